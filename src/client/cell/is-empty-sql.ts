import { sqlTokens } from '../../query/sql-tokens.ts';

/** Whether an SQL text holds nothing to run: only space, comments and semicolons. */
export function isEmptySql(sql: string): boolean {
  for (const { kind, text } of sqlTokens(sql)) if (kind !== 'space' && kind !== 'comment' && text !== ';') return false;
  return true;
}
