import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** What the colours of a page may break. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

interface Part {
  /** A selector of the part to look at; the whole page where it is not said. */
  readonly within?: string;
  /** Whether only the rules about colours are asked: for a page in the dark, which differs from the light one in no other. */
  readonly coloursOnly?: boolean;
}

/** The rules of accessibility that an open page breaks, each with where it does. */
export async function brokenRules(page: Page, { within, coloursOnly = false }: Part = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const options: RunOptions = {
    resultTypes: ['violations'],
    // Of the rules, only those that are still on trial read style sheets, which takes a quarter of the time.
    preload: { assets: ['media'] },
    ...(coloursOnly ? { runOnly: OF_COLOURS } : {}),
  };
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(${within === undefined ? 'document' : JSON.stringify(within)}, ${JSON.stringify(options)})`,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
