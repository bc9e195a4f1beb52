import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, type Served } from '../../src/serve/static-server.ts';
import { firefoxPath, openFirefox, type FirefoxPage } from '../support/firefox.ts';
import { SITE_FOLDER } from '../support/site-folder.ts';

const path = firefoxPath();
const ENTER = '\uE007';
const ESCAPE = '\uE00C';
const CONTROL = '\uE009';

let served: Served;
let page: FirefoxPage;

beforeAll(async () => {
  if (path === null) return;
  served = await serve(SITE_FOLDER);
  page = await openFirefox(path);
  await page.open(served.url);
  await page.until(`customElements.get('sql-cell') !== undefined`);
});
afterAll(async () => {
  if (path === null) return;
  await page.close();
  await served.close();
});

/** A look at the report in Firefox; skipped, with the reason, where there is none. */
function look(title: string, work: () => Promise<void>): void {
  test(`in Firefox ${title}`, async ({ skip }) => {
    skip(path === null, 'no Firefox: install it (Debian: firefox-esr), or set FIREFOX_PATH to its executable');
    await work();
  });
}

look('a number far down opens its card in the window, with the focus in it, and Escape gives that back', async () => {
  const number = '#process-problem p a.number';
  await page.click(number);
  const card = await page.until<Record<string, unknown>>(`(() => {
    const card = document.querySelector('.opened-card');
    if (!card?.querySelector('.controls')) return null;
    const { left, top, right, bottom } = card.getBoundingClientRect();
    return {
      isScrolled: scrollY > 1000,
      isInWindow: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
      hasFocus: card.contains(document.activeElement),
    };
  })()`);
  expect(card).toEqual({ isScrolled: true, isInWindow: true, hasFocus: true });
  await page.press(ESCAPE);
  const after = `[document.querySelector('.opened-card'), document.activeElement === document.querySelector('${number}')]`;
  expect(await page.evaluate(after)).toEqual([null, true]);
});

look('a sentence that is marked has its numbers', async () => {
  const [marked, text] = await page.evaluate<[string, string]>(`(() => {
    const sentence = document.querySelector('#process-problem p a.number').closest('p');
    getSelection().selectAllChildren(sentence);
    const marked = getSelection().toString();
    getSelection().removeAllRanges();
    return [marked, sentence.textContent];
  })()`);
  const plain = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();
  expect(plain(marked)).toBe(plain(text));
  expect(plain(marked)).toMatch(/\d/);
});

look('a query that is edited draws its figure and its sentences anew, and Restore puts them back', async () => {
  const figure = 'figure[data-query="rep_scoreboard"]';
  const rows = `document.querySelector('${figure} .drawing:not([hidden]) svg').outerHTML`;
  const before = await page.evaluate<string>(rows);
  await page.click(`${figure} a[data-sql]`);
  await page.until(`document.querySelector('${figure} .cm-content') !== null`);
  await page.click(`${figure} .cm-content`);
  await page.press(CONTROL, '\uE010');
  for (const key of '\n-- mine\nlimit 2') await page.press(key === '\n' ? ENTER : key);
  await page.press(CONTROL, ENTER);
  await page.until(`document.querySelector('${figure} h3 .edited-mark') !== null`);
  expect(await page.until<string>(`${rows} !== ${JSON.stringify(before)} && ${rows}`)).toContain('<svg');
  await page.evaluate(
    `[...document.querySelectorAll('${figure} button')].find((it) => it.textContent === 'Restore').click()`,
  );
  await page.until(`document.querySelector('${figure} h3 .edited-mark') === null`);
});

look('a what-if changes the figures, and its switch takes it back', async () => {
  await page.click('.what-ifs input[role=switch]');
  await page.until(`document.querySelector('.edit-bar:not([data-empty])') !== null`);
  const edited = `document.querySelectorAll('main [data-was]').length`;
  await page.until(`${edited} > 0`);
  await page.click('.what-ifs input[role=switch]');
  await page.until(`${edited} === 0`);
});
