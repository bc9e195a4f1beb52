import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, type Served } from '../../src/serve/static-server.ts';

let folder: string;
let site: Served;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-'));
  await mkdir(join(folder, 'ledger'));
  await mkdir(join(folder, 'empty'));
  await writeFile(join(folder, 'index.html'), 'home');
  await writeFile(join(folder, 'ledger/index.html'), 'ledger');
  await writeFile(join(folder, '404.html'), 'a way back');
  await writeFile(join(folder, 'revops.sqlite.gz'), 'packed');
  site = await serve(folder, { base: '/a/b' });
});

afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

test('a folder is answered with its index page', async () => {
  const response = await fetch(new URL('ledger/', site.url));
  expect(await response.text()).toBe('ledger');
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
});

test.for(['/a/b', '/a/b/ledger'])('%s is redirected to the address with a slash', async (path) => {
  const response = await fetch(new URL(path, site.url), { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([301, `${path}/`]);
});

test.for(['/a/b/missing/', '/a/b/empty/', '/a/bc/', '/', '/a/b/..%2f..%2fetc%2fpasswd'])(
  '%s is not found, with the page for that',
  async (path) => {
    const response = await fetch(new URL(path, site.url));
    expect([response.status, await response.text()]).toEqual([404, 'a way back']);
  },
);

test.for([
  ['revops.sqlite', 'application/vnd.sqlite3'],
  ['engine.wasm', 'application/wasm'],
  ['event-log.csv', 'text/csv; charset=utf-8'],
  ['event-log.xes', 'application/xml'],
] as const)('%s says that it is %s', async ([file, type]) => {
  await writeFile(join(folder, file), 'rows');
  const response = await fetch(new URL(file, site.url));
  expect(response.headers.get('content-type')).toBe(type);
});

test('a taken port is refused', async () => {
  await expect(serve(folder, { port: Number(new URL(site.url).port) })).rejects.toThrow('EADDRINUSE');
});

test('a packed file arrives packed', async () => {
  const response = await fetch(new URL('revops.sqlite.gz', site.url));
  expect(response.headers.get('content-encoding')).toBeNull();
  expect(response.headers.get('content-type')).toBe('application/gzip');
  expect(await response.text()).toBe('packed');
});

test('asked to pack, it packs text, and leaves alone what is packed already', async () => {
  const packing = await serve(folder, { packs: true });
  const [text, packed] = await Promise.all(['', 'revops.sqlite.gz'].map((path) => fetch(new URL(path, packing.url))));
  expect(text?.headers.get('content-encoding')).toBe('gzip');
  expect(await text?.text()).toBe('home');
  expect(packed?.headers.get('content-encoding')).toBeNull();
  expect(await packed?.text()).toBe('packed');
  await packing.close();
});
