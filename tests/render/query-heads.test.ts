import { expect, test } from 'vitest';
import { statingClaims } from '../../src/render/stating-claims.ts';
import { labelParts } from '../../src/query/query-columns.ts';
import { report } from '../../src/render/this-report.ts';

const queries = [...report.queries, ...report.pageQueries, ...report.claimQueries];
const columns = queries.flatMap((query) =>
  [...query.columns].map(([column, { label, numbers }]) => ({ query: query.name, column, label, numbers })),
);

test('every query of the report and of the ledger has a definition', () => {
  const all = [...report.queries, ...report.claimQueries];
  expect(all.filter(({ definition }) => definition === null).map(({ name }) => name)).toEqual([]);
});

test('every column that a head describes, and every one that its label names, is one that the query answers with', () => {
  const wrong = columns.flatMap(({ query, column, label }) =>
    [column, ...labelParts(label).flatMap((part) => (typeof part === 'string' ? [] : part.column))]
      .filter((name) => !report.result(query).columns.includes(name))
      .map((name) => `${query}.${name}`),
  );
  expect(wrong).toEqual([]);
});

test('no label types a number: a scene may show it', () => {
  const typed =
    /\d|\b(zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|half|third|twice|first|second)\b/i;
  expect(columns.filter(({ label }) => typed.test(label))).toEqual([]);
});

test('every number that a head names is in the ledger, and is the value of some row', () => {
  const wrong = columns.flatMap(({ query, column, numbers }) => {
    const rows = [...report.result(query).rows.keys()];
    const stated = new Set(
      rows.flatMap((row) => statingClaims(report, query, column, row).map((claim) => `${claim.id}.${claim.column}`)),
    );
    return numbers
      .map((number) => `${number.claim}.${number.column}`)
      .filter((named) => !stated.has(named))
      .map((named) => `${query}.${column} is not ${named}`);
  });
  expect(wrong).toEqual([]);
});
