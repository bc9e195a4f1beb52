import { tableKeys, tableNames, type Tables } from '../../support/world.ts';
import { atLeast, between, none, type Check } from './check.ts';

type Name = keyof Tables;
type Row = Readonly<Record<string, unknown>>;

const rowsOf = (tables: Tables, name: Name): readonly Row[] => tables[name];

/** How many rows each table has, where data.md says so: exactly, or at least. */
const exactly: [Name, number][] = [
  ['scenario', 1],
  ['target', 4],
  ['leader', 7],
  ['rep', 10],
  ['opportunity', 500],
  ['health_band', 4],
];
const orMore: [Name, number][] = [
  ['rep_quarter', 34],
  ['account', 300],
  ['activity', 10_000],
  ['process_event', 3_000],
];

/** Columns that name a row of another table; null names none. */
const references: [Name, string, Name, string][] = [
  ['leader', 'reports_to', 'leader', 'leader_id'],
  ['rep', 'manager_id', 'leader', 'leader_id'],
  ['rep_quarter', 'rep_id', 'rep', 'rep_id'],
  ['contact', 'account_id', 'account', 'account_id'],
  ['contact', 'known_by_leader_id', 'leader', 'leader_id'],
  ['opportunity', 'account_id', 'account', 'account_id'],
  ['opportunity', 'rep_id', 'rep', 'rep_id'],
  ['opportunity', 'stage', 'stage', 'stage'],
  ['opportunity', 'lost_at_stage', 'stage', 'stage'],
  ['opportunity_contact', 'opportunity_id', 'opportunity', 'opportunity_id'],
  ['opportunity_contact', 'contact_id', 'contact', 'contact_id'],
  ['activity', 'opportunity_id', 'opportunity', 'opportunity_id'],
  ['activity', 'contact_id', 'contact', 'contact_id'],
  ['activity', 'rep_id', 'rep', 'rep_id'],
  ['activity_contact', 'activity_id', 'activity', 'activity_id'],
  ['activity_contact', 'contact_id', 'contact', 'contact_id'],
  ['health_snapshot', 'opportunity_id', 'opportunity', 'opportunity_id'],
  ['process_event', 'case_id', 'opportunity', 'opportunity_id'],
  ['process_event', 'activity', 'stage', 'stage'],
  ['opportunity_change', 'opportunity_id', 'opportunity', 'opportunity_id'],
  ['forecast_snapshot', 'rep_id', 'rep', 'rep_id'],
  ['claim_figure', 'claim_id', 'claim', 'claim_id'],
];

/** The days and moments that are known at the as-of moment, so none lies after it. */
const known: [Name, string][] = [
  ['leader', 'started_on'],
  ['rep', 'hired_on'],
  ['account', 'customer_since'],
  ['opportunity', 'created_on'],
  ['opportunity', 'stage_entered_on'],
  ['opportunity_contact', 'engaged_on'],
  ['activity', 'occurred_at'],
  ['health_snapshot', 'observed_on'],
  ['process_event', 'started_at'],
  ['process_event', 'completed_at'],
  ['opportunity_change', 'changed_on'],
  ['forecast_snapshot', 'observed_on'],
];

const isDate = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));

const isMoment = (value: unknown): boolean =>
  typeof value === 'string' &&
  isDate(value.slice(0, 10)) &&
  /^T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(value.slice(10));

const keyOf = (name: Name, row: Row): string => tableKeys[name].map((column) => String(row[column])).join(' ');

export const tableChecks: Check[] = [
  ...exactly.map(([name, rows]) =>
    between(`${name} has ${rows} ${rows === 1 ? 'row' : 'rows'}`, rows, rows, (t) => t[name].length),
  ),
  ...orMore.map(([name, rows]) => atLeast(`${name} has ${rows} rows or more`, rows, (t) => t[name].length)),

  none('keys are unique', (tables) =>
    tableNames.flatMap((name) => {
      const seen = new Set<string>();
      return rowsOf(tables, name)
        .map((row) => keyOf(name, row))
        .filter((key) => seen.size === seen.add(key).size)
        .map((key) => `${name} ${key}`);
    }),
  ),

  none('every key resolves', (tables) =>
    references.flatMap(([name, column, other, key]) => {
      const there = new Set(rowsOf(tables, other).map((row) => row[key]));
      return rowsOf(tables, name)
        .filter((row) => row[column] !== null && !there.has(row[column]))
        .map((row) => `${name}.${column} ${String(row[column])}`);
    }),
  ),

  none('all rows of a table have the same columns', (tables) =>
    tableNames.filter((name) => new Set(rowsOf(tables, name).map((row) => Object.keys(row).join())).size !== 1),
  ),

  none('days are ISO dates, moments ISO timestamps', (tables) =>
    tableNames.flatMap((name) =>
      Object.keys(rowsOf(tables, name)[0] ?? {}).flatMap((column) => {
        const isRight = /_on$|_since$/.test(column) ? isDate : column.endsWith('_at') ? isMoment : null;
        if (isRight === null) return [];
        const values = new Set(rowsOf(tables, name).map((row) => row[column]));
        return [...values]
          .filter((value) => value !== null && !isRight(value))
          .map((value) => `${name}.${column} ${String(value)}`);
      }),
    ),
  ),

  none('nothing lies after the as-of moment but expected close dates', (tables) => {
    const asOf = tables.scenario[0]?.as_of ?? '';
    const late = known.flatMap(([name, column]) =>
      rowsOf(tables, name)
        .filter((row) => typeof row[column] === 'string' && row[column] > asOf)
        .map((row) => `${name} ${keyOf(name, row)}`),
    );
    const closed = tables.opportunity.filter((o) => o.status !== 'Open' && o.close_on > asOf);
    return [...late, ...closed.map((o) => `close of ${o.opportunity_id}`)];
  }),
];
