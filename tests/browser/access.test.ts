import { readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { brokenRules } from '../support/broken-rules.ts';
import { SITE_FOLDER } from '../support/site-folder.ts';
import { useSite } from '../support/site.ts';

const aPageIn = (folder: string): string =>
  `${folder}/${
    readdirSync(`${SITE_FOLDER}/${folder}`)
      .sort()
      .find((name) => !name.includes('.')) ?? ''
  }/`;
/** A page of every kind. */
const KINDS = [
  '',
  'ledger/',
  'agents/',
  'deals/',
  'reps/',
  'sql/',
  'queries/rep_scoreboard/',
  aPageIn('deals'),
  aPageIn('reps'),
  '404.html',
];

const site = useSite();
/** Each page, opened once for all that does not ask for a page of its own. */
const shared = new Map(KINDS.map((path) => [path, site.share(path)]));

function on<Answer>(path: string, work: (page: Page) => Promise<Answer>): Promise<Answer> {
  const share = shared.get(path);
  if (share === undefined) throw new RangeError(`no such page: ${path}`);
  return share(work);
}

const SCHEMES = ['light', 'dark'] as const;

// The pages of deals and AEs are looked at by the stories that they tell, in pages.test.ts.
const BUT_SUBJECTS = KINDS.filter((path) => !/^(deals|reps)\/./.test(path));

test.for(BUT_SUBJECTS.flatMap((path) => SCHEMES.map((colorScheme) => [path, colorScheme] as const)))(
  '/%s in %s breaks no rule of accessibility',
  async ([path, colorScheme]) => {
    const coloursOnly = colorScheme === 'dark';
    const broken = await on(path, async (page) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      return brokenRules(page, { coloursOnly });
    });
    expect(broken).toEqual([]);
  },
);

test.for(KINDS)('/%s has its landmarks, and headings of which no level is left out', async (path) => {
  const { levels, landmarks } = await on(path, (page) =>
    page.evaluate(async () => {
      // As it was served, before any script.
      const html = await (await fetch(location.pathname)).text();
      const served = new DOMParser().parseFromString(html, 'text/html');
      const headings = [...served.querySelectorAll('h1, h2, h3, h4, h5, h6')];
      const landmarks = [...served.querySelectorAll('main, body > header, body > footer, nav')];
      return {
        levels: headings.map(({ tagName }) => Number(tagName.slice(1))),
        landmarks: landmarks.map((one) => [one.localName, one.getAttribute('aria-label')]),
      };
    }),
  );
  expect(levels[0]).toBe(1);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  levels.slice(1).forEach((level, i) => {
    expect(level, `heading ${i + 2} of /${path}`).toBeLessThanOrEqual((levels[i] ?? 0) + 1);
  });
  const names = landmarks.map(([name]) => name);
  expect(names.filter((name) => name === 'main')).toHaveLength(1);
  expect(names).toEqual(expect.arrayContaining(['header', 'nav', 'footer']));
  for (const [name, label] of landmarks) if (name === 'nav') expect(label).toBeTruthy();
});

test.for(KINDS)('on /%s the first stop of the keyboard skips to the content', async (path) => {
  const { name, inMain } = await on(path, async (page) => {
    await page.keyboard.press('Tab');
    const name = await page.locator(':focus').innerText();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const inMain = await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement));
    return { name, inMain };
  });
  expect(name).toBe('Skip to the content');
  expect(inMain).toBe(true);
});

test.for([390, 1280])('at %i px every stop of the keyboard is in sight and shows its focus', async (width) => {
  const { stops, faults } = await site.visit(
    '',
    { viewport: { width, height: 900 }, reducedMotion: 'reduce' },
    async (page) => {
      const faults: string[] = [];
      let stops = 0;
      for (; stops < 1000; stops++) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate((): string | null => {
          const element = document.activeElement;
          if (element === null || element === document.body) return null;
          const { top, bottom, left, right } = element.getBoundingClientRect();
          const seen = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          // The list of scenes stands over the page's top on a phone.
          const x = Math.max(0, Math.min(innerWidth - 1, (left + right) / 2));
          const y = Math.max(0, Math.min(innerHeight - 1, (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2));
          const over = document.elementFromPoint(x, y);
          const covered =
            over !== null && over.closest('.scene-list') !== null && element.closest('.scene-list') === null;
          const name = `${element.localName} ${element.textContent.trim().slice(0, 30)}`;
          if (!seen) return `${name}: out of sight`;
          if (covered) return `${name}: under the list of scenes`;
          return outlineStyle === 'none' || outlineWidth === '0px' ? `${name}: no focus to be seen` : '';
        });
        if (stop === null) break;
        if (stop !== '') faults.push(stop);
      }
      return { stops, faults };
    },
  );
  expect(stops).toBeGreaterThan(80);
  expect(stops).toBeLessThanOrEqual(150);
  expect(faults).toEqual([]);
});

test.for([390, 1280])('at %i px nothing moves while the report loads and is scrolled through', async (width) => {
  const look = { viewport: { width, height: 900 }, reducedMotion: 'reduce', isAlone: true } as const;
  const shifts = await site.visit('', look, (page) =>
    page.evaluate(async () => {
      const shifts: string[] = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, sources } = entry as PerformanceEntry & { value: number; sources: { node: Node | null }[] };
          const what = sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 60) : 'text'));
          shifts.push(`${value.toFixed(4)}: ${what.join(', ')}`);
        }
      }).observe({ type: 'layout-shift', buffered: true });
      for (let y = 0; y < document.documentElement.scrollHeight; y += 1500) {
        scrollTo(0, y);
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      return shifts;
    }),
  );
  expect(shifts).toEqual([]);
});

test('on a phone a thumb hits the controls of figures and tables: 44 px high and wide', async () => {
  const small = await site.visit('', { viewport: { width: 390, height: 844 } }, async (page) => {
    for (const share of await page.locator('main a[data-share]').all()) await share.click();
    return page.locator('main :is(.controls, .take-away) :is(a, button)').evaluateAll((all) =>
      all
        .map((control) => ({ name: control.textContent.trim(), box: control.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
        .map(({ name, box }) => `${name}: ${box.width} × ${box.height}`),
    );
  });
  expect(small).toEqual([]);
});

test('who asked for less motion gets none', async () => {
  const moving = await on('', async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    return page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { scrollBehavior, transitionDuration, animationName } = getComputedStyle(element);
          return scrollBehavior === 'smooth' || parseFloat(transitionDuration) > 0 || animationName !== 'none';
        })
        .map(({ localName, className }) => `${localName} ${String(className)}`),
    );
  });
  expect(moving).toEqual([]);
});

test('in forced colours bars, lines and status can be told from the ground', async () => {
  const lost = await on('', async (page) => {
    await page.emulateMedia({ forcedColors: 'active' });
    return page.evaluate(() => {
      const ground = getComputedStyle(document.body).backgroundColor;
      const marks = [...document.querySelectorAll<SVGElement>('.chart :is(rect, path, circle, line)')];
      return marks
        .filter((mark) => mark.checkVisibility() && mark.closest('clipPath, defs, marker') === null)
        .filter((mark) => {
          const { fill, stroke } = getComputedStyle(mark);
          return [fill, stroke].every((colour) => ['none', ground, 'rgba(0, 0, 0, 0)'].includes(colour));
        })
        .map((mark) => `${mark.closest('figure')?.id ?? ''} ${mark.outerHTML.slice(0, 80)}`);
    });
  });
  expect(lost).toEqual([]);
});
