import type { Database } from 'sql.js';
import { expect, test } from 'vitest';
import { refillTables } from '../../src/query/refill-tables.ts';
import { sqlite } from '../../src/render/sqlite.ts';
import { runQuery } from '../../src/query/run-query.ts';

const { Database: Sqlite } = await sqlite();

/** Deals, what they sum up to, and what is above a half of that: the second table is computed from the first. */
function makeDatabase(): Database {
  const database = new Sqlite();
  database.run(`
    create table deal (id text primary key, amount integer);
    create table total (amount integer not null);
    create view total_now as select sum(amount) as amount from deal;
    create table large (id text primary key);
    create view large_now as select id from deal where 2 * amount > (select amount from total);
    insert into deal values ('a', 1), ('b', 2), ('c', 9)`);
  refillTables(database);
  return database;
}

test('a table is filled from the view of its name, one after the other', () => {
  const database = makeDatabase();
  expect(runQuery(database, 'select amount from total').rows).toEqual([[12]]);
  expect(runQuery(database, 'select id from large').rows).toEqual([['c']]);
});

test('after an edit it is filled anew, and other tables are let alone', () => {
  const database = makeDatabase();
  database.run("create table own (n); insert into own values (1); update deal set amount = 20 where id = 'b'");
  refillTables(database);
  expect(
    runQuery(database, 'select amount, (select group_concat(id) from large), (select n from own) from total').rows,
  ).toEqual([[30, 'b', 1]]);
});

test('where nothing is left to compute them from, the tables stay as they were, all of them', () => {
  const database = makeDatabase();
  database.run('delete from deal');
  expect(() => {
    refillTables(database);
  }).toThrow('NOT NULL constraint failed: total.amount');
  expect(runQuery(database, 'select amount, (select count(*) from large) from total').rows).toEqual([[12, 1]]);
});
