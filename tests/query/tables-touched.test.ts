import { expect, test } from 'vitest';
import { runQuery } from '../../src/query/run-query.ts';
import { tablesTouched } from '../../src/query/tables-touched.ts';
import { makeReport } from '../../src/render/report.ts';
import { sqlite } from '../../src/render/sqlite.ts';

const { Database } = await sqlite();
const report = await makeReport('data', 'sql');
const { dictionary, queries, pageQueries, file } = report;
const tables = dictionary.filter(({ kind }) => kind === 'table').map(({ name }) => name);

function onCopy<Answer>(work: (database: InstanceType<typeof Database>) => Answer): Answer {
  const database = new Database(file);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

test.for([
  ['select company from scenario', ['scenario'], []],
  ['select account from deal where deal_type is not null', ['account', 'opportunity', 'scenario'], []],
  ['with c as (select count(*) from contact) select * from c', ['contact'], []],
  ['select 1', [], []],
  [
    "update opportunity set pushes = 0 where rep_id in (select rep_id from rep where region = 'West')",
    ['rep'],
    ['opportunity'],
  ],
  ['delete from activity_contact', [], ['activity_contact']],
  ['insert into target select * from target where 0 returning *', ['target'], ['target']],
  [
    'with s as (select * from stage) delete from process_event where activity in (select stage from s)',
    ['stage'],
    ['process_event'],
  ],
  ['create table own (n)', [], ['sqlite_schema']],
  ['create view own as select 1', [], ['sqlite_schema']],
  ['create temp table own as select * from leader', ['leader'], []],
  ['-- a plan is no run\n explain delete from rep', [], []],
] as const)('%s', ([sql, reads, writes]) => {
  onCopy((database) => {
    const touched = tablesTouched(database, sql);
    for (const table of reads) expect(touched.reads).toContain(table);
    expect(touched.reads.length).toBeLessThanOrEqual(reads.length + 2);
    expect(touched.writes).toEqual(writes);
  });
});

test('a text that cannot be prepared has no plan', () => {
  onCopy((database) => {
    expect(() => tablesTouched(database, 'select 1 from nowhere')).toThrow('no such table: nowhere');
  });
});

test('what a named query answers rests on the tables that it reads, and on no other', () => {
  for (const { name, sql } of [...queries, ...pageQueries]) {
    const { reads, writes } = tablesTouched(report.database, sql);
    expect(writes, name).toEqual([]);
    onCopy((database) => {
      for (const table of tables) if (!reads.includes(table)) database.run(`delete from ${table}`);
      expect(runQuery(database, sql).rows, name).toEqual(report.result(report.queryNamed(name).name).rows);
    });
  }
});
