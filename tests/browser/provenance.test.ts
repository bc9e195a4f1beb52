import { parseHTML } from 'linkedom';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { brokenRules } from '../support/broken-rules.ts';
import { useSite } from '../support/site.ts';

const site = useSite({ viewport: { width: 1280, height: 800 } });
/** The report without script, and with it. */
const plain = site.share('', { javaScriptEnabled: false });
const scripted = site.share('');

/** What a reader finds who opens the card of a number. */
interface Found {
  readonly id: string;
  readonly isOpen: boolean;
  readonly isInside: boolean;
  readonly label: string;
  readonly shows: boolean;
  readonly definition: string;
  readonly claims: readonly string[];
  readonly places: readonly string[];
  readonly query: string;
}

/** Opens the card of every number that can be reached on the page, one after another. */
function openAll(page: Page): Promise<Found[]> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '');
    const numbers = [...document.querySelectorAll<HTMLButtonElement>('main .number')];
    return numbers
      .filter((number) => number.checkVisibility())
      .map((number) => {
        const id = number.getAttribute('popovertarget') ?? '';
        const card = document.getElementById(id);
        if (card === null) throw new Error(`no card: ${id}`);
        number.scrollIntoView({ behavior: 'instant', block: 'center' });
        number.click();
        const { left, right, top, bottom, width, height } = card.getBoundingClientRect();
        const hrefs = (selector: string): string[] =>
          [...card.querySelectorAll(selector)].map((link) => link.getAttribute('href') ?? '');
        const valueIn = (around: Element): string | null | undefined =>
          around.querySelector('data')?.getAttribute('value');
        const value = card.querySelector('.number-value');
        const found = {
          id,
          isOpen: card.matches(':popover-open') && card.checkVisibility() && width > 100 && height > 50,
          isInside: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
          label: card.querySelector('h2')?.textContent.trim() ?? '',
          shows: value !== null && valueIn(value) === valueIn(number),
          definition: card.querySelector('.definition')?.textContent ?? '',
          claims: hrefs('.number-claim a'),
          places: hrefs('.ways a'),
          query: card.querySelector('button:not([popovertargetaction])')?.getAttribute('popovertarget') ?? '',
        };
        card.hidePopover();
        return found;
      });
  });
}

test.for([
  [320, 568],
  [1280, 800],
] as const)(
  'without script, at %i px, every number opens its card on the screen, and from it its claim and its other places',
  async ([width, height]) => {
    const [found, ids] = await site.visit(
      '',
      { javaScriptEnabled: false, viewport: { width, height } },
      async (page) => [await openAll(page), await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id))],
    );
    const { document: ledger } = parseHTML(await (await fetch(`${site.url}ledger/`)).text());
    const claims = [...ledger.querySelectorAll('[data-claim]')].map(({ id }) => id);

    expect(found.length).toBeGreaterThan(200);
    expect(found.filter(({ claims: stating }) => stating.length > 0).length).toBeGreaterThan(80);
    expect(found.filter(({ places }) => places.length > 1).length).toBeGreaterThan(50);
    const wrong = found.filter(
      (card) =>
        !(card.isOpen && card.isInside && card.shows && card.label.length > 3 && card.definition.length > 30) ||
        card.claims.some((href) => !claims.some((id) => href.endsWith(`/ledger/#${id}`))) ||
        card.places.some((href) => !ids.includes(href.slice(1))) ||
        !ids.includes(card.query),
    );
    expect(wrong).toEqual([]);
  },
);

test('by keyboard a number opens its card, Tab goes on to its claim, and Escape back to the number', async () => {
  await plain(async (page) => {
    const [before, number] = [page.locator('#brief .number').nth(0), page.locator('#brief .number').nth(1)];
    const card = page.locator(`#${String(await number.getAttribute('popovertarget'))}`);
    await before.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await card.isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    const claim = card.locator('.number-claim a').first();
    expect(await claim.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await card.isVisible()).toBe(false);
    expect(await number.evaluate((button) => button === document.activeElement)).toBe(true);
  });
});

test('a card opens its query with rows and SQL above itself, and each closes on its own', async () => {
  await plain(async (page) => {
    const number = page.locator('#monday-morning .number').first();
    await number.click();
    const card = page.locator(`#${String(await number.getAttribute('popovertarget'))}`);
    const open = card.getByRole('button', { name: 'Query and rows' });
    await open.click();
    const query = page.locator(`#${String(await open.getAttribute('popovertarget'))}`);
    expect([await query.isVisible(), await card.isVisible()]).toEqual([true, true]);
    expect(await query.locator('pre').textContent()).toMatch(/select/i);
    expect(await query.locator('tbody tr').count()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    expect([await query.isVisible(), await card.isVisible()]).toEqual([false, true]);
    await card.getByRole('button', { name: 'Close' }).click();
    expect(await card.isVisible()).toBe(false);
  });
});

test('a link of the card leads to another place of its number', async () => {
  await plain(async (page) => {
    const number = page.locator('#brief .number').first();
    await number.click();
    const card = page.locator(`#${String(await number.getAttribute('popovertarget'))}`);
    await card.getByRole('link', { name: 'The Forecast Reality' }).click();
    expect(new URL(page.url()).hash).toBe('#forecast-reality');
    const top = (): Promise<number> =>
      page.locator('#forecast-reality').evaluate((scene) => scene.getBoundingClientRect().top);
    await expect.poll(async () => Math.abs(await top())).toBeLessThan(200);
  });
});

test('the numbers of the agents, of a deal and of an AE open their cards too', async () => {
  const links = await plain((page) =>
    page
      .locator('main a[href*="/deals/"], main a[href*="/reps/"]')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname.slice(1))),
  );
  const paths = ['agents/', ...['deals/', 'reps/'].map((kind) => links.find((link) => link.startsWith(kind)) ?? kind)];
  await site.visit('', { javaScriptEnabled: false, viewport: { width: 390, height: 800 } }, async (page) => {
    for (const path of paths) {
      await page.goto(site.url + path);
      const found = await openAll(page);
      expect(found.length, path).toBeGreaterThan(10);
      expect(found.filter((card) => !(card.isOpen && card.isInside && card.shows && card.label !== ''))).toEqual([]);
    }
  });
});

test('an edited query changes the number in its card, and the row that the card names', async () => {
  await site.visit('', {}, async (page) => {
    const number = page.locator('#figure-rep_scoreboard h3 .number').first();
    const card = page.locator(`#${String(await number.getAttribute('popovertarget'))}`);
    const figure = page.locator('#figure-rep_scoreboard');
    await figure.getByText('Show SQL').click();
    const box = figure.getByRole('textbox', { name: /^SQL: / });
    await box.fill("select 'Somebody' as rep, 'top_performer' as story_role, 0.5 as attainment");
    await figure.getByRole('button', { name: 'Run', exact: true }).click();
    await expect.poll(() => number.textContent()).toBe('50%');
    await number.click();
    expect(await card.locator('h2').textContent()).toBe('Attainment to date of Somebody');
    expect(await card.locator('.number-value data').allTextContents()).toEqual(['50%', '50.00%']);
  });
});

test.for(['light', 'dark'] as const)('an open card breaks no rule of accessibility in %s', async (colorScheme) => {
  await scripted(async (page) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator('#brief .number').first().click();
    // The card alone: the page around it is looked at elsewhere, which takes its time.
    expect(await brokenRules(page, { within: '.number-card:popover-open' })).toEqual([]);
  });
});
