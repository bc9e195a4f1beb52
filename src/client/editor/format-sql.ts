import { sqlTokens, type SqlToken } from '../../query/sql-tokens.ts';

/** A token, or what stands between brackets, with the brackets. */
type Node =
  SqlToken | { readonly open: SqlToken; readonly inner: readonly Node[]; readonly close: SqlToken | undefined };

/** The longest line that is left as it is. */
const WIDTH = 100;

/** The words that begin a line of a query. */
const CLAUSES = [
  'select',
  'from',
  'where',
  'group',
  'having',
  'order',
  'limit',
  'window',
  'values',
  'set',
  'returning',
  'union',
  'except',
  'intersect',
  'with',
  'insert',
  'update',
  'delete',
  'left',
  'right',
  'full',
  'inner',
  'cross',
  'natural',
  'join',
];
const JOINS = ['left', 'right', 'full', 'inner', 'cross', 'natural', 'outer'];
const BREAKS = [',', 'and', 'or'];
const STEP = '  ';

/**
 * An SQL text with its clauses and long lists on lines of their own. Nothing but the space between its tokens is changed:
 * a text of which that does not hold, as of one that is not closed, comes back as it is.
 */
export function formatSql(sql: string): string {
  const tokens = [...sqlTokens(sql)].filter(({ kind }) => kind !== 'space');
  const { nodes, rest } = group(tokens);
  if (rest.length > 0) return sql;
  const made = statementsOf(nodes)
    .map((statement) => write(statement, ''))
    .join('\n\n');
  return isSame(tokens, made) ? made : sql;
}

const isSame = (tokens: readonly SqlToken[], made: string): boolean => {
  const others = [...sqlTokens(made)].filter(({ kind }) => kind !== 'space');
  return tokens.length === others.length && tokens.every(({ text }, i) => text.trimEnd() === others[i]?.text.trimEnd());
};

function group(tokens: readonly SqlToken[]): { nodes: Node[]; rest: readonly SqlToken[] } {
  const nodes: Node[] = [];
  let rest = tokens;
  for (;;) {
    const [token, ...others] = rest;
    if (token === undefined || token.text === ')') return { nodes, rest };
    rest = others;
    if (token.text !== '(') {
      nodes.push(token);
      continue;
    }
    const inside = group(rest);
    nodes.push({ open: token, inner: inside.nodes, close: inside.rest[0] });
    rest = inside.rest.slice(1);
  }
}

const isToken = (node: Node | undefined): node is SqlToken => node !== undefined && 'text' in node;
const wordOf = (node: Node | undefined): string =>
  isToken(node) && node.kind !== 'string' ? node.text.toLowerCase() : '';
const isLineComment = (node: Node | undefined): boolean => isToken(node) && node.text.startsWith('--');

/** Parts nodes before each that begins something. */
function parted(nodes: readonly Node[], begins: (node: Node, i: number) => boolean): Node[][] {
  const parts: Node[][] = [];
  for (const [i, node] of nodes.entries()) {
    if (parts.length === 0 || begins(node, i)) parts.push([]);
    parts.at(-1)?.push(node);
  }
  return parts;
}

const statementsOf = (nodes: readonly Node[]): Node[][] => parted(nodes, (_, i) => wordOf(nodes[i - 1]) === ';');

const isQuery = (nodes: readonly Node[]): boolean =>
  ['select', 'with', 'values'].includes(wordOf(nodes.find((node) => !isToken(node) || node.kind !== 'comment')));

/** A statement or a query within one: each clause on a line, or on several where it is long. */
function write(nodes: readonly Node[], indent: string): string {
  const clauses = parted(nodes, (node, i) => {
    const before = nodes[i - 1];
    if (isToken(node) && node.kind === 'comment') return true;
    if (isToken(before) && before.kind === 'comment') return true;
    if (!CLAUSES.includes(wordOf(node)) || (isToken(node) && node.kind === 'function' && wordOf(node) !== 'values'))
      return false;
    return !JOINS.includes(wordOf(before)) && !(wordOf(node) === 'from' && wordOf(before) === 'distinct');
  });
  return clauses.map((clause) => indent + clauseText(clause, indent)).join('\n');
}

function clauseText(clause: readonly Node[], indent: string): string {
  const whole = inline(clause, indent);
  if (!whole.includes('\n') && indent.length + whole.length <= WIDTH) return whole;
  let isBetween = false;
  const items = parted(clause, (_, i) => {
    const word = wordOf(clause[i]);
    if (word === 'between') isBetween = true;
    if (word === 'and' && isBetween) {
      isBetween = false;
      return false;
    }
    return word !== ',' && (wordOf(clause[i - 1]) === ',' || BREAKS.includes(word));
  });
  // The queries of a with stand beside one another.
  const further = wordOf(clause[0]) === 'with' ? indent : indent + STEP;
  return items.map((item) => inline(item, further)).join(`\n${further}`);
}

/** Nodes in one line, but for queries in brackets that are long. */
function inline(nodes: readonly Node[], indent: string): string {
  let text = '';
  for (const [i, node] of nodes.entries()) {
    const before = nodes[i - 1];
    const space = i === 0 || isTight(nodes, i) ? '' : isLineComment(before) ? `\n${indent}` : ' ';
    text += space + (isToken(node) ? node.text.trimEnd() : bracketed(node.inner, indent));
  }
  return text;
}

function bracketed(inner: readonly Node[], indent: string): string {
  const short = `(${inline(inner, indent)})`;
  const hasComment = inner.some((node) => isToken(node) && node.kind === 'comment');
  if (
    !hasComment &&
    (!isQuery(inner) || indent.length + short.length <= WIDTH / 2) &&
    !(isQuery(inner) && short.includes('\n'))
  )
    return short;
  return `(\n${write(inner, indent + STEP)}\n${indent})`;
}

/** Whether nothing stands between a node and the one before it. */
function isTight(nodes: readonly Node[], i: number): boolean {
  const [before, node] = [nodes[i - 1], nodes[i]];
  if ([',', ';', '.'].includes(wordOf(node)) || wordOf(before) === '.') return true;
  const first = isToken(node) ? node : node?.open;
  if (isToken(before) && first !== undefined && before.start + before.text.length === first.start) {
    // As it was written: a call, and what marks make up together.
    if (!isToken(node) && before.kind === 'function') return true;
    if (before.kind === 'mark' && first.kind === 'mark' && !'(-+~'.includes(first.text)) return true;
    // A sign belongs to its value.
    const sign = nodes[i - 2];
    return (
      ['-', '+', '~'].includes(before.text) &&
      (sign === undefined || (isToken(sign) && ['mark', 'keyword'].includes(sign.kind)))
    );
  }
  return false;
}
