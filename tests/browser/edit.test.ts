import { readFile } from 'node:fs/promises';
import { deflateRawSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { TRY_THIS } from '../../src/components/try-this.ts';
import { SCENES } from '../../src/components/scenes.ts';
import { brokenRules } from '../support/broken-rules.ts';
import { openData } from '../support/open-data.ts';
import type { PreparedEdit } from '../../src/query/binding-hooks.ts';
import { SITE_FOLDER } from '../support/site-folder.ts';
import { useSite } from '../support/site.ts';

const ENDLESS = 'with recursive t(n) as (select 1 union all select n + 1 from t) select count(*) from t';

const site = useSite();

/** The report for all that is put back as it was, by those who may read what they have copied. */
const report = site.share('', { permissions: ['clipboard-read', 'clipboard-write'] });

/** A page that opens in a third of the report's time, has figures too, and has `deal_health` in its first. */
const [, DEAL = ''] = /href="\/(deals\/[^"]+)"/.exec(await readFile(`${SITE_FOLDER}/index.html`, 'utf8')) ?? [];

interface Cell {
  readonly cell: Locator;
  readonly box: Locator;
  readonly status: Locator;
  readonly alert: Locator;
  readonly rows: Locator;
  readonly press: (name: 'Run' | 'Stop' | 'Restore' | 'Copy link') => Promise<void>;
  /** Runs a text and waits until nothing runs any more. */
  readonly run: (sql: string) => Promise<void>;
}

function cellIn(around: Locator): Cell {
  const cell = around.locator('sql-cell');
  const box = cell.getByRole('textbox', { name: /^SQL: / });
  const press = (name: string): Promise<void> => cell.getByRole('button', { name, exact: true }).click();
  return {
    cell,
    box,
    press,
    status: cell.getByRole('status'),
    alert: cell.getByRole('alert'),
    rows: cell.locator('tbody tr'),
    run: async (sql) => {
      await box.fill(sql);
      await press('Run');
      await cell.locator('.cell:not([data-busy])').waitFor();
    },
  };
}

/** The editor of a figure, opened. */
async function openFigure(page: Page, query: string): Promise<Cell & { figure: Locator }> {
  const figure = page.locator(`figure[data-query="${query}"]`);
  const opened = cellIn(figure);
  if (!(await opened.box.isVisible())) await openData(figure);
  return { ...opened, figure };
}

/** Puts an editor's query back, and waits until nothing on the page is edited. */
async function restore({ cell, press }: Cell): Promise<void> {
  await press('Restore');
  await expect.poll(() => cell.page().locator('main [data-edited]').count()).toBe(0);
}

/** The query of an editor as it was written. */
const writtenIn = async ({ cell }: Cell): Promise<string> => (await cell.locator('pre').first().textContent()) ?? '';

/** The card of a number, with its query's editor. */
async function openCard(number: Locator): Promise<Locator> {
  await number.click();
  const card = number.page().getByRole('dialog');
  await card.getByRole('button', { name: 'SQL' }).click();
  await card.locator('sql-cell').waitFor();
  return card;
}

const free = (page: Page): Cell => cellIn(page.locator('#editor'));

/** The free editor, on which one query after another is run: what one leaves behind, the next one meets. */
const freeEditor = site.share('sql/');

test('an edited query redraws its chart and its sentences, says so, and is restored to what it was', async () => {
  await report(async (page) => {
    const { figure, box, press, status, rows } = await openFigure(page, 'rep_scoreboard');
    const before = await figure.locator('.drawing.wide').innerHTML();
    const sentence = page.locator('#pattern-discovery p').filter({ has: page.locator('[data-column="attainment"]') });
    const said = await sentence.first().innerText();
    const sql = String(await figure.locator('sql-cell pre').textContent());

    await box.fill(sql.replace('r.attainment,', '0.5 as attainment,'));
    await page.keyboard.press('Control+Enter');
    await figure.locator('h3 .edited-mark').waitFor();
    await expect.poll(() => figure.locator('.drawing.wide').innerHTML()).not.toBe(before);
    await expect.poll(() => sentence.first().innerText()).toContain('50%');
    expect(await rows.count()).toBe(10);
    expect(await status.textContent()).toMatch(/^10 rows/);
    expect(await figure.locator('svg[role=img]').count()).toBe(2);
    // What is taken along is what is shown, and says which it is.
    const file = figure.getByRole('link', { name: /^CSV/ });
    await expect.poll(() => file.innerText()).toBe('CSV of the edited query, all 10 rows');
    const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
    expect(download.suggestedFilename()).toBe('rep_scoreboard-edited.csv');
    expect(await readFile(await download.path(), 'utf8')).toMatch(/,0\.5,/);

    await press('Restore');
    await expect.poll(() => file.innerText()).toBe('CSV, all 10 rows');
    await expect.poll(() => figure.locator('.drawing.wide').innerHTML()).toBe(before);
    expect(await sentence.first().innerText()).toBe(said);
    expect(await page.locator('main [data-edited]').count()).toBe(0);
  });
});

test('the query as it was written draws the same chart in the browser as at build', async () => {
  await report(async (page) => {
    const { figure, ...editor } = await openFigure(page, 'rep_scoreboard');
    const before = await figure.locator('.drawing.wide svg').evaluate((svg) => svg.textContent);
    const sql = String(await figure.locator('sql-cell pre').textContent());
    await editor.run(`${sql}\n-- the same`);
    await figure.locator('h3 .edited-mark').waitFor();
    expect(await figure.locator('.drawing.wide svg').evaluate((svg) => svg.textContent)).toBe(before);
    await restore(editor);
  });
});

test('what an edited query no longer supports goes: an item of a list, and a title that rests on another query', async () => {
  await report(async (page) => {
    const alerts = page.locator('.alerts');
    const items = alerts.locator('li').filter({ visible: true });
    const all = await items.count();
    await openData(alerts);
    const list = cellIn(alerts);
    await list.run(`select * from (${await writtenIn(list)}) where severity = 'critical' limit 1`);
    await expect.poll(() => items.count()).toBe(1);
    expect(all).toBeGreaterThan(1);
    await list.press('Restore');
    await expect.poll(() => items.count()).toBe(all);

    const { figure, ...chart } = await openFigure(page, 'crash_silence');
    const title = figure.locator('h3');
    const finding = await title.innerText();
    const neutral = await title.locator('[data-otherwise]').textContent();
    await chart.run(`select * from (${await writtenIn(chart)}) limit 5`);
    await title.getByText(String(neutral)).waitFor();
    expect(finding).not.toContain(String(neutral));
    expect(await title.locator('[data-when]').isVisible()).toBe(false);
    await chart.press('Restore');
    await expect.poll(() => title.innerText()).toBe(finding);
  });
});

test('a query without the columns that its chart needs says which, and shows its rows', async () => {
  await report(async (page) => {
    const { figure, ...editor } = await openFigure(page, 'rep_scoreboard');
    await editor.run('select name as rep, 1 as attainment from rep');
    await figure.locator('.chart-fault').waitFor();
    expect(await figure.locator('.chart-fault').textContent()).toMatch(/story_role.*closed_won.*quota_to_date/);
    expect(await editor.cell.locator('.cell-note').textContent()).toContain('story_role');
    expect(await editor.rows.count()).toBe(10);
    await restore(editor);
  });
});

test('a number opens its query in an editor where it stands', async () => {
  await report(async (page) => {
    const number = page.locator('#monday-morning .number').filter({ hasText: '$' }).first();
    const editor = cellIn(await openCard(number));
    await editor.run('select 1 as n');
    expect(await editor.rows.count()).toBe(1);
    await restore(editor);
  });
});

test('each scene has a prepared edit: before and after in the figure, a finding for a title, and a way back', async () => {
  await site.visit('', {}, async (page) => {
    for (const { id } of SCENES) {
      const button = page.locator(`#${id} [data-try]`);
      expect(await button.count(), id).toBe(1);
      const figure = page.locator(`#${id} figure`).filter({ has: page.locator('[data-try]') });
      const drawn = await figure.getAttribute('data-query');
      const title = figure.locator('h3');
      const drawing = figure.locator('.drawing.wide');
      const subtitle = figure.locator('.subtitle').filter({ visible: true });
      const { measures } = TRY_THIS.find(({ query }) => drawn === query) ?? {};
      const [before, label, said] = [await drawing.innerHTML(), await button.innerText(), await title.innerText()];
      const measured = await subtitle.innerText();
      await button.click();
      await title.locator('.edited-mark').waitFor();
      await drawing.locator('svg.before[aria-hidden=true]').waitFor();
      expect(await drawing.locator('svg').first().innerHTML()).not.toBe(
        await drawing.locator('svg.before').innerHTML(),
      );
      expect(await figure.locator('.chart-fault').count(), id).toBe(0);
      expect(await title.innerText(), id).not.toContain(said);
      expect(await title.innerText(), id).toMatch(/\d/);
      expect(await subtitle.innerText(), id).toBe(measures);
      expect(await button.innerText()).toBe('Put it back');
      expect(await figure.getByRole('status').innerText()).toMatch(/other \d+ figures .* as written/);
      // The reader is left at the figure, and not in its SQL.
      expect(await figure.locator('sql-cell').count(), id).toBe(0);
      await button.click();
      await expect.poll(() => drawing.innerHTML()).toBe(before);
      expect([await button.innerText(), await title.innerText(), await subtitle.innerText()]).toEqual([
        label,
        said,
        measured,
      ]);
      expect(await page.locator('[data-edited]').count(), id).toBe(0);
    }
  });
  expect(TRY_THIS).toHaveLength(SCENES.length);
});

test('an edit that is tried stands in the editor, and what is restored there is put back in the figure', async () => {
  const list = await fetch(`${site.url}queries/prepared-edits.json`);
  const prepared = (await list.json()) as Partial<Record<string, PreparedEdit>>;
  await report(async (page) => {
    const figure = page.locator('figure[data-query="commit_deals"]');
    const button = figure.locator('[data-try]');
    await button.click();
    await figure.locator('svg.before').first().waitFor({ state: 'attached' });
    const { box, press } = await openFigure(page, 'commit_deals');
    expect(await box.evaluate(textOf)).toBe(prepared.commit_deals?.sql);
    await figure.locator('.cm-content').waitFor();
    await box.press('Control+z');
    expect(await box.evaluate(textOf)).toBe((await figure.locator('sql-cell pre').first().textContent())?.trim());
    await press('Restore');
    await expect.poll(() => button.innerText()).toMatch(/^Try this/);
    expect(await figure.locator('svg.before').count()).toBe(0);
  });
});

test.for([
  ['select zeroblob(2000000000)', /too big/],
  ['select zeroblob(900000000)', /out of memory/],
  ['select amout from opportunity', /no such column: amout\. Did you mean amount\?/],
  ['select * from opportunty', /no such table: opportunty\. Did you mean opportunity\?/],
  ['select cout(*) from deal', /no such function: cout\. Did you mean count/],
  ['selct 1', /near "selct": syntax error\. Did you mean select\?/],
  [`select ${'('.repeat(5000)}1${')'.repeat(5000)}`, /./],
  [`select ${'1,'.repeat(50_000)}1`, /too many columns/],
  [`select '${'x'.repeat(1_000_000)}' from nowhere`, /no such table: nowhere/],
  ['-- only\n/* comments */', /only comments/],
  [' ;; ', /no statement/],
  ["select 'open", /never closed/],
  ['', /empty/],
  ['alter table deal rename to x', /may not be altered/],
] as const)('what cannot run fails with a message, and the page goes on: $1', async ([sql, message]) => {
  await freeEditor(async (page) => {
    const { run, alert, box, status } = free(page);
    await run(sql);
    expect(await alert.innerText()).toMatch(message);
    if (sql.length < 1000) expect((await box.evaluate(textOf)).trim()).toBe(sql.trim());
    await run('select count(*) from opportunity');
    expect(await alert.count()).toBe(0);
    expect(await status.textContent()).toMatch(/^1 row,/);
  });
});

test('a fault is marked where it lies, not where its twin stands, and says what was meant', async () => {
  const faults = [
    [
      'select d.account, a.account from deal d join account a',
      'a.⟦account⟧',
      /no such column: a\.account\. Did you mean a\.account_id/,
    ],
    [
      'with a as (select amount from deal), b as (select rep from deal)\nselect amount\nfrom b',
      '\nselect ⟦amount⟧',
      /^Line 2, column 8: /,
    ],
    ['select rep from deal where rep in (select from rep)', '(select ⟦from⟧', /near "from"/],
    ['select rep, count(*) from deal gruop by rep', 'gruop ⟦by⟧', /Did you mean group, not gruop\?/],
    ['select total from (select sum(amount) as totl from deal)', 'select ⟦total⟧', /Did you mean totl\?/],
    ['select dd.amount from deal d', 'dd.⟦amount⟧', /Did you mean d\.amount\?/],
    ['select industry from opportunity', 'select ⟦industry⟧', /account and deal have a column industry/],
    ['select * from deal where status = “Open”', '= ⟦“Open”⟧', /straight quotes/],
    ["select json('x')", '', /malformed JSON/],
    ['select abs(-9223372036854775808)', '', /integer overflow/],
    [`select 1 as "${'long'.repeat(600)}", amout`, '"⟦⟧', /no such column: amout/],
    ['select 1;'.repeat(20_000) + 'selct 1', '', /^Line 1, column 180001: near "selct"/],
  ] as const;
  await freeEditor(async (page) => {
    const { run, alert, box, cell } = free(page);
    await cell.locator('.cm-content').waitFor();
    for (const [sql, place, message] of faults) {
      await run(sql);
      expect(await alert.innerText()).toMatch(message);
      const [before = '', rest = ''] = place.split('⟦');
      const [token = ''] = rest.split('⟧');
      if (token === '') continue;
      const marked = await box.evaluate((element) => {
        const mark = element.querySelector('.cm-lintRange-error');
        const range = new Range();
        range.setStart(element, 0);
        range.setEndBefore(mark ?? element);
        return [range.toString(), mark?.textContent];
      });
      expect([sql, marked[0]?.endsWith(before.trimStart()), marked[1]]).toEqual([sql, true, token]);
    }
  });
});

/** The text of an editor, be it the plain field or the full one. */
function textOf(element: Element): string {
  if (element instanceof HTMLTextAreaElement) return element.value;
  return [...element.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n');
}

test.for([
  'drop table opportunity',
  'drop view deal',
  'alter table opportunity rename to other',
  'delete from opportunity; begin; update rep set quota = 0',
  'begin',
  "attach 'other.db' as other; create table other.t (n); insert into other.t values (1)",
  'pragma query_only = on; pragma writable_schema = on; pragma hard_heap_limit = 1000',
  'vacuum',
] as const)('%s leaves no trace', async (sql) => {
  await freeEditor(async (page) => {
    const { run, rows, cell } = free(page);
    await run(sql);
    await run('select count(*), (select sum(quota) > 0 from rep), (select count(*) from deal) from opportunity');
    expect(await rows.allInnerTexts()).toEqual(['500\t1\t500']);
    expect(await cell.getByRole('alert').count()).toBe(0);
  });
});

test('endless queries are stopped by the reader and by the deadline, and the next one runs', async () => {
  await site.visit('sql/', { isAlone: true }, async (page) => {
    const { box, press, status, alert, run, rows } = free(page);
    await run('select 1');
    await box.fill(ENDLESS);
    await press('Run');
    await expect.poll(() => status.textContent()).toBe('Running…');
    await press('Stop');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('Stopped');
    // The page's clock goes by hand, so that the deadline is met to the millisecond on any machine.
    await run('select 2');
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 1000);
    await box.fill('select count(*) from deal a, deal b, deal c, deal d');
    await press('Run');
    await page.clock.runFor(4999);
    expect(await status.textContent()).toBe('Running…');
    await page.clock.runFor(1);
    await alert.waitFor();
    expect(await alert.innerText()).toContain('5 seconds');
    await page.clock.resume();
    await run('select 3');
    expect(await rows.allInnerTexts()).toEqual(['3']);
  });
});

test('two runs at once: one waits for the other, and both answer', async () => {
  await report(async (page) => {
    const one = await openFigure(page, 'rep_scoreboard');
    const other = await openFigure(page, 'stage_stays');
    await one.box.fill(ENDLESS);
    await other.box.fill('select 7 as n');
    await one.press('Run');
    await expect.poll(() => one.status.textContent()).toBe('Running…');
    await other.press('Run');
    expect(await other.status.textContent()).toBe('Waiting for another query…');
    await one.press('Stop');
    await other.rows.first().waitFor();
    expect(await other.rows.allInnerTexts()).toEqual(['7']);
    await one.press('Restore');
    await restore(other);
  });
});

test('values are shown as they are: markup as text, large integers exactly, NULL, blobs, columns of one name', async () => {
  await freeEditor(async (page) => {
    const { run, rows, cell } = free(page);
    await run("select 9007199254740993 as n, 1.0 as n, null as z, x'00ff' as b, '<img src=x onerror=alert(1)>' as t");
    expect(await rows.allInnerTexts()).toEqual(["9007199254740993\t1.0\tNULL\tx'00ff'\t<img src=x onerror=alert(1)>"]);
    expect(await cell.locator('thead th').allInnerTexts()).toEqual(
      ['n integer', 'n real', 'z null', 'b blob', 't text'].map((text) => text.replace(' ', '\n')),
    );
    expect(await cell.locator('img').count()).toBe(0);
  });
});

test('of more than a thousand rows the first thousand are shown, and a column sorts them', async () => {
  await freeEditor(async (page) => {
    const { run, rows, cell, status } = free(page);
    await run('select a.amount from opportunity a, opportunity b');
    expect(await status.textContent()).toMatch(/^First 1,000 of more rows/);
    await expect.poll(() => rows.count()).toBe(1000);
    await cell.getByRole('searchbox').fill('no such row');
    await cell.getByText('0 of the first 1,000 rows shown.').waitFor();
    await run('select 7 as n from opportunity a, opportunity b limit 3000');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      cell.getByRole('button', { name: 'CSV, all rows' }).click(),
    ]);
    expect((await readFile(await download.path(), 'utf8')).split('\r\n')).toHaveLength(3002);
    await cell.getByText('The file has all 3,000 rows.').waitFor();
    await run('select column1 as v from (values (2), (null), (10), (1))');
    await cell.getByRole('button', { name: 'v', exact: true }).click();
    expect(await rows.allInnerTexts()).toEqual(['NULL', '1', '2', '10']);
    expect(await cell.locator('th').getAttribute('aria-sort')).toBe('ascending');
  });
});

test('each statement answers, a part of the text runs alone, and rows of an earlier text are marked', async () => {
  await freeEditor(async (page) => {
    const { run, rows, cell, box, press } = free(page);
    await cell.locator('.cm-content').waitFor();
    await run('select 1 as a;\nselect 2 as b');
    expect(await cell.locator('.cell-which').allInnerTexts()).toEqual(['Result 1 of 2', 'Result 2 of 2']);
    expect(await rows.allInnerTexts()).toEqual(['1', '2']);
    await box.press('Control+Home');
    await page.keyboard.press('Shift+End');
    await cell.getByRole('button', { name: 'Run selection' }).click();
    await expect.poll(() => rows.allInnerTexts()).toEqual(['1']);
    await box.press('Control+End');
    await page.keyboard.press('Control+Shift+Enter');
    await expect.poll(() => rows.allInnerTexts()).toEqual(['2']);
    const older = cell.getByText(/^The rows below are those of the text before it was changed/);
    expect(await older.isVisible()).toBe(false);
    await page.keyboard.type(' ');
    expect(await older.isVisible()).toBe(true);
    await run("select '=1' as f, 'two words' as t union all select null, 'b'");
    const copied = await cell.locator('tbody').evaluate((body) => {
      getSelection()?.selectAllChildren(body);
      const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
      body.dispatchEvent(event);
      getSelection()?.removeAllRanges();
      return event.clipboardData?.getData('text/plain');
    });
    expect(copied).toBe("'=1\ttwo words\n\tb");
    await press('Run');
  });
});

test('beside the text stand what has run, the schema and a search, and it is formatted', async () => {
  await freeEditor(async (page) => {
    const { run, cell, box } = free(page);
    const open = (name: string): Promise<void> => cell.getByRole('button', { name, exact: true }).click();
    await cell.locator('.cm-content').waitFor();
    await run('select 4711 as ran');
    await run("select rep,amount from deal where status='Open' limit 3");
    await open('Format');
    await expect.poll(() => box.evaluate(textOf)).toBe("select rep, amount\nfrom deal\nwhere status = 'Open'\nlimit 3");
    await box.press('Control+f');
    const find = cell.getByRole('searchbox', { name: 'Find in the text' });
    await expect.poll(() => find.evaluate((it) => it === document.activeElement)).toBe(true);
    await page.keyboard.type('deal');
    await page.keyboard.press('Enter');
    await cell.getByText('1 of 1').waitFor();
    await open('Schema');
    await cell
      .locator('summary')
      .filter({ hasText: /^rep_quarter/ })
      .click();
    await cell.getByRole('button', { name: 'Insert attainment' }).click();
    // What was found is selected, and gives way.
    await expect.poll(() => box.evaluate(textOf)).toContain('from attainment');
    await open('History');
    await cell.getByRole('button', { name: 'select 4711 as ran' }).click();
    await expect.poll(() => box.evaluate(textOf)).toBe('select 4711 as ran');
    await open('History');
  });
});

test('results can be taken as CSV and as JSON', async () => {
  await freeEditor(async (page) => {
    const { run, cell } = free(page);
    await run("select 9007199254740993 as n, 'a,b' as t, null as z");
    const fileOf = async (name: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        cell.getByRole('button', { name, exact: true }).click(),
      ]);
      return readFile(await download.path(), 'utf8');
    };
    expect(await fileOf('CSV')).toBe('\uFEFFn,t,z\r\n9007199254740993,"a,b",\r\n');
    expect(await fileOf('JSON')).toBe('[\n  {"n": 9007199254740993, "t": "a,b", "z": null}\n]\n');
  });
});

test.for([
  ['**/*.wasm', 'aborted', /query engine could not be loaded/],
  ['**/*.wasm', '404', /query engine could not be loaded \(404\)/],
  ['**/*.wasm', 'damaged', /query engine arrived damaged/],
  ['**/*.sqlite-columns.gz', 'aborted', /database could not be loaded/],
  ['**/*.sqlite-columns.gz', '404', /database could not be loaded \(404\)/],
  ['**/*.sqlite-columns.gz', 'damaged', /database arrived damaged/],
  ['**/*.sqlite-columns.gz', 'cut', /database arrived damaged/],
  ['**/worker-*.js', 'aborted', /query engine could not be started/],
] as const)('%s %s: a message, a retry, and the page untouched', async ([path, how, message]) => {
  const before = (page: Page): unknown =>
    page.route(path, async (route) => {
      if (how === 'aborted') await route.abort();
      else if (how === '404') await route.fulfill({ status: 404, body: 'not found' });
      else {
        const response = await route.fetch();
        const body = await response.body();
        if (how === 'damaged') body.fill(7, 5000, 6000);
        await route.fulfill({ response, body: how === 'cut' ? body.subarray(0, 20_000) : body });
      }
    });
  await site.visit(DEAL, { before }, async (page) => {
    const { box, press, alert, rows, figure } = await openFigure(page, 'deal_health');
    const drawn = await figure.locator('.drawing.wide').innerHTML();
    await box.fill('select 1 as n');
    await press('Run');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(message);
    expect(await figure.locator('.drawing.wide').innerHTML()).toBe(drawn);
    await page.unroute(path);
    await alert.getByRole('button', { name: 'Retry' }).click();
    await rows.first().waitFor();
    expect(await rows.allInnerTexts()).toEqual(['1']);
  });
});

test('a text survives a reload and leaving and coming back; a restored one is gone', async () => {
  await site.visit(DEAL, {}, async (page) => {
    const first = await openFigure(page, 'deal_health');
    const written = await first.box.evaluate(textOf);
    await first.box.fill('select 1 as mine');
    await page.reload();
    const again = await openFigure(page, 'deal_health');
    await again.box.waitFor();
    expect(await again.box.evaluate(textOf)).toBe('select 1 as mine');
    await page.goto(`${site.url}ledger/`);
    await page.goBack();
    const back = await openFigure(page, 'deal_health');
    expect(await back.box.evaluate(textOf)).toBe('select 1 as mine');
    await back.press('Restore');
    await page.reload();
    const last = await openFigure(page, 'deal_health');
    expect(await last.box.evaluate(textOf)).toBe(written);
  });
});

test('a copied link brings section and text to someone else, and waits for Apply', async () => {
  const link = await report(async (page) => {
    const editor = await openFigure(page, 'rep_scoreboard');
    await editor.box.fill('select name as rep from rep limit 3 -- “ünï”');
    await editor.press('Copy link');
    await expect.poll(() => editor.status.textContent()).toMatch(/^Link copied/);
    await restore(editor);
    return page.evaluate(() => navigator.clipboard.readText());
  });
  expect(link).toMatch(/#pattern-discovery~2\./);
  await site.visit(link, {}, async (page) => {
    const offer = page.getByRole('complementary', { name: 'Edits from a link' });
    await offer.waitFor();
    expect(await offer.innerText()).toContain('select name as rep from rep limit 3 -- “ünï”');
    expect(await page.locator('main [data-edited]').count()).toBe(0);
    await offer.getByRole('button', { name: 'Apply' }).click();
    const { rows } = cellIn(page.locator('figure[data-query="rep_scoreboard"]'));
    await rows.first().waitFor();
    expect(await rows.count()).toBe(3);
  });
});

const arriving = site.share(DEAL);

test.for(['~4.abc', '~3.abc', '~2.abc', '~1.!!!', '~1.AAAA', '~', '~1.', '~1.q1YKVLKqVsr'])(
  'a link that ends in %s harms nothing',
  async (end) => {
    await arriving(async (page) => {
      await page.goto('about:blank');
      await page.goto(`${site.url}${DEAL}#figure-deal_health${end}`);
      const note = page.getByRole('complementary', { name: 'Edits from a link' });
      await note.waitFor();
      await note.getByRole('button', { name: 'Dismiss' }).click();
      expect(new URL(page.url()).hash).toBe('#figure-deal_health');
    });
  },
);

test('/sql/ has every query of the report, the schema with its dictionary, and the downloads', async () => {
  await freeEditor(async (page) => {
    const names = [...(await readFile('sql/demo_queries.sql', 'utf8')).matchAll(/^-- name: (\w+)/gm)].map(
      ([, name]) => name,
    );
    const listed = await page.locator('.listed-query').evaluateAll((all) => all.map(({ id }) => id));
    expect(names.filter((name) => name === undefined || !listed.includes(name))).toEqual([]);
    expect(await page.locator('.dictionary').count()).toBeGreaterThan(15);
    for (const link of await page.locator('a[download]').all()) {
      const address = await link.evaluate((anchor) => (anchor as HTMLAnchorElement).href);
      expect([address, (await fetch(address)).status]).toEqual([address, 200]);
    }
  });
});

test('what a link brings for queries that the page does not have is said, and own texts come back', async () => {
  const packed = (queries: Record<string, string>): string =>
    `#pattern-discovery~1.${deflateRawSync(JSON.stringify({ q: queries })).toString('base64url')}`;
  await report(async (page) => {
    const bar = page.getByRole('complementary', { name: 'Edits from a link' });
    const follow = (hash: string): Promise<void> => page.evaluate((to) => location.assign(to), hash);
    await follow(packed({ nothing: 'select 1', constructor: 'select 1' }));
    await bar.getByText('not on this page').waitFor();
    expect(await bar.getByRole('button', { name: 'Apply' }).count()).toBe(0);

    const editor = await openFigure(page, 'rep_scoreboard');
    await editor.box.fill('select 1 as mine');
    await follow(packed({ nothing: 'select 1', rep_scoreboard: 'select 2 as theirs' }));
    await bar.getByRole('button', { name: 'Apply' }).click();
    await expect.poll(() => editor.rows.allInnerTexts()).toEqual(['2']);
    await bar.getByRole('button', { name: 'Bring back my texts' }).click();
    expect(await editor.box.evaluate(textOf)).toBe('select 1 as mine');
    await expect.poll(() => page.locator('main [data-edited]').count()).toBe(0);
    await restore(editor);
  });
});

test('two tabs keep their texts beside each other', async () => {
  await site.visit(DEAL, {}, async (page, context) => {
    const other = await context.newPage();
    await other.goto(page.url());
    const keeps = (text: string): Promise<unknown> =>
      page.waitForFunction((wanted) => JSON.stringify(Object.values(localStorage)).includes(wanted), text);
    await (await openFigure(page, 'deal_health')).box.fill('select 1 as one');
    await keeps('as one');
    await (await openFigure(other, 'deal_trace')).box.fill('select 2 as two');
    await keeps('as two');
    await keeps('as one');
  });
});

test('from an editor on a card Escape and Tab lead to its buttons, and the page’s own editor follows', async () => {
  await report(async (page) => {
    const inPage = await openFigure(page, 'rep_scoreboard');
    await inPage.cell.locator('.cm-content').waitFor();
    const number = page.locator('#pattern-discovery p > .number[href*="/rep_scoreboard/"]').first();
    const { cell, box, run, press } = cellIn(await openCard(number));
    await cell.locator('.cm-content').waitFor();
    await run('select name as rep from rep');
    expect(await inPage.box.evaluate(textOf)).toBe('select name as rep from rep');
    await box.focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Run');
    await press('Restore');
    expect(await inPage.box.evaluate(textOf)).not.toContain('select name as rep from rep');
    await expect.poll(() => page.locator('main [data-edited]').count()).toBe(0);
  });
});

test('the full editor completes columns after an alias, and undoes', async () => {
  await freeEditor(async (page) => {
    const { box, cell } = free(page);
    await cell.locator('.cm-content').waitFor();
    await box.fill('select  from opportunity o');
    await page.keyboard.press('Home');
    for (let i = 0; i < 7; i += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.type('o.am');
    await page.locator('.cm-tooltip-autocomplete').getByText('amount').waitFor();
    // The list takes no key in its first moment, lest one meant for the text be lost.
    await page.waitForTimeout(200);
    await page.keyboard.press('Tab');
    expect(await box.evaluate(textOf)).toBe('select o.amount from opportunity o');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await cell.evaluate((element) => document.activeElement?.textContent ?? element.tagName)).toBe('Run');
    await box.focus();
    await page.keyboard.press('Control+z');
    expect(await box.evaluate(textOf)).not.toContain('o.amount');
  });
});

/** The smallest page with an editor: the rules look at all of a page. */
const smallest = site.share('queries/scoreboard/');

test.for(['light', 'dark'] as const)(
  'an editor with a result, and one with a fault, break no rule of accessibility in %s',
  async (colorScheme) => {
    await smallest(async (page) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { run, cell } = cellIn(page.locator('main'));
      // It gets its full form when it comes near.
      await cell.scrollIntoViewIfNeeded();
      await cell.locator('.cm-content').waitFor();
      for (const sql of ['select 1 as n, null as z', 'select amout from deal']) {
        await run(sql);
        expect(await brokenRules(page, { coloursOnly: colorScheme === 'dark' })).toEqual([]);
      }
    });
  },
);

test('an opened editor with a wide result does not scroll a phone sideways', async () => {
  await report(async (page) => {
    await page.setViewportSize({ width: 320, height: 700 });
    const { figure, ...editor } = await openFigure(page, 'rep_scoreboard');
    await figure.locator('.cm-content').waitFor();
    await editor.run('select * from deal');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await restore(editor);
  });
});
