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
] as const)('%s in %s', ([message, sql, meant]) => {
  expect(describeError(message, sql, null, SCHEMA).text).toContain(`${message}. ${meant}`);
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
