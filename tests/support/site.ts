import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { serve, type Served } from '../../src/serve/static-server.ts';
import { openBrowser } from './browser.ts';
import { complaintsOf } from './complaints.ts';
import { SITE_FOLDER } from './site-folder.ts';
import { canBeUsed, giveBack, setUp, takeUsed, VIEWPORT, type Opened } from './used-page.ts';

export interface Visit extends BrowserContextOptions {
  /** Done with the page before it is opened. */
  readonly before?: (page: Page) => unknown;
  /**
   * Whether the visit needs a page that has fetched nothing yet, as where it answers requests itself or looks on while
   * things arrive, or a page that no other visit gets, as where it sets the clock.
   */
  readonly isAlone?: boolean;
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
   * Opens a page by its path or whole address, as one who has not been there before, and does the work with it. Fails
   * where script failed, a dialog opened, the page's policy was broken, or a request left the site.
   */
  readonly visit: <Answer>(path: string, visit: Visit, work: Work<Answer>) => Promise<Answer>;
  /**
   * A page for several tests, which is opened at the first and fails as a visit does. After each, its cards are closed
   * and its place, size and media are those it was opened with; what else a test changes, it changes back.
   */
  readonly share: (path: string, visit?: Visit) => <Answer>(work: Work<Answer>) => Promise<Answer>;
}

/** The browser and the server of all files that a worker of the runner takes on; they end with it. */
let started: Promise<readonly [Browser, Served]> | undefined;

async function start(): Promise<readonly [Browser, Served]> {
  // The runner gives its workers half a second: enough to end a browser and remove its profile, not to close it.
  process.once('SIGTERM', () => process.exit());
  const [browser, served] = await Promise.all([openBrowser(), serve(SITE_FOLDER)]);
  // Where it falls over in a file, the next one gets another.
  browser.once('disconnected', () => (started = undefined));
  return [browser, served];
}

/** The built site, for the tests of a file. `usual` holds for each page that does not say otherwise. */
export function useSite(usual: Visit = {}): Site {
  let browser: Browser;
  let served: Served;
  const own = new Set<BrowserContext>();
  beforeAll(async () => {
    started ??= start();
    [browser, served] = await started;
  });
  afterAll(async () => {
    await Promise.all([...own].map((context) => context.close()));
  });

  /** A page in a context of its own. */
  async function newPage(visit: Visit): Promise<Opened> {
    const context = await browser.newContext({ viewport: VIEWPORT, ...visit });
    own.add(context);
    // Long enough for a busy machine, and it says what was waited for, which the test runner does not.
    context.setDefaultTimeout(120_000);
    return { page: await context.newPage(), context };
  }

  /** Goes to an address; answers with what is amiss there, as it goes on. */
  async function goTo(path: string, { page }: Opened, visit: Visit): Promise<string[]> {
    const address = new URL(path, served.url).href;
    const complaints = complaintsOf(page, new URL(address).origin, visit.isSilent ?? false);
    await visit.before?.(page);
    await page.goto(address, { waitUntil: visit.waitUntil });
    if (visit.javaScriptEnabled !== false) await answers(page);
    return complaints;
  }

  async function close({ context }: Opened): Promise<void> {
    own.delete(context);
    await context.close();
  }

  return {
    get browser() {
      return browser;
    },
    get url() {
      return served.url;
    },
    visit: async (path, asked, work) => {
      const visit = { ...usual, ...asked };
      const mayBeUsed = canBeUsed(visit);
      const opened = (mayBeUsed ? await takeUsed(visit) : undefined) ?? (await newPage(visit));
      let answer;
      try {
        const complaints = await goTo(path, opened, visit);
        answer = await work(opened.page, opened.context);
        expect(complaints).toEqual([]);
      } catch (error) {
        await close(opened);
        throw error;
      }
      if (mayBeUsed && (await giveBack(opened, served.url))) own.delete(opened.context);
      else await close(opened);
      return answer;
    },
    share: (path, asked = {}) => {
      const visit = { ...usual, ...asked };
      let kept: { readonly opened: Opened; readonly complaints: string[] } | null = null;
      return async (work) => {
        if (kept === null) {
          const opened = await newPage(visit);
          kept = { opened, complaints: await goTo(path, opened, visit) };
        }
        const { opened, complaints } = kept;
        try {
          const answer = await work(opened.page, opened.context);
          await tidy(opened.page, visit);
          expect(complaints).toEqual([]);
          return answer;
        } catch (error) {
          // Nobody knows what it left behind: the next test gets a page of its own.
          kept = null;
          await close(opened);
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

async function tidy(page: Page, visit: Visit): Promise<void> {
  await setUp(page, visit);
  await page.evaluate(() => {
    // A press beside an open card closes it.
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    scrollTo({ top: 0, behavior: 'instant' });
  });
}
