import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { ColumnType, LiveResult, LiveValue } from '../../../src/client/engine/messages.ts';
import { chartName, chooseChart, type ChosenChart } from '../../../src/client/own-cells/choose-chart.ts';
import { drawOwn } from '../../../src/client/own-cells/draw-own.ts';
import { AUTOMATIC, type ChartChoice } from '../../../src/client/own-cells/own-cell.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

const result = (columns: Record<string, ColumnType>, rows: readonly (readonly LiveValue[])[]): LiveResult => ({
  columns: Object.keys(columns),
  types: Object.values(columns),
  rows,
  more: false,
  cut: 0,
});

const BY_REP = result({ rep: 'text', amount: 'integer' }, [
  ['Kevin Park', 900_000],
  ['Jessica Taylor', 400_000],
  ['Ana Ruiz', 100_000],
]);
const DEALS = result({ account: 'text', close_on: 'text', amount: 'integer', band: 'text', days: 'real' }, [
  ['Acme', '2026-12-18', 1_200_000, 'At Risk', 12.5],
  ['Birch', '2026-12-11', 80_000, 'Healthy', 3],
  ['Cobalt', '2026-11-30', 75_000, 'Healthy', 4.5],
]);
const WORDS = result({ stage: 'text', rep: 'text' }, [
  ['Proposal', 'Kevin Park'],
  ['Proposal', 'Ana Ruiz'],
  ['Discovery', 'Leo Grant'],
]);

const choose = (rows: LiveResult, choice: Partial<ChartChoice> = {}): ChosenChart | string =>
  chooseChart(rows, { ...AUTOMATIC, ...choice });

const names = (chosen: ChosenChart | string): unknown =>
  typeof chosen === 'string'
    ? chosen
    : [chosen.x?.name ?? null, chosen.y?.name ?? null, chosen.colour?.name ?? null, chosen.mark];

test('the rows say what is drawn of them', () => {
  expect(names(choose(BY_REP))).toEqual(['amount', 'rep', null, 'bar']);
  expect(names(choose(DEALS))).toEqual(['close_on', 'amount', 'band', 'dot']);
  expect(names(choose(WORDS))).toEqual([null, 'stage', null, null]);
  const repeated = result({ stage: 'text', days: 'integer' }, [
    ['Legal', 3],
    ['Legal', 9],
  ]);
  expect(names(choose(repeated))).toEqual(['days', 'stage', null, 'dot']);
  const keyed = result({ opportunity_id: 'integer', contacts: 'integer', days: 'integer' }, [
    [1, 2, 3],
    [2, 4, 5],
  ]);
  expect(names(choose(keyed))).toEqual(['contacts', 'days', null, 'line']);
});

test('what its owner chose is drawn, and what they left goes with it', () => {
  expect(names(choose(DEALS, { x: 'days' }))).toEqual(['days', 'close_on', 'band', 'dot']);
  expect(names(choose(DEALS, { y: 'days', colour: '' }))).toEqual(['close_on', 'days', null, 'dot']);
  expect(names(choose(DEALS, { x: 'band', y: '' }))).toEqual(['band', null, null, null]);
  expect(names(choose(DEALS, { x: 'account', mark: 'line' }))).toEqual(['account', 'amount', null, 'line']);
  // A column that the rows no longer have is chosen anew.
  expect(names(choose(BY_REP, { x: 'gone' }))).toEqual(['amount', 'rep', null, 'bar']);
});

test('rows of which nothing can be drawn are said in a sentence', () => {
  expect(choose(result({ a: 'integer' }, []))).toMatch(/^No rows/);
  expect(choose(result({ a: 'integer' }, [[1]]))).toMatch(/^A single row/);
  expect(choose(result({ a: 'text', b: 'text' }, WORDS.rows.slice(1)))).toMatch(/no text is there twice/);
  expect(choose(result({ a: 'null', b: 'blob' }, [[null, { bytes: 1, hex: '00' }], [null, null]]))).toMatch(/no column/); // prettier-ignore
  expect(choose(BY_REP, { x: '', y: '' })).toMatch(/choose a column/);
});

test('a chart is called by its axes, its colour and its mark', () => {
  const name = (rows: LiveResult, mark: string, choice?: Partial<ChartChoice>): string => {
    const chosen = choose(rows, choice);
    return typeof chosen === 'string' ? chosen : chartName(chosen, mark);
  };
  expect(name(BY_REP, 'bar')).toBe('Bars: amount by rep; 3 rows.');
  expect(name(DEALS, 'dot')).toBe('Dots: amount by close_on, coloured by band; 3 rows.');
  expect(name(WORDS, 'bar')).toBe('Bars: number of rows by stage; 3 rows.');
});

const draw = (rows: LiveResult, choice: Partial<ChartChoice> = {}, width = 400) => {
  const chosen = choose(rows, choice);
  if (typeof chosen === 'string') throw new Error(chosen);
  return drawOwn(chosen, { name: 'own', width, document });
};

test('a drawing is one image with a name, and its bars stand in the order of the rows', () => {
  const { svg, groups, left } = draw(BY_REP);
  expect([svg.getAttribute('role'), svg.getAttribute('aria-label')]).toEqual(['img', 'Bars: amount by rep; 3 rows.']);
  expect(svg.querySelectorAll('rect').length).toBe(3);
  const texts = [...svg.querySelectorAll('text')].map((text) => text.textContent);
  expect(texts.filter((text) => BY_REP.rows.some(([rep]) => rep === text))).toEqual(BY_REP.rows.map(([rep]) => rep));
  expect([groups, left]).toEqual([[], null]);
});

test('every mark is drawn of every kind of column, or says why not', () => {
  const many = result(
    { day: 'text', stage: 'text', amount: 'number', odd: 'mixed' },
    Array.from({ length: 24 }, (_, i) => [
      i % 2 === 0 ? '2026-11' : `2026-11-${String((i % 30) + 1).padStart(2, '0')}`,
      i % 7 === 0 ? null : `Stage ${i % 5}`,
      i === 3 ? Infinity : i * 1000 - 20_000,
      i % 2 === 0 ? 9_007_199_254_740_993n + BigInt(i) : `odd ${i}`,
    ]),
  );
  const columns = ['', ...many.columns];
  for (const x of columns) {
    for (const y of columns) {
      if (x === y) continue;
      for (const mark of [null, 'bar', 'dot', 'line', 'area'] as const) {
        for (const colour of ['', 'stage', 'amount']) {
          const { svg } = draw(many, { x, y, mark, colour }, 300);
          expect(svg.getAttribute('aria-label')).toMatch(/; 24 rows\.$/);
        }
      }
    }
  }
});

test('of many words the first are drawn, of many colours the most frequent, and it is said', () => {
  const rows = Array.from({ length: 120 }, (_, i) => [`Account ${i}`, i + 1, `Rep ${i % 11}`]);
  const { groups, left } = draw(result({ account: 'text', amount: 'integer', rep: 'text' }, rows), {
    y: 'account',
    colour: 'rep',
  });
  expect(left).toBe('The first 40 of 120 values of account are drawn; the table has all.');
  expect(groups).toHaveLength(8);
  expect(groups.at(-1)?.name).toBe('all others');
  const sizes = draw(result({ account: 'text', amount: 'integer', rep: 'text' }, rows), { colour: 'amount' }).groups;
  expect(sizes.map(({ name }) => name)).toEqual([
    '1 to below 25',
    '25 to below 49',
    '49 to below 73',
    '73 to below 97',
    '97 to 120',
  ]);
});
