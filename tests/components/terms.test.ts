import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { METRIC_TERMS, TERMS, termOf, type Term } from '../../src/components/terms.ts';
import { parseNamedQueries } from '../../src/query/named-queries.ts';

const terms: readonly Term[] = TERMS;
const termsIn = (text: string): string[] => [...text.matchAll(/<Term\s[^>]*?\bid="([^"]*)"/g)].map(([, id = '']) => id);
const files = globSync('src/{scenes,components,pages}/**/*.astro').map((file) => ({
  file,
  used: termsIn(readFileSync(file, 'utf8')),
}));
/** A term with those that explain it, and those that explain these. */
const withBuiltOn = (id: string): string[] => [id, ...(termOf(id).builtOn ?? []).flatMap(withBuiltOn)];

test('each term on a page is in the glossary', () => {
  const unknown = files.flatMap(({ used }) => used).filter((id) => terms.every((term) => term.id !== id));
  expect(unknown).toEqual([]);
});

test('each term of the glossary stands on a page, or explains one that does', () => {
  const used = [...files.flatMap((file) => file.used), ...Object.values(METRIC_TERMS)];
  const explained = new Set(used.flatMap(withBuiltOn));
  expect(terms.filter(({ id }) => !explained.has(id))).toEqual([]);
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

test('what is no term is not explained', () => {
  expect(() => termOf('upsell')).toThrow('unknown term: upsell');
});
