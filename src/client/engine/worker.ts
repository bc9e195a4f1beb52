/** The engine's own thread: SQLite, and one copy of the database for each run. It is ended where a run takes too long. */
import type { Database, SqlJsStatic } from 'sql.js';
import initSqlJs from 'sql.js';
import { QueryError } from '../../query/query-error.ts';
import { runQuery, runStatements } from '../../query/run-query.ts';
import type { FromWorker, SchemaTable, ToWorker } from './messages.ts';
import { readLive } from './read-live.ts';

/** What a query may take of memory, in bytes; the database file itself is not counted. */
const MEMORY = 128 * 1024 * 1024;

let sqlite: SqlJsStatic | undefined;
let bytes = new Uint8Array();

const post = (message: FromWorker): void => {
  postMessage(message);
};

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'run') run(data.sql, data.limit);
  else void open(data.module, data.file);
});

async function open(module: WebAssembly.Module, file: ArrayBuffer): Promise<void> {
  try {
    // The module was compiled once, outside: a worker that takes this one's place starts at once.
    const config = {
      instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object => {
        WebAssembly.instantiate(module, imports).then(done, (error: unknown) => {
          post({ kind: 'broken', message: String(error) });
        });
        return {};
      },
    };
    sqlite = await initSqlJs(config as Parameters<typeof initSqlJs>[0]);
    bytes = new Uint8Array(file);
    const schema = onCopy(sqlite, readSchema);
    post({ kind: 'ready', schema });
  } catch (error) {
    post({ kind: 'broken', message: error instanceof Error ? error.message : String(error) });
  }
}

/** Does the work on a copy of its own: whatever it writes, drops or leaves open is gone with the copy. */
function onCopy<Answer>({ Database: Sqlite }: SqlJsStatic, work: (database: Database) => Answer): Answer {
  const database = new Sqlite(bytes);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

function readSchema(database: Database): SchemaTable[] {
  // The limit holds for the whole engine, until it is replaced.
  database.run(`pragma hard_heap_limit = ${MEMORY}`);
  const { rows } = runQuery(
    database,
    `select m.name, m.type, m.sql, c.name, c.type from sqlite_schema m join pragma_table_info(m.name) c
     where m.type in ('table', 'view') and m.name not like 'sqlite_%' order by m.rowid, c.cid`,
  );
  return [...Map.groupBy(rows, ([name]) => String(name))].map(([name, columns]) => ({
    name,
    kind: columns[0]?.[1] === 'view' ? 'view' : 'table',
    sql: String(columns[0]?.[2] ?? ''),
    columns: columns.map(([, , , column, type]) => ({ name: String(column), type: String(type ?? '').toLowerCase() })),
  }));
}

function run(sql: string, limit: number): void {
  const start = performance.now();
  if (sqlite === undefined) return;
  try {
    const answer = onCopy(sqlite, (database) => {
      const result = runStatements(database, sql, (statement, columns) => readLive(statement, columns, limit));
      return { result, changed: database.getRowsModified() };
    });
    post({ kind: 'done', ...answer, ms: performance.now() - start });
  } catch (error) {
    const isKnown = error instanceof QueryError && !isCrash(error.cause);
    post({
      kind: 'failed',
      message: error instanceof Error ? error.message : String(error),
      position: isKnown ? error.position : null,
      spoiled: !isKnown || /memory|heap|malformed|disk I\/O/i.test(error.message),
    });
  }
}

/** Whether the engine itself fell over, and not the statement. */
const isCrash = (cause: unknown): boolean => cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError;
