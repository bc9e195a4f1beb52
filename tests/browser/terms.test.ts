import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { TERMS } from '../../src/components/terms.ts';
import { brokenRules } from '../support/broken-rules.ts';
import { useSite } from '../support/site.ts';

const PAGES = ['', 'agents/'];

const site = useSite({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });

/** The pages with script, and the report without it. */
const shared = new Map(PAGES.map((path) => [path, site.share(path)]));
const plain = site.share('', { javaScriptEnabled: false });

const onPage = (path: string, work: (page: Page) => Promise<void>): Promise<void> =>
  (shared.get(path) ?? site.share(path))(work);

const word = (page: Page, id: string): Locator => page.locator(`main .term[href$="#glossary-${id}"]`).first();
const card = (page: Page): Locator => page.getByRole('dialog');
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
  word.evaluate(async (link: HTMLAnchorElement) => {
    link.scrollIntoView({ behavior: 'instant', block: 'center' });
    const [at = new DOMRect()] = link.getClientRects();
    const hit = document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);
    link.click();
    while (document.querySelector('.term-card') === null) await new Promise((resolve) => setTimeout(resolve, 5));
    const [card, ...others] = document.querySelectorAll<HTMLElement>('.opened-card');
    const { left = -1, right = 0, top = -1, bottom = 0 } = card?.getBoundingClientRect() ?? {};
    return {
      id: link.hash,
      isHit: link.contains(hit),
      isOpen: others.length === 0 && right - left > 100 && bottom - top > 40 && document.activeElement === card,
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
)('each term of /%s opens its card within a window of %i × %i', async ([path, width, height]) => {
  await onPage(path, async (page) => {
    await page.setViewportSize({ width, height });
    const words = await page.locator('main .term').filter({ visible: true }).all();
    expect(words.length).toBeGreaterThan(0);
    for (const word of words) {
      const { id, ...found } = await opened(word);
      expect(found, id).toEqual({ isHit: true, isOpen: true, isInside: true });
      await page.keyboard.press('Escape');
      expect(await card(page).count(), id).toBe(0);
    }
  });
});

test('the card stands at its word, above or below, on a scrolled page too, and moves with it', async () => {
  await onPage('', async (page) => {
    const far = page.locator('#forecast-reality .term[href$="#glossary-commit"]');
    const at = (): Promise<[DOMRect, DOMRect]> =>
      far.evaluate((link) => {
        const card = document.querySelector('.opened-card');
        if (card === null) throw new RangeError('no card');
        return [link.getBoundingClientRect(), card.getBoundingClientRect()];
      });
    await far.click();
    await card(page).waitFor();
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(800);
    for (const by of [0, 50]) {
      await page.mouse.wheel(0, by);
      await page.waitForTimeout(by * 4);
      const [link, box] = await at();
      expect(Math.min(Math.abs(box.y - link.y - link.height), Math.abs(link.y - box.y - box.height))).toBeLessThan(12);
      expect(box.x).toBeCloseTo(link.x, 0);
    }
  });
});

test('from the keyboard, Enter opens a term, Tab reaches its ways, and Escape leads back to the word', async () => {
  await onPage('', async (page) => {
    const link = word(page, 'coverage');
    await link.focus();
    await page.keyboard.press('Enter');
    await card(page).waitFor();
    expect(await isFocused(card(page))).toBe(true);
    await page.keyboard.press('Tab');
    expect(await isFocused(card(page).locator('a, button').first())).toBe(true);
    await page.keyboard.press('Escape');
    expect(await card(page).count()).toBe(0);
    expect(await isFocused(link)).toBe(true);
  });
});

test('the focused word is marked', async () => {
  await onPage('', async (page) => {
    await word(page, 'as-of').focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    expect(await word(page, 'as-of').evaluate((it) => getComputedStyle(it).outlineStyle)).toBe('solid');
  });
});

test('a card leads to the terms that explain it, and to its query', async () => {
  await onPage('', async (page) => {
    await word(page, 'call').click();
    await card(page).getByRole('link', { name: 'Commit' }).click();
    await expect.poll(() => card(page).locator('h2').textContent()).toBe('Commit');
    await page.keyboard.press('Escape');
    expect(await isFocused(word(page, 'call'))).toBe(true);
    await word(page, 'call').click();
    const query = card(page).getByRole('link', { name: /^Query/ });
    expect(await query.getAttribute('href')).toBe(`${site.url}queries/forecast_call/`);
  });
});

test('no term stands in a title, a link or a button', async () => {
  await plain(async (page) => {
    expect(await page.locator(':is(h1, h2, h3, h4, a, button, summary) .term').count()).toBe(0);
  });
});

test('without script a word leads to its entry of the glossary', async () => {
  await plain(async (page) => {
    await word(page, 'coverage').click();
    expect(new URL(page.url()).hash).toBe('#glossary-coverage');
    const top = (await page.locator('#glossary-coverage').boundingBox())?.y ?? -1;
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(800);
  });
});

test('the glossary says what the cards say, and each of its entries has an address', async () => {
  await onPage('', async (page) => {
    for (const { id, term, means } of TERMS) {
      const entry = page.locator(`#glossary-${id}`);
      expect(await entry.innerText()).toContain(term);
      expect(await entry.innerText()).toContain(means);
    }
    await word(page, 'coverage').click();
    const said = TERMS.find(({ id }) => id === 'coverage');
    expect(await card(page).locator('h2').innerText()).toBe(said?.term);
    expect(await card(page).innerText()).toContain(said?.means);
  });
});

test('in print the glossary stands, and no card', async () => {
  await onPage('', async (page) => {
    await word(page, 'coverage').click();
    await card(page).waitFor();
    await page.emulateMedia({ media: 'print' });
    const entries = await page
      .locator('.glossary dd')
      .evaluateAll((all) =>
        all.map((dd) => dd.checkVisibility({ contentVisibilityAuto: true }) && dd.getBoundingClientRect().height > 0),
      );
    expect(entries).toEqual(TERMS.map(() => true));
    expect(await page.locator('.opened-card').filter({ visible: true }).count()).toBe(0);
  });
});

test('on paper neither numbers nor words show that they are links', async () => {
  await onPage('', async (page) => {
    await page.emulateMedia({ media: 'print' });
    const shown = await page.locator('main :is(.number, .term)').evaluateAll((all) =>
      all.flatMap((link) => {
        const { borderBottomStyle, textDecorationLine } = getComputedStyle(link);
        const { content } = getComputedStyle(link, '::after');
        return [borderBottomStyle, textDecorationLine, content].every((value) => value === 'none')
          ? []
          : [link.outerHTML];
      }),
    );
    expect(shown).toEqual([]);
  });
});

test.for(['light', 'dark'] as const)('an open card in %s breaks no rule of accessibility', async (colorScheme) => {
  await onPage('', async (page) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await word(page, 'coverage').click();
    await card(page).waitFor();
    expect(await brokenRules(page, { within: '.term-card' })).toEqual([]);
  });
});
