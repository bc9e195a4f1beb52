import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { oneFile } from '../../src/keep/one-file.ts';
import { openData } from '../support/open-data.ts';
import { SITE_FOLDER } from '../support/site-folder.ts';
import { answers, useSite } from '../support/site.ts';

const site = useSite();
let folder: string;
let html: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'one-file-'));
  html = await oneFile(SITE_FOLDER);
  await writeFile(join(folder, 'report.html'), html);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

test('the one file is small enough for a mail, and nothing in it asks a host', () => {
  expect(html.length).toBeLessThan(5_000_000);
  expect(html.match(/ (?:href|src|srcset|action)="(?:\/|https?:)[^"]*"/g)).toBe(null);
});

test('from disk and without a network the one file has cards, living SQL, what-ifs, the ledger and deals', async () => {
  const address = pathToFileURL(join(folder, 'report.html')).href;
  await site.visit(address, { offline: true }, async (page, context) => {
    const asked: string[] = [];
    const isLoud: string[] = [];
    context.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) isLoud.push(message.text());
    });
    const bar = page.getByRole('complementary', { name: 'Your edits of the data' }).getByRole('status');
    const changed = bar.getByText(/^1 edit, \d+ figures changed$/);

    const call = page.locator('main a.number', { has: page.locator('[data-query="call_against_health"]') }).first();
    await call.click();
    await page.getByRole('dialog').locator('.definition').waitFor();
    await page.keyboard.press('Escape');

    const figure = page.locator('figure[data-query="commit_deals"]');
    await openData(figure);
    const cell = figure.locator('sql-cell');
    await cell.getByRole('textbox', { name: /^SQL: / }).press('Control+End');
    await page.keyboard.type(' limit 3');
    await cell.getByRole('button', { name: 'Run', exact: true }).click();
    await cell.getByText(/^3 rows, /).waitFor();
    await figure.locator('.edited-mark').first().waitFor();

    await page.getByRole('switch').first().check();
    await changed.waitFor();
    await page.locator('#brief .number').first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Show the rows' }).click();
    await page.getByRole('dialog').locator('.made-rows').waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('link', { name: 'Ledger' }).first().click();
    await page.getByText(/of \d+ claims changed by your edit/).waitFor();
    expect(new URL(page.url()).search).toBe('?ledger/');
    expect(await page.title()).toMatch(/^Ledger/);

    await page.goBack();
    await answers(page);
    const deal = page.locator('main a[href^="?deals/"]').first();
    const name = await deal.textContent();
    await deal.click();
    await page.locator('h1', { hasText: name?.trim() }).waitFor();
    await changed.waitFor();

    await page.goto(`${address}?ledger/#F1`);
    await page.locator('#F1:target').waitFor();
    expect(isLoud).toEqual([]);
    expect(asked.filter((one) => !one.startsWith(address) && !/^(?:data|blob):/.test(one))).toEqual([]);
  });
});
