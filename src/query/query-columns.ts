/** What the head of a query says of one of its columns. */
export interface QueryColumn {
  /**
   * The column in words, such as `Closed-won in the quarter to date`. A name in braces stands for that column's value in
   * the same row: `Attainment of {rep}`.
   */
  readonly label: string;
  /** The numbers of the ledger that it is; of several rows, each is those that have its value. */
  readonly numbers: readonly ClaimNumber[];
}

/** A number of a claim: the claim, such as `T1`, and the column of the claim's query. */
export interface ClaimNumber {
  readonly claim: string;
  readonly column: string;
}

/** A `-- column:` line with the lines that go on with it. */
export interface ColumnLine {
  readonly text: string;
  /** Where it begins in the file, from 1. */
  readonly line: number;
}

/**
 * The name of a column, its label, and in brackets the claims that state it, of which one that calls the number by another
 * name adds that: `stuck_deals: Deals stuck in Legal Review [P1, I5.deals]`.
 */
const COLUMN = /^(\w+): ([^[\]]*[^[\]\s])(?: \[([^[\]]+)\])?$/;

/**
 * The columns that the lines of a query's head describe, in their order. A label begins with a capital or with a value.
 * Throws a `SyntaxError` with the offending value and its line, such as `not a claim: t1 (line 12)`.
 */
export function toColumns(lines: readonly ColumnLine[]): Map<string, QueryColumn> {
  const columns = new Map<string, QueryColumn>();
  for (const { text, line } of lines) {
    const at = `(line ${line})`;
    const [, name, label, claims] = COLUMN.exec(text) ?? [];
    if (name === undefined || label === undefined) throw new SyntaxError(`not a column: ${text} ${at}`);
    if (!/^[A-Z{]/.test(label)) throw new SyntaxError(`label without a capital: ${label} ${at}`);
    if (columns.has(name)) throw new SyntaxError(`duplicate column: ${name} ${at}`);
    const numbers = (claims?.split(', ') ?? []).map((said) => {
      const [, claim, column = name] = /^([A-Z]\d+)(?:\.(\w+))?$/.exec(said) ?? [];
      if (claim === undefined) throw new SyntaxError(`not a claim: ${said} ${at}`);
      return { claim, column };
    });
    columns.set(name, { label, numbers });
  }
  return columns;
}

/** A label in parts: its texts, and the columns whose values stand between them. */
export function labelParts(label: string): (string | { readonly column: string })[] {
  return label
    .split(/\{(\w+)\}/)
    .map((part, i) => (i % 2 === 0 ? part : { column: part }))
    .filter((part) => part !== '');
}
