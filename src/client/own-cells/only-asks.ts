import { codeTokens, type SqlToken } from '../../query/sql-tokens.ts';

const WRITES = ['insert', 'update', 'delete'];
const ASKS = ['select', 'with', 'values', 'explain'];

/** Whether a text does no more than ask, so that it may run without being told to; one that is in doubt does not. */
export function onlyAsks(sql: string): boolean {
  const code = codeTokens(sql);
  return code.length > 0 && code.every((token, i) => isHarmless(token, code[i - 1], code[i + 1]));
}

function isHarmless({ text, kind }: SqlToken, before: SqlToken | undefined, after: SqlToken | undefined): boolean {
  if (kind === 'string' || kind === 'name' || text === ';') return true;
  const word = text.toLowerCase();
  if ((before === undefined || before.text === ';') && !ASKS.includes(word)) return text === '(';
  // `replace(…)` is a function, `replace into` none.
  return !WRITES.includes(word) && (word !== 'replace' || after?.text === '(');
}
