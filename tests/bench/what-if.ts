import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { computedTables } from '../../src/query/computed-tables.ts';
import { tablesTouched } from '../../src/query/tables-touched.ts';
import { sqlite } from '../../src/render/sqlite.ts';
import { BARE } from './pages.ts';

/** How long a what-if takes from the click, in milliseconds. */
export interface WhatIfTimes {
  /** Until all that is on the screen is new. */
  readonly screen: number;
  /** Until all of the page is. */
  readonly page: number;
  /** What its statement and the queries of the page that it touches take in bare sql.js, with nothing drawn. */
  readonly bare: number;
}

/** The statement that is measured: the deal whose health crashed slips. */
const WHAT_IF = 'crash_slips';

/** Sets a page's processor and opens it. */
type Open = (address: string) => Promise<{ readonly page: Page; readonly close: () => Promise<void> }>;

/** Measures the first what-if of Scene 4 on the built site in `folder`, which is served at `url`. */
export async function measureWhatIf(url: string, folder: string, open: Open): Promise<WhatIfTimes> {
  const report = await open(url);
  const input = report.page.locator(`[data-what-if="${WHAT_IF}"]`);
  await input.scrollIntoViewIfNeeded();
  // The engine has come, and the code that draws; a reader has read the sentence by then.
  await report.page.waitForLoadState('networkidle');
  const names = await report.page
    .locator('main [data-query]')
    .evaluateAll((parts) => [...new Set(parts.map((part) => (part as HTMLElement).dataset.query ?? ''))]);
  const times = await input.evaluate(
    (element: HTMLInputElement) =>
      new Promise<{ screen: number; page: number }>((resolve) => {
        const began = performance.now();
        let screen = NaN;
        new MutationObserver(() => {
          const { follows } = document.documentElement.dataset;
          if (follows === 'screen') screen = performance.now() - began;
          if (follows === 'page') resolve({ screen, page: performance.now() - began });
        }).observe(document.documentElement, { attributes: true, attributeFilter: ['data-follows'] });
        element.click();
      }),
  );
  await report.close();

  const plain = await open(url + BARE);
  await plain.page.waitForFunction(() => performance.getEntriesByName('answered').length > 0);
  const bare = await plain.page.evaluate(
    ([statement, queries]) => {
      const { database } = globalThis as unknown as { database: { exec: (sql: string) => unknown } };
      const began = performance.now();
      database.exec(statement);
      for (const sql of queries) database.exec(sql);
      return performance.now() - began;
    },
    [await statementOf(folder), await touchedBy(folder, names)] as const,
  );
  await plain.close();
  return { ...times, bare };
}

const json = async (folder: string, path: string): Promise<unknown> =>
  JSON.parse(await readFile(join(folder, path), 'utf8'));

async function statementOf(folder: string): Promise<string> {
  const all = (await json(folder, 'queries/what-ifs.json')) as Record<string, { sql: string }>;
  return all[WHAT_IF]?.sql ?? '';
}

/** Of the queries with these names those that read a table which the statement changes, and before them what fills such tables. */
async function touchedBy(folder: string, names: readonly string[]): Promise<string[]> {
  const listed = (await json(folder, 'queries/index.json')) as Record<string, { sql: string; reads: string[] }>;
  const SQL = await sqlite();
  const database = new SQL.Database(await readFile(join(folder, 'revops.sqlite')));
  const touched = new Set(tablesTouched(database, await statementOf(folder)).writes);
  const isTouched = (tables: readonly string[]): boolean => tables.some((table) => touched.has(table));
  const fills: string[] = [];
  for (const { reads, tables } of computedTables(database)) {
    if (!isTouched(reads)) continue;
    for (const table of tables) {
      touched.add(table);
      fills.push(`delete from ${table}; insert into ${table} select * from ${table}_now`);
    }
  }
  database.close();
  return [
    ...fills,
    ...names.flatMap((name) => (isTouched(listed[name]?.reads ?? []) ? [listed[name]?.sql ?? ''] : [])),
  ];
}
