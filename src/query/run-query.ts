import type { Database, SqlValue, Statement } from 'sql.js';
import type { Value } from '../model/formats.ts';
import { errorPosition } from './error-position.ts';
import { QueryError } from './query-error.ts';
import type { Result } from './result.ts';
import { codeTokens } from './sql-tokens.ts';

interface Options {
  /** The most rows to return; the result says whether there were more. */
  readonly limit?: number;
}

/**
 * Runs an SQL text, of one statement or several, and returns what its last statement with columns answers.
 * A text without such a statement (an update) answers with no columns and no rows. Blobs come as `x'…'`.
 * Throws a `QueryError` with the position of the fault.
 */
export function runQuery(database: Database, sql: string, { limit = Infinity }: Options = {}): Result {
  const read = (statement: Statement, columns: readonly string[]): Result => ({
    columns,
    ...readStatement(statement, limit),
  });
  return runStatements(database, sql, read) ?? { columns: [], rows: [], more: false };
}

/** What is called around each statement of a text, with the statement's own SQL. */
interface Around {
  readonly before: (sql: string) => void;
  readonly after: (sql: string) => void;
}

/**
 * Runs an SQL text, and returns what `read` makes of its last statement with columns; null where it has none.
 * `read` steps through the statement's rows; of statements with columns before the last one it is asked too.
 * Throws a `QueryError` with the position of the fault.
 */
export function runStatements<Answer>(
  database: Database,
  sql: string,
  read: (statement: Statement, columns: readonly string[]) => Answer,
  around?: Around,
): Answer | null {
  // The engine would read no further than this, and say nothing.
  const nul = sql.indexOf('\0');
  if (nul >= 0) throw new QueryError('unrecognized token: NUL', { sql, position: nul, cause: null });
  let answer: Answer | null = null;
  const statements = database.iterateStatements(sql);
  let start = 0;
  try {
    for (;;) {
      const { done, value: statement } = statements.next();
      if (done) return answer;
      const own = statement.getSQL();
      try {
        refuseParameters(sql, start, own);
        around?.before(own);
        const columns = statement.getColumnNames();
        if (columns.length > 0) answer = read(statement, columns);
        else statement.step();
        // A statement's text holds all since the one before it.
        start += own.length;
      } finally {
        statement.free();
      }
      // What a statement with rows writes counts once it is ended.
      around?.after(own);
    }
  } catch (cause) {
    if (cause instanceof QueryError) throw cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    const position = errorPosition(message, sql, start, (text) => faultOf(database, text));
    throw new QueryError(message, { sql, position, cause });
  }
}

/** Nobody gives a parameter a value, and SQLite would take it for NULL and say nothing. */
function refuseParameters(sql: string, start: number, own: string): void {
  if (!/[?:@$]/.test(own)) return;
  const parameter = codeTokens(own).find(({ kind }) => kind === 'parameter');
  if (parameter === undefined) return;
  const message = `parameter without a value: ${parameter.text}`;
  throw new QueryError(message, { sql, position: start + parameter.start, cause: null });
}

/** What the engine says of a text's first statement without running it. */
function faultOf(database: Database, sql: string): string | null {
  try {
    database.prepare(sql).free();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function readStatement(statement: Statement, limit: number): Pick<Result, 'rows' | 'more'> {
  const rows: Value[][] = [];
  while (statement.step()) {
    if (rows.length === limit) return { rows, more: true };
    rows.push(statement.get().map(toValue));
  }
  return { rows, more: false };
}

function toValue(value: SqlValue): Value {
  if (!(value instanceof Uint8Array)) return value;
  return `x'${[...value].map((byte) => byte.toString(16).padStart(2, '0')).join('')}'`;
}
