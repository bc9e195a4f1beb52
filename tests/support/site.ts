import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { serve, type Served } from '../../src/serve/static-server.ts';
import { openBrowser } from './browser.ts';
import { complaintsOf } from './complaints.ts';
import { SITE_FOLDER } from './site-folder.ts';

export interface Visit extends BrowserContextOptions {
  /** Done with the page before it is opened. */
  readonly before?: (page: Page) => unknown;
  /** Whether the visit also fails where the console has a warning or an error, or anything is not found. */
  readonly isSilent?: boolean;
  /** When the page counts as open: `load`, or `networkidle`, when nothing is fetched any more. */
  readonly waitUntil?: 'load' | 'networkidle';
}

type Work<Answer> = (page: Page, context: BrowserContext) => Promise<Answer>;

/** The built site, as a browser sees it. */
export interface Site {
  readonly browser: Browser;
  /** Its address, with a slash at the end. */
  readonly url: string;
  /**
   * Opens a page by its path or whole address, in a context of its own, and does the work with it. Fails where script
   * failed, a dialog opened, the page's policy was broken, or a request left the site.
   */
  readonly visit: <Answer>(path: string, visit: Visit, work: Work<Answer>) => Promise<Answer>;
  /**
   * A page for several tests, which is opened at the first and fails as a visit does. After each, its cards are closed
   * and its place, size and media are those it was opened with; what else a test changes, it changes back.
   */
  readonly share: (path: string, visit?: Visit) => <Answer>(work: Work<Answer>) => Promise<Answer>;
}

interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: string[];
}

const VIEWPORT = { width: 1280, height: 900 };

/**
 * Serves the built site and starts a browser for the tests of a file; both are closed at its end. `usual` holds for each
 * page that does not say otherwise.
 */
export function useSite(usual: Visit = {}): Site {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    [browser, served] = await Promise.all([openBrowser(), serve(SITE_FOLDER)]);
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
  });

  async function open(path: string, visit: Visit): Promise<Opened> {
    const { before, isSilent = false, waitUntil, ...options } = { ...usual, ...visit };
    const address = new URL(path, served.url).href;
    const context = await browser.newContext({ viewport: VIEWPORT, ...options });
    // Long enough for a busy machine, and it says what was waited for, which the test runner does not.
    context.setDefaultTimeout(120_000);
    const page = await context.newPage();
    const complaints = complaintsOf(page, new URL(address).origin, isSilent);
    await before?.(page);
    await page.goto(address, { waitUntil });
    if (options.javaScriptEnabled !== false) await answers(page);
    return { page, context, complaints };
  }

  return {
    get browser() {
      return browser;
    },
    get url() {
      return served.url;
    },
    visit: async (path, visit, work) => {
      const { page, context, complaints } = await open(path, visit);
      const answer = await work(page, context);
      await context.close();
      expect(complaints).toEqual([]);
      return answer;
    },
    share: (path, visit = {}) => {
      let opened: Opened | null = null;
      return async (work) => {
        const { page, context, complaints } = (opened ??= await open(path, visit));
        try {
          const answer = await work(page, context);
          await tidy(page, { ...usual, ...visit });
          expect(complaints).toEqual([]);
          return answer;
        } catch (error) {
          // Nobody knows what it left behind: the next test gets a page of its own.
          opened = null;
          await context.close();
          throw error;
        }
      };
    },
  };
}

/** Waits until a page has fetched what makes it answer, which it does once it has been painted. */
export async function answers(page: Page): Promise<void> {
  await page.waitForFunction(() => customElements.get('sql-cell') !== undefined);
}

async function tidy(
  page: Page,
  { viewport, colorScheme = null, reducedMotion = null, forcedColors = null }: Visit,
): Promise<void> {
  await page.emulateMedia({ media: null, colorScheme, reducedMotion, forcedColors });
  await page.setViewportSize(viewport ?? VIEWPORT);
  await page.evaluate(() => {
    // A press beside an open card closes it.
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    scrollTo({ top: 0, behavior: 'instant' });
  });
}
