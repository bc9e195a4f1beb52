import { codeTokens, type SqlToken } from '../../query/sql-tokens.ts';

/** Where in a statement something is typed. */
export interface Place {
  /** `table` behind `from`, `join` and the like; `word` behind what a keyword can follow; else a `value`. */
  readonly wants: 'table' | 'word' | 'value';
  /** Keywords that are likelier here than all others. */
  readonly words: readonly string[];
  /** Whether names of the select list can stand here. */
  readonly takesLabels: boolean;
  /** The column that the value is compared with, as it is written: `status`, `d.status`; null: with none. */
  readonly compared: string | null;
}

const TABLE_WORDS = ['from', 'join', 'update', 'into'];
const CLAUSES = [
  'select',
  'where',
  'group',
  'having',
  'order',
  'limit',
  'on',
  'set',
  'values',
  'using',
  ...TABLE_WORDS,
];
/** Behind them a statement can go on with another word, as behind a name. */
const ENDS = ['end', 'null', 'asc', 'desc'];
const JOINING = ['where', 'on', 'having', 'and', 'or', 'not', 'when', '('];
const CASE_WORDS = ['when', 'then', 'else', 'end'];

/** Reads the place behind a text's first part. */
export function placeAt(before: string): Place {
  const code = codeTokens(before);
  const clause = code.findLastIndex(({ text }) => CLAUSES.includes(text.toLowerCase()));
  const word = wordAt(code, clause);
  const last = code.at(-1);
  const isTableList = TABLE_WORDS.includes(word) && last?.text === ',';
  if (TABLE_WORDS.includes(wordAt(code, code.length - 1)) || isTableList) {
    return { wants: 'table', words: [], takesLabels: false, compared: null };
  }
  return {
    wants: endsOperand(code) ? 'word' : 'value',
    words: likelyWords(code),
    takesLabels: ['order', 'group', 'having'].includes(word),
    compared: comparedAt(code),
  };
}

const wordAt = (code: readonly SqlToken[], i: number): string => code[i]?.text.toLowerCase() ?? '';

function endsOperand(code: readonly SqlToken[]): boolean {
  const last = code.at(-1);
  if (last === undefined) return false;
  if (last.text === '*') return ['select', 'distinct', '(', ',', '.'].includes(wordAt(code, code.length - 2));
  if (last.kind === 'mark') return last.text === ')';
  return last.kind !== 'keyword' || ENDS.includes(last.text.toLowerCase());
}

function likelyWords(code: readonly SqlToken[]): readonly string[] {
  const isInCase =
    code.reduce((open, { text }) => open + (/^case$/i.test(text) ? 1 : /^end$/i.test(text) ? -1 : 0), 0) > 0;
  if (isInCase) return CASE_WORDS;
  // A name that nothing is said of yet: `where name l…`
  const at = code.at(-2)?.text === '.' ? code.length - 4 : code.length - 2;
  const isBareName = JOINING.includes(wordAt(code, at)) && code.at(-1)?.kind === 'word';
  return isBareName ? ['like', 'in', 'is', 'between'] : ['from', 'where', 'group', 'order', 'limit', 'join', 'and'];
}

/** Behind `status =`, `d.status <>` or `status in ('Open',`: the column. */
function comparedAt(code: readonly SqlToken[]): string | null {
  let at = code.length - 1;
  if (['=', '>', '<', 'is', 'not', 'like', 'glob'].includes(wordAt(code, at))) {
    while (['=', '>', '<', '!', 'is', 'not', 'like', 'glob'].includes(wordAt(code, at))) at -= 1;
  } else {
    while (code[at]?.kind === 'string' || wordAt(code, at) === ',') at -= 1;
    if (wordAt(code, at) !== '(' || wordAt(code, at - 1) !== 'in') return null;
    at -= wordAt(code, at - 2) === 'not' ? 3 : 2;
  }
  const name = code[at];
  if (name?.kind !== 'word' && name?.kind !== 'name') return null;
  const owner = code[at - 1]?.text === '.' ? code[at - 2] : undefined;
  return owner === undefined ? name.text : `${owner.text}.${name.text}`;
}
