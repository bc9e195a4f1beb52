import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { useSite } from '../support/site.ts';

const PAGES = ['', 'ledger/', 'agents/', 'sql/', 'queries/rep_scoreboard/', 'queries/scoreboard/'];
const WIDTHS = [320, 390, 768, 1280];

// What the browser complains about on these pages is a failure, whatever it is.
const site = useSite({ isSilent: true });

/** Each page at each width, opened once for all that is asked of it. */
const shared = new Map(
  PAGES.flatMap((path) =>
    WIDTHS.map((width) => [`${width} ${path}`, site.share(path, { viewport: { width, height: 900 } })] as const),
  ),
);

function at<Answer>(width: number, path: string, work: (page: Page) => Promise<Answer>): Promise<Answer> {
  const share = shared.get(`${width} ${path}`);
  if (share === undefined) throw new RangeError(`no such page: ${path} at ${width}`);
  return share(work);
}

test.for(PAGES.flatMap((path) => WIDTHS.map((width) => [path, width] as const)))(
  '/%s at %i px loads without a complaint and does not scroll sideways',
  async ([path, width]) => {
    const extra = await at(width, path, (page) =>
      page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    );
    expect(extra).toBeLessThanOrEqual(0);
  },
);

test.for([
  [320, ''],
  [1280, ''],
  [320, 'ledger/'],
  [320, 'agents/'],
  [320, 'sql/'],
] as const)('at %i px no text of /%s is smaller than 11 pixels', async ([width, path]) => {
  const small = await at(width, path, (page) =>
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
    }),
  );
  expect(small).toEqual([]);
});

test.for([
  [1280, 'wide'],
  [390, 'narrow'],
] as const)('at %i px the %s drawing is shown, and only that one', async ([width, shown]) => {
  const drawings = await at(width, '', (page) =>
    page
      .locator('.drawing')
      .evaluateAll((all) =>
        all.filter((drawing) => drawing.checkVisibility()).map((drawing) => drawing.getAttribute('class')),
      ),
  );
  expect(new Set(drawings)).toEqual(new Set([`drawing ${shown}`]));
});

test.for(['', 'ledger/'])(
  'in the prose of /%s no words run together, and no space stands before a mark',
  async (path) => {
    const texts = await at(1280, path, (page) =>
      page
        .locator('main :is(p, li, h1, h2, h3, h4, dt, dd)')
        .evaluateAll((all) => all.map((part) => (part as HTMLElement).innerText)),
    );
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
  const torn = await at(320, '', (page) =>
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
  const current = await at(1280, '', async (page) => {
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
