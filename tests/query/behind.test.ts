import { expect, test } from 'vitest';
import { behindNumber, type Answers } from '../../src/query/behind.ts';
import { toBehind } from '../../src/query/read-behind.ts';
import { evaluate, toFormula } from '../../src/query/formula.ts';
import type { Result } from '../../src/query/result.ts';

const RESULTS: Readonly<Record<string, Result>> = {
  deals: {
    columns: ['deal', 'rep', 'amount', 'is_won'],
    rows: [
      ['A', 'Ada', 30, 1],
      ['B', 'Ada', 10, 0],
      ['C', 'Bo', 0, 1],
      ['D', 'Bo', null, null],
    ],
    more: false,
  },
  total: { columns: ['amount', 'target', 'rep'], rows: [[40, 100, null]], more: false },
  reps: {
    columns: ['rep', 'amount', 'kind'],
    rows: [
      ['Ada', 40, 'sum'],
      ['Bo', 2, 'count'],
    ],
    more: false,
  },
};
const answers: Answers = {
  names: Object.keys(RESULTS),
  result: (name) => RESULTS[name] ?? { columns: [], rows: [], more: false },
};
const made = (line: string, query = 'total', row = 0) => {
  const [[, behind = []] = ['', []]] = toBehind([{ text: line, line: 1 }]);
  return behindNumber(behind, { query, row }, answers);
};

test.for([
  ['amount: deals, sum amount', [0, 1], 40],
  ['amount: deals, count', [0, 1, 2, 3], 4],
  ['amount: deals, mean amount', [0, 1, 2], 40 / 3],
  ['amount: deals, share is_won', [0, 1, 2], 2 / 3],
  ['amount: deals, max amount', [0], 30],
  ['amount: deals, min amount', [2], 0],
  ["amount: deals, value amount where deal = 'B'", [1], 10],
  ["amount: deals, count where rep = 'Ada' and is_won = 1", [0], 1],
  ["amount: deals, sum amount where rep = 'Nobody'", [], 0],
  ["amount: deals, mean amount where rep = 'Nobody'", [], null],
  // A row that stands for all asks for nothing.
  ['amount: deals, count where rep = rep', [0, 1, 2, 3], 4],
] as const)('%s', ([line, rows, value]) => {
  expect(made(line)).toMatchObject({ kind: 'rows', rows, value });
});

test('rows are those of the number’s own row', () => {
  expect(made('amount: deals, sum amount where rep = rep', 'reps', 0)).toMatchObject({ rows: [0, 1], value: 40 });
  expect(made('amount: deals, count where rep = rep', 'reps', 1)).toMatchObject({ rows: [2, 3], value: 2 });
});

test('of several lines for a column the first whose condition holds counts', () => {
  const behind = toBehind([
    { text: "amount: deals, sum amount where rep = rep when kind = 'sum'", line: 1 },
    { text: 'amount: deals, count where rep = rep', line: 2 },
  ]).get('amount');
  const values = [0, 1].map((row) => behindNumber(behind ?? [], { query: 'reps', row }, answers)?.value);
  expect(values).toEqual([40, 2]);
  expect(made("amount: deals, count when kind = 'sum'", 'reps', 1)).toBeNull();
});

test('a formula opens its parts', () => {
  expect(made('gap: = target - amount')).toMatchObject({
    kind: 'formula',
    parts: [
      { query: 'total', column: 'target', row: 0, value: 100 },
      { query: 'total', column: 'amount', row: 0, value: 40 },
    ],
    value: 60,
  });
  expect(made('share: = amount / total.amount', 'reps', 1)).toMatchObject({ value: 2 / 40 });
  expect(made("share: = reps.amount / amount where rep = 'Bo'")).toMatchObject({ value: 2 / 40 });
  expect(made('share: = amount / (amount - amount)')).toMatchObject({ value: null });
});

test.for([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['10 - 2 - 3', 5],
  ['8 / 4 / 2', 1],
  ['max(1 - 3, 0)', 0],
  ['sqrt(16) * exp(0)', 4],
] as const)('the formula %s is %s', ([text, value]) => {
  expect(evaluate(toFormula(text), () => null)).toBe(value);
});

test.for(['1 +', '(1', 'a b', 'max(1)', 'sin(1)', '1 % 2', ''])('the formula "%s" is refused', (text) => {
  expect(() => toFormula(text)).toThrow(`not a formula: ${text}`);
});

test.for([
  ['amount: dels, count', 'unknown query: dels (did you mean deals?)'],
  ['amount: deals, sum amont', 'unknown column: deals.amont (did you mean amount?)'],
  ['amount: deals, sum amount where rap = rep', 'unknown column: deals.rap (did you mean rep?)'],
  ['amount: = target - amuont', 'unknown column: total.amuont (did you mean amount?)'],
  ['amount: deals, value amount', '3 rows for one value: deals.amount'],
  ['amount: = reps.amount', 'not one row: reps.amount'],
  ['amount deals', 'not behind a number: amount deals (line 1)'],
  ['amount: deals, total amount', 'not behind a number: deals, total amount (line 1)'],
  ['amount: deals, count where rep', 'not a condition: rep (line 1)'],
  ['amount: = target -', 'not a formula: target - (line 1)'],
] as const)('%s is refused', ([line, message]) => {
  expect(() => made(line)).toThrow(message);
});
