import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Format, Test } from '../../src/model/formats.ts';

/** A row of `scenario`; the interfaces below are the tables of sql/schema.sql, column by column. */
export interface Scenario {
  company: string;
  product: string;
  quarter: string;
  quarter_start: string;
  quarter_end: string;
  as_of: string;
  seed: string;
  time_zone: string;
}

export interface Threshold {
  name: string;
  value: number;
  unit: string;
  decides: string;
}

export interface PlanPhase {
  month: string;
  starts_on: string;
  ends_on: string;
  share: number;
}

export interface Target {
  metric: string;
  label: string;
  target: number;
  unit: string;
}

export interface Leader {
  leader_id: string;
  name: string;
  title: string;
  region: string | null;
  reports_to: string | null;
  started_on: string;
  level: string;
}

export interface Rep {
  rep_id: string;
  name: string;
  title: string;
  manager_id: string;
  region: string;
  archetype: string;
  story_role: string;
  hired_on: string;
  quota: number;
  quota_to_date: number;
}

export interface RepQuarter {
  rep_id: string;
  quarter: string;
  quota: number;
  closed_won: number;
  attainment: number;
}

export interface Account {
  account_id: string;
  name: string;
  industry: string;
  region: string;
  employees: number;
  customer_since: string | null;
}

export interface Contact {
  contact_id: string;
  account_id: string;
  name: string;
  title: string;
  buying_role: string;
  known_by_leader_id: string | null;
}

export interface Stage {
  stage: string;
  position: number;
  benchmark_days: number | null;
  on_happy_path: number;
  role: string;
}

export interface Segment {
  segment: string;
  position: number;
  min_amount: number;
  max_amount: number;
}

export interface HealthBand {
  band: string;
  min_health: number;
  max_health: number;
  weight: number;
  position: number;
  glyph: string;
}

export interface Opportunity {
  opportunity_id: string;
  account_id: string;
  rep_id: string;
  name: string;
  deal_type: string;
  segment: string;
  amount: number;
  status: string;
  stage: string;
  forecast_category: string;
  created_on: string;
  stage_entered_on: string;
  close_on: string;
  pushes: number;
  health: number | null;
  competitor: string | null;
  loss_reason: string | null;
  lost_at_stage: string | null;
  next_step: string | null;
  lead_source: string;
  is_key: number;
  situation: string | null;
  story_role: string | null;
}

export interface OpportunityContact {
  opportunity_id: string;
  contact_id: string;
  engaged_on: string;
}

export interface Activity {
  activity_id: string;
  opportunity_id: string;
  contact_id: string;
  rep_id: string;
  occurred_at: string;
  type: string;
  direction: string;
  is_two_way: number;
  response_hours: number | null;
  subject: string;
}

export interface HealthSnapshot {
  opportunity_id: string;
  observed_on: string;
  health: number;
  note: string | null;
}

export interface ProcessEvent {
  case_id: string;
  position: number;
  activity: string;
  started_at: string;
  completed_at: string | null;
  resource: string;
}

export interface OpportunityChange {
  opportunity_id: string;
  position: number;
  changed_on: string;
  field: string;
  old_value: string | null;
  new_value: string;
}

export interface ForecastSnapshot {
  observed_on: string;
  rep_id: string;
  forecast_category: string;
  deals: number;
  amount: number;
  health_adjusted: number;
}

export interface Claim {
  claim_id: string;
  position: number;
  part: string;
  statement: string;
}

export interface ClaimFigure {
  claim_id: string;
  position: number;
  figure: string;
  label: string;
  test: Test;
  stated: number | string;
  format: Format;
}

/** A whole world: the rows of each table, as in data/*.json. */
export interface Tables {
  readonly scenario: readonly Scenario[];
  readonly threshold: readonly Threshold[];
  readonly plan_phase: readonly PlanPhase[];
  readonly target: readonly Target[];
  readonly leader: readonly Leader[];
  readonly rep: readonly Rep[];
  readonly rep_quarter: readonly RepQuarter[];
  readonly account: readonly Account[];
  readonly contact: readonly Contact[];
  readonly stage: readonly Stage[];
  readonly segment: readonly Segment[];
  readonly health_band: readonly HealthBand[];
  readonly opportunity: readonly Opportunity[];
  readonly opportunity_contact: readonly OpportunityContact[];
  readonly activity: readonly Activity[];
  readonly health_snapshot: readonly HealthSnapshot[];
  readonly process_event: readonly ProcessEvent[];
  readonly opportunity_change: readonly OpportunityChange[];
  readonly forecast_snapshot: readonly ForecastSnapshot[];
  readonly claim: readonly Claim[];
  readonly claim_figure: readonly ClaimFigure[];
}

/** Each table's key, as schema.sql declares it. */
export const tableKeys: { readonly [T in keyof Tables]: readonly (keyof Tables[T][number] & string)[] } = {
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
  health_snapshot: ['opportunity_id', 'observed_on'],
  process_event: ['case_id', 'position'],
  opportunity_change: ['opportunity_id', 'position'],
  forecast_snapshot: ['observed_on', 'rep_id', 'forecast_category'],
  claim: ['claim_id'],
  claim_figure: ['claim_id', 'position'],
};

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
