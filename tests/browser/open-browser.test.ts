import { expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';

test('the browser of the tests draws a page and runs its scripts', async () => {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto('data:text/html,<p id=sum></p><script>sum.textContent = 6 * 7</script>');
    expect(await page.textContent('#sum')).toBe('42');
    expect((await page.screenshot()).length).toBeGreaterThan(1000);
  } finally {
    await browser.close();
  }
});
