import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, type Served } from '../../src/serve/static-server.ts';
import { SITE_FOLDER } from '../support/site-folder.ts';
import { useSite } from '../support/site.ts';

const BASE = '/a/b/';

const site = useSite({ isSilent: true });
let folder: string;
let under: Served;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-'));
  await promisify(execFile)(process.execPath, ['tests/support/build-under-base.ts', folder], {
    // Without what the test runner sets for itself, such as BASE_URL.
    env: { PATH: process.env.PATH, BASE_PATH: 'a/b' },
  });
  under = await serve(folder, { base: BASE });
});

afterAll(async () => {
  await under.close();
  await rm(folder, { recursive: true });
});

/** A page without what its base path changes: the path itself, and the names of files that hold it. */
const plain = (html: string, base: string): string =>
  html
    .replaceAll(
      /((?:href|src|srcset|action|data-\w+)="|url\(|content="0; url=)\/(?!\/)/g,
      (_, before: string) => `${before}BASE/`,
    )
    .replaceAll(`BASE${base}`, 'BASE/')
    .replaceAll(/(\/_astro\/[\w.-]+?)[.-][\w-]{8}(\.\w+)/g, '$1$2');

test('under a base path every page says what it says without one, with the path before its addresses', () => {
  const pages = globSync('**/*.html', { cwd: folder });
  expect(pages.length).toBeGreaterThan(6);
  for (const page of pages) {
    const [based, rooted] = [folder, SITE_FOLDER].map((root) => readFileSync(join(root, page), 'utf8'));
    expect(plain(based ?? '', BASE) === plain(rooted ?? '', '/'), page).toBe(true);
  }
});

test.for(['', 'ledger/'])('under a base path every page, link and download of /%s is found', async (path) => {
  const links = await site.visit(under.url + path, {}, (page) =>
    page.locator('a[href]').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href)),
  );
  const addresses = new Set(links.map((link) => link.replace(/#.*/, '')));
  expect([...addresses].filter((address) => !address.startsWith(under.url))).toEqual([]);
  const missing = [...addresses].map(async (address) => {
    // Of the pages of deals, AEs and queries one each is built here: the others are where they are without a base path.
    const isOneOfMany = /\/(?:deals|reps|queries)\/./.test(address);
    const found = isOneOfMany ? site.url + address.slice(under.url.length) : address;
    return (await fetch(found)).status === 200 ? [] : [address];
  });
  expect((await Promise.all(missing)).flat()).toEqual([]);
});
