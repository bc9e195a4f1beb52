import { expect, test } from 'vitest';
import { isEmptySql } from '../../src/client/cell/is-empty-sql.ts';
import { sqlite } from '../../src/render/sqlite.ts';
import { sortRows } from '../../src/client/cell/sort-rows.ts';
import { spreadsheetValues } from '../../src/client/cell/spreadsheet-values.ts';
import { liveText, toJson, toResult } from '../../src/client/engine/live-value.ts';
import type { LiveResult } from '../../src/client/engine/messages.ts';
import { readLive } from '../../src/client/engine/read-live.ts';
import { runStatements } from '../../src/query/run-query.ts';

const { Database } = await sqlite();

function run(sql: string, limit = 1000): LiveResult {
  const result = runStatements(new Database(), sql, (statement, columns) => readLive(statement, columns, limit));
  if (result === null) throw new Error(`no columns: ${sql}`);
  return result;
}

test('types are told apart as SQLite does', () => {
  const result = run(
    "select 1 as i, 1.0 as r, 'a' as t, x'00ff' as b, null as n union all select 2, 2.5, 'b', null, null",
  );
  expect(result.types).toEqual(['integer', 'real', 'text', 'blob', 'null']);
  expect(run("select 1 as a union all select 'x'").types).toEqual(['mixed']);
  expect(run('select 1 as a union all select null union all select 1.5').types).toEqual(['number']);
  expect(result.rows[0]?.map((value, i) => liveText(value, result.types[i] ?? 'mixed'))).toEqual([
    '1',
    '1.0',
    'a',
    "x'00ff'",
    'NULL',
  ]);
});

test('integers beyond what a number holds stay exact', () => {
  const result = run('select 9007199254740993 as n, 9007199254740991 as m');
  expect(result.rows).toEqual([[9007199254740993n, 9007199254740991]]);
  expect(toJson(result)).toBe('[\n  {"n": 9007199254740993, "m": 9007199254740991}\n]\n');
  expect(toResult(result).rows).toEqual([[9007199254740992, 9007199254740991]]);
});

test('rows stop at the limit, and long values are cut', () => {
  const endless = 'with recursive t(n) as (select 1 union all select n + 1 from t) select n from t';
  expect(run(endless, 3)).toMatchObject({ rows: [[1], [2], [3]], more: true });
  expect(run('select 1', 1).more).toBe(false);
  const long = run("select printf('%.*c', 100000, 'x') as t, zeroblob(5000) as b");
  expect(long.cut).toBe(2);
  expect(long.rows[0]?.[0]).toHaveLength(20_001);
});

test('columns of one name survive, and are told apart in JSON', () => {
  const result = run('select 1 as a, 2 as a, 1e999 as b');
  expect(result.columns).toEqual(['a', 'a', 'b']);
  expect(toJson(result)).toBe('[\n  {"a": 1, "a_2": 2, "b": "Infinity"}\n]\n');
});

test('rows are sorted as SQLite sorts them', () => {
  const rows = [['b'], [2], [null], [10n ** 20n], ['a'], [-1]];
  expect(sortRows(rows, 0, 'ascending').flat()).toEqual([null, -1, 2, 10n ** 20n, 'a', 'b']);
  expect(sortRows(rows, 0, 'descending').flat()).toEqual(['b', 'a', 10n ** 20n, 2, -1, null]);
});

test('a text is empty when it holds nothing to run', () => {
  for (const sql of ['', ' ;\n', '-- a', '/* a', '/* a */ -- b\n;;']) expect(isEmptySql(sql)).toBe(true);
  for (const sql of ['select 1', '-- a\nselect', ';x']) expect(isEmptySql(sql)).toBe(false);
});

test('a row comes to a spreadsheet as what it is: exact, of one type, and no formula', () => {
  const { rows, types } = run("select 9007199254740993 as n, '=1+1' as t, 2.0 as r, null as z, x'0aff' as b");
  expect(spreadsheetValues(rows[0] ?? [], types)).toEqual(['9007199254740993', "'=1+1", '2.0', null, "x'0aff'"]);
});
