import { expect, test } from 'vitest';
import { placedValues } from '../../src/render/placed-values.ts';

const data = (column: string): string => `<data value="1" data-query="q" data-column="${column}" data-row="0">1</data>`;
const number = (column: string): string =>
  `<button type="button" class="number" popovertarget="number-q-${column}-0">${data(column)}</button>`;
const placesIn = (html: string): string[] =>
  placedValues(html, (query) => `Title of ${query}`).map(
    ({ attributes, place }) => `${attributes['data-column'] ?? ''}: ${place.id}, ${place.name}`,
  );

test('a value stands in the nearest part of the page that a link can lead to', () => {
  const html = `
    <header class="masthead"><h1>${number('top')}</h1></header>
    <section id="crisis" aria-labelledby="crisis-title"><h2 id="crisis-title">The <em>Crisis</em> &amp; after</h2>
      <p>${number('prose')}</p>
      <figure id="figure-health" data-query="health" data-layouts="{&quot;a&quot;:1}"><h3>${number('title')}</h3></figure>
      <section class="alerts" aria-labelledby="alerts"><h3 id="alerts">Alerts</h3>${data('alert')}</section>
      <div>${data('after')}</div>
    </section>
    <section id="rule" aria-label="More > less">${data('rule')}</section>`;
  expect(placesIn(html)).toEqual([
    'top: content, Top of the page',
    'prose: crisis, The Crisis & after',
    'title: figure-health, Title of health',
    'alert: alerts, Alerts',
    'after: crisis, The Crisis & after',
    'rule: rule, More > less',
  ]);
});

test('a number is known by the card that it opens, and its attributes are read as they were written', () => {
  const key = `<data value="" data-query="q" data-column="a" data-row="1" data-key="{&quot;n&quot;:&quot;&lt;x&gt;&quot;}">A &amp; B</data>`;
  const [first, second, third] = placedValues(`${number('n')} ${key} <data value="2026-Q4">Q4</data>`, String);
  expect([first?.opens, second?.opens, third]).toEqual(['number-q-n-0', null, undefined]);
  expect([second?.text, second?.attributes['data-key']]).toEqual(['A & B', '{"n":"<x>"}']);
});
