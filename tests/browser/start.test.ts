import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { answers, useSite } from '../support/site.ts';

const site = useSite();

/** The report on a phone, once nothing is fetched any more, and the heavy files that were asked for, by what they end in. */
async function arrive(path = ''): Promise<{ page: Page; asked: () => string[] }> {
  const page = await site.browser.newPage({ viewport: { width: 390, height: 844 } });
  const asked: string[] = [];
  page.on('request', (request) => {
    const [end] =
      /\.wasm$|\.sqlite-columns\.gz$|code-mirror|(?<=\/)cell\.|worker/.exec(new URL(request.url()).pathname) ?? [];
    if (end !== undefined) asked.push(end);
  });
  await page.goto(site.url + path, { waitUntil: 'networkidle' });
  await answers(page);
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
  await page.mouse.wheel(0, 20);
  await page.waitForTimeout(500);
  expect(asked()).toEqual([]);
  await page.mouse.wheel(0, 1680);
  await expect.poll(asked).toEqual(ENGINE);
  await page
    .locator('figure')
    .getByRole('link', { name: /^Data: / })
    .first()
    .click();
  await expect.poll(asked).toEqual([...ENGINE, 'code-mirror'].toSorted());
  await page.close();
});

test('whoever asks for data to be spared fetches it when they reach for an editor', async () => {
  const context = await site.browser.newContext({ viewport: { width: 390, height: 844 } });
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.wasm')) asked.push('.wasm');
  });
  await page.goto(site.url, { waitUntil: 'networkidle' });
  await answers(page);
  await page.mouse.wheel(0, 1700);
  await page.waitForTimeout(500);
  expect(asked).toEqual([]);
  await page
    .locator('figure')
    .getByRole('link', { name: /^Data: / })
    .first()
    .click();
  await expect.poll(() => asked).toEqual(['.wasm']);
  await context.close();
});

const waiting = (page: Page): Promise<number> => page.locator('[data-later]').count();
const contentVisibility = (scene: Locator): Promise<string> =>
  scene.evaluate((element) => getComputedStyle(element).contentVisibility);
const topOf = (scene: Locator): Promise<number> => scene.evaluate((element) => element.getBoundingClientRect().top);

/** A phone, on which the page takes its time to load where it is slow. */
async function phone({ isSlow = true } = {}): Promise<Page> {
  const context = await site.browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  });
  // The faces that a first visit had no time for are there after a reload, and lines break elsewhere: not what is asked here.
  await context.route('**/*.woff2', (route) => route.abort());
  await context.addInitScript((ahead) => {
    const now = performance.now.bind(performance);
    performance.now = () => (ahead ? now() + 5000 : Math.min(1000, now()));
  }, isSlow);
  return context.newPage();
}

test('a slow phone lays out what is below the first screens when its reader leaves it alone', async () => {
  const page = await phone();
  await page.goto(site.url);
  const last = page.locator('#action-plan');
  expect(await waiting(page)).toBeGreaterThan(4);
  expect(await contentVisibility(last)).toBe('auto');
  await expect.poll(() => waiting(page)).toBe(0);
  expect(await contentVisibility(last)).toBe('visible');

  await last.evaluate((scene) => {
    scene.scrollIntoView();
  });
  const before = await topOf(last);
  await page.reload();
  await answers(page);
  expect(await waiting(page)).toBe(0);
  // Still on the screen: above it the controls that only script has may have come in later than the place was found again.
  await expect.poll(async () => Math.abs((await topOf(last)) - before)).toBeLessThan(500);
  await page.context().close();
});

test('the place that an address names is there at once, on a slow phone too', async () => {
  const page = await phone();
  await page.goto(`${site.url}#process-problem`);
  await answers(page);
  expect(await waiting(page)).toBe(0);
  expect(Math.abs(await topOf(page.locator('#process-problem')))).toBeLessThan(100);
  await page.context().close();
});

test('a quick phone has laid out the whole page when it has loaded', async () => {
  const page = await phone({ isSlow: false });
  await page.goto(site.url);
  await answers(page);
  expect(await waiting(page)).toBe(0);
  await page.context().close();
});

test('a screen with a pointer leaves nothing out', async () => {
  const page = await site.browser.newPage();
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(site.url);
  expect(await waiting(page)).toBeGreaterThan(4);
  expect(await contentVisibility(page.locator('#action-plan'))).toBe('visible');
  await page.close();
});
