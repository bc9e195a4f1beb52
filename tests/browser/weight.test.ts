import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { parseHTML } from 'linkedom';
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { SITE_FOLDER } from '../support/site-folder.ts';
import { answers, useSite } from '../support/site.ts';

/** What a reader fetches before doing anything, in bytes as a quick host packs them (fonts are packed already). */
const MOST = 100_000;

const site = useSite();

test('the report comes in 100 kB, from its own host alone', async () => {
  const page = await site.browser.newPage();
  const addresses = new Set<string>();
  page.on('request', (request) => addresses.add(request.url()));
  await page.goto(site.url, { waitUntil: 'networkidle' });
  await answers(page);
  await page.close();

  const own = [...addresses].filter((address) => !address.startsWith('data:'));
  expect(own.filter((address) => !address.startsWith(site.url))).toEqual([]);
  const sizes = await Promise.all(
    own.map(async (address) => {
      const bytes = Buffer.from(await (await fetch(address)).arrayBuffer());
      const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
      return [address.slice(site.url.length), address.endsWith('.woff2') ? bytes.length : packed.length] as const;
    }),
  );
  expect(sizes.map(([name]) => name).filter((name) => name.endsWith('.woff2'))).toHaveLength(2);
  const sum = sizes.reduce((total, [, size]) => total + size, 0);
  expect(sum, sizes.map(([name, size]) => `${size} ${name}`).join('\n')).toBeLessThanOrEqual(MOST);
});

test('before it is painted the report waits for no sheet and no font, and its script for the paint', () => {
  const html = readFileSync(join(SITE_FOLDER, 'index.html'), 'utf8');
  const { document } = parseHTML(html);
  expect(document.querySelectorAll('link[rel=stylesheet], link[rel=preload]').length).toBe(0);
  const scripts = [...document.querySelectorAll('script')].map((script) => script.getAttribute('src') ?? '');
  expect(scripts).toHaveLength(1);
  expect(readFileSync(join(SITE_FOLDER, scripts[0] ?? ''), 'utf8').length).toBeLessThan(2500);
  expect(document.querySelectorAll('script:not([type=module])').length).toBe(0);
});

/** What the Tab key stops at, in the order of the page. */
const STOPS = 'a[href], button, summary, input, select, textarea, [tabindex="0"]';

test('the report is small in its HTML, in its elements and in the stops of the keyboard', () => {
  const html = readFileSync(join(SITE_FOLDER, 'index.html'));
  const { document } = parseHTML(String(html));
  const elements = [...document.querySelectorAll('*')];
  const stops = [...document.querySelectorAll(STOPS)].filter(
    (stop) =>
      stop.getAttribute('tabindex') !== '-1' &&
      stop.closest('[hidden]') === null &&
      (stop.closest('details:not([open])') === null || stop.localName === 'summary'),
  );
  const second = elements.findIndex((element) => element.getAttribute('data-scene') === '2');
  const found = {
    bytes: html.length,
    elements: elements.length,
    stops: stops.length,
    beforeSecondScene: stops.filter((stop) => elements.indexOf(stop) < second).length,
  };
  expect.soft(found.bytes).toBeLessThanOrEqual(420_000);
  expect.soft(found.elements).toBeLessThanOrEqual(6000);
  expect.soft(found.stops).toBeLessThanOrEqual(150);
  expect.soft(found.beforeSecondScene).toBeLessThanOrEqual(46);
});

test('with script a list and a block of numbers are one stop each, and arrow keys lead on to all others', async () => {
  const found = await site.visit('', { reducedMotion: 'reduce' }, async (page) => {
    const stops = await page.evaluate((selector) => {
      const isStop = (one: HTMLElement): boolean => one.tabIndex >= 0 && one.checkVisibility();
      const all = [...document.querySelectorAll<HTMLElement>(selector)].filter(isStop);
      const second = document.querySelector('[data-scene="2"]');
      const isBefore = (one: HTMLElement): boolean =>
        second !== null && (one.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      return { all: all.length, before: all.filter(isBefore).length };
    }, STOPS);
    const led = async (list: Locator, items: string, key: string): Promise<readonly [number, number]> => {
      const links = list.locator(items).filter({ visible: true });
      const all = await links.count();
      await links.first().focus();
      for (let i = 1; i < all; i += 1) await page.keyboard.press(key);
      return [all, await links.evaluateAll((some) => some.findIndex((one) => one === document.activeElement) + 1)];
    };
    return {
      ...stops,
      led: [
        await led(page.locator('.scene-list'), 'a', 'ArrowDown'),
        await led(page.locator('[data-table]:has(tbody a)').first(), 'tbody a', 'ArrowDown'),
        await led(page.locator('.hero .controls'), 'a', 'ArrowRight'),
      ],
    };
  });
  expect.soft(found.all).toBeLessThanOrEqual(110);
  expect.soft(found.before).toBeLessThanOrEqual(25);
  for (const [all, reached] of found.led) expect([all > 1, reached]).toEqual([true, all]);
});

test('nothing that is not shown rides in a page: no hidden table, no SQL, no card', () => {
  for (const path of ['index.html', 'agents/index.html', 'ledger/index.html']) {
    const { document } = parseHTML(readFileSync(join(SITE_FOLDER, path), 'utf8'));
    expect(
      document.querySelectorAll(
        '[popover], [role=dialog], main sql-cell, main pre.sql, main [data-result], details table',
      ).length,
    ).toBe(0);
  }
});

test('the whole site is 44 MB at the most, without the cards for chats', () => {
  const files = globSync('**/*', { cwd: SITE_FOLDER, withFileTypes: true }).filter((entry) => entry.isFile());
  const sizes = files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !path.startsWith(join(SITE_FOLDER, 'cards')))
    .map((path) => statSync(path).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(44_000_000);
});
