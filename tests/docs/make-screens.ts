/**
 * `npm run screens`: takes the pictures of `docs/` from the built site: the report's opening, and the whole report at two
 * widths in two colour schemes, its page cut into columns that stand side by side.
 */
import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { serve } from '../../src/serve/static-server.ts';
import { SITE_FOLDER } from '../support/site-folder.ts';

const FOLDER = 'docs';
const WIDTHS = [
  { width: 1280, columns: 6 },
  { width: 390, columns: 10 },
];
const SCHEMES = ['light', 'dark'] as const;
/** The width of a whole picture, in pixels. */
const SHEET = 2400;
const GAP = 16;

async function openReport(browser: Browser, width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });
  await page.goto(site.url, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  return page;
}

/** The whole page, cut into as many columns of the same height. */
async function columnsOf(page: Page, width: number, columns: number): Promise<Buffer[]> {
  const total = await page.evaluate(() => document.documentElement.scrollHeight);
  const height = Math.ceil(total / columns);
  const cuts: Buffer[] = [];
  for (let i = 0; i < columns; i++) {
    const clip = { x: 0, y: i * height, width, height: Math.min(height, total - i * height) };
    cuts.push(await page.screenshot({ fullPage: true, clip }));
  }
  return cuts;
}

/** Columns side by side, as a picture of `SHEET` pixels. */
async function putTogether(browser: Browser, cuts: readonly Buffer[], path: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: SHEET, height: 600 } });
  const images = cuts.map((cut) => `<img src="data:image/png;base64,${cut.toString('base64')}" alt="">`);
  await page.setContent(
    `<style>body{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);gap:${GAP}px;align-items:start;` +
      `margin:0;padding:${GAP}px;background:#8a8d93}img{width:100%;display:block}</style>${images.join('')}`,
  );
  await page.screenshot({ path, fullPage: true, type: 'jpeg', quality: 70 });
  await page.close();
}

const [browser, site] = await Promise.all([openBrowser(), serve(SITE_FOLDER), mkdir(FOLDER, { recursive: true })]);
try {
  for (const scheme of SCHEMES) {
    for (const { width, columns } of WIDTHS) {
      const page = await openReport(browser, width, scheme);
      if (width === 1280) await page.screenshot({ path: `${FOLDER}/report-${scheme}.png` });
      await putTogether(browser, await columnsOf(page, width, columns), `${FOLDER}/report-${width}-${scheme}.jpg`);
      await page.close();
    }
  }
} finally {
  await browser.close();
  await site.close();
}
