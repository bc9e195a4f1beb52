import type { BrowserContext, Page } from 'playwright-core';
import type { Visit } from './site.ts';

export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
}

export const VIEWPORT = { width: 1280, height: 900 };

/** What a page that is there already can be given, of all that a visit may ask for. */
const CAN_BE_GIVEN = [
  'viewport',
  'colorScheme',
  'reducedMotion',
  'forcedColors',
  'permissions',
  'isSilent',
  'waitUntil',
];

/**
 * The page of those visits that need none of their own, for all files that a worker of the runner takes on: a new one costs
 * a process of the browser, and takes a third of the time in which the report opens.
 */
let used: Opened | undefined;

/** Whether a visit can be made with a page that others have used. */
export const canBeUsed = (visit: Visit): boolean =>
  Object.entries(visit).every(([name, value]) => value === undefined || CAN_BE_GIVEN.includes(name));

/** The used page, set up for a visit; undefined where there is none, or another visit has it. */
export async function takeUsed(visit: Visit): Promise<Opened | undefined> {
  const opened = used;
  used = undefined;
  if (opened === undefined || opened.page.isClosed()) return undefined;
  await opened.context.grantPermissions(visit.permissions ?? []);
  await setUp(opened.page, visit);
  return opened;
}

/** Gives a page back, which then keeps nothing of its visit; false where it is not needed. `url` is that of the site. */
export async function giveBack(opened: Opened, url: string): Promise<boolean> {
  if (used !== undefined) return false;
  const { page, context } = opened;
  for (const other of context.pages()) if (other !== page) await other.close();
  for (const event of ['pageerror', 'dialog', 'console', 'request', 'response']) page.removeAllListeners(event);
  await Promise.all([page.unrouteAll(), context.unrouteAll(), context.clearPermissions()]);
  // It is left first: what a page writes as it goes must go too.
  await page.goto(`${url}favicon.svg`);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  used ??= opened;
  return used === opened;
}

/** The window and the media that a visit asks for. */
export async function setUp(
  page: Page,
  { viewport, colorScheme = null, reducedMotion = null, forcedColors = null }: Visit,
): Promise<void> {
  await page.emulateMedia({ media: null, colorScheme, reducedMotion, forcedColors });
  await page.setViewportSize(viewport ?? VIEWPORT);
}
