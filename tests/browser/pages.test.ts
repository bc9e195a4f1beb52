import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Page } from 'playwright-core';
import { sqlite } from '../../src/render/sqlite.ts';
import { beforeAll, expect, test } from 'vitest';
import { formatValue, type Format } from '../../src/model/formats.ts';
import { dealSlug, repSlug } from '../../src/model/slug.ts';
import { findValue, type RowKey } from '../../src/query/find-value.ts';
import { parseNamedQueries } from '../../src/query/named-queries.ts';
import type { Result } from '../../src/query/result.ts';
import { runQuery } from '../../src/query/run-query.ts';
import { brokenRules } from '../support/broken-rules.ts';
import { SITE_FOLDER as DIST } from '../support/site-folder.ts';
import { useSite } from '../support/site.ts';

/** Deals and AEs of each kind: what the story calls them by, whatever their names are. */
const DEALS = ['crash', 'stuck', 'price_loss', 'closing'];
const REPS = ['top_performer', 'newest'];

// What the browser complains about on these pages is a failure, whatever it is.
const site = useSite({ isSilent: true });
let result: (query: string) => Result;
/** The path of each page under test, by its story role. */
let paths: ReadonlyMap<string, string>;
let dealPaths: string[];
let repPaths: string[];

beforeAll(async () => {
  const { Database } = await sqlite();
  const database = new Database(readFileSync(join(DIST, 'revops.sqlite')));
  const texts = ['demo_queries', 'page_queries', 'claims'].map((name) => readFileSync(`sql/${name}.sql`, 'utf8'));
  const queries = new Map(texts.flatMap(parseNamedQueries).map(({ name, sql }) => [name, sql]));
  const results = new Map<string, Result>();
  result = (name) => {
    const known = results.get(name) ?? runQuery(database, queries.get(name) ?? `no query: ${name}`);
    results.set(name, known);
    return known;
  };
  const rows = (sql: string): string[][] => runQuery(database, sql).rows.map((row) => row.map(String));
  const deals = rows('select story_role, opportunity_id, account from deal');
  const reps = rows('select story_role, name from rep');
  dealPaths = deals.map(([, id = '', account = '']) => `deals/${dealSlug(id, account)}/`);
  repPaths = reps.map(([, name = '']) => `reps/${repSlug(name)}/`);
  paths = new Map([
    ...deals.map(([role = ''], i) => [role, dealPaths[i] ?? ''] as const),
    ...reps.map(([role = ''], i) => [role, repPaths[i] ?? ''] as const),
  ]);
});

const pathOf = (role: string): string => paths.get(role) ?? `no page: ${role}`;

const documentOf = (path: string): Document => parseHTML(readFileSync(join(DIST, path, 'index.html'), 'utf8')).document;

test('every deal and every AE has a page, and nothing but the list of them is beside them', () => {
  const folders = (name: string): string[] =>
    readdirSync(join(DIST, name))
      .filter((entry) => entry !== 'index.html')
      .map((folder) => `${name}/${folder}/`);
  expect(folders('deals').toSorted()).toEqual(dealPaths.toSorted());
  expect(folders('reps').toSorted()).toEqual(repPaths.toSorted());
});

test('every deal page has a heading, facts, three charts, people and its own title and description', () => {
  // Read as text: five hundred documents take half a minute to parse.
  const hooks = [
    /<h1[^>]*>\s*<data [^>]*data-query="deal_facts"/,
    ...['deal_health', 'deal_activity', 'deal_trace'].map(
      (query) =>
        new RegExp(`<figure [^>]*data-query="${query}"[^>]*>(?:(?!</figure>)[^])*<svg(?:(?!</figure>)[^])*<svg`),
    ),
    /class="facts/,
    /data-query="deal_people"[^>]*>\s*<table/,
    /synthetic data/,
  ];
  const heads = new Map<string, string>();
  const wrong = dealPaths.flatMap((path) => {
    const html = readFileSync(join(DIST, path, 'index.html'), 'utf8');
    const head = [...html.matchAll(/<title>[^<]*|<meta name="description"[^>]*/g)].join();
    const twin = heads.get(head);
    heads.set(head, path);
    const missing = hooks.filter((hook) => !hook.test(html)).map((hook) => `${path}: no ${hook.source}`);
    return twin === undefined ? missing : [...missing, `${path}: the head of ${twin}`];
  });
  expect(wrong).toEqual([]);
});

test('every AE page has attainment by quarter, contacts a deal, coaching and links to its deals', () => {
  const wrong = repPaths.filter((path) => {
    const page = documentOf(path);
    const queries = [...page.querySelectorAll('figure[data-query]')].map((figure) => figure.getAttribute('data-query'));
    return (
      !queries.includes('rep_attainment_quarters') ||
      !queries.includes('rep_contacts') ||
      page.querySelectorAll('[data-query="rep_measures"] tbody tr').length === 0 ||
      page.querySelectorAll('[data-query="rep_deals"] tbody a').length === 0
    );
  });
  expect(wrong).toEqual([]);
});

test.for([...DEALS, ...REPS])('on the page of %s every bound value is the cell of its query', (role) => {
  const bound = [...documentOf(pathOf(role)).querySelectorAll('main data[data-query]')];
  expect(bound.length).toBeGreaterThan(30);
  const wrong = bound.flatMap((data) => {
    const has = (name: string): string => data.getAttribute(name) ?? '';
    const keyed = data.getAttribute('data-key');
    const row = keyed === null ? Number(has('data-row')) : (JSON.parse(keyed) as RowKey);
    const cell = findValue(result(has('data-query')), has('data-column'), row).value;
    const written = formatValue(cell, has('data-format') as Format);
    return has('value') === String(cell ?? '') && data.textContent === written ? [] : [data.outerHTML];
  });
  expect(wrong).toEqual([]);
});

test.for([...DEALS, ...REPS])('every link of the page of %s, and of the report, leads somewhere', async (role) => {
  const links = ['', pathOf(role)].flatMap((path) =>
    [...documentOf(path).querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? ''),
  );
  const addresses = [...new Set(links.map((link) => link.replace(/#.*/, '')))].filter((link) => link.startsWith('/'));
  expect(addresses.length).toBeGreaterThan(3);
  const statuses = await Promise.all(
    addresses.map(async (address) => [address, (await fetch(new URL(address, site.url))).status] as const),
  );
  expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
});

/** Where words run together on a page, or a space stands before a mark. */
async function runTogether(page: Page): Promise<string[]> {
  const texts = await page
    .locator('main :is(p, li, h1, h2, h3, dt, dd, td, th)')
    .evaluateAll((all) => all.map((part) => (part as HTMLElement).innerText));
  return texts.flatMap((text) =>
    [...text.matchAll(/.{0,20}(?:\s[,.;:!?)’]|\(\s|[a-z]\$|[,;:][A-Za-z]{2,}|\d(?:day|contact|of|on)).{0,20}/g)].map(
      ([part]) => part,
    ),
  );
}

const LOOKS = [
  [320, 'dark'],
  [1280, 'light'],
] as const;

test.for([...DEALS, ...REPS].flatMap((role) => LOOKS.map(([width, scheme]) => [role, width, scheme] as const)))(
  'the page of %s at %i px, %s, does not scroll sideways, runs no words together and breaks no rule of accessibility',
  async ([role, width, colorScheme]) => {
    const look = { viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' } as const;
    await site.visit(pathOf(role), look, async (page) => {
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect.soft(await runTogether(page)).toEqual([]);
      expect.soft(await brokenRules(page)).toEqual([]);
    });
  },
);

test('a deal page is light, and its ids are each there once', () => {
  const sizes = dealPaths.map((path) => readFileSync(join(DIST, path, 'index.html')).length).toSorted((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(50_000);
  expect(sizes.at(-1)).toBeLessThanOrEqual(70_000);
  const ids = [...documentOf(pathOf('crash')).querySelectorAll('[id]')].map(({ id }) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

test('an address without a page shows the ways back', async () => {
  const response = await fetch(new URL('no/such/page/', site.url));
  const { document } = parseHTML(await response.text());
  const links = [...document.querySelectorAll('.ways-back a')].map((link) => link.getAttribute('href'));
  expect(response.status).toBe(404);
  expect(links).toEqual(['/', '/ledger/', '/agents/']);
});
