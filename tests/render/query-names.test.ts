import { expect, test } from 'vitest';
import { runQuery } from '../../src/query/run-query.ts';
import { report } from '../../src/render/this-report.ts';

/** What buyers do in a deal is the CRM's own list, and its words may be those of a step. */
const BUYING_ROLES = ['Procurement', 'Legal'];

const NAMES = `
  select stage from stage union select segment from segment union select band from health_band
  union select title from leader union select title from rep
  union select name from leader union select name from rep union select name from account union select name from contact
  union select region from rep`;

test('no query and no head names what a scenario may call otherwise: a step, a segment, a band, a title, a region, a person', () => {
  const names = runQuery(report.database, NAMES).rows.flat().map(String);
  const asWord = names
    .filter((name) => !BUYING_ROLES.includes(name))
    .map((name) => new RegExp(`\\b${name.replace(/[^\w\s]/g, String.raw`\$&`)}\\b`));
  const named = [...report.queries, ...report.pageQueries, ...report.claimQueries].flatMap((query) => {
    const { name, title, definition, columns, sql } = query;
    const text = [title, definition, sql, ...[...columns.values()].map(({ label }) => label)].join('\n');
    return asWord.filter((word) => word.test(text)).map((word) => `${name}: ${word.source}`);
  });
  expect(named).toEqual([]);
});
