import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { serve, SITE_FOLDER, type Served } from '../support/serve.ts';

let browser: Browser;
let site: Served;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), serve(SITE_FOLDER)]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** The report on a phone, once nothing is fetched any more, and the heavy files that were asked for, by what they end in. */
async function arrive(path = ''): Promise<{ page: Page; asked: () => string[] }> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const asked: string[] = [];
  page.on('request', (request) => {
    const [end] = /\.wasm$|\.sqlite-columns\.gz$|code-mirror|cell\.|worker/.exec(new URL(request.url()).pathname) ?? [];
    if (end !== undefined) asked.push(end);
  });
  await page.goto(site.url + path, { waitUntil: 'networkidle' });
  return { page, asked: () => asked.toSorted() };
}

const ENGINE = ['.sqlite-columns.gz', '.wasm', 'cell.', 'worker'];

test('whoever only arrives fetches no engine and no editor', async () => {
  const { page, asked } = await arrive();
  await page.mouse.move(5, 5);
  await page.waitForTimeout(500);
  expect(asked()).toEqual([]);
  await page.close();
});

test('whoever reads on fetches the engine before an editor is opened, and the full editor then', async () => {
  const { page, asked } = await arrive();
  await page.mouse.wheel(0, 200);
  await page.waitForTimeout(500);
  expect(asked()).toEqual([]);
  await page.mouse.wheel(0, 1500);
  await expect.poll(asked).toEqual(ENGINE);
  await page.locator('figure').getByText('Show SQL').first().click();
  await expect.poll(asked).toEqual([...ENGINE, 'code-mirror'].toSorted());
  await page.close();
});

test('whoever asks for data to be spared fetches it when they reach for an editor', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.wasm')) asked.push('.wasm');
  });
  await page.goto(site.url, { waitUntil: 'networkidle' });
  await page.mouse.wheel(0, 1700);
  await page.waitForTimeout(500);
  expect(asked).toEqual([]);
  await page.locator('figure').getByText('Show SQL').first().click();
  await expect.poll(() => asked).toEqual(['.wasm']);
  await context.close();
});
