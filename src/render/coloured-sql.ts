import { sqlTokens, type SqlTokenKind } from '../query/sql-tokens.ts';
import { escapeXml } from './escape-xml.ts';
import { element } from './html.ts';

/** What the editor colours too, so that nothing changes when it takes a text's place. */
const COLOURED = ['keyword', 'comment', 'string', 'number'] as const satisfies readonly SqlTokenKind[];
type Coloured = (typeof COLOURED)[number];

/** A text in one colour; null: none. */
interface Piece {
  readonly kind: Coloured | null;
  readonly text: string;
}

const colourOf = (kind: SqlTokenKind): Coloured | null => COLOURED.find((coloured) => coloured === kind) ?? null;

/**
 * A query's text as HTML, coloured. A page holds thousands of keywords: so what stands side by side is marked at once, and
 * keywords and comments by the shortest elements that say what they are.
 */
export function colouredSql(sql: string): string {
  return pieces(sql)
    .map(({ kind, text }) => {
      const content = escapeXml(text);
      if (kind === null) return content;
      if (kind === 'keyword') return element('b', {}, content);
      if (kind === 'comment') return element('i', {}, content);
      return element('span', { class: `sql-${kind}` }, content);
    })
    .join('');
}

/** The text in its pieces: white space belongs to what stands on both its sides, if that is of one colour. */
function pieces(sql: string): Piece[] {
  const found: Piece[] = [];
  for (const { kind: token, text } of sqlTokens(sql)) {
    const kind = colourOf(token);
    const [before, last] = [found.at(-2), found.at(-1)];
    if (last?.kind === kind) {
      found.splice(-1, 1, { kind, text: last.text + text });
    } else if (kind !== null && before?.kind === kind && last?.text.trim() === '') {
      found.splice(-2, 2, { kind, text: before.text + last.text + text });
    } else {
      found.push({ kind, text });
    }
  }
  return found;
}
