import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { insightTables } from '../../src/agents/insight-tables.ts';
import { readerCopy, type ReaderCopy } from '../../src/client/engine/reader-copy.ts';
import { toRows } from '../../src/query/result.ts';
import { tablesTouched } from '../../src/query/tables-touched.ts';
import { readAgents } from '../../src/render/insights.ts';
import { sqlite } from '../../src/render/sqlite.ts';
import { report } from '../../src/render/this-report.ts';
import { whatIfSql } from '../../src/render/what-ifs.ts';
import { agreementChecks } from '../story/realism/agreement.ts';
import { snapshotChecks } from '../story/realism/snapshots.ts';
import { tableNames, type Tables } from '../support/world.ts';

const agents = await readAgents();
const SQL = await sqlite();

function copyOfData(): ReaderCopy {
  const copy = readerCopy(SQL, report.file);
  copy.compute((database, ask) =>
    insightTables(agents, {
      run: (asked, query) => ask(asked, report.queryNamed(query).sql),
      reads: (query) => tablesTouched(database, report.queryNamed(query).sql).reads,
    }),
  );
  return copy;
}

const copy = copyOfData();
const row = (edits: readonly string[], query: string): Readonly<Record<string, unknown>> =>
  toRows(copy.ask(edits, report.queryNamed(query).sql, 1000))[0] ?? {};
const number = (edits: readonly string[], query: string, column: string): number => Number(row(edits, query)[column]);

const others = toRows(report.result('commit_at_risk')).filter(
  ({ opportunity_id }) => opportunity_id !== report.row('crash_deal').opportunity_id,
);
const SWITCHES: Readonly<Record<string, string>> = {
  crash_slips: whatIfSql('crash_slips'),
  ...Object.fromEntries(
    others.map(({ opportunity_id }) => [
      `deal_slips ${String(opportunity_id)}`,
      whatIfSql('deal_slips', String(opportunity_id)),
    ]),
  ),
  legal_in_time: whatIfSql('legal_in_time'),
  price_losses_won_back: whatIfSql('price_losses_won_back'),
  plan_succeeds: whatIfSql('plan_succeeds'),
};

test('when the crashed deal slips the call misses by what the sentence says, and the smallest sets that help are named', () => {
  const before = row([], 'forecast_call');
  const after = row([SWITCHES.crash_slips ?? ''], 'forecast_call');
  expect(after.with_commit).toBe(before.without_crash);
  expect(Number(after.with_commit_over_target)).toBe(-Number(before.miss_without_crash));
  expect([before.miss_without_crash, before.without_crash]).toEqual([after.miss_without_crash, after.without_crash]);
  expect(row([], 'ways_to_target')).toMatchObject({ gap: 0, size: null, ways: 0 });
  const ways = row([SWITCHES.crash_slips ?? ''], 'ways_to_target');
  expect(ways.gap).toBe(before.miss_without_crash);
  for (const column of ['best_amount', 'next_amount', 'further_amount']) {
    expect(Number(ways[column])).toBeGreaterThanOrEqual(Number(ways.gap));
  }
  expect(Number(ways.size)).toBeGreaterThan(0);
  expect(String(ways.next_accounts).split(/, | and /).length).toBeGreaterThanOrEqual(Number(ways.size));
});

test('what is stuck in the legal step is closed, what was lost on price is won, and the plan adds what it said', () => {
  const stuck = toRows(report.result('legal_stuck'));
  const legal = [SWITCHES.legal_in_time ?? ''];
  expect(number(legal, 'forecast_call', 'closed') - number([], 'forecast_call', 'closed')).toBe(
    stuck.reduce((sum, { amount }) => sum + Number(amount), 0),
  );
  expect(copy.ask(legal, report.queryNamed('legal_stuck').sql, 10).rows).toEqual([]);

  const won = [SWITCHES.price_losses_won_back ?? ''];
  const price = toRows(
    copy.ask(
      [],
      `select amount from deal d where closed_this_quarter = 1 and status = 'Lost' and (competitor, loss_reason) =
        (select competitor, loss_reason from opportunity where story_role = 'price_loss')`,
      100,
    ),
  );
  expect(price.length).toBeGreaterThan(0);
  expect(number(won, 'forecast_call', 'closed') - number([], 'forecast_call', 'closed')).toBe(
    price.reduce((sum, { amount }) => sum + Number(amount), 0),
  );

  const plan = copy.ask([], 'select sum(impact) from action where impact > 0', 1).rows[0]?.[0];
  const gained =
    number([SWITCHES.plan_succeeds ?? ''], 'forecast_call', 'adjusted') - number([], 'forecast_call', 'adjusted');
  expect(Math.abs(gained - Number(plan))).toBeLessThan(5);
});

test.for([...Object.keys(SWITCHES), 'all of them'])('%s keeps the data whole', (name) => {
  const edits = name === 'all of them' ? Object.values(SWITCHES) : [SWITCHES[name] ?? ''];
  copy.take(edits);
  const rows = (sql: string) => copy.ask(edits, sql, 1_000_000);
  const tables = Object.fromEntries(tableNames.map((table) => [table, toRows(rows(`select * from ${table}`))]));
  expect(rows('select * from pragma_foreign_key_check').rows).toEqual([]);
  expect(
    rows(`select opportunity_id from opportunity o where stage <> (select activity from process_event e
      where e.case_id = o.opportunity_id order by position desc limit 1)`).rows,
  ).toEqual([]);
  expect(
    rows(`select opportunity_id from opportunity o where status = 'Open' and health <> (select health
      from health_snapshot h where h.opportunity_id = o.opportunity_id order by observed_on desc limit 1)`).rows,
  ).toEqual([]);
  expect(
    rows(`select case_id from process_event e where completed_at is null and exists (select 1 from process_event n
      where n.case_id = e.case_id and n.position > e.position)`).rows,
  ).toEqual([]);
  const checks = [...agreementChecks, ...snapshotChecks.slice(0, 1)];
  const findings = checks.map((one) => ({ name: one.name, ...one.check(tables as unknown as Tables) }));
  expect(findings.filter(({ ok }) => !ok)).toEqual([]);
});

test('the statements stand in a file of their own, each with a title', async () => {
  const text = await readFile('sql/what_ifs.sql', 'utf8');
  expect(text.match(/^-- name: /gm)).toHaveLength(5);
});
