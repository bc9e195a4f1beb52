import type { Database } from 'sql.js';
import { expect, test } from 'vitest';
import { computedTables } from '../../src/query/computed-tables.ts';
import { refillTables } from '../../src/query/refill-tables.ts';
import { runQuery } from '../../src/query/run-query.ts';
import { tableVersions, type TableVersions } from '../../src/query/table-versions.ts';
import { sqlite } from '../../src/render/sqlite.ts';

const { Database: Sqlite } = await sqlite();

/** Deals, what they sum up to, and what is above a half of that: the second table is computed from the first. */
function makeDatabase(): { database: Database; tables: TableVersions; amount: () => unknown } {
  const database = new Sqlite();
  database.run(`
    create table deal (id text primary key, amount integer);
    create table total (amount integer not null);
    create view total_now as select sum(amount) as amount from deal;
    create table large (id text primary key);
    create view large_now as select id from deal where 2 * amount > (select amount from total);
    insert into deal values ('a', 1), ('b', 2), ('c', 9)`);
  refillTables(database);
  return {
    database,
    tables: tableVersions(computedTables(database)),
    amount: () => runQuery(database, 'select amount from total').rows[0]?.[0],
  };
}

test('a computed table is filled anew when it is asked for, through those it is computed from', () => {
  const { database, tables, amount } = makeDatabase();
  database.run("update deal set amount = 20 where id = 'b'");
  tables.touch(['deal']);
  expect(amount()).toBe(12);
  tables.refresh(database, ['large']);
  expect(amount()).toBe(30);
  expect(runQuery(database, 'select id from large').rows).toEqual([['b']]);
});

test('where nothing was written, nothing is filled', () => {
  const { database, tables, amount } = makeDatabase();
  database.run('update total set amount = 7');
  tables.refresh(database, ['total', 'large', 'deal']);
  expect(amount()).toBe(7);
});

test('a table that comes out as it was keeps its version, and what is computed from it is not filled', () => {
  const { database, tables } = makeDatabase();
  const before = tables.of(['total', 'large']);
  database.run("update deal set amount = 9 where id = 'c'");
  tables.touch(['deal']);
  tables.refresh(database, ['large']);
  expect(tables.of(['total', 'large'])).toBe(before);
  expect(tables.of(['deal'])).not.toBe(tableVersions([]).of(['deal']));
});

test('what was written into a computed table is computed away', () => {
  const { database, tables, amount } = makeDatabase();
  database.run('update total set amount = 7');
  tables.touch(['total']);
  tables.refresh(database, ['total']);
  expect(amount()).toBe(12);
});

test('what can no longer be computed stays as it was, and says so each time it is asked for', () => {
  const { database, tables, amount } = makeDatabase();
  database.run('delete from deal');
  tables.touch(['deal']);
  for (const _ of [1, 2]) {
    expect(() => {
      tables.refresh(database, ['large']);
    }).toThrow('NOT NULL constraint failed: total.amount');
  }
  expect(amount()).toBe(12);
});

test('what is computed from a table, and from what is computed from it, is within its reach', () => {
  const { tables } = makeDatabase();
  expect(tables.reach(['deal'])).toEqual(['deal', 'total', 'large']);
  expect(tables.reach(['large'])).toEqual(['large']);
});

test('a copy goes its own way', () => {
  const { database, tables } = makeDatabase();
  const copy = tables.copy();
  copy.touch(['deal']);
  expect(tables.of(['deal'])).not.toBe(copy.of(['deal']));
  copy.refresh(database, ['total']);
  expect(tables.ofAll()).toBe(0);
});
