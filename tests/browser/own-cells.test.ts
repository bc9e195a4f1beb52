import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { brokenRules } from '../support/broken-rules.ts';
import { useSite } from '../support/site.ts';

const site = useSite();

const BY_STAGE = 'select stage, count(*) as deals, avg(amount) as average from deal group by stage order by deals desc';

const cellsIn = (around: Locator | Page): Locator => around.getByRole('group', { name: /^Own cell: / });
const chartOf = (cell: Locator): Locator => cell.getByRole('img', { name: /rows\.$/ });
const press = (around: Locator, name: string): Promise<void> =>
  around.getByRole('button', { name, exact: true }).click();

async function run(cell: Locator, sql: string): Promise<void> {
  await cell.getByRole('textbox', { name: /^SQL: / }).fill(sql);
  await press(cell, 'Run');
  await cell.locator('.cell:not([data-busy])').waitFor();
}

test('an own cell is asked after a scene, drawn, named, kept, carried by a link and applied elsewhere', async () => {
  const grant = { isAlone: true, permissions: ['clipboard-read', 'clipboard-write'] };
  const link = await site.visit('', grant, async (page, context) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const scene = page.locator('#deal-crisis');
    await scene.getByRole('link', { name: 'Ask your own' }).click();
    const cell = cellsIn(scene).first();
    await chartOf(cell).waitFor();
    expect(await chartOf(cell).getAttribute('aria-label')).toMatch(/^Bars: amount by rep; \d+ rows\.$/);

    await run(cell, BY_STAGE);
    await expect.poll(() => chartOf(cell).getAttribute('aria-label')).toMatch(/^Bars: deals by stage/);
    await cell.getByLabel('x', { exact: true }).selectOption({ label: 'average' });
    await cell.getByLabel('Mark').selectOption('Dots');
    await expect.poll(() => chartOf(cell).getAttribute('aria-label')).toMatch(/^Dots: average by stage/);
    const name = cell.getByRole('textbox', { name: 'Name of the cell' });
    await name.fill('Where deals stand');
    await name.press('Enter');
    await expect.poll(() => cell.getAttribute('aria-label')).toBe('Own cell: Where deals stand');
    await cell.getByRole('textbox', { name: 'SQL: Where deals stand' }).waitFor();

    // It follows the data: without the deals of a stage its table has a row less.
    const stages = await cell.locator('tbody tr').count();
    await press(scene, 'Ask another');
    await run(
      cellsIn(scene).nth(1),
      "delete from opportunity where stage = (select stage from stage where role = 'legal')",
    );
    await expect.poll(() => cell.locator('tbody tr').count()).toBe(stages - 1);
    expect(await cellsIn(scene).nth(1).locator('.own-chart').isVisible()).toBe(false);
    await press(page.getByRole('complementary', { name: 'Your edits of the data' }), 'Reset');
    await expect.poll(() => cell.locator('tbody tr').count()).toBe(stages);

    await press(cellsIn(scene).nth(1), 'Remove');
    await expect.poll(() => cellsIn(scene).count()).toBe(1);
    expect(await brokenRules(page, { coloursOnly: false })).toEqual([]);
    await press(cell, 'Copy link');
    await cell.getByText('Link copied; it carries 1 own cell.').waitFor();

    await page.reload();
    await scene.getByText('1 cell is kept').waitFor();
    const other = await context.newPage();
    await other.goto(`${site.url}sql/`);
    const kept = cellsIn(other).first();
    await chartOf(kept).waitFor();
    expect(await chartOf(kept).getAttribute('aria-label')).toMatch(/^Dots: average by stage/);
    await other.close();
    return page.evaluate(() => navigator.clipboard.readText());
  });

  await site.visit(
    link.slice(site.url.length),
    { isAlone: true, viewport: { width: 390, height: 844 } },
    async (page) => {
      const offer = page.getByRole('complementary', { name: 'Edits from a link' });
      await offer.getByText('This link brings 1 own cell.').waitFor();
      expect(await offer.innerText()).toContain(BY_STAGE);
      expect(await cellsIn(page).count()).toBe(0);
      await press(offer, 'Apply');
      const cell = cellsIn(page.locator('#deal-crisis')).first();
      await chartOf(cell).waitFor();
      expect(await chartOf(cell).getAttribute('aria-label')).toMatch(/^Dots: average by stage/);
      expect(await cell.getAttribute('aria-label')).toBe('Own cell: Where deals stand');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    },
  );
});

test('own cells are ordered, removed and brought back, saved as SQL, and say what cannot be drawn', async () => {
  await site.visit('sql/', { isAlone: true, colorScheme: 'dark' }, async (page) => {
    const own = page.locator('#own');
    await own.getByRole('link', { name: 'Ask your own' }).click();
    await press(own, 'Ask another');
    const names = () =>
      own
        .getByRole('textbox', { name: 'Name of the cell' })
        .evaluateAll((all) => all.map((input) => (input instanceof HTMLInputElement ? input.value : '')));
    expect(await names()).toEqual(['Cell 1', 'Cell 2']);
    const second = cellsIn(own).nth(1);
    await press(second, 'Up');
    await expect.poll(names).toEqual(['Cell 2', 'Cell 1']);
    await own.getByText('it is number 1 of 2 now').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Down');

    const cell = cellsIn(own).first();
    for (const [sql, said] of [
      ['select 1 where 0', 'No rows: there is nothing to draw.'],
      ['select 1 as one', 'A single row is not drawn'],
      ['select name from rep', 'no text is there twice'],
    ] as const) {
      await run(cell, sql);
      await cell.getByText(said).waitFor();
      expect(await chartOf(cell).count()).toBe(0);
    }
    await run(cell, 'selct 1');
    await cell.getByRole('alert').waitFor();
    expect(await cell.locator('.own-chart').isVisible()).toBe(false);
    await run(cell, `${BY_STAGE} -- by stage`);
    await chartOf(cell).waitFor();
    expect(await brokenRules(page, { coloursOnly: true })).toEqual([]);

    const [download] = await Promise.all([page.waitForEvent('download'), press(own, 'Save as SQL')]);
    expect(await readFile(await download.path(), 'utf8')).toMatch(
      /^-- Cell 2\nselect stage[^;]*-- by stage\n;\n\n-- Cell 1\nselect rep[^;]*\n;\n$/,
    );

    await press(cell, 'Remove');
    await expect.poll(names).toEqual(['Cell 1']);
    await press(own, 'Undo');
    await expect.poll(names).toEqual(['Cell 2', 'Cell 1']);
    await page.reload();
    await expect.poll(names).toEqual(['Cell 2', 'Cell 1']);
  });
});
