import { expect, test } from 'vitest';
import { parseNamedQueries } from '../../src/query/named-queries.ts';

test('a query is read with its head', () => {
  const text = `-- The demo's queries.

-- name: stage_stays
-- title: How long deals stay in each stage
-- scene: process-problem
-- chart: stage-stays
-- claim: P1
-- definition: Mean of the completed stays,
--   open ones are censored.
-- column: days: Mean stay
--   in {stage} [P1.average_days, I5]
-- column: stage: Step
-- One row a stage.
select stage, -- the step
  days
from stays;
`;
  expect(parseNamedQueries(text)).toEqual([
    {
      name: 'stage_stays',
      title: 'How long deals stay in each stage',
      scene: 'process-problem',
      chart: 'stage-stays',
      claim: 'P1',
      definition: 'Mean of the completed stays, open ones are censored.',
      columns: new Map([
        [
          'days',
          {
            label: 'Mean stay in {stage}',
            numbers: [
              { claim: 'P1', column: 'average_days' },
              { claim: 'I5', column: 'days' },
            ],
          },
        ],
        ['stage', { label: 'Step', numbers: [] }],
      ]),
      behind: new Map(),
      sql: '-- One row a stage.\nselect stage, -- the step\n  days\nfrom stays',
    },
  ]);
});

test('what the head does not say is null', () => {
  expect(parseNamedQueries('-- name: a\n-- title: A\nselect 1')).toEqual([
    {
      name: 'a',
      title: 'A',
      scene: null,
      chart: null,
      claim: null,
      definition: null,
      columns: new Map(),
      behind: new Map(),
      sql: 'select 1',
    },
  ]);
});

test('a chart of none is no chart', () => {
  expect(parseNamedQueries('-- name: a\n-- title: A\n-- chart: none\nselect 1')[0]?.chart).toBeNull();
});

test('queries keep the order of their file', () => {
  const text = '-- name: b\n-- title: B\nselect 2;\n\n-- name: a\n-- title: A\nselect 1;\n';
  expect(parseNamedQueries(text).map(({ name, sql }) => [name, sql])).toEqual([
    ['b', 'select 2'],
    ['a', 'select 1'],
  ]);
});

test('the heading of the next part is no part of the query above it', () => {
  const text =
    '-- name: a\n-- title: A\nselect 1; -- one\n\n------\n-- Forecast\n------\n\n-- name: b\n-- title: B\nselect 2;';
  expect(parseNamedQueries(text).map(({ sql }) => sql)).toEqual(['select 1; -- one', 'select 2']);
});

test('the query of a claim needs no title', () => {
  expect(parseNamedQueries('-- name: a\n-- claim: T1\nselect 1')[0]).toMatchObject({ title: 'T1', claim: 'T1' });
});

test('lines may end as Windows ends them', () => {
  expect(parseNamedQueries('-- name: a\r\n-- title: A\r\nselect 1\r\n')[0]?.title).toBe('A');
});

test.for([
  ['-- name: a\n-- title: A\nselect 1;\n-- name: a\n-- title: B\nselect 2;', 'duplicate name: a (line 4)'],
  ['-- name: a b\n-- title: A\nselect 1;', 'not a name: a b (line 1)'],
  ['-- name:\n-- title: A\nselect 1;', 'not a name:  (line 1)'],
  ['select 1;', 'query without a name: select 1; (line 1)'],
  ['-- title: A\nselect 1;', 'title above the first name: A (line 1)'],
  ['-- name: a\nselect 1;', 'query without a title: a (line 1)'],
  ['-- name: a\n-- title: A\n\n-- name: b\n-- title: B\nselect 1', 'name without a query: a (line 1)'],
  ['-- name: a\n-- title: A\n-- only a comment\n', 'name without a query: a (line 1)'],
  ['-- name: a\n-- title: A\n-- title: B\nselect 1', 'duplicate title: B (line 3)'],
  ['-- name: a\n-- title: A\n-- scene: Scene 7\nselect 1', 'not a scene: Scene 7 (query at line 1)'],
  ['-- name: a\n-- title: A\n-- column: n\nselect 1', 'not a column: n (line 3)'],
  ['-- name: a\n-- title: A\n-- column: n: N [T1\nselect 1', 'not a column: n: N [T1 (line 3)'],
  ['-- name: a\n-- title: A\n-- column: n: deals\nselect 1', 'label without a capital: deals (line 3)'],
  ['-- name: a\n-- title: A\n-- column: n: N [T1, t2]\nselect 1', 'not a claim: t2 (line 3)'],
  ['-- name: a\n-- title: A\n-- column: n: N\n-- column: n: M\nselect 1', 'duplicate column: n (line 4)'],
  ['-- name: a\n-- title: A\nselect 1\n-- column: n: N', "column below the query's first line: n: N (line 4)"],
  ['-- name: a\n-- title: A\nselect 1\n-- scene: a', "scene below the query's first line: a (line 4)"],
] as const)('%j is refused', ([text, message]) => {
  expect(() => parseNamedQueries(text)).toThrow(new SyntaxError(message));
});
