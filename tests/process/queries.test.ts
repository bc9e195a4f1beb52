import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { eventLog } from '../../src/render/event-log.ts';
import { layoutsOf } from '../../src/render/layouts/index.ts';
import { report } from '../../src/render/this-report.ts';
import { toXes } from '../../src/render/xes.ts';
import { toRows, type Row } from '../../src/query/result.ts';

const { database, rows, row: one } = report;
const [edges, nodes, variants] = [rows('process_edges'), rows('process_nodes'), rows('variants')];
const sum = (some: readonly Row[], column: string): number =>
  some.reduce((total, row) => total + Number(row[column]), 0);

// pm4js writes to globals, so it reads in a process of its own. A step is counted once, by its start.
const READER = `
  require('pm4js');
  const log = XesImporter.apply(require('node:fs').readFileSync(0, 'utf8'));
  for (const t of log.traces) t.events = t.events.filter((e) => e.attributes['lifecycle:transition'].value === 'start');
  const { activities, pathsFrequency } = FrequencyDfgDiscovery.apply(log);
  process.stdout.write('ANSWER' + JSON.stringify({ cases: log.traces.length, activities, pairs: pathsFrequency }));
`;
const answer = execFileSync(process.execPath, ['-e', READER], {
  input: toXes('the sales process', toRows(eventLog(database)), 'America/Chicago'),
  encoding: 'utf8',
  maxBuffer: 1e8,
});
const pm4js = JSON.parse(answer.slice(answer.indexOf('ANSWER') + 6)) as {
  cases: number;
  activities: Record<string, number>;
  pairs: Record<string, number>;
};

test('another program finds all cases in the event log that the site publishes', () => {
  expect(pm4js.cases).toBe(500);
  expect(one('process_coverage').cases).toBe(pm4js.cases);
});

test('another program counts the same pairs of steps', () => {
  expect(edges.length).toBeGreaterThan(0);
  expect(Object.fromEntries(edges.map((row) => [`${row.from_stage},${row.to_stage}`, row.transitions]))).toEqual(
    pm4js.pairs,
  );
});

test('another program counts the same visits of each step', () => {
  expect(Object.fromEntries(nodes.map((row) => [row.stage, row.visits]))).toEqual(pm4js.activities);
});

test('the coverage that the map states is that of the edges which it shows', () => {
  const shown = edges.filter((row) => row.is_shown === 1);
  expect(one('process_coverage')).toMatchObject({
    pairs: edges.length,
    pairs_shown: shown.length,
    transitions: sum(edges, 'transitions'),
    transitions_shown: sum(shown, 'transitions'),
  });
  const least = Number(one('process_coverage').least_share);
  const isWanted = (row: Row): boolean => row.on_happy_path === 1 || Number(row.share_of_cases) >= least;
  expect(shown).toEqual(edges.filter(isWanted));
});

test('edges and steps agree on the cases and the stays of a step', () => {
  for (const row of edges) {
    const from = nodes.find(({ stage }) => stage === row.from_stage);
    const to = nodes.find(({ stage }) => stage === row.to_stage);
    expect(from).toMatchObject({ cases: row.from_cases, median_wait_days: row.from_median_wait_days });
    expect(to?.cases).toBe(row.to_cases);
  }
});

test('the mean stay of a step is the same in the map, in the table of stays and in the sentence', () => {
  for (const { stage, mean_days } of rows('stage_stays')) {
    expect(nodes.find((row) => row.stage === stage)?.mean_days).toBe(mean_days);
    for (const row of edges) if (row.from_stage === stage) expect(row.from_mean_days).toBe(mean_days);
  }
  const legal = one('legal_bottleneck');
  expect(rows('stage_stays').find(({ stage }) => stage === legal.stage)?.mean_days).toBe(legal.mean_days);
});

test('what rework costs is held against as many deals as reached the step, all segments together', () => {
  const [all, ...segments] = rows('rework_cost');
  expect(all?.segment).toBeNull();
  for (const column of ['fell_back', 'fell_back_won', 'others', 'others_won'] as const)
    expect(sum(segments, column)).toBe(all?.[column]);
  expect(Number(all?.fell_back) + Number(all?.others)).toBeLessThan(Number(one('rework').cases));
});

test('of the deals in the design step each is late or within its benchmark', () => {
  const { deals_over_benchmark, deals_within } = one('no_technical_buyer_total');
  const design = rows('stage_revenue').find(({ stage }) => stage === one('no_technical_buyer_total').stage);
  expect(deals_over_benchmark + deals_within).toBe(design?.deals);
});

test('the paths of closed deals add up to what conformance says', () => {
  const judged = one('conformance');
  const having = (column: 'is_happy_path' | 'conforms'): number =>
    sum(
      variants.filter((row) => row[column] === 1),
      'cases',
    );
  expect(judged.closed_deals).toBe(sum(variants, 'cases'));
  expect(judged.happy_path_deals).toBe(having('is_happy_path'));
  expect(judged.conforming_deals).toBe(having('conforms'));
  const again = variants.filter(({ path }) => {
    const steps = String(path).split(' → ');
    return new Set(steps).size < steps.length;
  });
  expect(judged.rework_deals).toBe(sum(again, 'cases'));
  expect(variants.at(-1)?.share_so_far).toBe(1);
});

test('the revenue by stage adds up to the row that the title is bound to', () => {
  const stages = rows('stage_revenue');
  expect(one('revenue_over_benchmark')).toMatchObject({
    deals: sum(stages, 'deals'),
    amount: sum(stages, 'amount'),
    deals_over: sum(stages, 'deals_over_benchmark'),
    amount_over: sum(stages, 'amount_over_benchmark'),
    largest_amount: Math.max(...stages.map((row) => Number(row.amount_over_benchmark))),
  });
});

test('the deals without a technical buyer are as many as the sentence says', () => {
  const listed = rows('no_technical_buyer');
  expect(one('no_technical_buyer_total')).toMatchObject({ deals: listed.length, amount: sum(listed, 'amount') });
});

test('the map of the real log fits its drawings, the happy path straight', async () => {
  const layouts = await layoutsOf('process-map', edges);
  const path = nodes.filter((row) => row.on_happy_path === 1).map((row) => row.stage);
  expect(layouts?.narrow.width).toBe(336);
  for (const layout of Object.values(layouts ?? {})) {
    const xs = layout.nodes.filter(({ stage }) => path.includes(stage)).map(({ x }) => x);
    expect(xs).toHaveLength(path.length);
    expect(new Set(xs).size).toBe(1);
  }
});
