import { SQLITE_KEYWORDS } from './sqlite-keywords.ts';

export type SqlTokenKind =
  'comment' | 'string' | 'name' | 'number' | 'parameter' | 'keyword' | 'function' | 'word' | 'mark' | 'space';

/** A piece of an SQL text; all pieces in order make up the text. */
export interface SqlToken {
  readonly kind: SqlTokenKind;
  readonly text: string;
  /** Offset in characters from the text's start. */
  readonly start: number;
}

// As in SQLite, a name may hold anything that is not ASCII. What begins nowhere else is taken as it is, so that a
// half-written text has tokens too; letters that follow a number belong to it, as in `0x1F` and in the faulty `123abc`.
const TOKEN =
  /(?<comment>--[^\n]*|\/\*[^]*?(?:\*\/|$))|(?<string>'(?:[^']|'')*(?:'|$))|(?<name>"[^"]*"?|`[^`]*`?|\[[^\]]*\]?)|(?<number>(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?[\w$\u{80}-\u{10ffff}]*)|(?<parameter>\?\d*|[:@$][\w$\u{80}-\u{10ffff}]+)|(?<word>[a-z_\u{80}-\u{10ffff}][\w$\u{80}-\u{10ffff}]*)|(?<space>\s+)|(?<mark>[^])/giu;

const KEYWORDS = new Set(SQLITE_KEYWORDS);

/** The tokens of an SQL text, complete or not, as far as they are asked for; nothing is left out. */
export function* sqlTokens(sql: string): Generator<SqlToken, undefined> {
  for (const match of sql.matchAll(TOKEN)) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) ?? ['mark'];
    const text = match[0];
    yield {
      kind: kind === 'word' ? kindOfWord(text, sql.slice(match.index + text.length)) : (kind as SqlTokenKind),
      text,
      start: match.index,
    };
  }
}

/** The tokens that the engine reads: all but space and comments. */
export const codeTokens = (sql: string): SqlToken[] =>
  [...sqlTokens(sql)].filter(({ kind }) => kind !== 'space' && kind !== 'comment');

function kindOfWord(word: string, rest: string): SqlTokenKind {
  if (KEYWORDS.has(word.toLowerCase())) return 'keyword';
  return /^\s*\(/.test(rest) ? 'function' : 'word';
}
