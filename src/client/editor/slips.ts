import { codeTokens, type SqlToken } from '../../query/sql-tokens.ts';

/** What a faulty text looks like about the place of its fault. */
interface Around {
  readonly message: string;
  /** The token that the engine trips over; undefined: the text's end. */
  readonly at: SqlToken | undefined;
  /** Those before it, and the last of them. */
  readonly before: readonly SqlToken[];
  readonly last: SqlToken | undefined;
  /** The one behind it. */
  readonly next: SqlToken | undefined;
  readonly code: readonly SqlToken[];
}

const COMPARISONS = ['=', '<', '>', '(', ',', 'like', 'in', 'is', 'not', 'glob'];

/** Slips of the hand, and habits from other databases: each says what was meant, or null where it is another one. */
const SLIPS: readonly ((around: Around) => string | null)[] = [
  ({ code }) => {
    const broken = code.findIndex(
      ({ kind, text, start }, i) =>
        kind === 'string' && isWord(code[i + 1]) && code[i + 1]?.start === start + text.length,
    );
    const [one, other] = [code[broken], code[broken + 1]];
    if (one === undefined || other === undefined) return null;
    return `A quote inside a text is written twice: ${one.text}'${other.text}'.`;
  },
  ({ at, next }) =>
    at?.text === ':' && next?.kind === 'parameter' && next.text.startsWith(':')
      ? `Here a value is made another type by cast(… as ${next.text.slice(1)}).`
      : null,
  ({ message, at, last }) =>
    isSyntax(message) && at?.kind === 'number' && isCalled(last, 'top')
      ? `Here limit ${at.text} at the end does that.`
      : null,
  ({ message, at }) =>
    isSyntax(message) && isCalled(at, 'show')
      ? 'The schema stands beside the editor; as rows: select name from sqlite_schema.'
      : null,
  ({ message, at, next, before }) =>
    isSyntax(message) && before.length === 0 && (isCalled(at, 'describe') || isCalled(at, 'desc'))
      ? `Here that is select * from pragma_table_info('${next?.text ?? 'deal'}').`
      : null,
  ({ message, at }) => (isSyntax(message) && isCalled(at, 'ilike') ? 'Here like minds no capitals: write like.' : null),
  ({ message, at, last }) =>
    isSyntax(message) && last?.text === ',' && (at === undefined || at.kind === 'keyword' || at.text === ')')
      ? 'Nothing follows the comma before it: take the comma out.'
      : null,
  ({ message, at, before }) =>
    isSyntax(message) && at?.text === ')' && openIn(before, '(', ')') === 0
      ? 'No bracket is open there: take it out.'
      : null,
  ({ message, at, before, code }) =>
    isCut(message, at) && openIn(before, '(', ')') > 0 && openIn(code, '(', ')') > 0
      ? 'A bracket is still open before it.'
      : null,
  ({ message, at, before }) =>
    isCut(message, at) && openIn(before, 'case', 'end') > 0 ? 'A case is still open before it: close it by end.' : null,
  ({ message, at, last }) =>
    message.startsWith('no such column: ') &&
    isWord(at) &&
    last !== undefined &&
    COMPARISONS.includes(last.text.toLowerCase())
      ? `If it is a text, it stands in quotes: '${at.text}'.`
      : null,
];

/** What a slip of the hand, or a habit from another database, was meant to be, as a sentence; null: it is none that is known. */
export function slipOf(message: string, sql: string, position: number | null): string | null {
  const code = codeTokens(sql);
  const place = message === 'incomplete input' ? sql.length : (position ?? 0);
  const found = code.findIndex(({ start, text }) => start + text.length > place);
  const here = found < 0 ? code.length : found;
  const around: Around = {
    message,
    at: code[here],
    next: code[here + 1],
    before: code.slice(0, here),
    last: code[here - 1],
    code,
  };
  for (const slip of SLIPS) {
    const meant = slip(around);
    if (meant !== null) return meant;
  }
  return null;
}

const isSyntax = (message: string): boolean => message.endsWith(': syntax error');

const isWord = (token: SqlToken | undefined): token is SqlToken =>
  token !== undefined && ['word', 'keyword', 'function'].includes(token.kind);

const isCalled = (token: SqlToken | undefined, word: string): boolean => token?.text.toLowerCase() === word;

/** Whether a statement ends, or goes on with a word of its own, where something else was to follow. */
const isCut = (message: string, at: SqlToken | undefined): boolean =>
  message === 'incomplete input' || (isSyntax(message) && at?.kind === 'keyword');

/** How many of what opens and closes are open in the last statement of tokens. */
function openIn(code: readonly SqlToken[], open: string, close: string): number {
  let depth = 0;
  for (const { text } of code) {
    const word = text.toLowerCase();
    if (word === ';') depth = 0;
    depth += word === open ? 1 : word === close ? -1 : 0;
  }
  return depth;
}
