import { expect, test } from 'vitest';
import { report } from '../../src/render/this-report.ts';
import type { QueryName } from '../../src/query/query-rows.ts';
import { toRows, type ColumnOf, type Row, type RowOf } from '../../src/query/result.ts';
import { runQuery } from '../../src/query/run-query.ts';

const rowsBy = <Query extends QueryName>(query: Query, column: ColumnOf<Query>): Map<string, RowOf<Query>[]> =>
  Map.groupBy(report.rows(query), (row) => String(row[column]));
const deals = () => report.rows('deal_facts');

test('each query of the pages answers for all subjects at once, in their order', () => {
  for (const { name } of report.pageQueries) {
    const column = name.startsWith('deal_') ? 'opportunity_id' : 'rep_id';
    expect(report.result(name).columns, name).toContain(column);
    const keys = toRows(report.result(name)).map((row) => String(row[column]));
    // A list of all has its own order, and everyone once.
    if (name.endsWith('_list')) expect(new Set(keys).size, name).toBe(keys.length);
    else expect(keys, name).toEqual(keys.toSorted());
  }
});

test.for(['deal_health', 'deal_activity', 'deal_silence', 'deal_people', 'deal_trace', 'deal_way'] as const)(
  '%s knows every deal',
  (name) => {
    const known = rowsBy(name, 'opportunity_id');
    expect(deals().filter((deal) => !known.has(String(deal.opportunity_id)))).toEqual([]);
  },
);

test('every deal has one finding, and a closed deal’s is how it ended', () => {
  const findings = ['Stuck', 'Overdue', 'Silent', 'Over benchmark', 'Moving'];
  const wrong = deals().filter((deal) =>
    deal.status === 'Open' ? !findings.includes(String(deal.finding)) : deal.finding !== deal.status,
  );
  expect(wrong).toEqual([]);
  expect(deals().filter((deal) => (deal.status === 'Lost') !== String(deal.lost_how).startsWith('lost'))).toEqual([]);
});

/** Met, and none of those who come with the paper. */
const isCounted = (person: RowOf<'deal_people'>): boolean =>
  person.is_met === 1 && !['Legal', 'Procurement'].includes(String(person.buying_role));

test('the people met on a deal are its contacts, and those who come with the paper', () => {
  const people = rowsBy('deal_people', 'opportunity_id');
  const wrong = deals().filter((deal) => {
    const own = people.get(String(deal.opportunity_id)) ?? [];
    const met = own.filter(({ is_met }) => is_met === 1).length;
    return own.length !== deal.people || own.filter(isCounted).length !== deal.contacts || met !== deal.people_met;
  });
  expect(wrong).toEqual([]);
});

test('a trace ends in the deal’s stage, and holds the happy path', () => {
  const traces = rowsBy('deal_trace', 'opportunity_id');
  const path = report.rows('deal_trace').filter((row) => row.on_happy_path === 1);
  const steps = new Set(path.map((row) => row.stage));
  const wrong = deals().filter((deal) => {
    const trace = traces.get(String(deal.opportunity_id)) ?? [];
    const last = trace.toSorted((a, b) => Number(a.stay) - Number(b.stay)).at(-1);
    const held = new Set(trace.filter((row) => row.on_happy_path === 1).map((row) => row.stage));
    return last?.stage !== deal.stage || held.size !== steps.size;
  });
  expect(wrong).toEqual([]);
});

test('similar deals are closed, others, of the same segment and type, five at the most, the nearest first', () => {
  const byId = new Map(deals().map((deal) => [deal.opportunity_id, deal]));
  for (const [id, similar] of rowsBy('deal_similar', 'opportunity_id')) {
    const deal = byId.get(id);
    const distances = similar.map((row) => Math.abs(Number(row.amount) - Number(deal?.amount)));
    expect(similar.length).toBeLessThanOrEqual(5);
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    for (const row of similar) {
      const other = byId.get(row.similar_id ?? null);
      expect(row.similar_id).not.toBe(id);
      expect(other?.status).not.toBe('Open');
      expect([other?.segment, other?.deal_type]).toEqual([deal?.segment, deal?.deal_type]);
    }
  }
});

test('an AE’s attainment is the same on the page, in its chart and in the report', () => {
  const inReport = new Map(report.rows('rep_scoreboard').map((rep) => [rep.rep_id, rep.attainment]));
  const running = report.rows('rep_attainment_quarters').filter((quarter) => quarter.is_running === 1);
  const inChart = new Map(running.map((quarter) => [quarter.rep_id, quarter.attainment]));
  for (const rep of report.rows('rep_facts')) {
    expect(rep.attainment).toBeCloseTo(Number(inReport.get(rep.rep_id ?? null)));
    expect(rep.attainment).toBeCloseTo(Number(inChart.get(rep.rep_id ?? null)));
  }
});

test('an AE’s shares add up to all of the AE’s deals', () => {
  for (const query of ['rep_contacts', 'rep_losses'] as const) {
    for (const groups of rowsBy(query, 'rep_id').values()) {
      expect(groups.reduce((sum, group) => sum + Number(group.share), 0)).toBeCloseTo(1);
      expect(groups.reduce((sum, group) => sum + Number(group.team_share), 0)).toBeCloseTo(1);
    }
  }
});

test('coaching is recommended for the measure that is furthest below the team', () => {
  for (const measures of rowsBy('rep_measures', 'rep_id').values()) {
    const distances = measures.map((measure) => Number(measure.distance));
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    expect(measures[0]?.advice).toMatch(/^[A-Z].*\.$/);
  }
});

test('a deal is silent from the threshold’s day on and in touch before it: never both', () => {
  const [[from] = []] = runQuery(report.database, "select value from threshold where name = 'silent_days'").rows;
  const open = toRows(runQuery(report.database, "select * from deal where status = 'Open'"));
  expect(open.some(({ days_since_contact }) => days_since_contact === from)).toBe(true);
  const isSilent = ({ days_since_contact }: Row): boolean => Number(days_since_contact) >= Number(from);
  expect(open.filter((deal) => (deal.is_silent === 1) !== isSilent(deal))).toEqual([]);
  for (const { rep_id, value } of report.rows('rep_measures').filter(({ measure }) => measure === 'in_touch')) {
    const own = open.filter((deal) => deal.rep_id === rep_id);
    expect(value).toBeCloseTo(own.filter((deal) => !isSilent(deal)).length / own.length, 9);
  }
});

test('a metric’s card and the sentence below the cards say the same of it: on plan or behind', () => {
  const cards = new Map(report.rows('metrics').map(({ label, on_plan }) => [label, on_plan]));
  const said = report.rows('logos_not_dollars').filter(({ measure }) => cards.has(measure));
  expect(said.length).toBeGreaterThan(1);
  for (const { measure, on_plan } of said) expect(cards.get(measure), measure).toBe(on_plan);
});
