import type { Result } from '../../query/result.ts';
import { askSql, runSql } from '../engine/engine.ts';
import { toResult } from '../engine/live-value.ts';
import { sqlOf } from '../queries.ts';
import { editOf } from './edits.ts';

/** The most rows that parts are drawn from; the editor shows fewer. */
const MOST_ROWS = 50_000;

/** What a text answers that ends in no question. */
export const NO_ROWS: Result = { columns: [], rows: [], more: false };

/** What a query answers on this page: as the reader edited it, or else as it was written. */
export async function runForPage(query: string): Promise<Result> {
  const edit = editOf(query);
  if (edit?.result?.more === false) return toResult(edit.result);
  const { outcome } =
    edit === undefined ? askSql(await sqlOf(query), { limit: MOST_ROWS }) : runSql(edit.sql, { limit: MOST_ROWS });
  const ended = await outcome;
  if (ended.kind === 'answered') return ended.result;
  if (ended.kind === 'done') return ended.result === null ? NO_ROWS : toResult(ended.result);
  throw new Error(ended.kind === 'stopped' ? 'it took too long' : ended.message);
}
