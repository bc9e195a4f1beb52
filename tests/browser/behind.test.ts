import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { readValue, VALUES } from '../../src/query/binding-hooks.ts';
import type { Behind } from '../../src/query/read-behind.ts';
import { partsOf } from '../../src/query/formula.ts';
import { parseNamedQueries } from '../../src/query/named-queries.ts';
import { SITE_FOLDER } from '../support/site-folder.ts';
import { useSite } from '../support/site.ts';

const site = useSite();

const behind: ReadonlyMap<string, readonly Behind[]> = new Map<string, readonly Behind[]>(
  ['demo_queries', 'page_queries', 'claims']
    .flatMap((name) => parseNamedQueries(readFileSync(`sql/${name}.sql`, 'utf8')))
    .flatMap((query) => [...query.behind].map(([column, made]) => [`${query.name}.${column}`, made])),
);

/** Numbers that nothing is behind but a row of a table or a day: there is nothing to add up. */
const GIVEN: Readonly<Record<string, readonly string[]>> = {
  'a row of the table target': [
    'scoreboard.target',
    'metrics.target',
    'call_against_health.target',
    'plan_outlook.target',
    'ways_to_target.target',
  ],
  'a row of the table health_band': ['health_adjusted.weight', 'weights_last_quarter.weight'],
  'a row of the table stage': ['legal_bottleneck.benchmark_days', 'detours.security_benchmark'],
  'a row of the table threshold': ['process_coverage.least_share'],
  'days counted between two dates': [
    'scoreboard.days',
    'scoreboard.days_over',
    'crash_deal.silent_days',
    'crash_deal.champion_silent_days',
  ],
  'a health score of one deal on one day': ['crash_deal.health_before'],
};

/** Numbers that are made of rows which no query lists yet. */
const UNOPENED: Readonly<Record<string, readonly string[]>> = {
  'sets of deals, each of which its query counts': ['ways_to_target.ways'],
};

/** What a formula takes as it is, and the page may show. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  'a row of the table target': [
    'forecast_call.target',
    'logos_not_dollars.target',
    'scoreboard.expansion_target',
    'scoreboard.new_logos_target',
    'scoreboard.win_rate_target',
  ],
  'a row of the table health_band': ['commit_deals.weight', 'plan_deals.weight', 'plan_deals.next_weight'],
  'a row of the table threshold': ['held_within_segments.z'],
  'a row of the table rep': [
    'rep_scoreboard.quota',
    'rep_scoreboard.quota_to_date',
    'rep_facts.quota',
    'rep_facts.quota_to_date',
  ],
  'a row of the table rep_quarter': ['rep_attainment_quarters.quota'],
  'the phasing of the table plan_phase up to the as-of day': ['scoreboard.plan_share'],
};

test('every number of the report opens the rows or the formula that it is made of', () => {
  const { document } = parseHTML(readFileSync(join(SITE_FOLDER, 'index.html'), 'utf8'));
  const bound = [...document.querySelectorAll<HTMLElement>(`main ${VALUES}`)].map((data) => ({
    ...readValue(data.dataset),
    value: data.getAttribute('value') ?? '',
  }));
  const numbers = bound.filter(({ shown, value }) => shown !== 'text' && /^-?\d+(\.\d+)?(e-?\d+)?$/.test(value));
  const names = new Set(numbers.map(({ query, column }) => `${query}.${column}`));
  const given = new Set([...Object.values(GIVEN), ...Object.values(UNOPENED)].flat());
  expect(names.size).toBeGreaterThan(100);
  const taken = Object.values(TAKEN).flat();
  const unsaid = [...names].filter((name) => !behind.has(name) && !given.has(name) && !taken.includes(name));
  expect(unsaid.toSorted()).toEqual([]);
  expect([...given].filter((name) => behind.has(name) || !names.has(name))).toEqual([]);
});

/** Numbers of the pages of deals and AEs that nothing is behind but a row of a table, days between two dates, or a rank. */
const GIVEN_OF_SUBJECTS: readonly string[] = [
  'deal_facts.amount',
  'deal_facts.health',
  'deal_facts.pushes',
  'deal_facts.cycle_days',
  'deal_facts.days_in_stage',
  'deal_facts.benchmark_days',
  'deal_facts.days_since_contact',
  'deal_facts.days_overdue',
  'deal_health.health',
  'deal_silence.longest_gap',
  'deal_way.over_benchmark',
  'rep_facts.quota',
  'rep_facts.quota_to_date',
  'rep_facts.place',
];

test('every number of the pages of deals and AEs opens what it is made of', () => {
  const numbers = globSync('{deals,reps}/**/index.html', { cwd: SITE_FOLDER }).flatMap((path) =>
    [
      ...readFileSync(join(SITE_FOLDER, path), 'utf8').matchAll(
        /<data value="-?\d[\d.]*" data-query="(\w+)" data-column="(\w+)"[^>]* data-format="(?!text|date)/g,
      ),
    ].map(([, query, column]) => `${query}.${column}`),
  );
  const names = new Set(numbers);
  expect(names.size).toBeGreaterThan(30);
  const unsaid = [...names].filter((name) => !behind.has(name) && !GIVEN_OF_SUBJECTS.includes(name));
  expect(unsaid.toSorted()).toEqual([]);
  expect(GIVEN_OF_SUBJECTS.filter((name) => behind.has(name) || !names.has(name))).toEqual([]);
});

test('a formula ends in rows or in what is given', () => {
  const given = new Set([...Object.values(GIVEN), ...Object.values(TAKEN)].flat());
  const ends = (name: string, above: readonly string[]): string[] => {
    if (above.includes(name)) return [`${name} is made of itself`];
    const made = behind.get(name);
    if (made === undefined) return given.has(name) ? [] : [name];
    const query = name.split('.')[0] ?? '';
    return made.flatMap((one) =>
      one.kind === 'rows'
        ? []
        : partsOf(one.formula).flatMap((part) => ends(`${part.query ?? query}.${part.column}`, [...above, name])),
    );
  };
  expect([...new Set([...behind.keys()].flatMap((name) => ends(name, [])))].toSorted()).toEqual([]);
});

test('a query’s page says under a column what its number is made of, with links that lead somewhere', () => {
  const pageOf = (path: string) => readFileSync(join(SITE_FOLDER, path, 'index.html'), 'utf8');
  const { document } = parseHTML(pageOf('queries/forecast_call'));
  const linksOf = (column: string): string[] =>
    [...document.querySelectorAll<HTMLAnchorElement>(`#${column} .number-behind a`)].map(
      (link) => link.getAttribute('href') ?? '',
    );
  expect(linksOf('miss').map((href) => /[^/]*\/#\w+$/.exec(href)?.[0])).toEqual([
    'forecast_call/#target',
    'forecast_call/#adjusted',
  ]);
  const [rows = '', ...deals] = linksOf('at_risk_amount');
  expect(rows).toMatch(/queries\/commit_at_risk\/$/);
  expect(deals.length).toBeGreaterThan(0);
  for (const href of deals) expect(pageOf(/deals\/.*$/.exec(href)?.[0] ?? '')).toContain('<h1');
});

/** The rows that a card shows below the number, added up by their last column, and the number itself. */
const addUp = (card: Locator): Promise<{ sum: number; foot: number; value: number; links: number }> =>
  card.evaluate((it) => {
    const numberIn = (cell: Element | null | undefined): number =>
      Number((cell?.textContent ?? '').replaceAll(',', ''));
    const cells = [...it.querySelectorAll('.made-rows tbody tr')].map((row) => row.lastElementChild);
    return {
      sum: cells.reduce((sum, cell) => sum + numberIn(cell), 0),
      foot: numberIn(it.querySelector('.made-rows tfoot td')),
      value: Number(it.querySelector('.number-value data')?.getAttribute('value')),
      links: it.querySelectorAll('.made-rows tbody a[href*="/deals/"]').length,
    };
  });

test('a deal that is pointed at is marked everywhere; a number opens its rows, which add up to it, and after an edit of the data those of the edited data', async () => {
  await site.visit('', {}, async (page) => {
    const card = page.getByRole('dialog');
    const open = async (): Promise<Awaited<ReturnType<typeof addUp>>> => {
      await page.locator('#brief .number:has([data-column=at_risk_amount])').click();
      await card.getByRole('button', { name: 'Show the rows' }).click();
      await card.locator('.made-rows').waitFor();
      const added = await addUp(card);
      await page.keyboard.press('Escape');
      await card.waitFor({ state: 'detached' });
      return added;
    };
    await page.locator('#brief a[href*="/deals/"]').first().hover();
    const pointed = page.locator('[data-pointed]');
    expect(
      await pointed.filter({ hasText: await page.locator('#brief a[href*="/deals/"]').first().innerText() }).count(),
    ).toBe(await pointed.count());
    expect(await page.locator('svg text[data-pointed]').count()).toBeGreaterThan(0);
    const before = await open();
    expect([before.sum, before.foot]).toEqual([before.value, before.value]);
    expect(before.links).toBeGreaterThan(1);
    await page.locator('.what-ifs').scrollIntoViewIfNeeded();
    await page.getByRole('switch').first().click();
    await page
      .getByRole('complementary', { name: 'Your edits of the data' })
      .getByText(/^1 edit, \d+ figures changed$/)
      .waitFor();
    const after = await open();
    expect([after.sum, after.foot]).toEqual([after.value, after.value]);
    expect(after.value).toBeLessThan(before.value);
  });
});
