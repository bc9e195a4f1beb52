import { parseHTML } from 'linkedom';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import type { Value } from '../../src/model/formats.ts';
import { itemHooks, rowListHooks, valueHooks, whenHooks } from '../../src/query/binding-hooks.ts';
import { attributesText } from '../../src/render/html.ts';
import type { Result } from '../../src/query/result.ts';

const window = parseHTML('<!doctype html><html data-base="/"><body></body></html>');
const { document, HTMLElement, Event } = window;
vi.stubGlobal('document', document);
vi.stubGlobal('HTMLElement', HTMLElement);
vi.stubGlobal('Event', Event);
vi.stubGlobal('location', new URL('https://example.org/'));
vi.stubGlobal('fetch', () =>
  Promise.resolve(Response.json({ deals: { d1: 'deals/d1-acme/', d9: 'deals/d9-zeta/' }, reps: {} })),
);
const { rowList } = await import('../../src/client/live/row-list.ts');

afterAll(() => {
  vi.unstubAllGlobals();
});

const QUERY = 'stuck';
const answer = (...rows: Value[][]): Result => ({ columns: ['id', 'account', 'days', 'late'], rows, more: false });
const ACME = ['d1', 'Acme', 12, 1];
const BOLT = ['d2', 'Bolt', 7, 0];
const ZETA = ['d9', 'Zeta', 30, 1];

const value = (column: string, row: number, text: string, format: 'text' | 'days' = 'text'): string =>
  `<data value=""${attributesText(valueHooks({ query: QUERY, column, row, key: null, shown: format }))}>${text}</data>`;

const row = (i: number, id: string, account: string, days: string): string =>
  `<tr${attributesText(itemHooks([id]))}>` +
  `<td><a href="/deals/${id}-${account.toLowerCase()}/">${value('account', i, account)}</a></td>` +
  `<td><span${attributesText(whenHooks([{ query: QUERY, column: 'late', row: { id }, test: 'equals', than: 1 }]))}>late</span>` +
  `${value('days', i, days, 'days')}</td></tr>`;

const table = (list = {}): HTMLElement => {
  const hooks = attributesText(rowListHooks({ query: QUERY, by: ['id'], deal: 'id', ...list }));
  document.body.innerHTML = `<table><tbody${hooks}>${row(0, 'd1', 'Acme', '12 days')}${row(1, 'd2', 'Bolt', '7 days')}</tbody></table>`;
  return document.querySelector('tbody') as unknown as HTMLElement;
};

const shown = (body: HTMLElement): string[] =>
  [...body.querySelectorAll<HTMLElement>('tr')]
    .filter((each) => !each.hidden && !each.hasAttribute('data-gone'))
    .map((each) => [...each.querySelectorAll('data, .edited-mark')].map(({ textContent }) => textContent).join(' '));

const draw = (body: HTMLElement, result: Result) => {
  const list = rowList(body);
  return {
    problem: list.draw(
      () => result,
      () => false,
    ),
    list,
  };
};

beforeEach(() => {
  document.body.innerHTML = '';
});

test('a row that is gone goes, the others stay what they were, in the order of the rows', () => {
  const body = table();
  const { list } = draw(body, answer(['d2', 'Bolt', 9, 0], ACME));
  expect(shown(body)).toEqual(['Bolt 9 days', 'Acme 12 days']);
  expect(body.querySelector('[data-was]')?.getAttribute('title')).toBe('was 7 days');
  expect(body.querySelectorAll('[data-was]').length).toBe(1);
  void list.draw(
    () => answer(BOLT),
    () => false,
  );
  expect(shown(body)).toEqual(['Bolt 7 days']);
  list.restore();
  expect(shown(body)).toEqual(['Acme 12 days', 'Bolt 7 days']);
  expect(body.querySelectorAll('[data-was], [data-gone], [hidden]').length).toBe(0);
});

test('a row that is new comes, marked as new, with its own link, and without one where it has no page', async () => {
  const body = table();
  const { list } = draw(body, answer(ZETA, ACME, ['mine', 'Mine', 1, 0], BOLT));
  expect(shown(body)).toEqual(['Zeta new 30 days', 'Acme 12 days', 'Mine new 1 day', 'Bolt 7 days']);
  expect(body.querySelectorAll('[data-was]').length).toBe(0);
  await expect
    .poll(() => [...body.querySelectorAll('a')].map((link) => link.getAttribute('href')))
    .toEqual(['https://example.org/deals/d9-zeta/', '/deals/d1-acme/', null, '/deals/d2-bolt/']);
  list.restore();
  expect(shown(body)).toEqual(['Acme 12 days', 'Bolt 7 days']);
});

test('a list shows its part of the rows, no more than it may, and says what it leaves out', () => {
  const body = table({ where: { late: [1] }, limit: 1 });
  draw(body, answer(BOLT, ZETA, ACME));
  expect(shown(body)).toEqual(['Zeta new 30 days']);
  const many = Array.from({ length: 1000 }, (_, i) => [`n${i}`, `N${i}`, i, 1]);
  const whole = table();
  draw(whole, answer(...many));
  expect(shown(whole).length).toBe(202);
  expect(document.querySelector('.chart-fault')?.textContent).toBe('The first 202 of 1,000 rows.');
  draw(table(), answer());
  expect(document.querySelector('.chart-fault')?.textContent).toBe('No rows.');
});

test('of a row that an edited query answers twice both are shown; without the columns that tell rows apart it says so', () => {
  const body = table();
  draw(body, answer(ACME, ACME));
  expect(shown(body)).toEqual(['Acme 12 days', 'Acme new 12 days']);
  const { problem } = draw(body, { columns: ['account'], rows: [['Acme']], more: false });
  expect(problem).toEqual({ missing: ['id'], reason: null });
});

test('the cells of a table of text follow their columns', () => {
  const hooks = attributesText(
    rowListHooks({
      query: QUERY,
      by: ['id'],
      deal: 'id',
      cells: [
        ['account', 'text'],
        ['days', 'count'],
      ],
    }),
  );
  document.body.innerHTML = `<table><tbody${hooks}><tr${attributesText(itemHooks(['d1']))}><td><a href="/deals/d1-acme/">Acme</a></td><td data-value="12">12</td></tr></tbody></table>`;
  const body = document.querySelector('tbody') as unknown as HTMLElement;
  const { list } = draw(body, answer(['d1', 'Acme & Sons', 1500, 1], ZETA));
  const cells = (): string[] => [...body.querySelectorAll('td')].map(({ textContent }) => textContent);
  expect(cells()).toEqual(['Acme & Sons', '1,500', 'Zetanew', '30']);
  expect(body.querySelector('a')?.getAttribute('href')).toBe('/deals/d1-acme/');
  expect([...body.querySelectorAll('td')].map((cell) => cell.dataset.value)).toEqual([
    undefined,
    '1500',
    undefined,
    '30',
  ]);
  list.restore();
  expect(cells()).toEqual(['Acme', '12']);
});
