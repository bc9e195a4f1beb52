import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Format, Test } from '../../src/model/formats.ts';
import type { TableName, TableRows } from '../../src/query/query-rows.ts';

/** Each table's key, as schema.sql declares it. */
export const tableKeys = {
  scenario: ['quarter'],
  threshold: ['name'],
  plan_phase: ['month'],
  target: ['metric'],
  leader: ['leader_id'],
  rep: ['rep_id'],
  rep_quarter: ['rep_id', 'quarter'],
  account: ['account_id'],
  contact: ['contact_id'],
  stage: ['stage'],
  segment: ['segment'],
  health_band: ['band'],
  opportunity: ['opportunity_id'],
  opportunity_contact: ['opportunity_id', 'contact_id'],
  activity: ['activity_id'],
  activity_contact: ['opportunity_id', 'activity_id', 'contact_id'],
  health_snapshot: ['opportunity_id', 'observed_on'],
  process_event: ['case_id', 'position'],
  opportunity_change: ['opportunity_id', 'position'],
  forecast_snapshot: ['observed_on', 'rep_id', 'forecast_category'],
  claim: ['claim_id'],
  claim_figure: ['claim_id', 'position'],
} as const satisfies { readonly [T in TableName]?: readonly (keyof TableRows[T] & string)[] };

type Name = keyof typeof tableKeys;

/** A row of a table, column by column as schema.sql has them. */
type Row<T extends Name> = Readonly<TableRows[T]>;

export type Scenario = Row<'scenario'>;
export type Leader = Row<'leader'>;
export type Rep = Row<'rep'>;
export type Stage = Row<'stage'>;
export type Segment = Row<'segment'>;
export type HealthBand = Row<'health_band'>;
export type Opportunity = Row<'opportunity'>;
export type Activity = Row<'activity'>;
export type HealthSnapshot = Row<'health_snapshot'>;
export type ProcessEvent = Row<'process_event'>;
export type OpportunityChange = Row<'opportunity_change'>;
export type ForecastSnapshot = Row<'forecast_snapshot'>;
export type ClaimFigure = Row<'claim_figure'> & { readonly test: Test; readonly format: Format };

/** The tables of a world. */
export type Tables = { readonly [T in Name]: readonly (T extends 'claim_figure' ? ClaimFigure : Row<T>)[] };

export const tableNames = Object.keys(tableKeys) as (keyof Tables)[];

/** The tables of a world in memory, such as the generator's. Throws a RangeError when one is missing or empty. */
export function tablesOf(world: object): Tables {
  const tables = world as Partial<Tables>;
  for (const name of tableNames) {
    if (!tables[name]?.length) throw new RangeError(`table without rows: ${name}`);
  }
  return tables as Tables;
}

/** The tables of a folder of JSON files, one file a table. */
export function loadTables(folder: string): Tables {
  const rows = (name: string): object[] => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as object[];
  return tablesOf(Object.fromEntries(tableNames.map((name) => [name, rows(name)])));
}
