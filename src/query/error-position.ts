import { sqlTokens } from './sql-tokens.ts';

const NAMED = [
  /^near "([^]+)": syntax error$/,
  /^no such (?:column|table|function|window): (.+)$/,
  /^ambiguous column name: (.+)$/,
  /^unrecognized token: "([^]+)"$/,
  /^wrong number of arguments to function ([^(]+)\(\)$/,
  /^misuse of (?:aggregate|window function|aliased aggregate):? ([^(]+)(?:\(\))?$/,
];

/**
 * Where in an SQL text a fault lies, as an offset in characters: SQLite names the token, not the place.
 * Looks for the named token from `start`, where the failing statement begins; null where the message names none, or
 * where the token is nowhere to be found. A token that stands several times is taken at its first place.
 */
export function errorPosition(message: string, sql: string, start: number): number | null {
  if (message === 'incomplete input') return sql.length;
  const named = NAMED.map((pattern) => pattern.exec(message)?.[1]).find((found) => found !== undefined);
  if (named === undefined) return null;
  const wanted = named.toLowerCase();
  // `d.amout` and `main.dael` are three tokens each: the last one is the fault.
  const last = wanted.split('.').at(-1) ?? wanted;
  const code = sqlTokens(sql).filter(({ kind, start: at }) => at >= start && kind !== 'comment' && kind !== 'space');
  const is = (text: string, word: string): boolean => text.toLowerCase().replace(/^["`[]|["`\]]$/g, '') === word;
  const token =
    code.find(({ text }) => text.toLowerCase() === wanted) ??
    code.find(({ text }, i) => is(text, last) && (last === wanted || code[i - 1]?.text === '.'));
  return token?.start ?? null;
}
