import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { useSite } from '../support/site.ts';

/** What a reader fetches before doing anything, in bytes after brotli (fonts are packed already). */
const MOST = 150_000;

const site = useSite();

test('the report comes in 150 kB, from its own host alone', async () => {
  const page = await site.browser.newPage();
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
