import type { Locator } from 'playwright-core';
import { answers } from './site.ts';

/** Opens the data of what stands around its link. */
export async function openData(around: Locator): Promise<void> {
  await answers(around.page());
  await around.getByRole('link', { name: /^Data: / }).click();
}
