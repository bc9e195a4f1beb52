import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { q4Crunch } from '../../generators/scenario.ts';
import { makeWorld } from '../../generators/world.ts';
import { parseNamedQueries } from '../../src/query/named-queries.ts';
import type { Result } from '../../src/query/result.ts';
import { runQuery } from '../../src/query/run-query.ts';
import { dictionaryOf } from '../../src/render/dictionary.ts';
import { fillInsights } from '../../src/render/insights.ts';
import { databaseOf } from '../support/database.ts';
import { unreconciled } from '../support/unreconciled.ts';
import { tablesOf } from '../support/world.ts';

const read = (file: string): string => readFileSync(`sql/${file}.sql`, 'utf8');
const demo = parseNamedQueries(read('demo_queries'));
const queries = [...demo, ...parseNamedQueries(read('page_queries')), ...parseNamedQueries(read('claims'))];

test.for(['behind-1', 'behind-2', 'behind-3'])('what is behind a number comes to it for the seed %s', async (seed) => {
  const database = await databaseOf(tablesOf(makeWorld({ ...q4Crunch, seed })));
  await fillInsights(database, dictionaryOf(read('schema')), demo);
  const known = new Map<string, Result>();
  const result = (name: string): Result => {
    const answer = known.get(name) ?? runQuery(database, queries.find((query) => query.name === name)?.sql ?? '');
    known.set(name, answer);
    return answer;
  };
  expect(unreconciled(queries, { names: queries.map(({ name }) => name), result })).toEqual([]);
  database.close();
});
