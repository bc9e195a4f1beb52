import { CompletionContext, type Completion } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { completions } from '../../src/client/editor/completions.ts';
import { scopeOf } from '../../src/client/editor/scope.ts';
import { sqlDialect } from '../../src/query/sql-grammar.ts';
import { SCHEMA } from './schema.ts';

/** What is offered where `|` stands, each with all that is said of it. */
async function offers(text: string, explicit = false): Promise<readonly Completion[] | null> {
  const state = EditorState.create({ doc: text.replace('|', ''), extensions: sqlDialect.language });
  const found = await completions(SCHEMA)(new CompletionContext(state, text.indexOf('|'), explicit));
  return found === null ? null : found.options;
}

const offered = async (text: string, explicit = false): Promise<string[] | undefined> =>
  (await offers(text, explicit))?.map(({ label }) => label);

test('behind an alias stand the columns of its table', async () => {
  expect(await offered('select a.| from opportunity o join account a on a.account_id = o.account_id')).toEqual([
    'account_id',
    'name',
    'industry',
  ]);
  expect(await offered('select o.am| from opportunity as o')).toContain('amount');
  expect(await offered('select nothing.| from opportunity o')).toBeUndefined();
});

test('bare, the columns of the tables that are read come first', async () => {
  const labels = await offered('select ind| from account');
  expect(labels?.slice(0, 3)).toEqual(['account_id', 'name', 'industry']);
  expect(labels).toEqual(expect.arrayContaining(['opportunity', 'select', 'count']));
});

test('the tables of a with are offered, and their columns', async () => {
  const text = 'with late as (select d.account, sum(amount) as total from deal d), x (a, b) as (select 1, 2) select ';
  expect(await offered(`${text}l.| from late l`)).toEqual(['account', 'total']);
  expect(await offered(`${text}x.| from x`)).toEqual(['a', 'b']);
  expect((await offered(`${text}| from l`, true))?.slice(0, 2)).toEqual(['late', 'x']);
});

test('a subquery’s columns stand behind its alias, and * is all of them', async () => {
  expect(await offered('select q.| from (select *, 1 as one from account) q')).toEqual([
    'account_id',
    'name',
    'industry',
    'one',
  ]);
});

test('nothing is offered in a comment, a string or a number, nor unasked where nothing is typed', async () => {
  for (const text of ['-- sel|', "select 'am|", 'select 12|', '/* a| */', 'select |'])
    expect(await offered(text)).toBeUndefined();
  expect(await offered('select |', true)).toBeDefined();
});

test('a column says where it comes from and what it means', async () => {
  expect(await offers('select o.|')).toBeNull();
  const [first] = (await offers('select o.| from opportunity o')) ?? [];
  expect(first).toMatchObject({ label: 'opportunity_id', detail: 'o · text', info: 'The opportunity_id of it' });
});

test('half-written texts are read as far as they go', () => {
  for (const text of [
    'with',
    'with a',
    'with a as',
    'with a as (',
    'select from',
    'from ((',
    ') as (',
    'join',
    'from a,',
  ]) {
    expect(() => scopeOf(text, SCHEMA)).not.toThrow();
  }
});
