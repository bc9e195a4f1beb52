/** A column of a table or a view, as the schema declares and describes it. */
export interface ColumnEntry {
  readonly name: string;
  /** The declared type in lower case, such as `integer`; empty for a view's column. */
  readonly type: string;
  readonly comment: string;
  /** The table and column whose keys it holds; null: it refers to nothing. */
  readonly references: { readonly table: string; readonly column: string } | null;
}

/** A table or a view, as the schema declares and describes it. */
export interface TableEntry {
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly comment: string;
  readonly columns: readonly ColumnEntry[];
}

/** How the name of a view ends that computes the table of the name before it. */
const COMPUTES = '_now';

/**
 * The data dictionary of a schema: its tables and views in order, each with the comment above it and, for each column,
 * the comment beside it; a view that computes a table, such as `stay_now` of `stay`, has the comments of that table.
 * Throws on a table or a column without a comment, such as `no comment: rep.quota`.
 */
export function dictionaryOf(schema: string): TableEntry[] {
  const statements = schema.matchAll(/((?:^--.*\n)+)?^create (table|view) (\w+)[ \n]([^]*?);[ \t]*$/gm);
  const entries: TableEntry[] = [];
  for (const [, above = '', kind = '', name = '', body = ''] of statements) {
    const comment = above
      .replace(/^--[ \t]*/gm, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (comment === '') throw new SyntaxError(`no comment: ${name}`);
    if (kind === 'table') {
      entries.push({ name, kind, comment, columns: tableColumns(name, body) });
    } else {
      const computed = entries.find((table) => `${table.name}${COMPUTES}` === name);
      const columns = computed?.columns.map((column) => ({ ...column, type: '', references: null }));
      entries.push({ name, kind: 'view', comment, columns: columns ?? viewColumns(body) });
    }
  }
  return entries;
}

function tableColumns(table: string, body: string): ColumnEntry[] {
  const lines = body
    .split('\n')
    .filter((line) => /^\s+\w/.test(line) && !/^\s*(primary key|foreign key|unique|check) ?\(/.test(line));
  return lines.map((line) => {
    const [, name = '', type = '', rest = '', comment = ''] = /^\s+(\w+) (\w+)(.*?)(?:-- (.*))?$/.exec(line) ?? [];
    if (comment === '') throw new SyntaxError(`no comment: ${table}.${name}`);
    const [, parent, column] = /references (\w+) \((\w+)\)/.exec(rest) ?? [];
    const references = parent !== undefined && column !== undefined ? { table: parent, column } : null;
    return { name, type: type.toLowerCase(), comment: comment.trim(), references };
  });
}

/** A view's columns are those of its select list, each named at the end of the line that its comment stands on. */
function viewColumns(body: string): ColumnEntry[] {
  return [...body.matchAll(/(\w+),?[ \t]*-- (.*)$/gm)].map(([, name = '', comment = '']) => ({
    name,
    type: '',
    comment: comment.trim(),
    references: null,
  }));
}
