import { highlightCode } from '@lezer/highlight';
import { sqlColours, sqlDialect } from '../query/sql-grammar.ts';
import { escapeXml } from './escape-xml.ts';
import { element } from './html.ts';

/** A page holds thousands of keywords: these are marked by the shortest elements that say what they are. */
const SHORT: Readonly<Record<string, string>> = { 'sql-keyword': 'b', 'sql-comment': 'i' };

/** A text in one colour, by its class; where that is empty, in none. */
interface Piece {
  readonly colour: string;
  readonly text: string;
}

const made = new Map<string, string>();

/** A query's text as HTML, coloured by the editor's own grammar. What stands side by side is marked at once. */
export function colouredSql(sql: string): string {
  // The pages of all deals show the same queries.
  const known = made.get(sql) ?? colour(sql);
  made.set(sql, known);
  return known;
}

function colour(sql: string): string {
  return pieces(sql)
    .map(({ colour, text }) => {
      const content = escapeXml(text);
      if (colour === '') return content;
      const short = SHORT[colour];
      return short === undefined ? element('span', { class: colour }, content) : element(short, {}, content);
    })
    .join('');
}

/** The text in its pieces: white space belongs to what stands on both its sides, if that is of one colour. */
function pieces(sql: string): Piece[] {
  const found: Piece[] = [];
  const put = (text: string, colour: string): void => {
    const [before, last] = [found.at(-2), found.at(-1)];
    if (last?.colour === colour) {
      found.splice(-1, 1, { colour, text: last.text + text });
    } else if (colour !== '' && before?.colour === colour && last?.text.trim() === '') {
      found.splice(-2, 2, { colour, text: before.text + last.text + text });
    } else {
      found.push({ colour, text });
    }
  };
  highlightCode(sql, sqlDialect.language.parser.parse(sql), sqlColours, put, () => {
    put('\n', '');
  });
  return found;
}
