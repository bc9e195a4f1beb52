import { codeTokens } from '../../query/sql-tokens.ts';

const RANDOM = ['random', 'randomblob'];
const CLOCK = ['current_date', 'current_time', 'current_timestamp'];
const DATES = ['date', 'time', 'datetime', 'julianday', 'unixepoch'];

/** What in a text answers otherwise each time that it runs, such as `random()`; null: nothing. */
export function unrepeatable(sql: string): string | null {
  const code = codeTokens(sql);
  for (const [i, { text, kind }] of code.entries()) {
    const word = text.toLowerCase();
    if (kind === 'function' && RANDOM.includes(word)) return `${word}()`;
    if (kind === 'string' && word === "'now'") return word;
    if (kind !== 'string' && kind !== 'name' && CLOCK.includes(word)) return word;
    // Without a time value the date functions take the clock's.
    if (kind === 'function' && DATES.includes(word) && code[i + 2]?.text === ')') return `${word}()`;
  }
  return null;
}
