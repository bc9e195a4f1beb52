import { expect, test } from 'vitest';
import { colouredSql } from '../../src/render/coloured-sql.ts';

test.for([
  ['a keyword and a name', 'select a', '<b>select</b> a'],
  ['keywords side by side, on two lines too', 'order\n  by a', '<b>order\n  by</b> a'],
  ['a comment', '-- all & none\nselect 1', '<i>-- all &amp; none</i>\n<b>select</b> <span class="sql-number">1</span>'],
  ['comments that follow each other', '-- a\n-- b', '<i>-- a\n-- b</i>'],
  ['a string with markup', "'<b>'", '<span class="sql-string">\'&lt;b&gt;\'</span>'],
  ['a function', 'date(a)', 'date(a)'],
  ['a function and a name that other databases keep for themselves', 'count(size)', 'count(size)'],
  [
    'keywords that are SQLite’s',
    'sum(a) filter (where b) over ()',
    'sum(a) <b>filter</b> (<b>where</b> b) <b>over</b> ()',
  ],
  ['half a string', "select 'a", '<b>select</b> <span class="sql-string">\'a</span>'],
  ['marks between keywords', 'not (not a)', '<b>not</b> (<b>not</b> a)'],
  ['only space', ' \n', ' \n'],
  ['nothing', '', ''],
] as const)('%s', ([, sql, html]) => {
  expect(colouredSql(sql)).toBe(html);
});
