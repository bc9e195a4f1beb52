import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serviceWorkerCode, siteVersion } from '../../src/keep/service-worker.ts';
import { serve } from '../../src/serve/static-server.ts';
import { openBrowser } from '../support/browser.ts';
import { SITE_FOLDER } from '../support/site-folder.ts';
import { answers } from '../support/site.ts';

/** No host of one's own machine by its name, and as good as one that is served securely. */
const [HOST, PORT] = ['report.test', 48_123];
const HOME = `http://${HOST}:${PORT}/`;

let browser: Browser;
let folder: string;

beforeAll(async () => {
  const flags = [`--host-resolver-rules=MAP ${HOST} 127.0.0.1`, `--unsafely-treat-insecure-origin-as-secure=${HOME}`];
  [browser, folder] = await Promise.all([openBrowser(flags), mkdtemp(join(tmpdir(), 'site-'))]);
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

/** Whether the page's site is kept as a whole. */
const isKept = (page: Page): Promise<boolean> =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated');

const textOf = (page: Page): Promise<string | null> => page.locator('body').textContent();

/** What a page is given for an address; null: nothing. */
const asked = (page: Page, path: string): Promise<string | null> =>
  page.evaluate(
    (address) =>
      fetch(address).then(
        (response) => response.text(),
        () => null,
      ),
    path,
  );

/** Puts a build of a small site in place of the one before. */
async function deploy(build: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const file = join(folder, path, 'index.html');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(
      file,
      `<!doctype html><html data-base="/"><body>${path === '' ? 'report' : path} ${build}</body></html>`,
    );
  }
  await writeFile(join(folder, 'service-worker.js'), await serviceWorkerCode(await siteVersion(folder)));
}

/** Asks for the newest build, and waits until it is complete and answers. */
const renew = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const changed = new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
    await registration?.update();
    await changed;
  });

test('a page stays of its build while it is open, the next one is of the newest, and no page is of two', async () => {
  const PATHS = ['', 'ledger/', 'handout/', 'offline/', 'a/', 'b/', 'c/'];
  await deploy('one', PATHS);
  const served = await serve(folder, { port: PORT });
  const context: BrowserContext = await browser.newContext();
  const page = await context.newPage();
  await page.goto(HOME);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/service-worker.js');
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => isKept(page)).toBe(true);
  await page.reload();
  expect(await asked(page, '/a/')).toContain('a/ one');

  await deploy('two', PATHS);
  // What is kept of its build is still there; what is not, does not come as another build has it.
  expect([await asked(page, '/ledger/'), await asked(page, '/b/')]).toEqual([
    expect.stringContaining('ledger/ one'),
    null,
  ]);
  await renew(page);
  expect([await asked(page, '/ledger/'), await asked(page, '/b/')]).toEqual([
    expect.stringContaining('ledger/ one'),
    null,
  ]);
  await page.reload();
  expect([await textOf(page), await asked(page, '/ledger/'), await asked(page, '/b/')]).toEqual([
    expect.stringContaining('report two'),
    expect.stringContaining('ledger/ two'),
    expect.stringContaining('b/ two'),
  ]);

  // A page that only the host has, newer than what is kept, is the host's in all that it asks for.
  await deploy('three', PATHS);
  await page.goto(`${HOME}c/`);
  expect([await textOf(page), await asked(page, '/ledger/')]).toEqual([
    expect.stringContaining('c/ three'),
    expect.stringContaining('ledger/ three'),
  ]);
  await served.close();
  await context.close();
});

test('after a first visit the report, its ledger, its numbers and its SQL are there without a network', async () => {
  const served = await serve(SITE_FOLDER, { port: PORT });
  const context = await browser.newContext();
  const page = await context.newPage();
  const deal = `${HOME}deals/`;
  await page.goto(deal);
  await expect.poll(() => isKept(page)).toBe(true);
  await expect
    .poll(() => page.evaluate(async (address) => (await caches.match(address)) !== undefined, deal))
    .toBe(true);
  await served.close();

  await page.goto(HOME);
  await answers(page);
  await page.locator('main a.number').first().click();
  await page.getByRole('dialog').locator('.definition').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'SQL' }).click();
  const cell = page.getByRole('dialog').locator('sql-cell');
  await cell.getByRole('button', { name: 'Run', exact: true }).click();
  await cell.getByText(/^\d+ rows?, /).waitFor();
  const titles = [];
  for (const path of ['ledger/', 'deals/', 'agents/']) {
    await page.goto(HOME + path);
    titles.push(await page.locator('.masthead .eyebrow').first().textContent());
  }
  expect(titles).toEqual(['Ledger', expect.stringMatching(/deals/i), 'No network']);
  await context.close();
});
