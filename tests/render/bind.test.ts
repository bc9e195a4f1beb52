import { expect, test } from 'vitest';
import { bind } from '../../src/render/bind.ts';

const result = {
  columns: ['metric', 'now'],
  rows: [
    ['revenue', 8204350],
    ['forecast', null],
  ],
  more: false,
};

test('a number carries its query, its place and its format', () => {
  expect(bind(result, { query: 'metrics', column: 'now', format: 'usd-m' })).toEqual({
    row: 0,
    text: '$8.2M',
    attributes: {
      value: '8204350',
      'data-query': 'metrics',
      'data-column': 'now',
      'data-row': '0',
      'data-format': 'usd-m',
    },
  });
});

test('a row asked for by what it holds is found again by it', () => {
  const { text, attributes } = bind(result, {
    query: 'metrics',
    column: 'now',
    row: { metric: 'forecast' },
    format: 'usd',
  });
  expect([text, attributes.value, attributes['data-row'], attributes['data-key']]).toEqual([
    '—',
    '',
    '1',
    '{"metric":"forecast"}',
  ]);
});

test('a cell that is not there is named with its query', () => {
  expect(() => bind(result, { query: 'metrics', column: 'gap', format: 'usd' })).toThrow(
    'nothing to bind: metrics.gap',
  );
});
