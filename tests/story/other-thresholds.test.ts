import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { q4Crunch, type ThresholdName } from '../../generators/scenario.ts';
import { toScenario } from '../../generators/spec/to-scenario.ts';
import { makeWorld } from '../../generators/world.ts';
import { writeWorld } from '../../generators/write.ts';
import { runQuery } from '../../src/query/run-query.ts';
import { makeReport, type Report } from '../../src/render/report.ts';
import { sayingsOf } from '../support/threshold-words.ts';
import { tablesOf, type Tables } from '../support/world.ts';
import { misses } from './ledger.ts';
import { thresholdOf } from './second-way/definitions.ts';
import { closedNow, openDeals, staysOf } from './second-way/facts.ts';

type Values = Partial<Record<ThresholdName, number>>;

const scenarios: readonly Values[] = [
  { poor_health: 58, on_plan_share: 1, silent_days: 9, rare_path_share: 0.05 },
  { gap_days: 10, recovery_days: 10, fast_answer_hours: 18, many_contacts: 3, silent_days: 5, most_contacts_shown: 5 },
  { poor_health: 55, large_loss: 200_000, least_quiet_days: 11, recent_days: 21, rare_path_share: 0.1, drop_days: 10 },
];

const scenarioWith = (values: Values) =>
  toScenario({
    ...q4Crunch,
    thresholds: Object.fromEntries(
      Object.entries(q4Crunch.thresholds).map(([name, threshold]) => [
        name,
        { ...threshold, value: values[name as ThresholdName] ?? threshold.value },
      ]),
    ),
  });

/** What the pages say by a threshold and no claim does: in SQL, and the second way. */
const answers: readonly (readonly [what: string, sql: string, again: (tables: Tables) => unknown[][]])[] = [
  [
    'the deals in poor health',
    "select opportunity_id from deal where status = 'Open' and is_poor_health = 1 order by 1",
    (tables) => idsOf(openDeals(tables).where((d) => (d.health ?? 100) < thresholdOf(tables, 'poor_health'))),
  ],
  [
    'the deals that are silent',
    "select opportunity_id from deal where status = 'Open' and is_silent = 1 order by 1",
    (tables) => idsOf(openDeals(tables).where((d) => (d.days_silent ?? 0) >= thresholdOf(tables, 'silent_days'))),
  ],
  [
    'win rates by groups of contacts',
    'select deals, won from win_rate_by_contact_group',
    (tables) => {
      const many = thresholdOf(tables, 'many_contacts');
      const groups = [(n: number) => n < 2, (n: number) => n >= 2 && n < many, (n: number) => n >= many];
      return groups
        .map((isIn) => closedNow(tables).where((d) => isIn(d.contacts)))
        .map((deals) => [deals.count, deals.sum('won')]);
    },
  ],
  [
    'win rates by contacts, the last bar with all that have more',
    'select contacts, deals, won from win_rate_by_contacts order by contacts',
    (tables) => {
      const last = thresholdOf(tables, 'most_contacts_shown');
      return [...Map.groupBy(closedNow(tables).rows(), (d) => Math.min(d.contacts, last))]
        .toSorted(([a], [b]) => a - b)
        .map(([contacts, own]) => [contacts, own.length, own.filter((d) => d.won === 1).length]);
    },
  ],
  [
    'the ways off the happy path that the map shows',
    'select from_stage, to_stage from process_edge where is_shown = 1 and on_happy_path = 0 order by 1, 2',
    shownDetours,
  ],
];

const idsOf = (deals: { column: (name: 'opportunity_id') => readonly string[] }): string[][] =>
  deals
    .column('opportunity_id')
    .toSorted()
    .map((id) => [id]);

/** The pairs of steps off the happy path that as large a share of the cases took as the map wants. */
function shownDetours(tables: Tables): string[][] {
  const happy = tables.stage.filter((g) => g.on_happy_path === 1).toSorted((a, b) => a.position - b.position);
  const next = new Map(happy.slice(1).map((g, i) => [happy[i]?.stage, g.stage]));
  const pairs = Map.groupBy(
    staysOf(tables)
      .rows()
      .filter((s) => typeof s.previous === 'string' && next.get(s.previous) !== s.activity),
    (s) => JSON.stringify([s.previous, s.activity]),
  );
  const least = thresholdOf(tables, 'rare_path_share') * tables.opportunity.length;
  return [...pairs]
    .filter(([, stays]) => new Set(stays.map((s) => s.case_id)).size >= least)
    .map(([pair]) => JSON.parse(pair) as string[])
    .toSorted((a, b) => (a.join() < b.join() ? -1 : 1));
}

describe.each(scenarios)('with %o', (values) => {
  const folder = mkdtempSync(join(tmpdir(), 'other-thresholds-'));
  let tables: Tables;
  let report: Report;
  const textsOf = (sql: string): string[] =>
    runQuery(report.database, sql).rows.flatMap((row) => row.filter((value) => typeof value === 'string'));

  beforeAll(async () => {
    const world = makeWorld(scenarioWith(values));
    tables = tablesOf(world);
    writeWorld(world, folder);
    report = await makeReport(folder, 'sql');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
    report.database.close();
  });

  test('every claim holds, computed in two ways', async () => {
    expect(await misses(tables)).toEqual([]);
  });

  test.each(answers)('%s are those of the rows', (_, sql, again) => {
    const { rows } = runQuery(report.database, sql.includes('_by_') ? sqlOf(sql) : sql);
    expect(rows).toEqual(again(tables));
  });

  test('no sentence says a number that another one has replaced', () => {
    const sentences = [
      ...textsOf('select title, detail, action from insight'),
      ...textsOf('select action from action'),
      ...textsOf('select statement from claim'),
      ...textsOf('select label from claim_figure'),
      ...textsOf('select label from contact_group'),
    ];
    // What is said in the same words of another threshold may stay.
    const numberOf = ({ value, unit }: { value: number; unit: string }): string => `${value} ${unit}`;
    const kept = new Set(tables.threshold.map(numberOf));
    const replaced = (Object.keys(values) as ThresholdName[]).filter(
      (name) => !kept.has(numberOf(q4Crunch.thresholds[name])),
    );
    expect(replaced).not.toEqual([]);
    expect(sentences.length).toBeGreaterThan(100);
    expect(
      replaced.flatMap((name) => sentences.filter((text) => sayingsOf(name).test(text)).map((text) => [name, text])),
    ).toEqual([]);
  });

  /** A statement over the answer of a named query, with that query in its place. */
  function sqlOf(sql: string): string {
    return sql.replace(/from (\w+)/, (_, name: string) => `from (${report.queryNamed(name).sql.replace(/;\s*$/, '')})`);
  }
});
