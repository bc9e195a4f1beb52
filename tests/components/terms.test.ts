import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { METRIC_TERMS, TERMS, type Term } from '../../src/components/terms.ts';
import { termOf, termPopoverId, termsOpenedBy } from '../../src/components/used-terms.ts';
import { parseNamedQueries } from '../../src/query/named-queries.ts';

const terms: readonly Term[] = TERMS;
const termsIn = (text: string): string[] => [...text.matchAll(/<Term\s[^>]*?\bid="([^"]*)"/g)].map(([, id = '']) => id);
const files = globSync('src/{scenes,components,pages}/**/*.astro').map((file) => ({
  file,
  used: termsIn(readFileSync(file, 'utf8')),
}));
const button = (id: string): string => `<button popovertarget="${termPopoverId(id)}">`;

test('each term on a page is in the glossary', () => {
  const unknown = files.flatMap(({ used }) => used).filter((id) => terms.every((term) => term.id !== id));
  expect(unknown).toEqual([]);
});

test('each term of the glossary stands on a page, or explains one that does', () => {
  const used = [...files.flatMap((file) => file.used), ...Object.values(METRIC_TERMS)];
  expect(termsOpenedBy(used.map(button).join(''))).toEqual(terms);
});

test('a scene explains a term once, and no scene is littered with them', () => {
  const scenes = files.filter(({ file }) => file.startsWith('src/scenes/'));
  expect(scenes).toHaveLength(6);
  for (const { file, used } of scenes) {
    expect(used, file).toEqual([...new Set(used)]);
    expect(used.length, file).toBeGreaterThan(0);
    expect(used.length, file).toBeLessThanOrEqual(8);
  }
});

test('no explanation holds a figure: figures are read from rows', () => {
  const figures = /\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|half|third|twice|first|second)\b/i;
  expect(terms.filter(({ means }) => figures.test(means))).toEqual([]);
});

test('an explanation is a few plain sentences', () => {
  for (const { term, means } of terms) {
    expect(means, term).toMatch(/^[A-Z“].*\.$/);
    expect(means.length, term).toBeLessThanOrEqual(260);
  }
});

test('the terms stand in the order of the alphabet, each once', () => {
  const names = terms.map(({ term }) => term);
  expect(names).toEqual([...new Set(names)].toSorted((a, b) => a.localeCompare(b, 'en')));
  expect(new Set(terms.map(({ id }) => id)).size).toBe(terms.length);
});

test('what explains a term never leads back to it', () => {
  const leadsTo = (id: string, path: readonly string[] = []): readonly string[][] =>
    path.includes(id) ? [[...path, id]] : (termOf(id).builtOn ?? []).flatMap((other) => leadsTo(other, [...path, id]));
  expect(terms.flatMap(({ id }) => leadsTo(id))).toEqual([]);
});

test('each query that a term names is a query of the report', () => {
  const names = new Set(parseNamedQueries(readFileSync('sql/demo_queries.sql', 'utf8')).map(({ name }) => name));
  expect(terms.flatMap(({ query }) => (query === undefined || names.has(query) ? [] : [query]))).toEqual([]);
});

test('a page has the cards that its words open, and those that these lead to', () => {
  const opened = termsOpenedBy(`a ${button('call')} and ${button('call')}, <button popovertarget="query-coverage">`);
  expect(opened.map(({ id }) => id)).toEqual(['ae', 'as-of', 'call', 'closed-won', 'commit', 'quota', 'target']);
  expect(termsOpenedBy('<p>no words</p>')).toEqual([]);
});

test('a page that opens what is no term does not build', () => {
  expect(() => termsOpenedBy(button('upsell'))).toThrow('unknown term: upsell');
});
