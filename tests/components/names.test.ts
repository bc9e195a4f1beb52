import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Words that are names of the scenario too, but stand for something else where they do. */
const OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  'src/charts/contact-maps.ts': ['Procurement'], // a buying role
  'src/components/scenes.ts': ['Discovery'], // the title of a scene
  'src/model/severity.ts': ['Critical'], // a severity
};

const namesIn = (table: string, ...columns: readonly string[]): string[] =>
  (JSON.parse(readFileSync(`data/${table}.json`, 'utf8')) as Readonly<Record<string, unknown>>[]).flatMap((row) =>
    columns.map((column) => String(row[column])),
  );
const names = [
  ...namesIn('health_band', 'band'),
  ...namesIn('segment', 'segment'),
  ...namesIn('stage', 'stage'),
  ...namesIn('leader', 'name', 'title'),
  ...namesIn('rep', 'name'),
];

test('no page, chart or component names a band, a segment, a step or a person: those are rows', () => {
  const found = globSync('src/**/*.{ts,astro,css}').flatMap((file) => {
    const code = readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '');
    return names
      .filter((name) => new RegExp(`\\b${name}\\b`).test(code))
      .filter((name) => OTHERWISE[file]?.includes(name) !== true)
      .map((name) => `${file}: ${name}`);
  });
  expect([...new Set(found)]).toEqual([]);
});
