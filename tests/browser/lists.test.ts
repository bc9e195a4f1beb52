import { expect, test } from 'vitest';
import { useSite } from '../support/site.ts';

const site = useSite();
const on = site.share('deals/');

test('without script all deals are there, each with the way to its page', async () => {
  const html = await (await fetch(`${site.url}deals/`)).text();
  expect(html.match(/<tr[^>]*><td><a href="[^"]*\/deals\/opp-/g)).toHaveLength(500);
  expect(html.length).toBeLessThan(260_000);
});

test('words and choices narrow the deals, and stand in the address', async () => {
  await on(async (page) => {
    const rows = page.locator('tbody tr').filter({ visible: true });
    const output = page.locator('.list-choices output');
    await page.getByLabel('Status').selectOption('Open');
    await expect.poll(() => output.textContent()).toBe('181 of 500');
    const [account = ''] = (await rows.first().locator('td').allTextContents()) as [string];
    await page.getByLabel('Search').fill(account);
    expect(await rows.count()).toBeLessThan(20);
    expect(await rows.first().textContent()).toContain(account);
    expect(new URL(page.url()).search).toContain('words=');
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => output.textContent()).toBe('500 of 500');
    expect(new URL(page.url()).search).toBe('');
  });
});

test('a column sorts by what it holds, and the other way round', async () => {
  await on(async (page) => {
    const amounts = async (): Promise<number[]> =>
      await page
        .locator('tbody td:nth-child(2)')
        .evaluateAll((cells) => cells.map((cell) => Number((cell as HTMLElement).dataset.value)));
    const head = page.getByRole('button', { name: 'Amount' });
    await head.click();
    const falling = await amounts();
    expect(falling).toEqual([...falling].sort((a, b) => b - a));
    await head.click();
    expect(await amounts()).toEqual([...falling].reverse());
    expect(await page.locator('th[aria-sort]').count()).toBe(1);
  });
});
