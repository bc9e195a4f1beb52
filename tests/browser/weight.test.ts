import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { serve, SITE_FOLDER, type Served } from '../support/serve.ts';

/** What a reader fetches before doing anything, in bytes after brotli (fonts are packed already). */
const MOST = 150_000;

let browser: Browser;
let site: Served;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), serve(SITE_FOLDER)]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

test('the report comes in 150 kB, from its own host alone', async () => {
  const page = await browser.newPage();
  const addresses = new Set<string>();
  page.on('request', (request) => addresses.add(request.url()));
  await page.goto(site.url, { waitUntil: 'networkidle' });
  await page.close();

  const own = [...addresses].filter((address) => !address.startsWith('data:'));
  expect(own.filter((address) => !address.startsWith(site.url))).toEqual([]);
  const sizes = await Promise.all(
    own.map(async (address) => {
      const bytes = Buffer.from(await (await fetch(address)).arrayBuffer());
      const size = address.endsWith('.woff2') ? bytes.length : brotliCompressSync(bytes).length;
      return [address.slice(site.url.length), size] as const;
    }),
  );
  expect(sizes.map(([name]) => name).filter((name) => name.endsWith('.woff2'))).toHaveLength(2);
  const sum = sizes.reduce((total, [, size]) => total + size, 0);
  expect(sum, sizes.map(([name, size]) => `${size} ${name}`).join('\n')).toBeLessThanOrEqual(MOST);
});
