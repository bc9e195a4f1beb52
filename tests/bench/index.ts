/**
 * `npm run bench`: measures the built report beside a plain page and a bare sql.js page, and a what-if beside its queries in
 * bare sql.js, in one run, as a phone and as a desktop would have them; prints a table, and JSON with `-- --json`. Times of one machine: compare them as ratios.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { serve } from '../../src/serve/static-server.ts';
import { openBrowser } from '../support/browser.ts';
import { SITE_FOLDER } from '../support/site-folder.ts';
import { BARE, PLAIN, withBenchPages } from './pages.ts';
import { measureWhatIf, type WhatIfTimes } from './what-if.ts';

interface Profile {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  /** Bytes a second, and the delay of each request in milliseconds; null: as the machine is. */
  readonly network: { readonly throughput: number; readonly latency: number } | null;
  /** How many times slower the processor is made. */
  readonly slowdown: number;
}

const PROFILES: readonly Profile[] = [
  {
    name: 'phone',
    viewport: { width: 390, height: 844 },
    network: { throughput: 1_600_000 / 8, latency: 150 },
    slowdown: 4,
  },
  { name: 'desktop', viewport: { width: 1280, height: 800 }, network: null, slowdown: 1 },
];
const RUNS = 3;

/** What is measured of a page, in milliseconds from opening it, and what it fetched, in bytes. */
interface Measures {
  readonly firstPaint: number | null;
  readonly blocking: number;
  readonly shift: number;
  readonly firstResult: number | null;
  readonly bytes: number;
}

interface Case {
  readonly name: string;
  readonly path: string;
  /** Waits until the page answered; resolves to the time of it. */
  readonly result?: (page: Page) => Promise<number>;
}

const CASES: readonly Case[] = [
  { name: 'plain page', path: PLAIN },
  { name: 'the report', path: '' },
  { name: 'bare sql.js', path: BARE, result: bareResult },
  { name: 'first SQL result on /sql/', path: 'sql/', result: firstResult },
];

async function bareResult(page: Page): Promise<number> {
  await page.waitForFunction(() => performance.getEntriesByName('answered').length > 0);
  return page.evaluate(() => performance.getEntriesByName('answered')[0]?.startTime ?? NaN);
}

async function firstResult(page: Page): Promise<number> {
  const cell = page.locator('sql-cell').first();
  await cell.getByRole('button', { name: 'Run' }).click();
  await cell.locator('td').first().waitFor();
  return page.evaluate(() => performance.now());
}

/** A page as a profile would have it, before it is opened, and the session that says so. */
async function newPage(browser: Browser, profile: Profile) {
  const context = await browser.newContext({ viewport: profile.viewport });
  // A busy machine may take its time.
  context.setDefaultTimeout(0);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  if (profile.network !== null) {
    const { throughput, latency } = profile.network;
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: profile.slowdown });
  return { context, page, session };
}

async function measure(
  browser: Browser,
  address: string,
  profile: Profile,
  result?: Case['result'],
): Promise<Measures> {
  const { context, page, session } = await newPage(browser, profile);
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.addInitScript(() => {
    const seen = { blocking: 0, shift: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.blocking += Math.max(0, duration - 50);
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) seen.shift += Number(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(address, { waitUntil: result === undefined ? 'networkidle' : 'commit' });
  const answered = result === undefined ? null : await result(page);
  const seen = await page.evaluate(() => ({
    ...(globalThis as unknown as { seen: { blocking: number; shift: number } }).seen,
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
  }));
  await context.close();
  return { ...seen, firstResult: answered, bytes };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

function medians(runs: readonly Measures[]): Measures {
  const of = (name: keyof Measures): number | null => {
    const known = runs.map((run) => run[name]).filter((value) => value !== null);
    return known.length === 0 ? null : median(known);
  };
  return {
    firstPaint: of('firstPaint'),
    blocking: of('blocking') ?? 0,
    shift: of('shift') ?? 0,
    firstResult: of('firstResult'),
    bytes: of('bytes') ?? 0,
  };
}

const folder = await mkdtemp(join(tmpdir(), 'bench-'));
await withBenchPages(SITE_FOLDER, folder);
const [browser, served] = await Promise.all([openBrowser(), serve(folder, { packs: true })]);
const table: Record<string, unknown>[] = [];
const whatIfs: Record<string, unknown>[] = [];
try {
  for (const profile of PROFILES) {
    // The cases take turns, so that a busy minute of the machine falls on all of them.
    const runs = new Map<string, Measures[]>(CASES.map(({ name }) => [name, []]));
    for (let run = 0; run < RUNS; run++) {
      for (const { name, path, result } of CASES) {
        runs.get(name)?.push(await measure(browser, served.url + path, profile, result));
      }
    }
    for (const [page, measures] of runs) table.push({ profile: profile.name, page, ...medians(measures) });
    const times: WhatIfTimes[] = [];
    for (let run = 0; run < RUNS; run++) {
      times.push(
        await measureWhatIf(served.url, folder, async (address) => {
          const { context, page } = await newPage(browser, profile);
          await page.goto(address, { waitUntil: 'networkidle' });
          return { page, close: () => context.close() };
        }),
      );
    }
    const of = (name: keyof WhatIfTimes): number => median(times.map((each) => each[name]));
    whatIfs.push({
      profile: profile.name,
      page: 'a what-if',
      screenNew: of('screen'),
      pageNew: of('page'),
      bareQueries: of('bare'),
    });
  }
} finally {
  await browser.close();
  await served.close();
  await rm(folder, { recursive: true, force: true });
}

process.stdout.write(
  process.argv.includes('--json')
    ? `${JSON.stringify([...table, ...whatIfs], null, 2)}\n`
    : `${inColumns(table)}\n${inColumns(whatIfs)}`,
);

/** The rows as text in columns, whole milliseconds and bytes, the shift in thousandths. */
function inColumns(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const written = (value: unknown): string => {
    if (typeof value === 'string') return value;
    if (typeof value !== 'number') return '–';
    return value % 1 !== 0 && value < 1 ? value.toFixed(3) : String(Math.round(value));
  };
  const lines = [names, ...rows.map((row) => names.map((name) => written(row[name])))];
  const widths = names.map((_, i) => Math.max(...lines.map((line) => (line[i] ?? '').length)));
  return lines.map((line) => `${line.map((text, i) => text.padEnd((widths[i] ?? 0) + 2)).join('')}\n`).join('');
}
