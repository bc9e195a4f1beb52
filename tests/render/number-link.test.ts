import { expect, test } from 'vitest';
import { describedColumns } from '../../src/render/described-columns.ts';
import { resolveMentions, stopMark } from '../../src/render/first-mentions.ts';
import { numberLink, numberName } from '../../src/render/number-link.ts';
import { statingClaims } from '../../src/render/stating-claims.ts';
import { valueLabel } from '../../src/render/value-label.ts';
import { findRow, type RowKey } from '../../src/query/find-value.ts';
import type { QueryName } from '../../src/query/query-rows.ts';
import { report } from '../../src/render/this-report.ts';

const rowOf = (query: QueryName, key: Exclude<RowKey, number>): number => findRow(report.result(query), key);
const claimsOf = (query: QueryName, column: string, row = 0): string[] =>
  statingClaims(report, query, column, row).map(({ id }) => id);

test('a number leads to its column on the page of its query, and is called by what it is', () => {
  const link = numberLink(report, { query: 'scoreboard', column: 'gap', row: 0, text: '$4.8M' }, '<data>$4.8M</data>');
  expect(resolveMentions(link, 'part')).toBe(
    '<a class="number" href="/queries/scoreboard/#gap" aria-label="$4.8M, revenue still to close for the target"><data>$4.8M</data></a>',
  );
});

test('of a part of the page the first link to a query is a stop for the keyboard, and the first to a number has a name', () => {
  const link = (query: 'scoreboard' | 'claim_s1', column: string): string =>
    numberLink(report, { query, column, row: 0, text: '1' }, '1');
  const links = [
    link('scoreboard', 'gap'),
    link('scoreboard', 'closed'),
    link('scoreboard', 'gap'),
    link('claim_s1', 'reps'),
  ];
  const found = links.join(' ');
  expect(resolveMentions(found, 'part').match(/aria-label|tabindex="-1"|<\/a>/g)).toEqual([
    ...['aria-label', '</a>'],
    ...['aria-label', 'tabindex="-1"', '</a>'],
    ...['tabindex="-1"', '</a>'],
    ...['aria-label', '</a>'],
  ]);
});

test('what is the first of the page is known when the page is whole', () => {
  const part = resolveMentions(`<a${stopMark('page', 'x')}><b${stopMark('part', 'x')}>`, 'part');
  expect(part).toMatch(/^<a[^>]+><b>$/);
  expect(resolveMentions(part + part, 'page')).toBe('<a><b><a tabindex="-1"><b>');
});

test('a name begins with what is read, and goes on as in a sentence', () => {
  expect(numberName('$8.2M', 'Closed-won in the quarter to date')).toBe('$8.2M, closed-won in the quarter to date');
  expect(numberName('12', 'AE quotas held')).toBe('12, AE quotas held');
  expect(numberName('142%', 'Attainment of Jessica Taylor')).toBe('142%, attainment of Jessica Taylor');
  expect(numberName('48', 'Jessica Taylor has met')).toBe('48, Jessica Taylor has met');
});

test('a row is called by its own values, and stated by its own claims', () => {
  const rows = ['revenue', 'new_logos'].map((metric) => rowOf('metrics', { metric }));
  expect(rows.map((row) => valueLabel(report, 'metrics', 'gap', row))).toEqual([
    'Revenue, gap to the target',
    'New logos, gap to the target',
  ]);
  expect(rows.map((row) => claimsOf('metrics', 'gap', row))).toEqual([['T1'], ['T2']]);
});

test('a claim about another AE does not state the number of this one', () => {
  const claims = ['top_performer', 'newest'].map((story_role) =>
    claimsOf('rep_scoreboard', 'attainment', rowOf('rep_scoreboard', { story_role })),
  );
  expect(claims).toEqual([
    ['R1', 'I7'],
    ['R10', 'I6'],
  ]);
});

test('a number of a claim’s own query is called as the ledger calls it', () => {
  expect([valueLabel(report, 'claim_s1', 'reps', 0), claimsOf('claim_s1', 'reps')]).toEqual([
    'Account executives',
    ['S1'],
  ]);
});

test('the page of a query says of a column what it is, its one value, what states it, and where it is the same', () => {
  const column = describedColumns(report, 'scoreboard').find(({ column }) => column === 'closed');
  expect(column).toMatchObject({ label: ['Closed-won in the quarter to date'] });
  expect(column?.value).toMatch(/^\d,\d{3},\d{3}$/);
  expect(column?.claims.map(({ row, claim }) => [row, claim])).toEqual([
    [0, 'T1'],
    [0, 'F1'],
  ]);
  expect(column?.same).toEqual(expect.arrayContaining(['forecast_call.closed', 'claim_t1.closed']));
  expect(column?.same).not.toContain('scoreboard.closed');
});

test('of a query of many rows a column says by which of them it is called, and each row has its own claims', () => {
  const column = describedColumns(report, 'metrics').find(({ column }) => column === 'target');
  expect(column).toMatchObject({ value: null, label: [{ column: 'label' }, ', target of the quarter'] });
  expect(new Set(column?.claims.map(({ row }) => row)).size).toBeGreaterThan(2);
});
