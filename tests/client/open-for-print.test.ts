import { parseHTML } from 'linkedom';
import { afterEach, expect, test, vi } from 'vitest';
import { openForPrint } from '../../src/client/open-for-print.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A page with an alert that is closed and one that is open, in a browser that can or cannot show closed ones by style. */
function pageIn({ hasStyle }: { hasStyle: boolean }): { tell: (event: string) => void; open: () => boolean[] } {
  const { document } = parseHTML(
    '<div class="alerts"><details></details><details open></details></div><details></details>',
  );
  const heard = new Map<string, () => void>();
  vi.stubGlobal('document', document);
  vi.stubGlobal('CSS', { supports: () => hasStyle });
  vi.stubGlobal('addEventListener', (event: string, listen: () => void) => heard.set(event, listen));
  openForPrint();
  const details = [...document.querySelectorAll('details')];
  return {
    tell: (event) => heard.get(event)?.(),
    open: () => details.map((one) => one.hasAttribute('open')),
  };
}

test('closed alerts are open while the page is printed, where styles cannot show them, and closed again after', () => {
  const { tell, open } = pageIn({ hasStyle: false });
  tell('beforeprint');
  expect(open()).toEqual([true, true, false]);
  tell('afterprint');
  expect(open()).toEqual([false, true, false]);
});

test('where styles show them, the page stays as it is', () => {
  const { tell, open } = pageIn({ hasStyle: true });
  tell('beforeprint');
  expect(open()).toEqual([false, true, false]);
});
