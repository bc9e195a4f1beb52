import { expect, test } from 'vitest';
import { packFile, unpackFile } from '../../src/query/packed-file.ts';
import { sqlite } from '../../src/render/sqlite.ts';

const { Database } = await sqlite();

const fileOf = (sql: string): Uint8Array => {
  const database = new Database();
  database.run(sql);
  const file = database.export();
  database.close();
  return file;
};

const numbers = (to: number): string =>
  `with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${to})`;

test.for([
  ['nothing', ''],
  ['an empty table', 'create table a (id text primary key) without rowid'],
  [
    'values of every type, in pages above the leaves too',
    `create table a (id text primary key, i, r, t, b) without rowid;
     ${numbers(3000)} insert into a select 'a-' || n, n * n * n * n, n / 7.0, substr('some text', 1, n % 10), x'00ff' from numbers;
     insert into a values ('null', null, 0, 1, -1), ('large', 9007199254740993, 1e300, -200, 70000)`,
  ],
  [
    'a table by rowid with an index',
    `create table a (t text); create index b on a (t); ${numbers(2000)} insert into a select 'row ' || n from numbers`,
  ],
  [
    'records longer than a page',
    `create table a (id integer primary key, t text) without rowid;
     ${numbers(60)} insert into a select n, printf('%.*c', n * 150, 'x') from numbers`,
  ],
  [
    'gaps where rows were',
    `create table a (id integer primary key, t text) without rowid;
     ${numbers(900)} insert into a select n, 'row ' || n from numbers; delete from a where id % 3 = 0; update a set t = t || t`,
  ],
  ...[512, 1024, 32768, 65536].map(
    (size) =>
      [
        `pages of ${size} bytes`,
        `pragma page_size = ${size}; create table a (id integer primary key, t text) without rowid;
         ${numbers(900)} insert into a select n, printf('%.*c', n, 'x') from numbers`,
      ] as const,
  ),
] as const)('a file with %s comes back byte by byte', ([, sql]) => {
  const file = fileOf(sql);
  const back = unpackFile(packFile(file));
  expect(Buffer.compare(back, file)).toBe(0);
});

test('what stands in one column stands together, values of one length byte by byte', () => {
  const file = fileOf(`create table a (id integer primary key, x text, y text) without rowid;
    insert into a values (1, 'one', 'eins'), (2, 'two', 'zwei'), (3, 'three', 'drei')`);
  const text = Buffer.from(packFile(file)).toString('latin1');
  expect(text).toContain('onetwothree');
  expect(text).toContain('ezdiwrneesii');
});

test('what is no SQLite file is refused, and what is no packed one', () => {
  expect(() => packFile(Buffer.from('<!doctype html>'.repeat(100)))).toThrow('not an SQLite file');
  expect(() => unpackFile(new Uint8Array())).toThrow(RangeError);
  expect(() => unpackFile(new Uint8Array(5000))).toThrow(RangeError);
  expect(() => unpackFile(Buffer.from('<!doctype html>'.repeat(100)))).toThrow(RangeError);
  expect(() => unpackFile(packFile(fileOf('create table a (id)')).subarray(0, 6000))).toThrow(RangeError);
});
