import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { brokenRules } from '../support/broken-rules.ts';
import { SITE_FOLDER } from '../support/site-folder.ts';
import { answers, useSite } from '../support/site.ts';

const site = useSite({ viewport: { width: 1280, height: 800 } });
/** The report without script, and with it. */
const plain = site.share('', { javaScriptEnabled: false });
const scripted = site.share('');

const documentOf = (path: string): Document =>
  parseHTML(readFileSync(join(SITE_FOLDER, path, 'index.html'), 'utf8')).document;

/** A page of the report, one of a deal and one of an AE, and the agents. */
function somePages(): string[] {
  const links = [...documentOf('').querySelectorAll('main a')].map((link) => link.getAttribute('href') ?? '');
  const subjects = ['/deals/', '/reps/'].map((kind) => links.find((link) => link.startsWith(kind))?.slice(1) ?? kind);
  return ['', 'agents/', ...subjects];
}

test('without script every number leads to a page that says what it is, by which query, and of which rows', async () => {
  const claims = [...documentOf('ledger').querySelectorAll('[data-claim]')].map(({ id }) => id);
  const described = new Map<string, Document>();
  for (const path of somePages()) {
    const numbers = [...documentOf(path).querySelectorAll('main a.number')];
    expect(numbers.length, path).toBeGreaterThan(10);
    const wrong = numbers.filter((number) => {
      const [address = '', column = ''] = (number.getAttribute('href') ?? '').slice(1).split('#');
      const page = described.get(address) ?? documentOf(address);
      described.set(address, page);
      const data = number.querySelector('data');
      const entry = page.getElementById(column);
      const stated = [...(entry?.querySelectorAll('.number-claim a') ?? [])];
      return !(
        data?.getAttribute('data-column') === column &&
        address === `queries/${String(data.getAttribute('data-query'))}/` &&
        (entry?.querySelector('.column-label')?.textContent.length ?? 0) > 3 &&
        (path !== '' || (page.querySelector('.masthead .definition')?.textContent.length ?? 0) > 30) &&
        stated.every((link) => claims.some((id) => link.getAttribute('href') === `/ledger/#${id}`)) &&
        /select/i.test(page.querySelector('pre.sql')?.textContent ?? '') &&
        page.querySelectorAll('.results tbody tr').length > 0
      );
    });
    expect(wrong.map(({ outerHTML }) => outerHTML)).toEqual([]);
  }
  const files = [...described.keys()].map((address) => `${site.url}${address.slice(0, -1)}.csv`);
  const found = await Promise.all(files.map(async (file) => [file, (await fetch(file)).status] as const));
  expect(found.filter(([, status]) => status !== 200)).toEqual([]);
});

test('without script a number is followed to its column, which is marked and in sight', async () => {
  await plain(async (page) => {
    const number = page.locator('#brief .number').first();
    const column = String(await number.locator('data').getAttribute('data-column'));
    await number.click();
    expect(new URL(page.url()).hash).toBe(`#${column}`);
    const { top, bottom } = await page
      .locator(':target')
      .evaluate((row) => row.getBoundingClientRect().toJSON() as DOMRect);
    expect([top >= 0, bottom <= 800]).toEqual([true, true]);
    await page.goBack();
  });
});

/** What a reader finds who opens the card of a number. */
interface Found {
  readonly number: string;
  readonly isInside: boolean;
  readonly hasFocus: boolean;
  readonly label: string;
  readonly shows: boolean;
  readonly definition: string;
  readonly claims: readonly string[];
  readonly places: readonly string[];
  readonly isClosed: boolean;
}

/** Opens the card of every number that can be reached on the page, one after another. */
function openAll(page: Page): Promise<Found[]> {
  return page.evaluate(async () => {
    const folded = document.querySelectorAll('main details:not([open])');
    for (const details of folded) details.setAttribute('open', '');
    const until = async <Answer>(look: () => Answer | null): Promise<Answer> => {
      for (;;) {
        const found = look();
        if (found !== null) return found;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    const numbers = [...document.querySelectorAll<HTMLAnchorElement>('main .number')];
    const all: Found[] = [];
    for (const number of numbers.filter((one) => one.checkVisibility())) {
      number.scrollIntoView({ behavior: 'instant', block: 'center' });
      number.click();
      // It is whole when the way to its query's SQL is there.
      const card = await until(() => document.querySelector('.number-card:has(button + a)'));
      const { left, right, top, bottom, width, height } = card.getBoundingClientRect();
      const hrefs = (selector: string): string[] =>
        [...card.querySelectorAll(selector)].map((link) => link.getAttribute('href') ?? '');
      const value = card.querySelector('.number-value data');
      const found = {
        number: number.outerHTML,
        isInside: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && width > 100 && height > 50,
        hasFocus: document.activeElement === card,
        label: card.querySelector('h2')?.textContent.trim() ?? '',
        shows: value?.getAttribute('value') === number.querySelector('data')?.getAttribute('value'),
        definition: card.querySelector('.definition')?.textContent ?? '',
        claims: hrefs('.number-claim a'),
        places: hrefs('.stands-in a'),
      };
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
      );
      const isClosed = document.querySelector('.opened-card') === null && document.activeElement === number;
      all.push({ ...found, isClosed });
    }
    for (const details of folded) details.removeAttribute('open');
    return all;
  });
}

test.for([
  [320, 568],
  [1280, 800],
] as const)(
  'at %i px every number opens its card on the screen, and from it its claim and its other places',
  async ([width, height]) => {
    const [found, ids] = await scripted(async (page) => {
      await page.setViewportSize({ width, height });
      return [await openAll(page), await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id))] as const;
    });
    expect(found.length).toBeGreaterThan(200);
    expect(found.filter(({ claims }) => claims.length > 0).length).toBeGreaterThan(80);
    expect(found.filter(({ places }) => places.length > 1).length).toBeGreaterThan(50);
    const wrong = found.filter(
      (card) =>
        !(card.isInside && card.hasFocus && card.shows && card.isClosed) ||
        !(card.label.length > 3 && card.definition.length > 30) ||
        card.places.some((href) => !ids.includes(href.slice(1))),
    );
    expect(wrong).toEqual([]);
  },
);

const cardOf = (page: Page): Locator => page.getByRole('dialog');
const isFocused = (element: Locator): Promise<boolean> => element.evaluate((it) => it === document.activeElement);

test('by keyboard a number opens its card, Tab goes on to its claim, and Escape back to the number', async () => {
  await scripted(async (page) => {
    const number = page.locator('#brief .number:not([tabindex])').first();
    await number.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    expect(await isFocused(number)).toBe(true);
    await page.keyboard.press('Enter');
    await cardOf(page).locator('.number-claim').first().waitFor();
    expect(await isFocused(cardOf(page))).toBe(true);
    await page.keyboard.press('Tab');
    expect(await isFocused(cardOf(page).locator('.number-claim a').first())).toBe(true);
    await page.keyboard.press('Escape');
    expect(await cardOf(page).count()).toBe(0);
    expect(await isFocused(number)).toBe(true);
  });
});

test('Tab behind the last stop of a card goes on behind its number, and before the first one back to the number', async () => {
  await scripted(async (page) => {
    const number = page.locator('#brief .number:not([tabindex])').first();
    await number.press('Tab');
    const next = await page.evaluateHandle(() => document.activeElement);
    await number.press('Enter');
    await cardOf(page).getByRole('button', { name: 'SQL' }).waitFor();
    await cardOf(page).getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Tab');
    const goesOn = await next.evaluate((element) => element !== document.body && element === document.activeElement);
    expect([await cardOf(page).count(), goesOn]).toEqual([0, true]);
    await number.press('Enter');
    await cardOf(page).waitFor();
    await page.keyboard.press('Shift+Tab');
    expect([await cardOf(page).count(), await isFocused(number)]).toEqual([0, true]);
  });
});

test('the arrow keys lead from number to number, also to those that are no stops of the Tab key', async () => {
  await scripted(async (page) => {
    const links = page.locator('#brief :is(.number, .term)').filter({ visible: true });
    expect(await page.locator('#brief .number[tabindex="-1"]').count()).toBeGreaterThan(0);
    await links.first().focus();
    for (let i = 1; i < (await links.count()); i += 1) {
      await page.keyboard.press('ArrowRight');
      expect(await isFocused(links.nth(i))).toBe(true);
    }
    await page.keyboard.press('ArrowLeft');
    expect(await isFocused(links.nth((await links.count()) - 2))).toBe(true);
  });
});

test('a card is closed by a press beside it and by its number, and another number takes its place', async () => {
  await scripted(async (page) => {
    const [one, other] = [page.locator('#brief .number').nth(0), page.locator('#brief .number').nth(1)];
    await one.click();
    await cardOf(page).waitFor();
    await one.click();
    await expect.poll(() => cardOf(page).count()).toBe(0);
    await one.click();
    await cardOf(page).waitFor();
    await other.press('Enter');
    await expect
      .poll(() => cardOf(page).locator('.number-value data').first().textContent())
      .toBe(await other.textContent());
    await page.locator('.site-header').click({ position: { x: 5, y: 5 } });
    expect(await cardOf(page).count()).toBe(0);
  });
});

test('a card opens its query’s SQL in an editor with its rows, and Escape leads back to the number', async () => {
  await scripted(async (page) => {
    const number = page.locator('#monday-morning .number').first();
    await number.click();
    await cardOf(page).getByRole('button', { name: 'SQL' }).click();
    await cardOf(page)
      .getByRole('textbox', { name: /^SQL: / })
      .waitFor();
    expect(await cardOf(page).locator('.results tbody tr').count()).toBeGreaterThan(0);
    expect(await cardOf(page).getByRole('link', { name: /^CSV/ }).count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await cardOf(page).count()).toBe(0);
    expect(await isFocused(number)).toBe(true);
  });
});

test('a link of the card leads to another place of its number, and the card is gone', async () => {
  await scripted(async (page) => {
    await page.locator('#brief .number[href$="/#at_risk_amount"]').click();
    await cardOf(page).getByRole('link', { name: 'The Forecast Reality' }).click();
    expect(new URL(page.url()).hash).toBe('#forecast-reality');
    expect(await cardOf(page).count()).toBe(0);
    const top = (): Promise<number> =>
      page.locator('#forecast-reality').evaluate((scene) => scene.getBoundingClientRect().top);
    await expect.poll(async () => Math.abs(await top())).toBeLessThan(200);
  });
});

test('a reader who asks for another tab gets the query’s page, and so does one for whom the card does not load', async () => {
  const [, , deal = ''] = somePages();
  await site.visit(deal, { isAlone: true }, async (page, context) => {
    const number = page.locator('main .number').first();
    const [other] = await Promise.all([context.waitForEvent('page'), number.click({ modifiers: ['ControlOrMeta'] })]);
    await other.waitForURL('**/queries/*/#*');
    await other.close();
    expect(await cardOf(page).count()).toBe(0);
    await page.route('**/open-link*.js', (route) => route.abort());
    await page.reload();
    await answers(page);
    await number.click();
    await page.waitForURL('**/queries/*/#*');
  });
});

test('the numbers of the agents, of a deal and of an AE open their cards too', async () => {
  for (const path of somePages().slice(1)) {
    await site.visit(path, { viewport: { width: 390, height: 800 } }, async (page) => {
      const found = await openAll(page);
      expect(found.length, path).toBeGreaterThan(10);
      expect(found.filter((card) => !(card.isInside && card.shows && card.label !== '' && card.isClosed))).toEqual([]);
    });
  }
});

test('an edited query changes the number in its card, its name, and the row that the card names', async () => {
  await scripted(async (page) => {
    const number = page.locator('#pattern-discovery .number[aria-label][href$="/rep_scoreboard/#attainment"]').first();
    const figure = page.locator('#figure-rep_scoreboard');
    await figure.getByRole('link', { name: /^Data/ }).click();
    const box = figure.getByRole('textbox', { name: /^SQL: / });
    await box.fill("select 'Somebody' as rep, 'top_performer' as story_role, 0.5 as attainment");
    await figure.getByRole('button', { name: 'Run', exact: true }).click();
    await expect.poll(() => number.textContent()).toBe('50%');
    expect(await number.getAttribute('aria-label')).toMatch(/^50%, /);
    await number.click();
    await cardOf(page).getByRole('button', { name: 'SQL' }).waitFor();
    expect(await cardOf(page).locator('h2').textContent()).toBe('Attainment to date of Somebody');
    expect(await cardOf(page).locator('.number-value').innerText()).toMatch(/^50%/);
    await page.keyboard.press('Escape');
    await figure.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect.poll(() => page.locator('main [data-edited]').count()).toBe(0);
  });
});

test('a sentence is copied with its numbers', async () => {
  await scripted(async (page) => {
    const sentence = page
      .locator('#monday-morning > p')
      .filter({ has: page.locator('.number') })
      .first();
    const [copied, read] = await sentence.evaluate((element: HTMLElement) => {
      const selection = getSelection();
      selection?.selectAllChildren(element);
      return [String(selection), element.innerText];
    });
    expect(copied.trim()).toBe(read.trim());
    expect(copied).toMatch(/\$\d/);
  });
});

test.for(['light', 'dark'] as const)('an open card breaks no rule of accessibility in %s', async (colorScheme) => {
  await scripted(async (page) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator('#brief .number').first().click();
    await cardOf(page).getByRole('button', { name: 'SQL' }).waitFor();
    // The card alone: the page around it is looked at elsewhere, which takes its time.
    expect(await brokenRules(page, { within: '.number-card' })).toEqual([]);
    await cardOf(page).getByRole('button', { name: 'SQL' }).click();
    await cardOf(page).locator('.cm-content').waitFor();
    expect(await brokenRules(page, { within: '.wide-card' })).toEqual([]);
  });
});
