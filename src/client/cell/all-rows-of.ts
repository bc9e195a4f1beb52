import { runSql } from '../engine/engine.ts';
import type { LiveResult } from '../engine/messages.ts';

/** All rows that a text answers with, as far as the engine gives them; a sentence says why there are none. */
export async function allRowsOf(sql: string): Promise<LiveResult | string> {
  const outcome = await runSql(sql, { limit: Infinity }).outcome;
  if (outcome.kind === 'stopped') return 'Reading all rows took too long.';
  if (outcome.kind !== 'done') return `The rows could not be read: ${outcome.message}.`;
  return outcome.result ?? 'The text has no rows.';
}
