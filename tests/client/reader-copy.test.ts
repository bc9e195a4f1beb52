import { expect, test } from 'vitest';
import { refillTables } from '../../src/query/refill-tables.ts';
import { readerCopy, UnfitEdit, type ReaderCopy } from '../../src/client/engine/reader-copy.ts';
import { sqlite } from '../../src/render/sqlite.ts';

const SQL = await sqlite();

/** Deals and what they sum up to. */
function makeFile(): Uint8Array {
  const database = new SQL.Database();
  database.run(`
    create table deal (id text primary key, amount integer not null);
    create table total (amount integer not null);
    create view total_now as select coalesce(sum(amount), 0) as amount from deal;
    create view small as select * from deal where amount < 5;
    insert into deal values ('a', 1), ('b', 2), ('c', 9)`);
  refillTables(database);
  return database.export();
}
const FILE = makeFile();

const UP = "update deal set amount = amount + 10 where id = 'a'";
const OUT = "delete from deal where id = 'c'";
const copy = (): ReaderCopy => readerCopy(SQL, FILE, 200_000);
const total = (of: ReaderCopy, edits: readonly string[]): unknown =>
  of.ask(edits, 'select amount from total', 10).rows[0]?.[0];

test('a text that changes rows is kept, and what is asked after it follows', () => {
  const one = copy();
  expect(one.run([], UP, 10)).toMatchObject({ result: null, changed: 1, touched: ['deal', 'total'], note: null });
  expect([total(one, []), total(one, [UP]), total(one, [UP, OUT]), total(one, [OUT])]).toEqual([12, 22, 13, 3]);
});

test('edits are made one after the other, and made anew by another copy', () => {
  const [one, other] = [copy(), copy()];
  one.run([], UP, 10);
  one.run([UP], UP, 10);
  expect(total(one, [UP, UP])).toBe(32);
  expect(other.take([UP, UP])).toEqual([
    ['deal', 'total'],
    ['deal', 'total'],
  ]);
  expect(total(other, [UP, UP])).toBe(32);
  expect(total(other, [UP])).toBe(22);
});

test('more edits than states are kept come out the same', () => {
  const one = copy();
  const many = Array.from({ length: 20 }, () => UP);
  for (const [i] of many.entries()) one.run(many.slice(0, i), UP, 10);
  expect([many.length, 10, 1, 0].map((count) => total(one, many.slice(0, count)))).toEqual([212, 112, 22, 12]);
  expect(one.take(many)).toHaveLength(20);
});

test('a question changes nothing, and within a text each statement finds the tables as those before have made them', () => {
  const one = copy();
  expect(one.run([], 'select amount from total', 10)).toMatchObject({ touched: null, note: null });
  const { result, touched } = one.run([], `select 1; ${UP}; select amount from total`, 10);
  expect([result?.rows, touched]).toEqual([[[22]], ['deal', 'total']]);
  expect(one.run([UP], 'select amount from total', 10).result?.rows).toEqual([[22]]);
  expect(one.run([UP], 'create temp table t as select * from total; select * from t', 10).result?.rows).toEqual([[22]]);
});

test.for([
  ['create table own (n); insert into own values (1)', 'tables or views themselves'],
  [`${UP}; drop view small`, 'tables or views themselves'],
  ['drop table deal', 'tables or views themselves'],
  [`begin; ${UP}`, 'transaction open'],
  [`begin; ${UP}; rollback`, 'rollback'],
  [`pragma foreign_keys = on; ${UP}`, 'pragma'],
  ['update deal set amount = random() % 10', 'random()'],
  ["update deal set amount = unixepoch('now')", "'now'"],
  ['update deal set amount = julianday()', 'julianday()'],
  ['insert into deal values (current_timestamp, 1)', 'current_timestamp'],
  ['update total set amount = 1', 'computed from other tables'],
  [
    'with recursive n(i) as (select 1 union all select i + 1 from n limit 40) insert into deal select i || hex(zeroblob(5000)), i from n',
    'too large',
  ],
] as const)('%s is not kept, and it says why', ([sql, why]) => {
  const one = copy();
  expect(one.run([], sql, 10)).toMatchObject({ touched: null, note: expect.stringContaining(why) as unknown });
  expect(total(one, [])).toBe(12);
  expect(() => one.take([sql])).toThrow(UnfitEdit);
  expect(total(one, [])).toBe(12);
});

test('a failed statement leaves the data as before it, all of its text', () => {
  const one = copy();
  one.run([], UP, 10);
  expect(() => one.run([UP], `${OUT}; update deal set amount = null`, 10)).toThrow('NOT NULL constraint failed');
  expect(() => one.run([UP], `${OUT}; selec 1`, 10)).toThrow('syntax error');
  expect(total(one, [UP])).toBe(22);
});

test('of a list the edit that cannot be made is named by its place', () => {
  const one = copy();
  const take = (edits: readonly string[]) => {
    try {
      one.take(edits);
      return null;
    } catch (error) {
      return error instanceof UnfitEdit ? [error.at, error.message] : error;
    }
  };
  expect(take([UP, "insert into deal values ('a', 1)", OUT])).toEqual([1, 'UNIQUE constraint failed: deal.id']);
  expect(take([UP, OUT])).toBe(null);
});

test('a statement that writes and answers is kept, and answers', () => {
  const one = copy();
  const text = 'update deal set amount = 3 where amount < 3 returning id';
  expect(one.run([], text, 1)).toMatchObject({
    result: { rows: [['a']], more: true },
    changed: 2,
    touched: ['deal', 'total'],
  });
  expect(total(one, [text])).toBe(15);
});

test('what the agents raise follows the edits, and is filled only when it is asked for', () => {
  const database = new SQL.Database(FILE);
  database.run("create table insight (title text); insert into insight values ('3 deals')");
  const one = readerCopy(SQL, database.export());
  let fills = 0;
  one.compute((_, ask) => ({
    tables: ['insight'],
    reads: ['deal', 'total'],
    fill: (filled) => {
      fills += 1;
      const count = ask(filled, 'select count(*) from deal').rows[0]?.[0];
      filled.run(`delete from insight; insert into insight values ('${String(count)} deals')`);
    },
  }));
  const title = (edits: readonly string[]): unknown => one.ask(edits, 'select title from insight', 10).rows[0]?.[0];
  expect(one.take([OUT])).toEqual([['deal', 'total', 'insight']]);
  expect([title([]), fills]).toEqual(['3 deals', 0]);
  expect([title([OUT]), title([OUT]), fills]).toEqual(['2 deals', '2 deals', 1]);
});

test('what a query reads may be said beforehand, and then is not asked for', () => {
  const one = copy();
  const sql = 'select count(*) from deal';
  one.know(sql, ['deal']);
  expect([one.ask([], sql, 10).rows, one.ask([OUT], sql, 10).rows]).toEqual([[[3]], [[2]]]);
  const other = 'select sum(amount) from deal';
  one.know(other, ['total']);
  expect([one.ask([], other, 10).rows, one.ask([UP], other, 10).rows]).toEqual([[[12]], [[22]]]);
});
