import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { sqlite } from '../../src/render/sqlite.ts';
import { expect, test } from 'vitest';
import { formatValue, type Format } from '../../src/model/formats.ts';
import { chooseWord, type Words } from '../../src/query/choose-word.ts';
import { findValue } from '../../src/query/find-value.ts';
import { parseNamedQueries } from '../../src/query/named-queries.ts';
import type { Result } from '../../src/query/result.ts';
import { runQuery } from '../../src/query/run-query.ts';
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

/** The report and its ledger as they are served, without script. */
const shared = new Map(PAGES.map((path) => [path, site.share(path, { javaScriptEnabled: false })]));

function on<Answer>(path: string, work: (page: Page) => Promise<Answer>): Promise<Answer> {
  const share = shared.get(path);
  if (share === undefined) throw new RangeError(`no such page: ${path}`);
  return share(work);
}

test('without script the report has its scenes in order, each with a chart, a caption and a way to the rows', async () => {
  const scenes = await on('', (page) =>
    page.locator('section[data-scene]').evaluateAll((sections) =>
      sections.map((section) => ({
        id: section.id,
        scene: section.getAttribute('data-scene'),
        figures: [...section.querySelectorAll('figure[data-query]')].map((figure) => ({
          images: figure.querySelectorAll('svg[role="img"][aria-label]').length,
          source: figure.querySelector('figcaption .source')?.textContent.includes('synthetic data') ?? false,
          data: figure.querySelector('figcaption a[data-sql]')?.getAttribute('href') ?? '',
        })),
      })),
    ),
  );
  expect(scenes.map(({ id, scene }) => [id, scene])).toEqual(SCENES.map((id, i) => [id, String(i + 1)]));
  for (const { figures } of scenes) {
    expect(figures.length).toBeGreaterThan(0);
    expect(figures).toEqual(figures.map(({ data }) => ({ images: 2, source: true, data })));
    for (const { data } of figures) {
      const html = await readFile(join(SITE_FOLDER, data, 'index.html'), 'utf8');
      expect(html, data).toMatch(/<pre class="sql"[^]*select/);
      expect(html, data).toMatch(/class="table-wrapper results"[^]*<tbody>\s*<tr/);
    }
  }
});

test('without script the SQL stands on the page that a figure leads to, and nothing asks to be tried', async () => {
  await on('', async (page) => {
    const links = await page
      .locator('figure a[data-sql]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) {
      const html = await (await fetch(new URL(String(link), site.url))).text();
      expect(html, String(link)).toMatch(/<sql-cell [^>]*>\s*<pre class="sql"/);
    }
    expect(await page.getByRole('button', { name: 'Run', exact: true }).count()).toBe(0);
    const shown = page.locator('[data-try]').filter({ visible: true });
    expect(await shown.count()).toBe(0);
  });
});

test('the ids of a page are each there once', async () => {
  for (const path of PAGES) {
    const ids = await on(path, (page) => page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id)));
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  }
});

test.for(PAGES)('every bound number of /%s is the cell of its query, as its format writes it', async (path) => {
  const bound = await on(path, (page) =>
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
  const { Database } = await sqlite();
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
  const typed = await on('', (page) =>
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

test('the ledger shows every claim with stated and computed value, definition and the way to its SQL', async () => {
  const { Database } = await sqlite();
  const database = new Database(await readFile(join(SITE_FOLDER, 'revops.sqlite')));
  const stated = runQuery(database, 'select claim_id, figure from claim_figure order by 1, 2').rows.map(String);
  const shown = await on('ledger/', (page) =>
    page.locator('[data-claim]').evaluateAll((claims) =>
      claims.flatMap((claim) =>
        [...claim.querySelectorAll('[data-figure]')].map((figure) => {
          const complete =
            [...figure.querySelectorAll('th, td')].every((cell) => cell.textContent.trim() !== '') &&
            claim.querySelector('.definition') !== null &&
            claim.querySelector(`a[data-sql^="claim_"][href^="/queries/claim_"]`) !== null;
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
  const { Database } = await sqlite();
  const steps = 'select count(*), count(completed_at) from process_event';
  const [started = 0, completed = 0] = (runQuery(new Database(file), steps).rows[0] ?? []).map(Number);
  expect(gunzipSync(packed ?? '').equals(file ?? Buffer.of())).toBe(true);
  expect(String(csv).trimEnd().split('\r\n')).toHaveLength(started + 1);
  expect(String(xes).match(/<event>/g)).toHaveLength(started + completed);
});
