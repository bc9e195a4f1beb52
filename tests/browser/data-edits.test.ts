import { deflateRawSync } from 'node:zlib';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { withChecksum } from '../../src/client/share/checked.ts';
import { openData } from '../support/open-data.ts';
import { useSite } from '../support/site.ts';

/** The deal whose health crashed moves past the quarter's end. */
const SLIP = `update opportunity set close_on = (select date(quarter_end, '+14 days') from scenario) where story_role = 'crash'`;

const site = useSite();
const report = site.share('');

const bar = (page: Page): Locator => page.getByRole('complementary', { name: 'Your edits of the data' });
const state = (page: Page): Locator => bar(page).getByRole('status');

/** The editor of a figure, opened once. */
async function editorOf(page: Page, query: string): Promise<{ run: (sql: string) => Promise<void>; cell: Locator }> {
  const figure = page.locator(`figure[data-query="${query}"]`);
  const cell = figure.locator('sql-cell');
  const box = cell.getByRole('textbox', { name: /^SQL: / });
  if (!(await box.isVisible())) await openData(figure);
  return {
    cell,
    run: async (sql) => {
      await box.fill(sql);
      await cell.getByRole('button', { name: 'Run', exact: true }).click();
      await cell.locator('.cell:not([data-busy])').waitFor();
    },
  };
}

/** All that the report says in numbers, by where it stands. */
const numbersOf = (page: Page): Promise<string[]> =>
  page
    .locator('main')
    .evaluate((main) => [...main.querySelectorAll('data[data-query]')].map((data) => data.textContent));

const value = (page: Page, query: string, column: string): Locator =>
  page.locator(`main data[data-query="${query}"][data-column="${column}"]`).first();

async function reset(page: Page): Promise<void> {
  await bar(page).getByRole('button', { name: 'Reset' }).click();
  await state(page).getByText('The data are as they came').waitFor();
}

test('an update changes every number that rests on the row, marks it with what it was, and says how many', async () => {
  await report(async (page) => {
    const before = await numbersOf(page);
    const { run, cell } = await editorOf(page, 'commit_deals');
    await run(SLIP);
    await state(page)
      .getByText(/^1 edit, \d+ figures changed$/)
      .waitFor();
    expect(await cell.getByRole('status').textContent()).toMatch(/^1 row changed, .*kept as an edit/);
    const call = value(page, 'forecast_call', 'with_commit');
    expect([await call.textContent(), await call.getAttribute('title')]).toEqual(['$12.2M', 'was $13.4M']);
    expect(await value(page, 'scoreboard', 'closed').getAttribute('title')).toBe(null);
    expect(await page.locator('figure[data-query="commit_deals"][data-changed]').count()).toBe(1);
    // Nothing of the process rests on the day that a deal is expected to close.
    expect(await page.locator('#process-problem figure[data-query="process_edges"][data-changed]').count()).toBe(0);
    expect(await bar(page).locator('pre').textContent()).toBe(SLIP);

    await bar(page).getByRole('button', { name: 'Undo' }).click();
    await state(page).getByText('The data are as they came').waitFor();
    expect(await numbersOf(page)).toEqual(before);
    expect(await page.locator('main :is([data-was], [data-changed])').count()).toBe(0);
  });
});

test('a finding that the rows no longer support gives way to its neutral title, and the agents raise what is true now', async () => {
  await report(async (page) => {
    const title = page.locator('figure[data-query="forecast_build_up"] h3');
    const finding = await title.innerText();
    const { run } = await editorOf(page, 'commit_deals');
    await run(SLIP);
    await state(page)
      .getByText(/^1 edit, /)
      .waitFor();
    expect(await title.locator('[data-otherwise]').isVisible()).toBe(true);
    const alert = page.locator('.alerts [data-column="title"][title*="$2.1M in Commit"]');
    expect(await alert.first().textContent()).toContain('$0.9M in Commit');
    await reset(page);
    expect(await title.innerText()).toBe(finding);
  });
});

test('an edit that fails, or that cannot be kept, leaves the data as they were', async () => {
  await report(async (page) => {
    const { run, cell } = await editorOf(page, 'commit_deals');
    await run(`${SLIP}; update opportunity set amount = -1`);
    expect(await cell.getByRole('alert').textContent()).toContain('CHECK constraint failed');
    await run('update opportunity set amount = 1 + abs(random()) % 1000');
    expect(await cell.locator('.cell-below').textContent()).toContain('random() is another value each time');
    expect(await page.locator('main [data-was]').count()).toBe(0);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':edits:')))).toEqual([]);
  });
});

test('after a Stop the edits stand as before it', async () => {
  await report(async (page) => {
    const { run, cell } = await editorOf(page, 'commit_deals');
    await run(SLIP);
    await state(page)
      .getByText(/^1 edit, /)
      .waitFor();
    const box = cell.getByRole('textbox', { name: /^SQL: / });
    await box.fill('with recursive t(n) as (select 1 union all select n + 1 from t) select count(*) from t');
    await cell.getByRole('button', { name: 'Run', exact: true }).click();
    await cell.getByRole('button', { name: 'Stop' }).click();
    await cell.getByRole('status').getByText('Stopped.').waitFor();
    await run("select count(*) from deal where counts_as is null and story_role = 'crash'");
    expect(await cell.locator('tbody td').first().textContent()).toBe('1');
    await reset(page);
  });
});

test('the what-ifs are switches: one slip misses by what the sentence says, several combine, and each is undone alone', async () => {
  await report(async (page) => {
    const { text } = await page.evaluate(() => ({
      text: document.querySelector('[data-column="miss_without_crash"]')?.textContent,
    }));
    const switches = page.locator('.what-ifs');
    await switches.scrollIntoViewIfNeeded();
    const slips = switches.getByRole('switch', { name: /slips into the next quarter$/ });
    await slips.first().check();
    await state(page)
      .getByText(/^1 edit, \d+ figures changed$/)
      .waitFor();
    expect(await switches.locator('.what-if-call').innerText()).toContain(`misses by ${String(text)}`);
    expect(await value(page, 'forecast_call', 'miss_without_crash').textContent()).toBe(text);
    expect(await bar(page).locator('li p').textContent()).toMatch(/slips into the next quarter$/);

    await switches.getByRole('switch', { name: /are won back$/ }).check();
    await state(page)
      .getByText(/^2 edits, \d+ figures changed$/)
      .waitFor();
    await slips.first().uncheck();
    await state(page)
      .getByText(/^1 edit, \d+ figures changed$/)
      .waitFor();
    expect(await value(page, 'forecast_call', 'crash_account').getAttribute('title')).toBe(null);
    await bar(page).getByRole('button', { name: 'Undo' }).click();
    await state(page).getByText('The data are as they came').waitFor();
    expect(await switches.getByRole('switch', { checked: true }).count()).toBe(0);
  });
});

test('a row that comes has a line of its own, with its own link, marked as new, and goes again', async () => {
  await report(async (page) => {
    const made = page.locator('#monday-morning [data-item]:has(.edited-mark)');
    const { run } = await editorOf(page, 'commit_deals');
    await run(
      `update opportunity set is_key = 1, situation = 'Mine' where opportunity_id = (
        select opportunity_id from opportunity where status = 'Open' and is_key = 0 order by amount desc limit 1)`,
    );
    await state(page)
      .getByText(/^1 edit, \d+ figures? changed$/)
      .waitFor();
    expect([await made.count(), await made.locator('[data-column="situation"]').textContent()]).toEqual([1, 'Mine']);
    await expect.poll(() => made.locator('a').first().getAttribute('href')).toMatch(/\/deals\/opp-[\w-]+\/$/);
    await reset(page);
    expect(await made.count()).toBe(0);
  });
});

async function inTwoTabs(work: (one: Page, other: Page, context: BrowserContext) => Promise<void>): Promise<void> {
  await site.visit('', {}, async (one, context) => {
    const other = await context.newPage();
    await other.goto(site.url);
    await work(one, other, context);
  });
}

test('edits hold on other pages, after a reload and in other tabs, and the ledger says what they changed', async () => {
  await inTwoTabs(async (one, other, context) => {
    const { run } = await editorOf(one, 'commit_deals');
    const theirs = await editorOf(other, 'commit_deals');
    await run(SLIP);
    const note = theirs.cell.getByText('Another tab has another text of this query');
    await note.waitFor();
    await theirs.cell.getByRole('button', { name: 'Show it here' }).click();
    const shown = theirs.cell.getByRole('textbox', { name: /^SQL: / });
    await expect
      .poll(() => shown.evaluate((box) => (box instanceof HTMLTextAreaElement ? box.value : box.textContent)))
      .toBe(SLIP);
    expect(await note.count()).toBe(0);
    await state(other)
      .getByText(/^(Another tab changed the edits\. )?1 edit, \d+ figures changed$/)
      .waitFor();
    expect(await value(other, 'forecast_call', 'with_commit').textContent()).toBe('$12.2M');
    await one.reload();
    await state(one)
      .getByText(/^1 edit, /)
      .waitFor();
    expect(await value(one, 'forecast_call', 'with_commit').textContent()).toBe('$12.2M');

    await one.goto(new URL('ledger/', site.url).href);
    await state(one)
      .getByText(/^1 edit, /)
      .waitFor();
    const claim = one.locator('[data-claim="F1"]');
    expect(await claim.getAttribute('data-holds')).toBe('false');
    expect(await claim.locator('header').innerText()).toContain('Changed by your edit');
    expect(await one.locator('.ledger-sum').innerText()).toMatch(/claims? changed by your edit/);
    expect(await one.locator('[data-claim="P1"] header').innerText()).toContain('Holds');

    const list = await context.newPage();
    await list.goto(new URL('deals/', site.url).href);
    const slipped = list.locator('main td[data-was]');
    await slipped.waitFor();
    expect([await slipped.count(), await slipped.getAttribute('title')]).toEqual([1, expect.stringMatching(/^was 2/)]);
    await list.close();

    await bar(other).getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => claim.getAttribute('data-holds')).toBe('true');
  });
});

const offer = (page: Page): Locator => page.getByRole('complementary', { name: 'Edits from a link' });

test('a copied link carries a what-if to someone else, says it in words and SQL, and waits for Apply', async () => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const [link, call] = await site.visit('', { permissions, isAlone: true }, async (page) => {
    const switches = page.locator('.what-ifs');
    await switches.scrollIntoViewIfNeeded();
    await switches
      .getByRole('switch', { name: /slips into the next quarter$/ })
      .first()
      .check();
    await state(page)
      .getByText(/^1 edit, \d+ figures changed$/)
      .waitFor();
    await bar(page).getByRole('button', { name: 'Copy link' }).click();
    await bar(page).getByText('Link copied; it carries 1 edit of the data.').waitFor();
    const ofBrief = page.locator('.brief .take-away a').first();
    await ofBrief.hover();
    await expect.poll(() => ofBrief.getAttribute('href')).toMatch(/#\w+~2\.[\w-]+$/);
    return [
      await page.evaluate(() => navigator.clipboard.readText()),
      await value(page, 'forecast_call', 'with_commit').textContent(),
    ] as const;
  });
  expect(link).toMatch(/#forecast-reality~2\.[\w-]+$/);

  await site.visit(link, { isAlone: true }, async (page) => {
    await offer(page).getByText('This link brings 1 edit of the data.').waitFor();
    expect(await offer(page).locator('summary').innerText()).toMatch(
      /^Edit of the data: .+ slips into the next quarter$/,
    );
    expect(await offer(page).locator('pre').textContent()).toContain('update opportunity');
    expect(await value(page, 'forecast_call', 'with_commit').textContent()).not.toBe(call);
    await page.evaluate(() => {
      location.assign('#deal-crisis');
    });
    await offer(page).waitFor({ state: 'detached' });
    await page.goBack();
    await offer(page).getByRole('button', { name: 'Apply' }).click();
    await state(page)
      .getByText(/^1 edit, \d+ figures changed$/)
      .waitFor();
    expect(await value(page, 'forecast_call', 'with_commit').textContent()).toBe(call);
    expect(await offer(page).count()).toBe(0);
    await expect.poll(() => page.locator('.what-ifs').getByRole('switch', { checked: true }).count()).toBe(1);
    expect(new URL(page.url()).hash).toBe('#forecast-reality');
  });
});

test('a link whose edits the data would not keep is refused in words, shown, and changes nothing', async () => {
  await report(async (page) => {
    const data = await page.evaluate(() => document.documentElement.dataset.database?.slice(0, 16));
    const follow = async (said: object): Promise<void> => {
      const packed = deflateRawSync(withChecksum(JSON.stringify({ d: data, ...said }))).toString('base64url');
      await page.evaluate((hash) => {
        location.assign(hash);
      }, `#forecast-reality~2.${packed}`);
    };
    const apply = offer(page).getByRole('button', { name: 'Apply' });

    const marked = (): Promise<number> => page.locator('main [data-was]').count();
    const before = [await marked(), await bar(page).count()];

    await follow({ e: [`${SLIP}; pragma writable_schema = on`] });
    await offer(page).getByText('It cannot be applied: edit 1 is none. With pragma in it').waitFor();
    expect([await offer(page).locator('pre').textContent(), await apply.count()]).toEqual([
      `${SLIP}; pragma writable_schema = on`,
      0,
    ]);
    await follow({ e: [['nothing_slips']] });
    await offer(page).getByText('unknown what-if: nothing_slips').waitFor();
    await follow({ d: 'another', e: [SLIP] });
    await offer(page).getByText('made for another version of the data').waitFor();
    expect([await offer(page).locator('pre').textContent(), await apply.count()]).toEqual([SLIP, 0]);

    for (const hostile of ['delete from opportunity; drop table opportunity', 'update nothing set a = 1']) {
      await follow({ e: [SLIP, hostile] });
      await offer(page).getByText('This link brings 2 edits of the data.').waitFor();
      await apply.click();
      await offer(page)
        .getByText(/edit 2 of 2 cannot be made\. .* Nothing has changed\.$/)
        .waitFor();
    }
    await offer(page).getByRole('button', { name: 'Dismiss' }).click();
    expect([await marked(), await bar(page).count()]).toEqual(before);
  });
});
