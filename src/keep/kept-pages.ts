import type { BuiltSite } from './read-site.ts';

/** What the file is for: the report, what it states, and the one page to hand out. */
const FIRST = ['', 'ledger/', 'handout/'];

/** The paths of the pages that links of a page lead to. */
function linkedFrom({ base, has, text }: BuiltSite, path: string): string[] {
  const paths = [...text(path).matchAll(/ href="([^"#?]*)/g)].map(([, address = '']) => address);
  const pages = paths.filter((address) => address.startsWith(base) && address.endsWith('/'));
  return [...new Set(pages.map((address) => address.slice(base.length)))].filter(has);
}

/**
 * The paths of the pages that go into the file: the report, the ledger and the handout, the deals that the report links to,
 * and the queries of all their numbers, whose pages the cards are made of.
 */
export function keptPages(site: BuiltSite): string[] {
  const kept = new Set([...FIRST, ...linkedFrom(site, '').filter((path) => /^deals\/./.test(path))]);
  // A set is walked with what is added on the way: queries lead to further ones, of the rows behind their numbers.
  for (const path of kept) {
    for (const linked of linkedFrom(site, path)) if (/^queries\/./.test(linked)) kept.add(linked);
  }
  return [...kept];
}
