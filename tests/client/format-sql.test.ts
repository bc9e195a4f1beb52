import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatSql } from '../../src/client/editor/format-sql.ts';
import { statementAt } from '../../src/client/editor/statement-at.ts';
import { parseNamedQueries } from '../../src/query/named-queries.ts';
import { sqlTokens } from '../../src/query/sql-tokens.ts';

const queries = ['demo_queries', 'page_queries', 'claims'].flatMap((file) =>
  parseNamedQueries(readFileSync(join(import.meta.dirname, `../../sql/${file}.sql`), 'utf8')),
);
const tokensOf = (sql: string): string[] =>
  [...sqlTokens(sql)].filter(({ kind }) => kind !== 'space').map(({ text }) => text.trimEnd());

test('clauses and long lists get lines of their own', () => {
  const sql =
    "select account,rep , sum(amount) total from deal d left join account a on a.name=d.account where status='Open' and amount>=-1 group by 1,2 order by total desc limit 5";
  expect(formatSql(sql)).toBe(
    `select account, rep, sum(amount) total
from deal d
left join account a on a.name = d.account
where status = 'Open' and amount >= -1
group by 1, 2
order by total desc
limit 5`,
  );
});

test('a query in brackets stands in them, and a list that is too long is broken at its commas', () => {
  const names = Array.from({ length: 12 }, (_, i) => `a_rather_long_name_${i}`);
  expect(
    formatSql(
      `with t as (select 1 as a, 2 as b, 3 as c from deal where amount between 1 and 2) select ${names.join()} from t`,
    ),
  ).toBe(
    `with t as (
  select 1 as a, 2 as b, 3 as c
  from deal
  where amount between 1 and 2
)
select ${names.join(',\n  ')}
from t`,
  );
});

test('comments stay, and so does a text that is not closed', () => {
  expect(formatSql('select 1 -- one\n, 2 /* two */ from t')).toBe('select 1\n-- one\n, 2\n/* two */\nfrom t');
  expect(formatSql('select (1')).toBe('select (1');
  expect(formatSql('select 1)')).toBe('select 1)');
});

test('of no query of the site is anything changed but space, and formatting it again changes nothing', () => {
  for (const { name, sql } of queries) {
    const made = formatSql(sql);
    expect([name, tokensOf(made)]).toEqual([name, tokensOf(sql)]);
    expect([name, formatSql(made)]).toEqual([name, made]);
  }
});

test('of no text is anything changed but space', () => {
  const words = fc.constantFrom(
    'select',
    'from',
    'a',
    '1',
    "'x y'",
    '(',
    ')',
    ',',
    '-',
    '>',
    '=',
    '-- c\n',
    '/*d*/',
    ';',
    'and',
    '.',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(words), (parts) => {
      const sql = parts.join('');
      expect(tokensOf(formatSql(sql))).toEqual(tokensOf(sql));
    }),
  );
});

test.for([
  ['⟦sel|ect 1⟧'],
  ['⟦select 1;|⟧ select 2'],
  ['select 1; ⟦sel|ect 2⟧ '],
  ['select 1;\n-- note\n⟦select 2|⟧'],
  ['select 1; ⟦select 2;⟧\n |'],
  ["⟦sel|ect ';' as a;⟧ select 2"],
] as const)('the statement at | in %s', ([text]) => {
  const sql = text.replace(/[⟦⟧|]/g, '');
  const { from, to } = statementAt(sql, text.replace(/[⟦⟧]/g, '').indexOf('|'));
  expect(`${sql.slice(0, from)}⟦${sql.slice(from, to)}⟧${sql.slice(to)}`).toBe(text.replace('|', ''));
});
