import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Step } from '../../src/query/presenting.ts';
import { SITE_FOLDER } from '../support/site-folder.ts';
import { useSite } from '../support/site.ts';

const site = useSite({ reducedMotion: 'reduce' });
const steps = JSON.parse(readFileSync(join(SITE_FOLDER, 'present/steps.json'), 'utf8')) as readonly Step[];

/** Waits until a window shows a step: its place marked and on the screen, or the page that it opens. */
async function showsStep(room: Page, step: Step): Promise<void> {
  // A key that is pressed while a page is being left for another is nobody's.
  await room.waitForSelector('html[data-room]');
  if (step.verb === 'open') {
    await room.waitForURL(/\/(?:deals|reps)\/[^/]+\/$/);
    await room.waitForSelector('html[data-room]');
    return;
  }
  await room.waitForFunction((id) => {
    const place = document.getElementById(id);
    if (place?.classList.contains('presented') !== true) return false;
    const { top, bottom } = place.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  }, step.place);
}

test('the room follows the presenter through all steps, also when one of the two was closed or reloaded', async () => {
  await site.visit('present/', {}, async (notes, context) => {
    const opened = context.waitForEvent('page');
    await notes.getByRole('button', { name: 'Open the room’s window' }).click();
    let room = await opened;
    await room.waitForSelector('html[data-room]');
    for (const [i, step] of steps.entries()) {
      if (i % 2 === 0) await notes.getByRole('button', { name: 'Next', exact: true }).click();
      else await room.keyboard.press('PageDown');
      await showsStep(room, step);
      await notes.waitForSelector(`[data-step="${i}"][aria-current="step"]`);
      if (i === 4) {
        await notes.reload();
        await notes.waitForSelector(`[data-step="${i}"][aria-current="step"]`);
      }
      if (i === 8) {
        await room.close();
        const again = context.waitForEvent('page');
        await notes.getByRole('button', { name: 'Open the room’s window' }).click();
        room = await again;
        await showsStep(room, step);
      }
    }
    expect(await notes.locator('[data-next]').first().innerText()).toBe('the end');
    await notes.getByRole('button', { name: 'Start over' }).click();
    await notes.getByText('not started').waitFor();
  });
});

test('the presenter sees the notes of the scene, the clock and what the room sees', async () => {
  await site.visit('present/', {}, async (notes) => {
    await notes.keyboard.press('ArrowRight');
    await notes.waitForSelector('[data-notes="1"][data-present]');
    await notes.getByText('on time').waitFor();
    const view = notes.frameLocator('iframe[title="What the room sees"]');
    await view.locator('.presented').waitFor({ state: 'attached' });
  });
});

test('one window alone has the notes in a drawer, and is one like any other when it is closed', async () => {
  await site.visit('?room=alone', {}, async (page) => {
    const drawer = page.getByRole('complementary', { name: 'Presenter’s notes' });
    await drawer.getByRole('button', { name: 'Next' }).click();
    const [first] = steps;
    if (first === undefined) throw new RangeError('no steps');
    await showsStep(page, first);
    await drawer.getByRole('button', { name: 'Close' }).click();
    await drawer.waitFor({ state: 'detached' });
    await page.goto(site.url);
    expect(await page.locator('html[data-room]').count()).toBe(0);
  });
});

test('without script the notes are a page to read', async () => {
  await site.visit('present/', { javaScriptEnabled: false }, async (notes) => {
    expect(await notes.locator('[data-notes]').count()).toBe(6);
    expect(await notes.getByRole('button').count()).toBe(0);
  });
});
