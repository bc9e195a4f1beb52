import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { BrowserContextOptions } from 'playwright-core';
import initSqlJs from 'sql.js';
import { expect, test } from 'vitest';
import { formatValue, type Format } from '../../src/model/formats.ts';
import { chooseWord, type Words } from '../../src/query/choose-word.ts';
import { findValue } from '../../src/query/find-value.ts';
import { parseNamedQueries } from '../../src/query/named-queries.ts';
import type { Result } from '../../src/query/result.ts';
import { runQuery } from '../../src/query/run-query.ts';
import { serve } from '../../src/serve/static-server.ts';
import { SITE_FOLDER } from '../support/site-folder.ts';
import { useSite } from '../support/site.ts';

const PAGES = ['', 'ledger/'];
const SCENES = [
  'monday-morning',
  'deal-crisis',
  'pattern-discovery',
  'forecast-reality',
  'process-problem',
  'action-plan',
];

// What the browser complains about on these pages is a failure, whatever it is.
const site = useSite({ isSilent: true });

const at = (width: number): BrowserContextOptions => ({ viewport: { width, height: 900 } });
const withoutScript: BrowserContextOptions = { javaScriptEnabled: false };

test.for([...PAGES, 'agents/', 'sql/'].flatMap((path) => [320, 390, 768, 1280].map((width) => [path, width] as const)))(
  '/%s at %i px loads without a complaint and does not scroll sideways',
  async ([path, width]) => {
    const extra = await site.visit(path, at(width), (page) =>
      page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    );
    expect(extra).toBeLessThanOrEqual(0);
  },
);

test('without script the report has its scenes in order, each with a chart, a caption and the rows', async () => {
  const scenes = await site.visit('', withoutScript, (page) =>
    page.locator('section[data-scene]').evaluateAll((sections) =>
      sections.map((section) => ({
        id: section.id,
        scene: section.getAttribute('data-scene'),
        figures: [...section.querySelectorAll('figure[data-query]')].map((figure) => ({
          images: figure.querySelectorAll('svg[role="img"][aria-label]').length,
          source: figure.querySelector('figcaption .source')?.textContent.includes('synthetic data') ?? false,
          rows: figure.querySelectorAll('figcaption tbody tr').length > 0,
          sql: figure.querySelector('sql-cell')?.textContent.toLowerCase().includes('select') ?? false,
        })),
      })),
    ),
  );
  expect(scenes.map(({ id, scene }) => [id, scene])).toEqual(SCENES.map((id, i) => [id, String(i + 1)]));
  for (const { figures } of scenes) {
    expect(figures.length).toBeGreaterThan(0);
    expect(figures).toEqual(figures.map(() => ({ images: 2, source: true, rows: true, sql: true })));
  }
});

test.for([
  [1280, 'wide'],
  [390, 'narrow'],
] as const)('at %i px the %s drawing is shown, and only that one', async ([width, shown]) => {
  const drawings = await site.visit('', at(width), (page) =>
    page
      .locator('.drawing')
      .evaluateAll((all) =>
        all.filter((drawing) => drawing.checkVisibility()).map((drawing) => drawing.getAttribute('class')),
      ),
  );
  expect(new Set(drawings)).toEqual(new Set([`drawing ${shown}`]));
});

test('the ids of a page are each there once', async () => {
  for (const path of PAGES) {
    const ids = await site.visit(path, withoutScript, (page) =>
      page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id)),
    );
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  }
});

test.for(PAGES)('every bound number of /%s is the cell of its query, as its format writes it', async (path) => {
  const bound = await site.visit(path, withoutScript, (page) =>
    page.locator('data[data-query]').evaluateAll((all) =>
      all.map((data) => ({
        text: data.textContent,
        value: data.getAttribute('value'),
        query: data.getAttribute('data-query') ?? '',
        column: data.getAttribute('data-column') ?? '',
        row: Number(data.getAttribute('data-row')),
        format: data.getAttribute('data-format') ?? '',
        words: data.getAttribute('data-words'),
      })),
    ),
  );
  expect(bound.length).toBeGreaterThan(50);

  const result = await queryResults();
  const wrong = bound.filter(({ text, value, query, column, row, format, words }) => {
    const cell = findValue(result(query), column, row).value;
    const written =
      words === null ? formatValue(cell, format as Format) : chooseWord(String(cell ?? ''), JSON.parse(words) as Words);
    return value !== String(cell ?? '') || text !== written;
  });
  expect(wrong).toEqual([]);
});

/** The result of each named query, computed anew from the published database. */
async function queryResults(): Promise<(name: string) => Result> {
  const { Database } = await initSqlJs();
  const database = new Database(await readFile(join(SITE_FOLDER, 'revops.sqlite')));
  const texts = await Promise.all(['demo_queries', 'claims'].map((name) => readFile(`sql/${name}.sql`, 'utf8')));
  const queries = new Map(texts.flatMap(parseNamedQueries).map(({ name, sql }) => [name, sql]));
  const results = new Map<string, Result>();
  return (name) => {
    const result = results.get(name) ?? runQuery(database, queries.get(name) ?? `no query: ${name}`);
    results.set(name, result);
    return result;
  };
}

const NUMBER_WORDS =
  /\b(zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|half|third|twice|first|second)\b/gi;
const ALLOWED = ['Q4'];

test('no number is typed into a scene: what is not bound holds no digit and no number word', async () => {
  const typed = await site.visit('', withoutScript, (page) =>
    page.locator('section[data-scene]').evaluateAll((sections) =>
      sections.map((section) => {
        const copy = section.cloneNode(true) as Element;
        for (const part of copy.querySelectorAll('data, time, svg, table, code, pre, .source')) part.remove();
        return copy.textContent.replace(/\s+/g, ' ');
      }),
    ),
  );
  const found = typed.flatMap((text) => {
    const rest = ALLOWED.reduce((all, allowed) => all.replaceAll(allowed, ''), text);
    return [...rest.matchAll(/.{0,30}\d.{0,10}/g), ...rest.matchAll(NUMBER_WORDS)].map(([part]) => part);
  });
  expect(found).toEqual([]);
});

test.for(PAGES)('in the prose of /%s no words run together, and no space stands before a mark', async (path) => {
  const texts = await site.visit(path, at(1280), (page) =>
    page
      .locator('main :is(p, li, h1, h2, h3, h4, dt, dd)')
      .evaluateAll((all) => all.map((part) => (part as HTMLElement).innerText)),
  );
  const wrong = texts.flatMap((text) =>
    [...text.matchAll(/.{0,20}(?:\s[,.;:!?)’]|\(\s).{0,20}/g)].map(([part]) => part),
  );
  const joined = texts.flatMap((text) =>
    [...text.matchAll(/.{0,20}(?:\d[A-Za-z]{2,}|[a-z]\$|[a-z]{2,}\d|[.,;:][A-Za-z]{2,}).{0,20}/g)].map(
      ([part]) => part,
    ),
  );
  expect([...wrong, ...joined]).toEqual([]);
});

test('the scene being read is marked in the list of scenes', async () => {
  const current = await site.visit('', at(1280), async (page) => {
    await page.locator('#process-problem h2').scrollIntoViewIfNeeded();
    await page.evaluate(() => {
      document.querySelector('#process-problem')?.scrollIntoView({ behavior: 'instant' });
    });
    await page.waitForFunction(
      () => document.querySelector('.scene-list [aria-current]')?.getAttribute('href') === '#process-problem',
    );
    return page.locator('.scene-list [aria-current]').count();
  });
  expect(current).toBe(1);
});

test('the ledger shows every claim with stated and computed value, definition and SQL', async () => {
  const { Database } = await initSqlJs();
  const database = new Database(await readFile(join(SITE_FOLDER, 'revops.sqlite')));
  const stated = runQuery(database, 'select claim_id, figure from claim_figure order by 1, 2').rows.map(String);
  const shown = await site.visit('ledger/', withoutScript, (page) =>
    page.locator('[data-claim]').evaluateAll((claims) =>
      claims.flatMap((claim) =>
        [...claim.querySelectorAll('[data-figure]')].map((figure) => {
          const complete =
            [...figure.querySelectorAll('th, td')].every((cell) => cell.textContent.trim() !== '') &&
            claim.querySelector('.definition') !== null &&
            claim.querySelector('sql-cell pre') !== null;
          return complete ? `${claim.id},${String(figure.getAttribute('data-figure'))}` : `incomplete ${claim.id}`;
        }),
      ),
    ),
  );
  expect(shown.toSorted()).toEqual(stated.toSorted());
});

test('the database is published packed and unpacked, the event log as CSV and as XES', async () => {
  const fetched = async (path: string): Promise<Buffer> => {
    const response = await fetch(site.url + path);
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  };
  const [file, packed, csv, xes] = await Promise.all(
    ['revops.sqlite', 'revops.sqlite.gz', 'event-log.csv', 'event-log.xes'].map(fetched),
  );
  const { Database } = await initSqlJs();
  const events = Number(runQuery(new Database(file), 'select count(*) from process_event').rows[0]?.[0]);
  expect(gunzipSync(packed ?? '').equals(file ?? Buffer.of())).toBe(true);
  expect(String(csv).trimEnd().split('\r\n')).toHaveLength(events + 1);
  expect(String(xes).match(/<event>/g)).toHaveLength(events);
});

test('under a base path every page, link and download is found', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'site-'));
  await promisify(execFile)(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', folder], {
    // Without what the test runner sets for itself, such as BASE_URL.
    env: { PATH: process.env.PATH, BASE_PATH: 'a/b' },
  });
  const under = await serve(folder, { base: '/a/b' });
  try {
    for (const path of PAGES) {
      const links = await site.visit(under.url + path, at(1280), (page) =>
        page.locator('a[href]').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href)),
      );
      const addresses = new Set(links.map((link) => link.replace(/#.*/, '')));
      const statuses = await Promise.all(
        [...addresses].map(async (address) => [address, (await fetch(address)).status]),
      );
      expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
    }
  } finally {
    await under.close();
    await rm(folder, { recursive: true });
  }
});
