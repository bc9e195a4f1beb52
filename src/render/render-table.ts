import { parseHTML } from 'linkedom';
import { resultTable } from '../query/result-table.ts';
import type { Result } from '../query/result.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** What a query answers as a table in HTML, its first rows. */
export function renderTable(caption: string, result: Result, limit: number): string {
  return resultTable(document, { caption, result, limit }).outerHTML;
}
