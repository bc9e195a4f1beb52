import { expect, test } from 'vitest';
import type { BuiltSite } from '../../src/keep/read-site.ts';
import { keptPages } from '../../src/keep/kept-pages.ts';
import { turnLinks } from '../../src/keep/turn-links.ts';

/** A site under `/a/` of these pages: each a list of the paths that it links to. */
function siteOf(pages: Record<string, string[]>, home: string | null = null): BuiltSite {
  const text = (path: string): string =>
    (pages[path] ?? []).map((link) => `<a class="number" href="/a/${link}">it</a>`).join(' ');
  return { base: '/a/', home, text, has: () => true, bytes: (path) => Buffer.from(text(path)) };
}

test('the file holds the deals that the report links to, and all queries that its pages lead to, whatever the way', () => {
  const site = siteOf({
    '': ['ledger/', 'deals/', 'deals/acme/#history', 'reps/kim/', 'queries/calls/#called'],
    'ledger/': ['queries/claim/', 'deals/other/'],
    'deals/acme/': ['deals/like-acme/', 'queries/health/'],
    'queries/calls/': ['queries/calls/', 'queries/rows_behind/', 'queries/calls.csv', 'queries/index.json'],
  });
  expect(keptPages(site).toSorted()).toEqual(
    [
      '',
      'deals/acme/',
      'handout/',
      'ledger/',
      'queries/calls/',
      'queries/claim/',
      'queries/health/',
      'queries/rows_behind/',
    ].toSorted(),
  );
});

test.for([
  ['/a/ledger/#F1', '<a class="t" href="?ledger/#F1">x</a>', '<a class="t" href="?ledger/#F1">x</a>'],
  ['/a/', '<a class="t" href="?">x</a>', '<a class="t" href="?">x</a>'],
  ['/a/reps/kim/#deals', '<a class="t" href="https://r.example/a/reps/kim/#deals">x</a>', '<a class="t">x</a>'],
  ['/a/revops.sqlite', '<a class="t" href="https://r.example/a/revops.sqlite">x</a>', '<a class="t">x</a>'],
  ['#F1', '<a class="t" href="#F1">x</a>', '<a class="t" href="#F1">x</a>'],
] as const)('in the file %s leads into it, to where the site lives, or nowhere', ([address, known, unknown]) => {
  const html = `<a class="t" href="${address}">x</a>`;
  const kept = new Set(['', 'ledger/']);
  expect(turnLinks(html, siteOf({}, 'https://r.example/a/'), kept)).toBe(known);
  expect(turnLinks(html, siteOf({}), kept)).toBe(unknown);
});
