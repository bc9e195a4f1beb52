import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { useSite } from '../support/site.ts';

const PAGES = ['', 'ledger/', 'agents/', 'sql/', 'queries/rep_scoreboard/', 'queries/scoreboard/'];
const WIDTHS = [320, 390, 768, 1280];

// What the browser complains about on these pages is a failure, whatever it is.
const site = useSite({ isSilent: true });

/** The texts of a page that are shown smaller than 11 pixels. */
const smallTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim();
      if (!text || parent?.checkVisibility() !== true) continue;
      const svg = parent.closest('svg');
      const scale = svg === null ? 1 : svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      const size = parseFloat(getComputedStyle(parent).fontSize) * scale;
      if (size < 10.95) found.push(`${size.toFixed(1)}: ${text}`);
    }
    return found;
  });

test.for(PAGES.flatMap((path) => WIDTHS.map((width) => [path, width] as const)))(
  '/%s at %i px loads without a complaint, does not scroll sideways, and has no text smaller than 11 pixels',
  async ([path, width]) => {
    await site.visit(path, { viewport: { width, height: 900 } }, async (page) => {
      const extra = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(extra).toBeLessThanOrEqual(0);
      expect.soft(await smallTexts(page)).toEqual([]);
    });
  },
);

/** The report in narrow and in wide, for all that is asked of one width alone. */
const narrow = site.share('', { viewport: { width: 320, height: 900 } });
const wide = site.share('');

test.for([
  [1280, 'wide'],
  [390, 'narrow'],
] as const)('at %i px the %s drawing is shown, and only that one', async ([width, shown]) => {
  await wide(async (page) => {
    await page.setViewportSize({ width, height: 900 });
    const drawings = await page
      .locator('.drawing')
      .evaluateAll((all) =>
        all.filter((drawing) => drawing.checkVisibility()).map((drawing) => drawing.getAttribute('class')),
      );
    expect(new Set(drawings)).toEqual(new Set([`drawing ${shown}`]));
  });
});

const TEXTS = 'main :is(p, li, h1, h2, h3, h4, dt, dd)';

test.for(['', 'ledger/'])(
  'in the prose of /%s no words run together, and no space stands before a mark',
  async (path) => {
    const read = (page: Page): Promise<string[]> =>
      page.locator(TEXTS).evaluateAll((all) => all.map((part) => (part as HTMLElement).innerText));
    const texts = await (path === '' ? wide(read) : site.visit(path, {}, read));
    const wrong = texts.flatMap((text) =>
      [...text.matchAll(/.{0,20}(?:\s[,.;:!?)’]|\(\s).{0,20}/g)].map(([part]) => part),
    );
    const joined = texts.flatMap((text) =>
      [...text.matchAll(/.{0,20}(?:\d[A-Za-z]{2,}|[a-z]\$|[a-z]{2,}\d|[.,;:][A-Za-z]{2,}).{0,20}/g)].map(
        ([part]) => part,
      ),
    );
    expect([...wrong, ...joined]).toEqual([]);
  },
);

test('no line begins with a mark that belongs to a number or a word', async () => {
  const torn = await narrow((page) =>
    page.locator('main :is(.number, .term)').evaluateAll((all) =>
      all.flatMap((link) => {
        const { nextSibling: next } = link;
        if (!(next instanceof Text) || !/^[,.;:!?)’]/.test(next.data)) return [];
        const range = new Range();
        range.setStart(next, 0);
        range.setEnd(next, 1);
        const line = [...link.getClientRects()].at(-1);
        const mark = range.getBoundingClientRect();
        return line === undefined || Math.abs(line.bottom - mark.bottom) < line.height / 2 ? [] : [link.textContent];
      }),
    ),
  );
  expect(torn).toEqual([]);
});

test('the scene being read is marked in the list of scenes', async () => {
  const current = await wide(async (page) => {
    await page.locator('#process-problem h2').scrollIntoViewIfNeeded();
    await page.evaluate(() => {
      document.querySelector('#process-problem')?.scrollIntoView({ behavior: 'instant' });
    });
    await page.waitForFunction(
      () => document.querySelector('.scene-list [aria-current]')?.getAttribute('href') === '#process-problem',
    );
    return page.locator('.scene-list [aria-current]').count();
  });
  expect(current).toBe(1);
});
