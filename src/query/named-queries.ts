import { toBehind, type Behind } from './read-behind.ts';
import { toColumns, type QueryColumn } from './query-columns.ts';

/** A query of a `.sql` file, with what the comment lines above it say. */
export interface NamedQuery {
  readonly name: string;
  /** Its heading; where a claim's query gives none, the claim's id. */
  readonly title: string;
  /** The id of the scene that it belongs to, such as `monday-morning`; null: none. */
  readonly scene: string | null;
  /** The chart that draws its rows, by the name of its file in src/charts, such as `rep-dots`; null: none. */
  readonly chart: string | null;
  /** The claim of the story that it computes, such as `T1`; null: none. */
  readonly claim: string | null;
  /** What its numbers mean, in words; null: the title says it. */
  readonly definition: string | null;
  /** What the pages' numbers call its columns, by name; a column that is not here goes by its name. */
  readonly columns: ReadonlyMap<string, QueryColumn>;
  /** What its columns' numbers are made of, by the column's name: rows of another query, or a formula. */
  readonly behind: ReadonlyMap<string, readonly Behind[]>;
  /** The query itself, without its head and without a semicolon at the end. */
  readonly sql: string;
}

const KEYS = ['name', 'title', 'scene', 'chart', 'claim', 'definition', 'column', 'behind'] as const;
type Key = (typeof KEYS)[number];

/** A line of a head, with the lines that go on with it. */
interface HeadLine {
  readonly key: Key;
  /** Where it begins in the file, from 1. */
  readonly line: number;
  text: string;
}

interface Block {
  readonly line: number;
  readonly head: HeadLine[];
  readonly sql: string[];
}

/**
 * The named queries of a `.sql` text, in its order.
 *
 * A query begins at its `-- name:` line; the lines `-- title:`, `-- scene:`, `-- chart:`, `-- claim:`, `-- definition:`
 * and, as many as there are, `-- column:` and `-- behind:` that follow are its head, and a comment indented by two spaces or more goes on
 * with the line above it. Comments below the head belong to the query, those below its code and those above the first
 * name to the file.
 * Throws a `SyntaxError` with the offending value and its line, such as `duplicate name: scoreboard (line 12)`.
 */
export function parseNamedQueries(text: string): NamedQuery[] {
  return splitBlocks(text).map(toNamedQuery);
}

function splitBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  const names = new Set<string>();
  let last: HeadLine | null = null;

  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const at = `(line ${i + 1})`;
    const [, word, value = ''] = /^-- ([a-z]+):\s*(.*?)\s*$/.exec(raw) ?? [];
    const key = KEYS.find((known) => known === word);
    const block = blocks.at(-1);

    if (key === 'name') {
      if (!/^[a-z]\w*$/i.test(value)) throw new SyntaxError(`not a name: ${value} ${at}`);
      if (names.has(value)) throw new SyntaxError(`duplicate name: ${value} ${at}`);
      names.add(value);
      last = { key, line: i + 1, text: value };
      blocks.push({ line: i + 1, head: [last], sql: [] });
    } else if (block === undefined) {
      if (key !== undefined) throw new SyntaxError(`${key} above the first name: ${value} ${at}`);
      if (!/^\s*(--.*)?$/.test(raw)) throw new SyntaxError(`query without a name: ${raw.trim()} ${at}`);
    } else if (last !== null && key !== undefined) {
      const isTwin = key !== 'column' && key !== 'behind' && block.head.some((line) => line.key === key);
      if (isTwin) throw new SyntaxError(`duplicate ${key}: ${value} ${at}`);
      last = { key, line: i + 1, text: value };
      block.head.push(last);
    } else if (last !== null && /^-- {2,}\S/.test(raw)) {
      last.text += ` ${raw.slice(2).trim()}`;
    } else if (key !== undefined) {
      throw new SyntaxError(`${key} below the query's first line: ${value} ${at}`);
    } else {
      last = null;
      block.sql.push(raw);
    }
  }
  return blocks;
}

function toNamedQuery({ line, head, sql }: Block): NamedQuery {
  const said = (key: Key): string | null => head.find((one) => one.key === key)?.text ?? null;
  const name = said('name') ?? '';
  const claim = said('claim');
  const title = said('title') ?? claim;
  if (!title) throw new SyntaxError(`query without a title: ${name} (line ${line})`);
  // What stands below the last line of code is the heading of the file's next part.
  const end = sql.findLastIndex((text) => !/^\s*(--.*)?$/.test(text)) + 1;
  if (end === 0) throw new SyntaxError(`name without a query: ${name} (line ${line})`);
  return {
    name,
    title,
    scene: toTag('scene', said('scene'), line),
    chart: toTag('chart', said('chart'), line),
    claim,
    definition: said('definition'),
    columns: toColumns(head.filter(({ key }) => key === 'column')),
    behind: toBehind(head.filter(({ key }) => key === 'behind')),
    sql: sql.slice(0, end).join('\n').trim().replace(/;$/, ''),
  };
}

/** What a head line says that holds a single word in kebab-case; null where it is absent or says `none`. */
function toTag(key: Key, word: string | null, line: number): string | null {
  if (word === null || word === 'none') return null;
  if (!/^[a-z]+(-[a-z]+)*$/.test(word)) throw new SyntaxError(`not a ${key}: ${word} (query at line ${line})`);
  return word;
}
