import { expect, test } from 'vitest';
import { describeError } from '../../src/client/editor/describe-error.ts';
import { SCHEMA } from './schema.ts';

test.for([
  ['no such column: amout', 'select amout from opportunity', 'Did you mean amount?'],
  ['no such column: d.amout', 'select d.amout from deal d', 'Did you mean d.amount?'],
  ['no such column: industri', 'select industri from deal', 'Did you mean industry?'],
  ['no such column: totl', 'with t as (select amount as total from deal) select totl from t', 'Did you mean total?'],
  ['no such table: deals', 'select 1 from deals', 'Did you mean deal?'],
  ['no such table: bigone', 'with big_one as (select 1) select * from bigone', 'Did you mean big_one?'],
  ['no such function: coutn', 'select coutn(1)', 'Did you mean count?'],
  ['near "selct": syntax error', 'selct 1', 'Did you mean select?'],
  ['no such column: amnt', 'select amnt from deal', 'Did you mean amount?'],
  ['no such column: dd.amount', 'select dd.amount from deal d', 'Did you mean d.amount?'],
  ['no such column: totl', 'select totl from (select amount as total from deal)', 'Did you mean total?'],
  ['no such column: totl', 'select sum(amount) as total from deal having totl > 1', 'Did you mean total?'],
  ['no such column: industry', 'select industry from deal', 'account has a column industry.'],
  ['no such column: distnct', 'select distnct from deal', 'Did you mean distinct?'],
  ['no such column: “Open”', 'select “Open”', 'Texts stand in straight quotes'],
  [`unrecognized token: "'Open"`, "select 'Open", 'It is opened there and never closed.'],
  ['ambiguous column name: amount', 'select amount from deal d, opportunity o', 'Did you mean d.amount or o.amount?'],
  ['no such view: deals', 'drop view deals', 'Did you mean deal?'],
  ['no such function: nvl', 'select nvl(1, 2)', 'Did you mean ifnull?'],
  ['table deal has no column named amout', 'insert into deal (amout) values (1)', 'Did you mean amount?'],
] as const)('%s in %s', ([message, sql, meant]) => {
  expect(describeError(message, sql, null, SCHEMA).text).toContain(`${message}. ${meant}`);
});

test('where a keyword was taken for a name, the fault is behind it', () => {
  for (const [sql, near, meant] of [
    ['select account frm deal', 'deal', 'Did you mean from, not frm?'],
    ['select account from deal gruop by 1', 'by', 'Did you mean group, not gruop?'],
    ['select account from deal limt 5', '5', 'Did you mean limit, not limt?'],
  ] as const) {
    const { text } = describeError(`near "${near}": syntax error`, sql, sql.lastIndexOf(near), SCHEMA);
    expect(text).toBe(`near "${near}": syntax error. ${meant}`);
  }
});

test('a table that the text itself dropped is not proposed', () => {
  const { text } = describeError('no such table: deal', 'drop view deal; select 1 from deal', 30, SCHEMA);
  expect(text).toBe('no such table: deal');
});

test('what is like nothing gets no suggestion', () => {
  expect(describeError('no such column: zzz', 'select zzz', 7, SCHEMA)).toEqual({
    text: 'no such column: zzz',
    span: { from: 7, to: 10 },
    place: { line: 1, column: 8 },
  });
});

test('the place is given as line and column', () => {
  const sql = 'select 1,\n  amout\nfrom deal';
  expect(describeError('no such column: amout', sql, sql.indexOf('amout'), SCHEMA).place).toEqual({
    line: 2,
    column: 3,
  });
});
