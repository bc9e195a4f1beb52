import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chart } from '../../src/charts/frame/chart.ts';
import { charts } from '../../src/charts/index.ts';
import { laidOutCharts, layoutsOf } from '../../src/render/layouts/index.ts';
import { renderChart } from '../../src/render/render-chart.ts';
import { parseNamedQueries } from '../../src/query/named-queries.ts';

const ROOT = join(import.meta.dirname, '../..');
const queries = ['demo_queries', 'page_queries', 'claims'].flatMap((file) =>
  parseNamedQueries(readFileSync(join(ROOT, `sql/${file}.sql`), 'utf8')),
);
const named = new Set(queries.flatMap((query) => query.chart ?? []));
const fileNames = (folder: string): string[] =>
  readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.replace('.ts', ''));

test('each file of the folder is a chart, and nothing else is', () => {
  expect([...charts.keys()].toSorted()).toEqual(fileNames('src/charts').toSorted());
});

test('the heads of the queries name every chart, and no other', () => {
  expect([...named].toSorted()).toEqual([...charts.keys()].toSorted());
});

test('what is laid out beforehand are charts', () => {
  expect(laidOutCharts).toEqual(fileNames('src/render/layouts'));
  expect(laidOutCharts.filter((name) => !charts.has(name))).toEqual([]);
});

test('a chart that there is not is refused, and the one that is meant is named', async () => {
  const drawn = (chart: string | null) => renderChart({ name: 'rep_scoreboard', chart }, []);
  await expect(drawn('rep-dot')).rejects.toThrow(/^unknown chart: rep-dot \(did you mean rep-dots\?\)$/);
  await expect(drawn('pie')).rejects.toThrow(/^unknown chart: pie$/);
  await expect(drawn(null)).rejects.toThrow('query without a chart: rep_scoreboard');
});

test('a chart without a layout has none', async () => {
  expect(await layoutsOf('rep-dots', [])).toBeUndefined();
});

test('the type checker refuses a chart that reads what its query does not answer', () => {
  const draw = (): SVGSVGElement => {
    throw new Error('not drawn');
  };
  chart('rep-dots', { rep: 'text', attainment: 'number' }, draw);
  // @ts-expect-error: rep_scoreboard has no such column
  chart('rep-dots', { atainment: 'number' }, draw);
  // @ts-expect-error: it is a number
  chart('rep-dots', { attainment: 'text' }, draw);
  // @ts-expect-error: the health band of commit_concentration may be null
  chart('risk-concentration', { health_band: 'text' }, draw);
  // @ts-expect-error: of the two queries that it draws, one has no such column
  chart('health-steps', { opportunity_id: 'text' }, draw);
  // @ts-expect-error: no query's head names it
  chart('rep-dot', {}, draw);
});
