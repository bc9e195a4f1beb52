import type { Database } from 'sql.js';
import { beforeEach, expect, test } from 'vitest';
import { QueryError } from '../../src/query/query-error.ts';
import { sqlite } from '../../src/render/sqlite.ts';
import { toRows } from '../../src/query/result.ts';
import { runQuery } from '../../src/query/run-query.ts';

const { Database: Sqlite } = await sqlite();
let database: Database;

beforeEach(() => {
  database = new Sqlite();
  database.run("create table deal (id text primary key, amount integer); insert into deal values ('a', 10), ('b', 20)");
});

function errorOf(sql: string): QueryError {
  try {
    runQuery(database, sql);
  } catch (error) {
    if (error instanceof QueryError) return error;
  }
  throw new Error(`ran: ${sql}`);
}

test('a query answers with columns and rows', () => {
  expect(runQuery(database, 'select id, amount from deal order by id')).toEqual({
    columns: ['id', 'amount'],
    rows: [
      ['a', 10],
      ['b', 20],
    ],
    more: false,
  });
});

test('a limit cuts the rows and says so', () => {
  expect(runQuery(database, 'select id from deal order by id', { limit: 1 })).toEqual({
    columns: ['id'],
    rows: [['a']],
    more: true,
  });
  expect(runQuery(database, 'select id from deal', { limit: 2 }).more).toBe(false);
});

test('of several statements the last with columns answers', () => {
  const sql = "update deal set amount = 30 where id = 'a'; select sum(amount) as total from deal; delete from deal";
  expect(runQuery(database, sql).rows).toEqual([[50]]);
  expect(runQuery(database, 'select id from deal')).toEqual({ columns: ['id'], rows: [], more: false });
});

test('columns of one name both survive, and a row by name has the last', () => {
  const result = runQuery(database, 'select 1 as n, 2 as n');
  expect([result.columns, result.rows]).toEqual([['n', 'n'], [[1, 2]]]);
  expect(toRows(result)).toEqual([{ n: 2 }]);
});

test('nulls stay null and blobs are written in hexadecimal', () => {
  expect(runQuery(database, "select null, x'0aff'").rows).toEqual([[null, "x'0aff'"]]);
});

test.for([
  ['select amout from deal', 'no such column: amout', 'amout'],
  ['select d.amout from deal d', 'no such column: d.amout', 'amout'],
  ["select 'dael' from dael", 'no such table: dael', 'dael'],
  ['select id\nfrm deal', 'near "deal": syntax error', 'deal'],
  ['select mediam(id) from deal', 'no such function: mediam', 'mediam'],
  ['select 1; select amout from deal', 'no such column: amout', 'amout'],
  ['select amount from deal; select amount from dael', 'no such table: dael', 'dael'],
] as const)('%j fails at its token', ([sql, message, token]) => {
  const error = errorOf(sql);
  expect([error.message, error.sql]).toEqual([message, sql]);
  expect(sql.slice(error.position ?? -1)).toMatch(new RegExp(`^${token}`));
  expect(error.position).toBe(sql.lastIndexOf(token));
  expect(error.cause).toBeInstanceOf(Error);
});

test.for([
  ['select d.amount, e.amount from deal d join (select id from deal) e', 'd.amount, e.'],
  ['with a as (select amount from deal), b as (select id from deal) select amount from b', 'from deal) select '],
  ['select amount as amount from (select id from deal) order by amount', 'select '],
  ['select id from deal where id in (select from deal)', '(select '],
  ['select count(*) from deal where count(*) > 1', 'where '],
  ['select substr(id, 1), substr(id) from deal', '1), '],
  ['select deal2.id from deal where id in (select deal2.id from deal2)', '(select deal2.id from '],
  ['create trigger t after update on deal begin select nope; end; update deal set amount = 1', 'begin select '],
  ['select 1; select “x”', 'select 1; select '],
  ['select 1\0', 'select 1'],
] as const)('in %j the fault lies behind %j, though its token stands elsewhere too', ([sql, before]) => {
  expect(errorOf(sql).position).toBe(sql.indexOf(before) + before.length);
});

test('an unfinished query fails at its end', () => {
  expect(errorOf('select (1').position).toBe(9);
  expect(errorOf('select 1; select (1\n\n-- open').position).toBe(19);
});

test('a fault without a token has no position', () => {
  expect(errorOf("insert into deal values ('a', 1)")).toMatchObject({
    message: 'UNIQUE constraint failed: deal.id',
    position: null,
  });
});
