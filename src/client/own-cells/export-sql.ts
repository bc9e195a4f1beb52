import { codeTokens, sqlTokens, type SqlToken } from '../../query/sql-tokens.ts';
import type { LinkedCell } from './own-cell.ts';

/**
 * Cells as a file of SQL that the sqlite3 shell runs: each under its name, ended by a semicolon. Edits of the data, whose
 * rows the cells saw, go before them and are rolled back at the end. What would swallow what follows it, such as a text
 * with an open quote, and what the shell would take for a command of its own, is no statement of the file.
 */
export function exportSql(cells: readonly LinkedCell[], edits: readonly string[]): string {
  const parts = cells.map(({ name, sql }) => `-- ${oneLine(name)}\n${statements(sql)}`);
  if (edits.length === 0) return `${parts.join('\n\n')}\n`;
  const made = edits.map((sql, i) => `-- Edit ${i + 1} of the data\n${statements(sql)}`);
  return `${['begin;', ...made, ...parts, '-- The database stays as it was.\nrollback;'].join('\n\n')}\n`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function statements(sql: string): string {
  const why = whyNot(sql);
  const text = sql.trim();
  if (why !== null) return `-- No statement: ${why}\n${text.replace(/^/gm, '-- ')}`;
  const last = codeTokens(text).at(-1);
  if (last === undefined) return forShell(text);
  // A comment at the end would take the semicolon into itself.
  return last.text === ';' ? forShell(text) : `${forShell(text)}\n;`;
}

function whyNot(sql: string): string | null {
  const open = [...sqlTokens(sql)].find(isOpen);
  if (open !== undefined) return open.kind === 'comment' ? 'a comment is never closed.' : 'a quote is never closed.';
  const code = codeTokens(sql);
  const isTrigger = code.some(({ text, kind }) => kind !== 'string' && text.toLowerCase() === 'trigger');
  const end = code.findLast(({ text }) => text !== ';')?.text.toLowerCase();
  return isTrigger && end !== 'end' ? 'a trigger is never ended.' : null;
}

function isOpen({ kind, text }: SqlToken): boolean {
  if (kind === 'comment') return text.startsWith('/*') && (text.length < 4 || !text.endsWith('*/'));
  if (kind === 'name' && text.startsWith('[')) return !text.endsWith(']');
  if (kind !== 'string' && kind !== 'name') return false;
  const [quote = ''] = text;
  return (text.split(quote).length - 1) % 2 !== 0;
}

/** The text, in which no line begins with a mark by which the shell knows its own commands, such as `.shell`. */
function forShell(sql: string): string {
  let before = '\n';
  return [...sqlTokens(sql)]
    .map(({ text }) => {
      const isAtStart = before.endsWith('\n');
      before = text;
      return isAtStart && /^[.#]/.test(text) ? ` ${text}` : text;
    })
    .join('');
}
