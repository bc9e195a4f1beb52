import { expect, test } from 'vitest';
import { report } from '../../src/render/this-report.ts';
import { runQuery } from '../../src/query/run-query.ts';

const { rows, row: one } = report;
const sum = <Row>(some: readonly Row[], value: (row: Row) => unknown): number =>
  some.reduce((total, row) => total + Number(value(row)), 0);
const claim = (id: string, column: string): unknown =>
  report
    .ledger()
    .find((c) => c.id === id)
    ?.numbers.find((n) => n.column === column)?.computed;

test('a ratio of win rates is that of its counts, lies in its interval, and its segments add up to it', () => {
  const [all] = rows('early_contacts');
  const segments = rows('early_contacts').filter(({ segment }) => segment !== null);
  expect(all?.ratio).toBeCloseTo(Number(all?.multi_win_rate) / Number(all?.single_win_rate));
  expect(all?.multi_win_rate).toBeCloseTo(Number(all?.multi_won) / Number(all?.multi_deals));
  expect(all?.ratio_low).toBeLessThan(Number(all?.ratio));
  expect(all?.ratio_high).toBeGreaterThan(Number(all?.ratio));
  for (const column of ['multi_won', 'multi_deals', 'single_won', 'single_deals'] as const)
    expect(sum(segments, (segment) => segment[column])).toBe(all?.[column]);
});

test('the same ratio stands in the sentence, in the table and in the ledger', () => {
  expect(one('multi_threading')).toMatchObject({
    ratio: rows('early_contacts')[0]?.ratio,
    early_ratio: rows('early_contacts').find(({ counted }) => counted.startsWith('By '))?.ratio,
    like_ratio: claim('I3', 'like_ratio'),
  });
});

test('where contacts are counted, the head says whose are not', () => {
  const counting = report.allQueries.filter(({ definition }) =>
    /met, answered or wr|multi-threaded deals|number of contacts/.test(definition ?? ''),
  );
  expect(counting.length).toBeGreaterThan(4);
  const silent = counting.filter(({ definition }) => !/Legal and\s+Procurement/.test(definition ?? ''));
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('the deals that fell as far are with or without a sponsor after it, and the named ones were won', () => {
  const past = one('recovery_rate');
  expect(Number(past.deals_with_sponsor) + Number(past.deals_without_sponsor)).toBe(past.deals);
  expect(Number(past.won_with_sponsor) + Number(past.won_without_sponsor)).toBe(past.recovered);
  const nearest = rows('past_falls').filter(({ nearest_place }) => Number(nearest_place ?? 99) <= 3);
  expect(nearest.every(({ status }) => status === 'Won')).toBe(true);
  expect(nearest.map(({ opportunity_id }) => opportunity_id).toSorted()).toEqual(
    rows('nearest_recoveries')
      .map(({ opportunity_id }) => opportunity_id)
      .toSorted(),
  );
});

test('every key deal stands among the key accounts, each with what its rows say', () => {
  const keys = runQuery(report.database, 'select opportunity_id from opportunity where is_key = 1').rows.flat();
  const accounts = rows('key_accounts');
  expect(accounts.map(({ opportunity_id }) => opportunity_id).toSorted()).toEqual(keys.toSorted());
  expect(accounts.filter(({ drama }) => !/^[A-Z0-9].{15,}\.$/.test(drama ?? ''))).toEqual([]);
});

test('the losses listed to the rival are those that are counted', () => {
  const [rival] = rows('competitor_pressure');
  const losses = rows('rival_losses');
  expect(new Set(losses.map(({ competitor }) => competitor))).toEqual(new Set([rival?.competitor]));
  expect([losses.length, sum(losses, (d) => d.amount)]).toEqual([rival?.losses, rival?.lost_amount]);
});

test('each AE has a key insight of its own', () => {
  const insights = rows('rep_key_insights');
  expect(insights.map(({ rep_id }) => rep_id).toSorted()).toEqual(
    rows('rep_facts')
      .map(({ rep_id }) => rep_id)
      .toSorted(),
  );
  // What stands out about one does not about another: the sentences differ beyond their numbers.
  expect(new Set(insights.map(({ insight }) => insight?.replaceAll(/[\d.$%K]+/g, '#'))).size).toBe(insights.length);
});

test('one AE is everybody’s tutor, also in what the agents say, and is sent to nobody', () => {
  const measures = rows('rep_measures');
  const [tutor, ...others] = new Set(measures.map((m) => m.tutor));
  expect(others).toEqual([]);
  expect(measures.filter((m) => m.is_tutor === 1 && m.has_tutor === 1)).toEqual([]);
  expect(measures.filter((m) => m.has_tutor === 1 && Number(m.tutor_value) <= Number(m.value))).toEqual([]);
  const pairings = rows('alerts').filter(({ action }) => action.startsWith('Pair '));
  expect(pairings).not.toEqual([]);
  expect(pairings.filter(({ action }) => !action.includes(` with ${tutor ?? ''}`))).toEqual([]);
});

test('an open deal is silent or in touch, never both', () => {
  for (const { rep_id, silent_deals, open_deals } of rows('rep_facts')) {
    const touch = rows('rep_measures').find((m) => m.rep_id === rep_id && m.measure === 'in_touch');
    expect(Number(touch?.value) + silent_deals / open_deals).toBeCloseTo(1);
  }
});

test('who misses badly on a manager’s card is who the ledger says', () => {
  const missing = rows('managers').filter(({ misses_badly }) => misses_badly === 1);
  expect(missing.map(({ manager, lowest_rep }) => [manager, lowest_rep])).toEqual([
    [claim('R13', 'misses_badly_manager'), claim('R13', 'misses_badly')],
  ]);
});

test('the step in which the most dollars are stuck stands first of the steps at stake', () => {
  const { largest_stage, largest_amount } = one('revenue_over_benchmark');
  const stuck = rows('exposures').filter(({ issue }) => issue.startsWith('Deals stuck in '));
  expect(stuck[0]).toMatchObject({ issue: `Deals stuck in ${largest_stage ?? ''}`, amount: largest_amount });
});

test('last quarter’s weekly call, rebuilt from changes, is on the same day the call that is replayed', () => {
  const weeks = rows('forecast_weeks').filter(({ quarter }) => quarter === 'Last quarter');
  const replay = one('last_quarter_replay');
  const same = weeks.filter(({ observed_on }) => observed_on === replay.observed_on);
  expect(sum(same, ({ amount }) => amount)).toBe(replay.call);
  expect(sum(same, (row) => row.health_adjusted)).toBeCloseTo(Number(replay.rule));
  expect(weeks[0]?.outcome).toBe(replay.outcome);
  expect(weeks.at(-1)?.observed_on).toBe(replay.observed_on);
  expect(new Set(weeks.map(({ observed_on }) => observed_on)).size).toBe(one('forecast_week_change').weeks);
});
