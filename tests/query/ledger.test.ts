import type { Database } from 'sql.js';
import { beforeEach, expect, test } from 'vitest';
import { checkLedger } from '../../src/query/ledger.ts';
import { sqlite } from '../../src/render/sqlite.ts';
import { parseNamedQueries } from '../../src/query/named-queries.ts';

const { Database: Sqlite } = await sqlite();
let database: Database;

beforeEach(() => {
  database = new Sqlite();
  database.run(`
    create table claim (claim_id text, position integer, part text, statement text);
    create table claim_figure (claim_id text, position integer, figure text, label text, test text, stated any, format text);
    insert into claim values ('T1', 1, 'Setting', 'We closed $8.2M.');
    insert into claim_figure values
      ('T1', 1, 'closed', 'Closed', 'equals', 8200000, 'usd-m'),
      ('T1', 2, 'deals', 'Deals', 'at least', 40, 'count');
  `);
});

const ledger = (sql: string, head = '-- claim: T1') =>
  checkLedger(database, parseNamedQueries(`-- name: claim_t1\n${head}\n-- definition: Sum.\n${sql};`));

test('a claim holds when each of its numbers does, to the precision that its format shows', () => {
  const [claim] = ledger('select 8204350 as closed, 43 as deals');
  expect(claim).toMatchObject({ id: 'T1', part: 'Setting', statement: 'We closed $8.2M.', holds: true });
  expect(claim?.query.definition).toBe('Sum.');
  expect(claim?.numbers.map(({ column, stated, computed, holds }) => [column, stated, computed, holds])).toEqual([
    ['closed', 8200000, 8204350, true],
    ['deals', 40, 43, true],
  ]);
});

test('one number that does not hold fails its claim', () => {
  const [claim] = ledger('select 8260000 as closed, 43 as deals');
  expect([claim?.holds, claim?.numbers.map(({ holds }) => holds)]).toEqual([false, [false, true]]);
});

test.for([
  ['select 8204350 as closed', '-- claim: T1', 'stated number without a value: claim_t1.deals'],
  ['select 1 as closed, 2 as deals where false', '-- claim: T1', 'stated number without a value: claim_t1.closed'],
  ['select 1', '-- claim: T2', 'query without a claim: claim_t1'],
] as const)('%j for %j is refused', ([sql, head, message]) => {
  expect(() => ledger(sql, head)).toThrow(message);
});

test('a claim without a query is refused', () => {
  expect(() => checkLedger(database, [])).toThrow('claim without a query: T1');
});
