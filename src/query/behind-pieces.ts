import type { Answers, BehindFormula, BehindRows } from './behind.ts';
import type { DealNames } from '../model/paths.ts';
import { plainCount } from './plain-count.ts';
import { plainValue } from './plain-value.ts';
import type { Making, Wanted } from './read-behind.ts';
import { valueAt, type Result } from './result.ts';

/** A piece of a line: a text, or a link, with the value behind it where it is a number of a formula. */
export interface Piece {
  readonly text: string;
  readonly href?: string;
  readonly value?: string;
}

/** Where the pages of a site are. */
export interface Addresses {
  readonly query: (name: string, column?: string) => string;
  readonly deal: (deal: DealNames) => string;
  readonly rep: (rep: { readonly rep: string }) => string;
}

/** What says how a number is made. */
interface Asked {
  readonly number: { readonly query: string; readonly row: number };
  readonly answers: Answers;
  readonly addresses: Addresses;
  /** The most rows that are named. */
  readonly most: number;
}

/** What a number is made of, in a sentence: its rows, of which the first are named, or its formula. */
export const behindPieces = (made: BehindRows | BehindFormula, asked: Asked): Piece[] =>
  made.kind === 'rows' ? rowPieces(made, asked) : formulaPieces(made, asked.addresses);

function rowPieces({ made, rows, value }: BehindRows, { number, answers, addresses, most }: Asked): Piece[] {
  const result = answers.result(made.query);
  const column = made.column === null ? '' : made.column.replaceAll('_', ' ');
  const where = made.where.flatMap((wanted) => whereText(wanted, number, answers));
  const named = rows.slice(0, most).flatMap((row) => aboutRow(result, row, addresses));
  const rest = rows.length - named.length;
  return [
    { text: 'Made of ' },
    { text: countOf(result, rows), href: addresses.query(made.query) },
    { text: `${where.length === 0 ? '' : ` (${where.join(', ')})`}${SAID[made.how](column, plainValue(value))}` },
    ...(named.length === 0 ? [] : [{ text: ': ' }]),
    ...named.flatMap((piece, i) => (i === 0 ? [piece] : [{ text: ', ' }, piece])),
    { text: `${named.length > 0 && rest > 0 ? ` and ${plainCount(rest)} more` : ''}.` },
  ];
}

const SAID: Record<Making, (column: string, value: string) => string> = {
  count: () => '',
  sum: (column, value) => `, whose ${column} sums to ${value}`,
  mean: (column, value) => `, whose mean ${column} is ${value}`,
  share: (column, value) => `, a share of ${value} of them with ${column} = 1`,
  min: (column, value) => `, with the smallest ${column}, ${value}`,
  max: (column, value) => `, with the largest ${column}, ${value}`,
  value: (column, value) => `, whose ${column} is ${value}`,
};

/** A condition in words; of one that asks for nothing, nothing. */
function whereText({ column, equals }: Wanted, number: { query: string; row: number }, answers: Answers): string[] {
  if (!('own' in equals)) return [`${column} = ${equals.value}`];
  const wanted = valueAt(answers.result(number.query), number.row, equals.own);
  return wanted === null ? [] : [`${column} = ${wanted}`];
}

/** How many rows, called deals where each is another deal. */
function countOf({ columns, rows }: Result, chosen: readonly number[]): string {
  const at = columns.lastIndexOf('opportunity_id');
  const isDeals = at !== -1 && new Set(chosen.map((row) => rows[row]?.[at])).size === chosen.length;
  const noun = isDeals ? 'deal' : 'row';
  return `${plainCount(chosen.length)} ${chosen.length === 1 ? noun : `${noun}s`}`;
}

/** A row by what it is about, as a link to that one's page; nothing where it is about no deal and no AE. */
export function aboutRow(result: Result, row: number, addresses: Addresses): Piece[] {
  const read = (column: string): string | null => {
    const value = valueAt(result, row, column);
    return value === null ? null : String(value);
  };
  const [opportunity_id, account, rep] = [read('opportunity_id'), read('account'), read('rep')];
  if (opportunity_id !== null && account !== null) {
    return [{ text: account, href: addresses.deal({ opportunity_id, account }) }];
  }
  return rep === null ? [] : [{ text: rep, href: addresses.rep({ rep }) }];
}

/** A formula whose numbers lead to what they are. */
function formulaPieces({ made, parts }: BehindFormula, addresses: Addresses): Piece[] {
  const texts = made.text.split(/([a-z]\w*(?:\.[a-z]\w*)?)(?!\w*\()/i);
  return [
    { text: 'Computed: ' },
    ...texts.map((text): Piece => {
      const [column, query] = text.split('.').toReversed();
      const part = parts.find((one) => one.column === column && (query === undefined || one.query === query));
      if (part === undefined) return { text };
      return {
        text: part.column.replaceAll('_', ' '),
        href: addresses.query(part.query, part.column),
        value: plainValue(part.value),
      };
    }),
  ];
}
