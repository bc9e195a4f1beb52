import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { TERMS } from '../../src/components/terms.ts';
import { brokenRules } from '../support/broken-rules.ts';
import { useSite } from '../support/site.ts';

const PAGES = ['', 'agents/'];

// Without script, unless a test asks for it.
const site = useSite({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: false, reducedMotion: 'reduce' });

/** The pages without script, on which nothing but the size of the window makes a difference. */
const report = site.share('');
const shared = new Map(PAGES.map((path) => [path, path === '' ? report : site.share(path)]));

const onPage = (path: string, work: (page: Page) => Promise<void>): Promise<void> =>
  (shared.get(path) ?? site.share(path))(work);

const word = (page: Page, id: string): Locator => page.locator(`main .term[popovertarget="term-${id}"]`).first();
const card = (page: Page, id: string): Locator => page.locator(`#term-${id}`);
const isFocused = (element: Locator): Promise<boolean> => element.evaluate((it) => it === document.activeElement);

interface Opened {
  readonly id: string;
  /** Whether a pointer at the word's middle meets the word. */
  readonly isHit: boolean;
  readonly isOpen: boolean;
  readonly isInside: boolean;
}

/** Opens a term's card, in the page: a click from outside takes ten times as long, and there are dozens. */
const opened = (word: Locator): Promise<Opened> =>
  word.evaluate((button: HTMLButtonElement) => {
    const id = button.getAttribute('popovertarget') ?? '';
    button.scrollIntoView({ behavior: 'instant', block: 'center' });
    const at = button.getBoundingClientRect();
    const hit = document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);
    button.click();
    const [card, ...others] = document.querySelectorAll<HTMLElement>('.card-popover:popover-open');
    const { left = -1, right = 0, top = -1, bottom = 0 } = card?.getBoundingClientRect() ?? {};
    return {
      id,
      isHit: button.contains(hit),
      isOpen: card?.id === id && others.length === 0 && right - left > 100 && bottom - top > 40,
      isInside: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
    };
  });

test.for(
  PAGES.flatMap((path) =>
    [
      [320, 640],
      [1280, 800],
      // A phone on its side has no room for every card above or below its word.
      [640, 320],
    ].map(([width = 0, height = 0]) => [path, width, height] as const),
  ),
)('without script each term of /%s opens its card within a window of %i × %i', async ([path, width, height]) => {
  await onPage(path, async (page) => {
    await page.setViewportSize({ width, height });
    const words = await page.locator('main .term').filter({ visible: true }).all();
    expect(words.length).toBeGreaterThan(0);
    for (const word of words) {
      const { id, ...found } = await opened(word);
      expect(found, id).toEqual({ isHit: true, isOpen: true, isInside: true });
      await page.keyboard.press('Escape');
      expect(await page.locator('.card-popover:popover-open').count(), id).toBe(0);
    }
  });
});

test('the card stands at its word, above or below', async () => {
  await onPage('', async (page) => {
    await word(page, 'commit').click();
    const [at, box] = await Promise.all([word(page, 'commit').boundingBox(), card(page, 'commit').boundingBox()]);
    if (at === null || box === null) throw new RangeError('no card');
    expect(Math.min(Math.abs(box.y - at.y - at.height), Math.abs(at.y - box.y - box.height))).toBeLessThan(12);
    expect(box.x).toBeCloseTo(at.x, 0);
  });
});

test('from the keyboard, Enter opens a term, Tab reaches its card, and Escape leads back to the word', async () => {
  await onPage('', async (page) => {
    const button = word(page, 'coverage');
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await card(page, 'coverage').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await card(page, 'coverage').isVisible()).toBe(false);
    expect(await isFocused(button)).toBe(true);

    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await isFocused(card(page, 'coverage').getByRole('button').first())).toBe(true);
    await page.keyboard.press('Escape');
    expect(await card(page, 'coverage').isVisible()).toBe(false);
    expect(await isFocused(button)).toBe(true);
  });
});

test('the focused word is marked', async () => {
  await onPage('', async (page) => {
    await word(page, 'win-rate').focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    const outline = await word(page, 'win-rate').evaluate((it) => getComputedStyle(it).outlineStyle);
    expect(outline).toBe('solid');
  });
});

test('a card leads to the terms that explain it, and to its query', async () => {
  await onPage('', async (page) => {
    await word(page, 'call').click();
    await card(page, 'call').getByRole('button', { name: 'Commit' }).click();
    expect(await card(page, 'commit').isVisible()).toBe(true);
    expect(await card(page, 'call').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await card(page, 'commit').isVisible()).toBe(false);
    await card(page, 'call').getByRole('button', { name: 'Query and rows' }).click();
    expect(await page.locator('#query-forecast_call').isVisible()).toBe(true);
  });
});

test('no term stands in a title, a link or another button', async () => {
  await onPage('', async (page) => {
    expect(await page.locator(':is(h1, h2, h3, h4, a, button, summary) .term').count()).toBe(0);
  });
});

test('the glossary says what the cards say, and each of its entries has an address', async () => {
  await site.visit('#glossary-coverage', {}, async (page) => {
    expect(await page.locator('#glossary-coverage').isVisible()).toBe(true);
    const top = (await page.locator('#glossary-coverage').boundingBox())?.y ?? -1;
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(800);
    for (const { id, term, means } of TERMS) {
      const texts = [page.locator(`#glossary-${id}`), card(page, id)].map((it) => it.textContent());
      for (const text of await Promise.all(texts)) {
        expect(text).toContain(term);
        expect(text).toContain(means);
      }
    }
  });
});

test('in print the glossary stands open, and no card', async () => {
  await onPage('', async (page) => {
    await page.emulateMedia({ media: 'print' });
    const entries = await page
      .locator('.glossary dd')
      .evaluateAll((all) =>
        all.map((dd) => dd.checkVisibility({ contentVisibilityAuto: true }) && dd.getBoundingClientRect().height > 0),
      );
    expect(entries).toEqual(TERMS.map(() => true));
    expect(await page.locator('.card-popover').filter({ visible: true }).count()).toBe(0);
  });
});

const scripted = site.share('', { javaScriptEnabled: true });

test.for(['light', 'dark'] as const)('an open card in %s breaks no rule of accessibility', async (colorScheme) => {
  await scripted(async (page) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await word(page, 'coverage').click();
    expect(await brokenRules(page, { within: '#term-coverage' })).toEqual([]);
  });
});
