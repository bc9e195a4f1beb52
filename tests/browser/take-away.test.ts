import { readFile } from 'node:fs/promises';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { brokenRules } from '../support/broken-rules.ts';
import { SITE_FOLDER } from '../support/site-folder.ts';
import { answers, useSite, type Visit } from '../support/site.ts';

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' };
const CLIPBOARD: BrowserContextOptions = { permissions: ['clipboard-read', 'clipboard-write'] };

const site = useSite();
/** The report, where it may write to the clipboard and the drawings for its pictures are kept: on a screen, and on a phone in the dark. */
const shared = site.share('', { ...CLIPBOARD, before: keepDrawings });
const onPhone = site.share('', { ...PHONE, ...CLIPBOARD, before: keepDrawings });
/** The page of a deal that the report leads to: it has figures too, and opens in a third of the time. */
const [, DEAL = ''] = /href="\/(deals\/[^"]+)"/.exec(await readFile(`${SITE_FOLDER}/index.html`, 'utf8')) ?? [];

const onPage = (path: string, options: Visit, work: (page: Page) => Promise<void>): Promise<void> =>
  site.visit(path, options, work);

const figureOf = (page: Page, query: string): Locator => page.locator(`figure[data-query="${query}"]`);
/** A button of a figure's, for which what can be shared of it is opened. */
async function buttonOf(figure: Locator, name: 'PNG' | 'Copy finding'): Promise<Locator> {
  await answers(figure.page());
  const share = figure.getByRole('link', { name: /^Share: / });
  if ((await share.getAttribute('aria-expanded')) !== 'true') await share.click();
  return figure.getByRole('button', { name: new RegExp(`^${name} .`) });
}
/** The brief stands within the first figure, before the figure's own. */
const statusOf = (around: Locator): Locator => around.locator('.take-away [role=status]').last();
/** What is said beside the buttons, once it is. */
const said = (around: Locator) => expect.poll(() => statusOf(around).textContent());
const clipboardOf = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** The colour of the pixel in the corner. */
  readonly corner: readonly number[];
  /** How many colours there are, and the share of the pixels that are nearly black. */
  readonly colours: number;
  readonly black: number;
}

/** Presses PNG, and reads what comes as a browser does. */
async function pictureOf(page: Page, figure: Locator): Promise<Picture> {
  const picture = await buttonOf(figure, 'PNG');
  const [download] = await Promise.all([page.waitForEvent('download'), picture.click()]);
  const bytes = await readFile(await download.path());
  const read = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, width, height) ?? { data: new Uint8ClampedArray() };
    const pixels = new Uint32Array(data.buffer);
    const isBlack = (_: number, i: number): boolean => Math.max(data[4 * i] ?? 0, data[4 * i + 1] ?? 0) < 40;
    const black = pixels.filter(isBlack).length / pixels.length;
    return { width, height, corner: [...data.slice(0, 4)], colours: new Set(pixels).size, black };
  }, bytes.toString('base64'));
  return { name: download.suggestedFilename(), ...read };
}

/** Keeps the drawings that are made into pictures, for `drawingsFrom`. */
function keepDrawings(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const kept: Promise<string>[] = [];
    Object.assign(window, { kept });
    const before = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      if (blob instanceof Blob && blob.type.startsWith('image/svg')) kept.push(blob.text());
      return before(blob);
    };
  });
}

/** The drawings of the pictures that some work makes. */
async function drawingsFrom(page: Page, work: () => Promise<unknown>): Promise<string[]> {
  const kept = (): Promise<string[]> =>
    page.evaluate(() => Promise.all((window as unknown as { kept: Promise<string>[] }).kept));
  const { length } = await kept();
  await work();
  return (await kept()).slice(length);
}

test('every figure of the report comes as a light picture for a slide, from a phone in the dark', async () => {
  await onPhone(async (page) => {
    const figures = await page.locator('figure[data-query]').all();
    expect(figures.length).toBeGreaterThanOrEqual(12);
    const drawings = await drawingsFrom(page, async () => {
      for (const figure of figures) {
        const picture = await pictureOf(page, figure);
        expect(picture.name).toBe(`${String(await figure.getAttribute('data-query'))}.png`);
        expect(picture.width, picture.name).toBeGreaterThanOrEqual(1600);
        expect(picture.height, picture.name).toBeGreaterThan(400);
        expect(Math.min(...picture.corner), picture.name).toBeGreaterThan(240);
        expect(picture.colours, picture.name).toBeGreaterThan(50);
        // Ink is what is closed; on a phone in the dark the ground would be.
        expect(picture.black, picture.name).toBeLessThan(0.2);
        expect(await statusOf(figure).textContent()).toBe(`Saved as ${picture.name}.`);
      }
    });
    expect(drawings).toHaveLength(figures.length);
    // Nothing that only the page could resolve, and the page's own face inside.
    expect(drawings.filter((svg) => /var\(|currentColor|light-dark\(|color-mix\(/i.test(svg))).toEqual([]);
    expect(drawings.filter((svg) => !/@font-face[^}]*url\("data:/.test(svg))).toEqual([]);
  });
});

test('the picture has the title, the source line and the address of its figure', async () => {
  await shared(async (page) => {
    const figure = figureOf(page, 'crash_silence');
    const [svg = ''] = await drawingsFrom(page, () => pictureOf(page, figure));
    const texts = [...svg.matchAll(/<text[^>]*>([^<]+)</g)].map(([, text]) => text).join(' ');
    expect(texts).toContain(await figure.locator('[id^=finding-]').innerText());
    expect(texts).toContain((await figure.locator('.source').innerText()).replace(/\s+/g, ' '));
    expect(texts).toContain(`${site.url}#figure-crash_silence`);
    expect(texts).not.toContain('edited');
  });
});

test('a finding is copied as its title and its address, and the address leads to the figure', async () => {
  await onPhone(async (page) => {
    for (const query of ['crash_silence', 'forecast_weeks', 'process_edges']) {
      const figure = figureOf(page, query);
      const copy = await buttonOf(figure, 'Copy finding');
      await copy.click();
      // What is far from the screen is not laid out, and has no text to read.
      const title = await figure.locator('[id^=finding-]').innerText();
      await said(figure).toBe(`Copied: “${title}”, with its link.`);
      expect(await clipboardOf(page)).toBe(`${title}. ${site.url}#figure-${query}`);
      const link = figure.getByRole('link', { name: /^Link ./ });
      expect(await link.evaluate((anchor) => (anchor as HTMLAnchorElement).href)).toBe(`${site.url}#figure-${query}`);
    }
  });
});

test('the brief is copied with its ask and its address', async () => {
  await shared(async (page) => {
    const brief = page.locator('#brief');
    await brief.getByRole('button', { name: 'Copy the brief' }).click();
    await said(brief).toMatch(/^Copied/);
    const sentences = await brief.locator('li, .ask').allInnerTexts();
    expect(sentences).toHaveLength(4);
    expect((await clipboardOf(page)).split('\n')).toEqual([...sentences, `${site.url}#brief`]);
  });
});

test('an edited figure is taken along as edited: in its source line, in its sentence, and in its link', async () => {
  await onPhone(async (page) => {
    const figure = figureOf(page, 'rep_scoreboard');
    await figure.getByRole('link', { name: /^Data: / }).click();
    const box = figure.getByRole('textbox', { name: /^SQL: / });
    await box.waitFor();
    const sql = await figure.locator('sql-cell pre').textContent();
    await box.fill(`${String(sql)}\n-- the reader’s own`);
    await figure.getByRole('button', { name: 'Run', exact: true }).click();
    await figure.locator('h3 .edited-mark').waitFor();

    await (await buttonOf(figure, 'Copy finding')).click();
    await said(figure).toMatch(/with a link that carries your edit\.$/);
    const [, text = '', fragment = ''] = /^(.*) http\S+#(\S+)$/.exec(await clipboardOf(page)) ?? [];
    expect(text).toMatch(/[^.] \(edited query\)\.$/);
    expect(fragment).toMatch(/^figure-rep_scoreboard~2\./);

    const [svg = ''] = await drawingsFrom(page, () => pictureOf(page, figure));
    expect(svg).toMatch(/>Query rep_scoreboard · [^<]* · edited query</);
    expect(svg).toContain(`${site.url}#figure-rep_scoreboard<`);
    await figure.getByRole('button', { name: 'Restore', exact: true }).click();
    await figure.locator('h3 .edited-mark').waitFor({ state: 'detached' });
  });
});

test('where the clipboard is refused, or there is none, the text is shown to be copied by hand', async () => {
  await shared(async (page) => {
    for (const [query, refuse] of [
      ['crash_silence', 'denied'],
      ['past_falls', null],
    ] as const) {
      await page.evaluate((how) => {
        const clipboard = how === null ? undefined : { write: () => Promise.reject(new Error(how)) };
        Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
      }, refuse);
      const figure = figureOf(page, query);
      const copy = await buttonOf(figure, 'Copy finding');
      await copy.click();
      // What is far from the screen is not laid out, and has no text to read.
      const title = await figure.locator('[id^=finding-]').innerText();
      const field = figure.getByRole('textbox', { name: 'finding' });
      await field.waitFor();
      expect(await field.inputValue()).toBe(`${title}. ${site.url}#figure-${query}`);
      expect(await field.getAttribute('readonly')).not.toBeNull();
      const selected = await field.evaluate((area: HTMLTextAreaElement) => [area.selectionStart, area.selectionEnd]);
      expect(selected).toEqual([0, (await field.inputValue()).length]);
      expect(await statusOf(figure).textContent()).toMatch(/did not let it be copied/);
    }
    await page.evaluate(() => Reflect.deleteProperty(navigator, 'clipboard'));
  });
});

test('what cannot be had is said beside the button, and the page stands', async () => {
  await onPage(DEAL, { isAlone: true }, async (page) => {
    const figure = figureOf(page, 'deal_health');
    await page.route('**/take-away*.js', (route) => route.abort());
    await (await buttonOf(figure, 'Copy finding')).click();
    await said(figure).toBe('The code for this could not be loaded.');
    await page.unroute('**/take-away*.js');
    await page.reload();
    await page.route('**/figure-picture*.js', (route) => route.abort());
    await (await buttonOf(figure, 'PNG')).click();
    await said(figure).toMatch(/^There is no picture: .+[^.]\.$/);
    await page.route('**/*.woff2', (route) => route.abort());
    await page.unroute('**/figure-picture*.js');
    await page.reload();
    expect((await pictureOf(page, figure)).colours).toBeGreaterThan(50);
  });
});

test('a page about one deal takes its charts along with the name of its subject', async () => {
  await onPage(DEAL, CLIPBOARD, async (page) => {
    const figure = figureOf(page, 'deal_health');
    const account = await page.locator('.breadcrumb [aria-current]').innerText();
    await (await buttonOf(figure, 'Copy finding')).click();
    await said(figure).toMatch(/^Copied/);
    const title = await figure.locator('[id^=finding-]').innerText();
    expect(await clipboardOf(page)).toBe(`${account}: ${title}. ${site.url}${DEAL}#figure-deal_health`);
    expect((await pictureOf(page, figure)).width).toBeGreaterThanOrEqual(1600);
  });
});

test('without script, and on paper, no button is shown; without script the ways to share and to the data are links', async () => {
  const shown = (around: Page, selector: string): Promise<number> =>
    around.locator(selector).filter({ visible: true }).count();
  await onPage('', { javaScriptEnabled: false }, async (page) => {
    const figures = await page.locator('figure').count();
    expect(await shown(page, '[data-take]')).toBe(0);
    expect(await shown(page, 'figure a[href^="/queries/"][data-sql]')).toBe(figures);
    expect(await shown(page, 'figure a[href^="#figure-"]')).toBe(figures);
    await figureOf(page, 'past_falls')
      .getByRole('link', { name: /^Share: / })
      .click();
    expect(new URL(page.url()).hash).toBe('#figure-past_falls');
  });
  await shared(async (page) => {
    await page.reload();
    await (await buttonOf(figureOf(page, 'past_falls'), 'PNG')).waitFor();
    expect(await shown(page, '[data-take]')).toBe(4);
    await page.emulateMedia({ media: 'print' });
    expect(await shown(page, '[data-take]')).toBe(0);
    expect(await shown(page, '[data-sql], [data-share]')).toBe(0);
  });
});

test('what can be shared is reached by keyboard and left by Escape, and what it shows breaks no rule of accessibility', async () => {
  await shared(async (page) => {
    const figure = figureOf(page, 'crash_silence');
    const share = figure.getByRole('link', { name: /^Share: / });
    const isFocused = (element: Locator): Promise<boolean> => element.evaluate((it) => it === document.activeElement);
    await share.press('Enter');
    await expect.poll(() => isFocused(figure.getByRole('button', { name: /^PNG / }))).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await said(figure).toMatch(/^Copied/);
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    });
    await page.keyboard.press('Enter');
    await figure.locator('.copy-field').waitFor();
    expect(await brokenRules(page, { within: '#figure-crash_silence' })).toEqual([]);
    await figure.getByRole('button', { name: /^PNG / }).press('Escape');
    expect([await isFocused(share), await share.getAttribute('aria-expanded')]).toEqual([true, 'false']);
    await page.evaluate(() => Reflect.deleteProperty(navigator, 'clipboard'));
  });
});
