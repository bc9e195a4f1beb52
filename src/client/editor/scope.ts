import { codeTokens, type SqlToken } from '../../query/sql-tokens.ts';
import type { SchemaTable } from '../engine/messages.ts';

/** What an SQL text can name: the tables that it reads by the names it gives them, and its common table expressions. */
export interface Scope {
  /** Columns by the name, in lower case, that a table goes by in the text: its alias, or its own name; '' where it has none. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
  /** Columns of each `with` table, by its name as it is written. */
  readonly ctes: ReadonlyMap<string, readonly string[]>;
  /** The names that the text gives to columns of its select lists with `as`. */
  readonly labels: readonly string[];
}

type Tables = ReadonlyMap<string, readonly string[]>;

/** Reads the names of a text, complete or not. `schema` has the tables and views with their columns. */
export function scopeOf(sql: string, schema: readonly Pick<SchemaTable, 'name' | 'columns'>[]): Scope {
  const tables = new Map(schema.map(({ name, columns }) => [name.toLowerCase(), columns.map((column) => column.name)]));
  const tokens = codeTokens(sql);
  const ctes = new Map<string, readonly string[]>();
  for (const [i, token] of tokens.entries()) {
    if (!isKeyword(token, 'as') || !isMark(afterHint(tokens, i), '(')) continue;
    readCte(tokens, i, tables, ctes);
  }
  const labels = tokens.flatMap((token, i) => {
    const name = tokens[i + 1];
    const ends = tokens[i + 2] === undefined || isMark(tokens[i + 2], ',') || isKeyword(tokens[i + 2], 'from');
    return isKeyword(token, 'as') && isName(name) && ends ? [plain(name)] : [];
  });
  return { sources: readSources(tokens, withCtes(tables, ctes)), ctes, labels };
}

const isKeyword = (token: SqlToken | undefined, word: string): boolean =>
  token?.kind === 'keyword' && token.text.toLowerCase() === word;
const isMark = (token: SqlToken | undefined, mark: string): boolean => token?.text === mark;
const isName = (token: SqlToken | undefined): token is SqlToken =>
  token !== undefined && ['word', 'name', 'function'].includes(token.kind);
const plain = (token: SqlToken): string =>
  token.kind === 'name' ? token.text.replace(/^["`[]|["`\]]$/g, '') : token.text;

/** `as [not] materialized (`: the token that follows the hint. */
function afterHint(tokens: readonly SqlToken[], as: number): SqlToken | undefined {
  let i = as + 1;
  while (isKeyword(tokens[i], 'not') || isKeyword(tokens[i], 'materialized')) i += 1;
  return tokens[i];
}

const withCtes = (tables: Tables, ctes: Tables): Tables =>
  new Map([...tables, ...[...ctes].map(([name, columns]) => [name.toLowerCase(), columns] as const)]);

/** The place behind the bracket that closes the one at `open`, or the text's end. */
function closing(tokens: readonly SqlToken[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i += 1) {
    if (isMark(tokens[i], '(')) depth += 1;
    if (isMark(tokens[i], ')')) depth -= 1;
    if (depth === 0) return i;
  }
  return tokens.length;
}

function readCte(tokens: readonly SqlToken[], as: number, tables: Tables, ctes: Map<string, readonly string[]>): void {
  let at = as - 1;
  let named: string[] | null = null;
  if (isMark(tokens[at], ')')) {
    const end = at;
    while (at > 0 && !isMark(tokens[at], '(')) at -= 1;
    named = tokens
      .slice(at + 1, end)
      .filter(isName)
      .map(plain);
    at -= 1;
  }
  const name = tokens[at];
  const before = tokens[at - 1];
  const begins = isMark(before, ',') || isKeyword(before, 'with') || isKeyword(before, 'recursive');
  if (!isName(name) || !begins) return;
  const open = tokens.findIndex((token, i) => i > as && isMark(token, '('));
  if (open < 0) return;
  const body = tokens.slice(open + 1, closing(tokens, open));
  ctes.set(plain(name), named ?? selectedColumns(body, withCtes(tables, ctes)));
}

/** The names of the columns that a select answers with. */
function selectedColumns(body: readonly SqlToken[], tables: Tables): string[] {
  const from = body.findIndex((token, i) => isKeyword(token, 'from') && depthAt(body, i) === 0);
  const items = split(body.slice(1, from < 0 ? body.length : from));
  const sources = readSources(body, tables);
  return items.flatMap((item) => {
    const last = item.at(-1);
    if (isMark(last, '*')) {
      const of = item.at(-3);
      return item.length > 1 && isName(of)
        ? (sources.get(plain(of).toLowerCase()) ?? [])
        : [...sources.values()].flat();
    }
    return isName(last) ? [plain(last)] : [];
  });
}

function depthAt(tokens: readonly SqlToken[], place: number): number {
  let depth = 0;
  for (const token of tokens.slice(0, place)) depth += isMark(token, '(') ? 1 : isMark(token, ')') ? -1 : 0;
  return depth;
}

/** The items of a list, which commas outside of brackets part. */
function split(tokens: readonly SqlToken[]): SqlToken[][] {
  const items: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth += isMark(token, '(') ? 1 : isMark(token, ')') ? -1 : 0;
    if (depth === 0 && isMark(token, ',')) items.push([]);
    else items.at(-1)?.push(token);
  }
  return items;
}

/** The tables that stand behind `from`, `join`, `update` and `into`, by the names they go by. */
function readSources(tokens: readonly SqlToken[], tables: Tables): Map<string, readonly string[]> {
  const sources = new Map<string, readonly string[]>();
  for (const [i, token] of tokens.entries()) {
    if (!['from', 'join', 'update', 'into'].some((word) => isKeyword(token, word))) continue;
    let at = i + 1;
    do {
      if (isMark(tokens[at], ',')) at += 1;
      at = readSource(tokens, at, tables, sources);
    } while (isMark(tokens[at], ','));
  }
  return sources;
}

function readSource(
  tokens: readonly SqlToken[],
  start: number,
  tables: Tables,
  sources: Map<string, readonly string[]>,
): number {
  let at = start;
  let name: string | null = null;
  let columns: readonly string[] = [];
  const first = tokens[at];
  if (isMark(first, '(')) {
    const end = closing(tokens, at);
    columns = selectedColumns(tokens.slice(at + 1, end), tables);
    at = end + 1;
  } else if (isName(first)) {
    name = plain(first);
    columns = tables.get(name.toLowerCase()) ?? [];
    at += 1;
    if (isMark(tokens[at], '(')) at = closing(tokens, at) + 1;
  } else return at + 1;
  if (isKeyword(tokens[at], 'as')) at += 1;
  const alias = tokens[at];
  if (isName(alias)) {
    name = plain(alias);
    at += 1;
  }
  if (name !== null) sources.set(name.toLowerCase(), columns);
  else sources.set('', [...(sources.get('') ?? []), ...columns]);
  return at;
}
