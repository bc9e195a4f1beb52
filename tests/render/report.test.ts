import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { packedDatabase } from '../../src/render/packed-database.ts';
import { rowTypes } from '../../src/render/row-types.ts';
import { SCENES } from '../../src/components/scenes.ts';
import { runQuery } from '../../src/query/run-query.ts';
import { report } from '../../src/render/this-report.ts';

test('every query of the demo runs, and belongs to a scene or is behind a number of another query', () => {
  const scenes: (string | null)[] = SCENES.map(({ id }) => id);
  const behind = new Set(
    report.allQueries.flatMap(({ behind: lines }) =>
      [...JSON.stringify([...lines]).matchAll(/\w+/g)].map(([word]) => word),
    ),
  );
  const lost = report.queries.filter(
    ({ name, scene }) => !scenes.includes(scene) && !(scene === null && behind.has(name)),
  );
  expect(lost.map(({ name }) => name)).toEqual([]);
  for (const { name } of report.queries) expect(report.result(name).columns, name).not.toEqual([]);
});

test('the types of the rows are those of the schema, the queries and the data: npm run types writes them', async () => {
  expect(rowTypes(report)).toBe(await readFile('src/query/query-rows.ts', 'utf8'));
});

test('a query is run once', () => {
  expect(report.result('scoreboard')).toBe(report.result('scoreboard'));
});

test('every claim has a query, and every number a value', () => {
  const numbers = report
    .ledger()
    .flatMap(({ id, numbers }) => numbers.map(({ column, computed }) => ({ id, column, computed })));
  expect(numbers.filter(({ computed }) => computed === null)).toEqual([]);
});

test('an unknown query is named', () => {
  expect(() => report.queryNamed('scorebord')).toThrow('unknown query: scorebord');
});

test('a demo query and a claim’s query never share a name', () => {
  const names = report.queries.map(({ name }) => name);
  expect(report.ledger().filter(({ query }) => names.includes(query.name))).toEqual([]);
});

test('the published database is small: no table by rowid, no index but one that spares ranking all deals, no gaps', () => {
  const of = (sql: string): unknown[] => runQuery(report.database, sql).rows.flat();
  const own = `schema = 'main' and type = 'table' and name not like 'sqlite_%'`;
  expect(of(`select name from pragma_table_list where ${own} and not wr`)).toEqual([]);
  expect(of(`select name from sqlite_schema where type = 'index' and sql is not null`)).toEqual([
    'opportunity_by_size',
  ]);
  expect(of('select freelist_count from pragma_freelist_count')).toEqual([0]);
  expect(packedDatabase(report.file).length).toBeLessThan(275_000);
});
