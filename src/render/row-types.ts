import type { Database } from 'sql.js';
import type { Value } from '../model/formats.ts';
import type { Result } from '../query/result.ts';
import { runQuery } from '../query/run-query.ts';
import type { Report } from './report.ts';
import type { TypedQuery } from './typed-rows.ts';

/** What the types are read from. */
type Source = Pick<Report, 'database' | 'dictionary' | 'queries' | 'pageQueries' | 'claimQueries' | 'result'>;

/** What a column holds, as SQLite declares it and as its rows have it. */
interface Column {
  readonly name: string;
  /** The declared type; an affinity, or empty, where the column is computed. */
  readonly declared: string;
  readonly isNullable: boolean;
  readonly values: readonly Value[];
}

const HEAD = `// Written by \`npm run types\` from sql/ and data/, never by hand; a test holds that it is current.

export type TableName = keyof TableRows;
export type QueryName = keyof QueryRows;

`;

/** The longest line, as in .prettierrc.json. */
const WIDTH = 120;

/**
 * The text of src/query/query-rows.ts: for every table, view and named query the type of its rows, and for every query
 * that is drawn the name of its chart.
 *
 * A column that stands for one of a table has that one's type and may be null where that one may; what is computed has
 * the types of its values. A query without rows leaves a computed column open.
 */
export function rowTypes(report: Source): string {
  const { database, dictionary, queries, pageQueries, claimQueries } = report;
  const all = [...queries, ...pageQueries, ...claimQueries];
  const named = new Map<string, boolean[]>();
  for (const table of dictionary.filter(({ kind }) => kind === 'table')) {
    for (const { name, isNullable } of columnsOf(database, table.name)) {
      named.set(name, [...(named.get(name) ?? []), isNullable]);
    }
  }
  /** Whether what a view or a query takes from a table may be null: SQLite says of which type it is, not from where. */
  const mayBeNull = ({ name, declared }: Column): boolean =>
    declared !== '' && (named.get(name)?.every((isNullable) => isNullable) ?? false);

  const tables = dictionary.map(({ name, kind }) => {
    const columns = columnsOf(database, name, runQuery(database, `select * from ${name}`));
    return property(name, columns, kind === 'table' ? ({ isNullable }) => isNullable : mayBeNull);
  });
  const rows = all.map((query) => property(query.name, queryColumns(report, query), mayBeNull));
  const charts = all.flatMap(({ name, chart }) => (chart === null ? [] : [`  ${name}: '${chart}';`]));
  return (
    HEAD +
    [
      declaration('The rows of each table and view.', 'TableRows', tables),
      declaration('The rows that each named query answers.', 'QueryRows', rows),
      declaration('The chart that each drawn query is drawn by.', 'QueryCharts', charts),
    ].join('\n')
  );
}

function queryColumns({ database, result }: Source, { name, sql }: TypedQuery): Column[] {
  database.run(`create temp view typed_query as ${sql}`);
  try {
    return columnsOf(database, 'typed_query', result(name));
  } finally {
    database.run('drop view typed_query');
  }
}

function columnsOf(database: Database, table: string, result?: Result): Column[] {
  const { rows } = runQuery(database, `select name, type, "notnull" from pragma_table_info('${table}') order by cid`);
  return rows.map(([name, type, isRequired], i) => ({
    name: String(name),
    declared: String(type),
    isNullable: isRequired === 0,
    values: result?.rows.map((row) => row[i] ?? null) ?? [],
  }));
}

const TYPES: Readonly<Record<string, string>> = { TEXT: 'string', INTEGER: 'number', INT: 'number', REAL: 'number' };

function typeOf({ declared, values }: Column, mayBeNull: boolean): string {
  const known = TYPES[declared.toUpperCase()];
  const seen = values.flatMap((value) => (value === null ? [] : [typeof value]));
  const types = new Set(known === undefined ? seen : [known, ...seen]);
  if (types.size === 0) return 'number | string | null';
  return [...[...types].sort(), ...(mayBeNull || values.includes(null) ? ['null'] : [])].join(' | ');
}

function property(name: string, columns: readonly Column[], mayBeNull: (column: Column) => boolean): string {
  const members = columns.map((column) => `${column.name}: ${typeOf(column, mayBeNull(column))}`);
  const line = `  ${name}: { ${members.join('; ')} };`;
  return line.length <= WIDTH ? line : `  ${name}: {\n${members.map((member) => `    ${member};\n`).join('')}  };`;
}

const declaration = (comment: string, name: string, members: readonly string[]): string =>
  `/** ${comment} */\nexport interface ${name} {\n${members.join('\n')}\n}\n`;
