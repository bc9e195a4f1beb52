import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { serve, type Served } from '../../src/serve/static-server.ts';
import { openBrowser } from './browser.ts';
import { SITE_FOLDER } from './site-folder.ts';

interface Visit extends BrowserContextOptions {
  /** Done with the page before it is opened. */
  readonly before?: (page: Page) => unknown;
  /** Whether the visit also fails where the console has a warning or an error, or anything is not found. */
  readonly isSilent?: boolean;
}

/** The built site, as a browser sees it. */
export interface Site {
  readonly browser: Browser;
  /** Its address, with a slash at the end. */
  readonly url: string;
  /**
   * Opens a page by its path or whole address, in a context of its own, and does the work with it. Fails where script
   * failed, a dialog opened, the page's policy was broken, or a request left the site.
   */
  readonly visit: <Answer>(
    path: string,
    options: Visit,
    work: (page: Page, context: BrowserContext) => Promise<Answer>,
  ) => Promise<Answer>;
}

/**
 * Serves the built site and starts a browser for the tests of a file; both are closed at its end. `usual` holds for each
 * visit that does not say otherwise.
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
  return {
    get browser() {
      return browser;
    },
    get url() {
      return served.url;
    },
    visit: async (path, visit, work) => {
      const { before, isSilent = false, ...options } = { ...usual, ...visit };
      const address = new URL(path, served.url).href;
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      // A busy machine may take its time; what hangs is stopped by the test runner.
      context.setDefaultTimeout(0);
      const page = await context.newPage();
      const complaints = complaintsOf(page, new URL(address).origin, isSilent);
      await before?.(page);
      await page.goto(address);
      const answer = await work(page, context);
      await context.close();
      expect(complaints).toEqual([]);
      return answer;
    },
  };
}

/** What is amiss on a page, as it goes on. */
function complaintsOf(page: Page, origin: string, isSilent: boolean): string[] {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    const isLoud = isSilent && ['error', 'warning'].includes(message.type());
    if (isLoud || message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  page.on('request', (request) => {
    const isOwn = /^(?:data|blob):/.test(request.url()) || new URL(request.url()).origin === origin;
    if (!isOwn) complaints.push(request.url());
  });
  page.on('response', (response) => {
    if (isSilent && !response.ok()) complaints.push(`${response.status()} ${response.url()}`);
  });
  return complaints;
}
