import { expect, test } from 'vitest';
import { offersAt } from '../../src/client/editor/completions.ts';
import { scopeOf } from '../../src/client/editor/scope.ts';
import { SCHEMA } from './schema.ts';

/** What is offered where `|` stands. */
function offered(text: string, explicit = false): string[] | null {
  const place = text.indexOf('|');
  const found = offersAt(text.replace('|', ''), place, SCHEMA, explicit);
  return found === null ? null : found.offers.map(({ label }) => label);
}

test('behind an alias stand the columns of its table', () => {
  expect(offered('select a.| from opportunity o join account a on a.account_id = o.account_id')).toEqual([
    'account_id',
    'name',
    'industry',
  ]);
  expect(offered('select o.am| from opportunity as o')).toContain('amount');
  expect(offered('select nothing.| from opportunity o')).toBeNull();
});

test('bare, the columns of the tables that are read come first', () => {
  const labels = offered('select ind| from account');
  expect(labels?.slice(0, 3)).toEqual(['account_id', 'name', 'industry']);
  expect(labels).toEqual(expect.arrayContaining(['opportunity', 'select', 'count']));
});

test('the tables of a with are offered, and their columns', () => {
  const text = 'with late as (select d.account, sum(amount) as total from deal d), x (a, b) as (select 1, 2) select ';
  expect(offered(`${text}l.| from late l`)).toEqual(['account', 'total']);
  expect(offered(`${text}x.| from x`)).toEqual(['a', 'b']);
  expect(offered(`${text}| from l|`, true)?.slice(0, 2)).toEqual(['late', 'x']);
});

test('a subquery’s columns stand behind its alias, and * is all of them', () => {
  expect(offered('select q.| from (select *, 1 as one from account) q')).toEqual([
    'account_id',
    'name',
    'industry',
    'one',
  ]);
});

test('nothing is offered in a comment, a string or a number, nor unasked where nothing is typed', () => {
  for (const text of ['-- sel|', "select 'am|", 'select 12|', '/* a| */', 'select |']) expect(offered(text)).toBeNull();
  expect(offered('select |', true)).not.toBeNull();
});

test('a column says where it comes from and what it means', () => {
  const found = offersAt('select o.', 9, SCHEMA);
  expect(found).toBeNull();
  const [first] = offersAt('select o. from opportunity o', 9, SCHEMA)?.offers ?? [];
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
