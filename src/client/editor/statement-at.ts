import { sqlTokens } from '../../query/sql-tokens.ts';

/** A part of a text, in characters. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The statement of a text at a place, without the space about it; behind the last semicolon the one before. */
export function statementAt(sql: string, place: number): Span {
  let [found, from, to]: [Span | null, number | null, number] = [null, null, 0];
  for (const { kind, text, start } of sqlTokens(sql)) {
    if (kind === 'space') continue;
    if (from === null && kind === 'comment') continue;
    if (from === null && found !== null && start > place) break;
    from ??= start;
    to = start + text.length;
    if (text !== ';') continue;
    found = { from, to };
    from = null;
    if (to >= place) break;
  }
  return from === null ? (found ?? { from: 0, to: sql.length }) : { from, to };
}
