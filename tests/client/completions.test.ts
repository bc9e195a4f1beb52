import { CompletionContext, type Completion } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { completions, valueCompletions } from '../../src/client/editor/completions.ts';
import { scopeOf } from '../../src/client/editor/scope.ts';
import { sqlDialect } from '../../src/query/sql-grammar.ts';
import { SCHEMA } from './schema.ts';

const valuesOf = (table: string, column: string): Promise<string[]> =>
  Promise.resolve(table === 'opportunity' && column === 'status' ? ['Lost', 'Open', 'Won'] : []);

/** What is offered where `|` stands, each with all that is said of it. */
async function offers(text: string, explicit = false): Promise<readonly Completion[] | null> {
  const state = EditorState.create({ doc: text.replace('|', ''), extensions: sqlDialect.language });
  const found = await completions(SCHEMA, valuesOf)(new CompletionContext(state, text.indexOf('|'), explicit));
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

/** What comes first where `|` stands, as the list shows it. */
async function firstOf(text: string): Promise<string | undefined> {
  const word = /[\w]*$/.exec(text.slice(0, text.indexOf('|')))?.[0] ?? '';
  const fit = (await offers(text))?.filter(({ label }) => label.toLowerCase().startsWith(word.toLowerCase())) ?? [];
  const [first] = fit.toSorted((a, b) => (b.boost ?? 0) - (a.boost ?? 0) || a.label.localeCompare(b.label));
  return first?.displayLabel ?? first?.label;
}

test.for([
  ['select name from account wh|', 'where'],
  ['select name from account a wh|', 'where'],
  ['select * from account order by name desc li|', 'limit'],
  ["select * from account where name = 'x' li|", 'limit'],
  ['select * from account where name li|', 'like'],
  ['select case wh| from account', 'when'],
  ['select case when 1 then 2 e|', 'else'],
  ['select account_id f|', 'from'],
  ['select a| from opportunity', 'account_id'],
  ['select account_id from a|', 'account'],
  ['select amount from deal join o|', 'opportunity'],
  ['select 1 from account, o|', 'opportunity'],
  ['with amounts as (select 1 as a) select amount from am|', 'amounts'],
  ['select sum(amount) as summed from deal order by s|', 'summed'],
  ['select sum(amount) as summed from deal group by 1 having s|', 'summed'],
  ['select 1 from opportunity where status = O|', "'Open'"],
  ["select 1 from opportunity o where o.status not in ('Open', W|", "'Won'"],
] as const)('in %s the first offer is %s', async ([text, first]) => {
  expect(await firstOf(text)).toBe(first);
});

test('nothing is offered twice', async () => {
  const labels = (await offered('with account as (select 1 as name) select n| from account')) ?? [];
  expect(labels.filter((label, i) => labels.indexOf(label) !== i)).toEqual([]);
});

test('inside the quotes of a text stand the values of its column', async () => {
  const inside = async (text: string): Promise<string[] | undefined> => {
    const state = EditorState.create({ doc: text.replace('|', ''), extensions: sqlDialect.language });
    const found = await valueCompletions(SCHEMA, valuesOf)(new CompletionContext(state, text.indexOf('|'), false));
    return found?.options.map(({ label }) => label);
  };
  const all = ['Lost', 'Open', 'Won'];
  expect(await inside("select 1 from opportunity where status = '|'")).toEqual(all);
  expect(await inside("select 1 from opportunity o where o.status in ('Open', 'W|')")).toEqual(all);
  expect(await inside("select 1 from account where name = '|'")).toBeUndefined();
  expect(await inside("select 'O|'")).toBeUndefined();
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
