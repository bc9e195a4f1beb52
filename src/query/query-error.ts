interface Details {
  readonly sql: string;
  readonly position: number | null;
  readonly cause: unknown;
}

/**
 * A query that could not be run: its message is the engine's, such as `no such column: amout`.
 * `position` is where in `sql` the fault lies, as an offset in characters; null where the engine does not say.
 */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly sql: string;
  readonly position: number | null;

  constructor(message: string, { sql, position, cause }: Details) {
    super(message, { cause });
    this.sql = sql;
    this.position = position;
  }
}
