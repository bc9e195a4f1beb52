import { expect, test } from 'vitest';
import { describeError, type Fault } from '../../src/client/editor/describe-error.ts';
import { sqlite } from '../../src/render/sqlite.ts';
import { QueryError } from '../../src/query/query-error.ts';
import { runQuery } from '../../src/query/run-query.ts';
import { SCHEMA } from './schema.ts';

const { Database } = await sqlite();
const database = new Database();
for (const { name, columns } of SCHEMA) {
  database.run(`create table ${name} (${columns.map((column) => column.name).join(', ')})`);
}

/** What is said of a text that cannot run. */
function faultOf(sql: string): Fault {
  try {
    runQuery(database, sql);
  } catch (error) {
    if (error instanceof QueryError) return describeError(error.message, sql, error.position, SCHEMA);
  }
  throw new Error(`ran: ${sql}`);
}

/** The text with the marked part between ⟦ and ⟧. */
const marked = (sql: string, { span }: Fault): string =>
  span === null ? sql : `${sql.slice(0, span.from)}⟦${sql.slice(span.from, span.to)}⟧${sql.slice(span.to)}`;

test.for([
  ['select name from account where name = ⟦Open⟧', "If it is a text, it stands in quotes: 'Open'."],
  ['select name from account where name in (⟦Open⟧, Won)', "If it is a text, it stands in quotes: 'Open'."],
  ['select amount from opportunity where status = ⟦Stat⟧', "If it is a text, it stands in quotes: 'Stat'."],
  ["select name from account where name = 'O'⟦Brien⟧'", "A quote inside a text is written twice: 'O''Brien'."],
  ["select 'O'Brien⟦' from account⟧", "A quote inside a text is written twice: 'O''Brien'."],
  ['select name, ⟦from⟧ account', 'Nothing follows the comma before it'],
  ["select name from account where name in ('a', ⟦)⟧", 'Nothing follows the comma before it'],
  ['update account set name = 1, ⟦where⟧ name = 2', 'Nothing follows the comma before it'],
  ['select count(name ⟦from⟧ account', 'A bracket is still open before it.'],
  ['select name from account where (name = 1⟦⟧', 'A bracket is still open before it.'],
  ['select count(*)⟦)⟧ from account', 'No bracket is open there'],
  ['select case when 1 then 2 ⟦from⟧ account', 'close it by end'],
  ['select name⟦:⟧:text from account', 'cast(… as text)'],
  ['select top ⟦5⟧ * from account', 'limit 5'],
  ['⟦show⟧ tables', 'select name from sqlite_schema'],
  ['⟦describe⟧ account', "pragma_table_info('account')"],
  ["select name from account where name ⟦ilike⟧ 'a%'", 'write like'],
  ['select ⟦\u200bname⟧ from account', 'cannot be seen'],
  ['select name from account order by ⟦9⟧', 'between 1 and 1'],
  ['select name from account order by (select 1), name, ⟦4⟧ limit 9', 'between 1 and 1'],
  ['select ⟦123abc⟧', 'unrecognized token: "123abc"'],
  ['select name from account where name > ⟦:least⟧', 'parameter without a value: :least. Nothing asks for its value'],
  ['select 1; select ⟦?1⟧', 'parameter without a value: ?1'],
  ["select '?', [a@b] from (select 1 as [a@b]) where 1 = ⟦$y⟧", 'parameter without a value: $y'],
  ['select ⟦@x⟧', 'parameter without a value: @x'],
  ['select ⟦amout⟧ from opportunity', 'Did you mean amount?'],
  ['select name from account where ⟦nam⟧ = 1', 'Did you mean name?'],
] as const)('%s', ([text, said]) => {
  const sql = text.replace(/[⟦⟧]/g, '');
  const fault = faultOf(sql);
  expect(marked(sql, fault)).toBe(text);
  expect(fault.text).toContain(said);
});

test('what is meant as it stands gets no advice of a slip', () => {
  expect(faultOf('select name from account where name in (select from account)').text).toBe(
    'near "from": syntax error',
  );
});
