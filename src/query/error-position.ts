import { codeTokens, type SqlToken } from './sql-tokens.ts';

/** What the engine says of a text that it reads and does not run; null: nothing is wrong with it. */
export type Reading = (sql: string) => string | null;

/** For a fault of syntax: read up to the right token, the text has the same fault. */
const CUT = Symbol('cut');

/**
 * How the engine words its faults, each with the token in brackets; and what tells that token from its twins: words that
 * may stand in its place, so that the fault goes; null where nothing does.
 */
const WORDINGS: readonly (readonly [RegExp, string | typeof CUT | null])[] = [
  [/^near "([^]+)": syntax error$/, CUT],
  [/^unrecognized token: "([^]+)"$/, CUT],
  [/^no such column: (.+?)(?: - should this be .*)?$/, 'null'],
  [/^ambiguous column name: (.+)$/, 'null'],
  [/^no such table: (.+)$/, 'sqlite_schema'],
  [/^no such function: (.+)$/, 'abs'],
  [/^wrong number of arguments to function ([^(]+)\(\)$/, 'abs'],
  [/^misuse of (?:aliased )?(?:aggregate|window function)(?: function)?:? (.+?)(?:\(\))?$/, 'abs'],
  [/^no such [a-z ]+: (.+)$/, null],
  [/^table .+ has no column named (.+)$/, null],
  [/^table (.+) has \d+ (?:columns|values) /, null],
  [/^(?:table|view|index|trigger) (.+) already exists$/, null],
  [/^cannot join using column (.+) - /, null],
  [
    /^(?:duplicate column name|duplicate WITH table name|circular reference|hex literal too big|bad JSON path): (.+)$/,
    null,
  ],
  [/^(HAVING) clause on a non-aggregate query$/, null],
  [/^SELECTs to the left and right of (\w+)/, null],
  [/^\d+\w\w (ORDER|GROUP) BY term (?!out of range)/, null],
];

const OUT_OF_RANGE = /^(\d+)\w\w (ORDER|GROUP) BY term out of range - should be between 1 and (\d+)$/;

/** Longer texts, and more twins, are not read again to find the place. */
const LONGEST = 20_000;
const MOST = 40;

/** Where a name stands: all of it, such as `d.amout`, and its last part, where the fault is said to be. */
interface Place {
  readonly from: number;
  readonly to: number;
  readonly last: number;
}

/**
 * Where in an SQL text a fault lies, as an offset in characters: SQLite names the token, not the place.
 * Looks for the named token from `start`, where the failing statement begins; null where the message names none, or
 * where the token is nowhere to be found. Of a token that stands several times `read` tells the faulty one; where it is
 * not given or cannot tell, the first is taken.
 */
export function errorPosition(message: string, sql: string, start: number, read?: Reading): number | null {
  const code = codeTokens(sql);
  const own = code.filter((token) => token.start >= start);
  if (message === 'incomplete input') return endOf(own.at(-1)) ?? sql.length;
  const [, nth, clause, most] = OUT_OF_RANGE.exec(message) ?? [];
  if (nth !== undefined) return termOutOfRange(own, String(clause), Number(nth), Number(most));
  const [named, way] = wordingOf(message);
  if (named === null) return null;
  const places = placesOf(own, named);
  const [first] = places;
  if (first === undefined) {
    // A trigger's body stands in another statement; what the engine takes for a token may be none of ours.
    const at = placesOf(code, named)[0]?.last ?? sql.indexOf(named, start);
    return at < 0 ? null : at;
  }
  if (
    places.length === 1 ||
    places.length > MOST ||
    way === null ||
    read === undefined ||
    sql.length - start > LONGEST
  ) {
    return first.last;
  }
  const found =
    way === CUT
      ? places.find(({ to }) => read(sql.slice(start, to)) === message)
      : lastCured(places, message, (some) => read(replaced(sql, some, way).slice(start)));
  return (found ?? first).last;
}

function wordingOf(message: string): readonly [string | null, string | typeof CUT | null] {
  for (const [pattern, way] of WORDINGS) {
    const named = pattern.exec(message)?.[1];
    if (named !== undefined) return [named, way];
  }
  return [null, null];
}

/** The nth term of an `order by` or `group by` that counts columns beyond the last one. */
function termOutOfRange(code: readonly SqlToken[], clause: string, nth: number, most: number): number | null {
  for (const [i, token] of code.entries()) {
    if (token.text.toUpperCase() !== clause || code[i + 1]?.text.toUpperCase() !== 'BY') continue;
    const term = termsFrom(code, i + 2)[nth - 1];
    if (term?.kind === 'number' && (Number(term.text) < 1 || Number(term.text) > most)) return term.start;
  }
  return null;
}

/** The first token of each term of a list, which commas outside of brackets part. */
function termsFrom(code: readonly SqlToken[], start: number): (SqlToken | undefined)[] {
  const terms = [code[start]];
  let depth = 0;
  for (let i = start; i < code.length && depth >= 0; i += 1) {
    const text = code[i]?.text;
    depth += text === '(' ? 1 : text === ')' ? -1 : 0;
    if (depth === 0 && text === ',') terms.push(code[i + 1]);
  }
  return terms;
}

const endOf = (token: SqlToken | undefined): number | undefined =>
  token === undefined ? undefined : token.start + token.text.length;

const unquoted = (text: string): string => text.toLowerCase().replace(/^["`[]|["`\]]$/g, '');

/** The places of a name: as it is, its parts as tokens with points between them, or else its last part behind a point. */
function placesOf(code: readonly SqlToken[], named: string): Place[] {
  const wanted = named.toLowerCase();
  const parts = unquoted(wanted).split('.');
  const isAt = (i: number, word: string | undefined): boolean =>
    code[i] !== undefined && code[i].kind !== 'string' && unquoted(code[i].text) === word;
  const placeAt = (i: number, j: number): Place => {
    const [head, tail] = [code[i], code[j]];
    return { from: head?.start ?? 0, to: endOf(tail) ?? 0, last: tail?.start ?? 0 };
  };
  const whole = code.flatMap((token, i) => {
    const isBehindPoint = code[i - 1]?.text === '.';
    if (token.text.toLowerCase() === wanted && !isBehindPoint) return [placeAt(i, i)];
    const isName = !isBehindPoint && parts.every((part, k) => isAt(i + 2 * k, part) && isPoint(code, i + 2 * k - 1, k));
    return isName ? [placeAt(i, i + 2 * (parts.length - 1))] : [];
  });
  if (whole.length > 0) return whole;
  return code.flatMap((_, i) => (isAt(i, parts.at(-1)) && code[i - 1]?.text === '.' ? [placeAt(i, i)] : []));
}

const isPoint = (code: readonly SqlToken[], i: number, part: number): boolean => part === 0 || code[i]?.text === '.';

const replaced = (sql: string, places: readonly Place[], by: string): string =>
  places.toReversed().reduce((text, { from, to }) => `${text.slice(0, from)} ${by} ${text.slice(to)}`, sql);

/**
 * The first faulty place: with it and all behind it replaced, the text no longer has the fault. Places where nothing else
 * can stand, such as behind `as`, are not looked at.
 */
function lastCured(
  places: readonly Place[],
  message: string,
  readWithout: (places: readonly Place[]) => string | null,
): Place | undefined {
  const open = places.filter((place) => !(readWithout([place])?.endsWith('syntax error') ?? false));
  return open.findLast((_, i) => readWithout(open.slice(i)) !== message);
}
