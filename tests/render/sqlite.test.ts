import { expect, test } from 'vitest';
import { runQuery } from '../../src/query/run-query.ts';
import { sqlite } from '../../src/render/sqlite.ts';

const { Database } = await sqlite();

/** What the sqlite3 shell answers. */
test.for([
  ['log(100)', 2],
  ['log(2, 8)', 3],
  ['log10(1000)', 3],
  ['log2(8)', 3],
  ['sign(-2.5)', -1],
  ["sign('a')", null],
  ["floor('x')", null],
  ['floor(-2.5)', -3],
  ['ceil(-1.5)', -1],
  ['trunc(-2.7)', -2],
  ['sqrt(-1)', null],
  ['power(2, 10)', 1024],
  ['mod(7, 3)', 1],
  ["exp('a')", null],
  ['round(2.5)', 3],
  ['round(-2.5)', -3],
  ["substr('abc', 0, 2)", 'a'],
  ["upper('é')", 'é'],
  ["'É' like 'é'", 0],
  ['7 / 2', 3],
  ["concat('a', null, 'b')", 'ab'],
  ["strftime('%Y-%m-%d', '2026-12-07')", '2026-12-07'],
  ["format('%,d', 1234567)", '1,234,567'],
] as const)('%s is %j', ([expression, value]) => {
  expect(runQuery(new Database(), `select ${expression}`).rows).toEqual([[value]]);
});

test('nothing stands in for a function that SQLite does not have', () => {
  for (const name of ['reverse', 'median', 'stdev', 'proper', 'charindex']) {
    expect(() => runQuery(new Database(), `select ${name}('a')`)).toThrow(`no such function: ${name}`);
  }
});
