import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { q4Crunch, type ThresholdName } from '../../generators/scenario.ts';
import { TERMS } from '../../src/components/terms.ts';
import { report } from '../../src/render/this-report.ts';
import { sayingsOf } from '../support/threshold-words.ts';

const queries = [...report.queries, ...report.pageQueries, ...report.claimQueries];

const pathsIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path))
    .map((path) => join(folder, path));

/** A source without its comments, which the report does not show, and without what is bound. */
const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$|(^|\s)# .*$|<Num[\s\S]*?\/>/gm, ' ');

const sources = [
  ...pathsIn('src', /\.astro$/),
  ...pathsIn('src/charts', /\.ts$/),
  ...pathsIn('src/agents', /\.yaml$/),
].map((path): [string, string] => [path, withoutComments(readFileSync(path, 'utf8'))]);

/** What the report says whatever the rows are. */
const written: [string, string][] = [
  ...queries.flatMap(({ name, title, definition, columns }): [string, string][] => [
    [`title of ${name}`, title],
    [`definition of ${name}`, definition ?? ''],
    ...[...columns].map(([column, { label }]): [string, string] => [`label of ${name}.${column}`, label]),
  ]),
  ...report.dictionary.flatMap(({ name, comment, columns }): [string, string][] => [
    [`table ${name}`, comment],
    ...columns.map((column): [string, string] => [`column ${name}.${column.name}`, column.comment]),
  ]),
  ...TERMS.map(({ term, means }): [string, string] => [`term ${term}`, means]),
  ...sources,
];

test.for(Object.keys(q4Crunch.thresholds) as ThresholdName[])(
  'nothing that is written down says the number of %s: its row does',
  (name) => {
    const saying = sayingsOf(name);
    expect(written.flatMap(([place, text]) => saying.exec(text)?.map((words) => `${place}: ${words}`) ?? [])).toEqual(
      [],
    );
  },
);

test('no condition of a page or an agent compares with a number that a definition could decide by', () => {
  const numbers = sources.flatMap(([path, source]) =>
    [...source.matchAll(/\bthan: (-?[\d.]+)/g)].map(([, number]) => ({ path, number: Number(number) })),
  );
  // Whether there is any, whether it is the one, and whether it is more than half of all.
  expect(numbers.filter(({ number }) => ![0, 0.5, 1].includes(number))).toEqual([]);
});
