import { expect, test } from 'vitest';
import {
  figureHooks,
  listedHooks,
  readFigure,
  readListed,
  readValue,
  readWhen,
  valueHooks,
  whenHooks,
} from '../../src/query/binding-hooks.ts';

/** What an element with these attributes has as its `dataset`. */
const datasetOf = (hooks: Readonly<Record<string, string | null | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(hooks).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name.replace(/^data-/, ''), value]],
    ),
  );

test('a value’s hooks are read as they were written, its key and its words too', () => {
  const number = { query: 'metrics', column: 'now', row: 2, key: { metric: 'win_rate' }, shown: 'percent' } as const;
  const word = { query: 'metrics', column: 'gap', row: 0, key: null, shown: { one: 'deal', many: 'deals' } } as const;
  for (const value of [number, word]) expect(readValue(datasetOf(valueHooks(value)))).toEqual(value);
  expect(valueHooks(word)).not.toHaveProperty('data-key');
});

test('conditions, list items and figures are read as they were written', () => {
  const conditions = [
    { query: 'metrics', column: 'now', row: { metric: 'revenue' }, test: 'above', than: { column: 'plan' } },
    { query: 'metrics', column: 'label', row: 1, test: 'equals', than: 'Revenue' },
  ] as const;
  expect(readWhen(datasetOf(whenHooks(conditions)))).toEqual(conditions);
  expect(readListed(datasetOf(listedHooks('alerts', { rank: 1 })))).toEqual({ query: 'alerts', key: { rank: 1 } });
  const figure = { query: 'deal_trace', chart: 'process-trace', subject: { opportunity_id: 'OPP-0001' } };
  expect(readFigure(datasetOf(figureHooks(figure)))).toEqual({ ...figure, layouts: undefined });
  expect(readFigure(datasetOf(figureHooks({ query: 'variants', chart: null })))).toMatchObject({ subject: null });
});

test.each([
  [() => readValue({ format: 'usd-b' }), 'unknown format: usd-b'],
  [() => readValue({ key: '[1]' }), "not a row's key: [1]"],
  [() => readValue({ words: '{"one":"deal"}' }), 'not words: {"one":"deal"}'],
  [() => readWhen({ when: '[{"query":"metrics"}]' }), 'not conditions: [{"query":"metrics"}]'],
  [() => readWhen({ when: '{}' }), 'not conditions: {}'],
])('what the build did not write is refused: %#', (read, message) => {
  expect(read).toThrow(message);
});
