/** A query of a `.sql` file, with what the comment lines above it say. */
export interface NamedQuery {
  readonly name: string;
  /** Its heading; where a claim's query gives none, the claim's id. */
  readonly title: string;
  /** The id of the scene that it belongs to, such as `monday-morning`; null: none. */
  readonly scene: string | null;
  /** The form in which its rows are shown, such as `dot-plot` or `table`; null: none. */
  readonly chart: string | null;
  /** The claim of the story that it computes, such as `T1`; null: none. */
  readonly claim: string | null;
  /** What its figures mean, in words; null: the title says it. */
  readonly definition: string | null;
  /** The query itself, without its head and without a semicolon at the end. */
  readonly sql: string;
}

const KEYS = ['name', 'title', 'scene', 'chart', 'claim', 'definition'] as const;
type Key = (typeof KEYS)[number];

interface Block {
  readonly line: number;
  readonly head: Map<Key, string>;
  readonly sql: string[];
}

/**
 * The named queries of a `.sql` text, in its order.
 *
 * A query begins at its `-- name:` line; the lines `-- title:`, `-- scene:`, `-- chart:`, `-- claim:` and
 * `-- definition:` that follow are its head, and a comment indented by two spaces or more goes on with the line above
 * it. Comments below the head belong to the query, those below its code and those above the first name to the file.
 * Throws a `SyntaxError` with the offending value and its line, such as `duplicate name: scoreboard (line 12)`.
 */
export function parseNamedQueries(text: string): NamedQuery[] {
  return splitBlocks(text).map(toNamedQuery);
}

function splitBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  const names = new Set<string>();
  let lastKey: Key | null = null;

  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const at = `(line ${i + 1})`;
    const [, word, value = ''] = /^-- ([a-z]+):\s*(.*?)\s*$/.exec(raw) ?? [];
    const key = KEYS.find((known) => known === word);
    const block = blocks.at(-1);

    if (key === 'name') {
      if (!/^[a-z]\w*$/i.test(value)) throw new SyntaxError(`not a name: ${value} ${at}`);
      if (names.has(value)) throw new SyntaxError(`duplicate name: ${value} ${at}`);
      names.add(value);
      blocks.push({ line: i + 1, head: new Map([[key, value]]), sql: [] });
      lastKey = key;
    } else if (block === undefined) {
      if (key !== undefined) throw new SyntaxError(`${key} above the first name: ${value} ${at}`);
      if (!/^\s*(--.*)?$/.test(raw)) throw new SyntaxError(`query without a name: ${raw.trim()} ${at}`);
    } else if (lastKey !== null && key !== undefined) {
      if (block.head.has(key)) throw new SyntaxError(`duplicate ${key}: ${value} ${at}`);
      block.head.set(key, value);
      lastKey = key;
    } else if (lastKey !== null && /^-- {2,}\S/.test(raw)) {
      block.head.set(lastKey, `${block.head.get(lastKey) ?? ''} ${raw.slice(2).trim()}`);
    } else if (key !== undefined) {
      throw new SyntaxError(`${key} below the query's first line: ${value} ${at}`);
    } else {
      lastKey = null;
      block.sql.push(raw);
    }
  }
  return blocks;
}

function toNamedQuery({ line, head, sql }: Block): NamedQuery {
  const name = head.get('name') ?? '';
  const claim = head.get('claim') ?? null;
  const title = head.get('title') ?? claim;
  if (!title) throw new SyntaxError(`query without a title: ${name} (line ${line})`);
  // What stands below the last line of code is the heading of the file's next part.
  const end = sql.findLastIndex((text) => !/^\s*(--.*)?$/.test(text)) + 1;
  if (end === 0) throw new SyntaxError(`name without a query: ${name} (line ${line})`);
  return {
    name,
    title,
    scene: tag(head, 'scene', line),
    chart: tag(head, 'chart', line),
    claim,
    definition: head.get('definition') ?? null,
    sql: sql.slice(0, end).join('\n').trim().replace(/;$/, ''),
  };
}

/** A head line that holds a single word in kebab-case; null where it is absent or says `none`. */
function tag(head: Block['head'], key: Key, line: number): string | null {
  const word = head.get(key) ?? 'none';
  if (!/^[a-z]+(-[a-z]+)*$/.test(word)) throw new SyntaxError(`not a ${key}: ${word} (query at line ${line})`);
  return word === 'none' ? null : word;
}
