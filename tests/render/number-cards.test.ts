import { expect, test } from 'vitest';
import { bind } from '../../src/render/bind.ts';
import { escapeXml } from '../../src/render/escape-xml.ts';
import { element } from '../../src/render/html.ts';
import { numberCards, type NumberCard } from '../../src/render/number-cards.ts';
import { numberId, queriesOpenedBy } from '../../src/render/popover-id.ts';
import type { Format } from '../../src/model/formats.ts';
import type { QueryName } from '../../src/query/query-rows.ts';
import type { RowKey } from '../../src/query/find-value.ts';
import { report } from '../../src/render/this-report.ts';

function number(query: QueryName, column: string, format: Format, row: RowKey = 0): string {
  const { text, attributes } = bind(report.result(query), { query, column, row, format });
  const opens = numberId(query, column, Number(attributes['data-row']));
  const data = element('data', attributes, escapeXml(text));
  return element('button', { type: 'button', class: 'number', popovertarget: opens }, data);
}

const section = (id: string, ...content: string[]): string =>
  `<section id="${id}" aria-label="The ${id}">${content.join(' ')}</section>`;
const toText = (html: string | null): string => (html ?? '').replace(/<[^>]*>/g, '');
const placesOf = (card?: NumberCard): string[] | undefined => card?.places.map(({ id, name }) => `${id}: ${name}`);

test('a card says what its number is, as shown and before rounding, and which claim states it', () => {
  const [card] = numberCards(number('scoreboard', 'gap', 'usd-m'), report);
  expect(card).toMatchObject({ id: 'number-scoreboard-gap-0', query: 'scoreboard', places: [] });
  expect(toText(card?.label ?? '')).toBe('Revenue still to close for the target');
  expect(toText(card?.value ?? '')).toBe('$4.8M');
  expect(toText(card?.unrounded ?? '')).toMatch(/^\$4,\d{3},\d{3}$/);
  expect(card?.definition).toContain("from the quarter's start to the as-of day");
  expect(card?.claims.map(({ id, number }) => [id, number?.label])).toEqual([['T1', 'Gap']]);
});

test('a row is called by its own values, and stated by its own claims', () => {
  const html = ['revenue', 'new_logos'].map((metric) => number('metrics', 'gap', 'usd-m', { metric })).join('');
  const cards = numberCards(html, report);
  expect(cards.map(({ label }) => toText(label))).toEqual([
    'Revenue, gap to the target',
    'New logos, gap to the target',
  ]);
  expect(cards.map(({ claims }) => claims.map(({ id }) => id))).toEqual([['T1'], ['T2']]);
  expect(cards[0]?.label).toContain('data-column="label"');
});

test('a claim about another AE does not state the number of this one', () => {
  const html = ['top_performer', 'newest'].map((story_role) =>
    number('rep_scoreboard', 'attainment', 'percent', { story_role }),
  );
  const claims = numberCards(html.join(''), report).map((card) => card.claims.map(({ id }) => id));
  expect(claims).toEqual([
    ['R1', 'I7'],
    ['R10', 'I6'],
  ]);
});

test('a number of a claim’s own query is called as the ledger calls it', () => {
  const [card] = numberCards(number('claim_s1', 'reps', 'count'), report);
  expect([toText(card?.label ?? ''), card?.claims.map(({ id }) => id)]).toEqual(['Account executives', ['S1']]);
});

test('a value has one card, which leads to all its places and to those of the same number in other queries', () => {
  const html =
    section('brief', number('scoreboard', 'closed', 'usd-m')) +
    section('monday', number('scoreboard', 'closed', 'usd-m'), number('scoreboard', 'closed', 'usd')) +
    section('forecast', number('forecast_call', 'closed', 'usd-m'), number('coverage', 'coverage', 'ratio'));
  const [closed, call, coverage, ...others] = numberCards(html, report);
  expect(others).toEqual([]);
  expect(placesOf(closed)).toEqual(['brief: The brief', 'monday: The monday', 'forecast: The forecast']);
  expect(placesOf(call)).toEqual(placesOf(closed));
  expect(placesOf(coverage)).toEqual([]);
});

test('the queries of a page are those of its numbers and those that it opens at once', () => {
  const html = `${number('scoreboard', 'gap', 'usd-m')}<button popovertarget="query-rework"></button>${number('scoreboard', 'days', 'days')}`;
  expect(queriesOpenedBy(html)).toEqual(['scoreboard', 'rework']);
});
