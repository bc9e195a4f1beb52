/** The engine's own thread: SQLite, and one copy of the database for each run. It is ended where a run takes too long. */
import type { Database, SqlJsStatic } from 'sql.js';
import initSqlJs from 'sql.js';
import { QueryError } from '../../query/query-error.ts';
import { keepTables } from '../../query/refill-tables.ts';
import { runStatements } from '../../query/run-query.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { readLive } from './read-live.ts';
import { unpackDatabase } from './unpack-database.ts';

/** What a query may take of memory, in bytes; the database file itself is not counted. */
const MEMORY = 128 * 1024 * 1024;

/** A query of the kind that the report asks. */
const REHEARSAL = `
  create table a (id text primary key, day text, n real) without rowid;
  insert into a values ('x', '2026-12-07', 1), ('y', '2026-12-08', 2.5);
  with b as (select id, sum(n) as n, count(*) as rows from a group by id)
  select a.id, round(100.0 * b.n / b.rows) as share, julianday(max(a.day)) as day, row_number() over (order by b.n) as place
  from a left join b on b.id = a.id where a.day like '2026%' group by a.id order by share desc, a.id limit 5`;

const module = Promise.withResolvers<WebAssembly.Module>();
let sqlite: SqlJsStatic | undefined;
let bytes = new Uint8Array();
let hasDatabase = false;

const post = (message: FromWorker): void => {
  postMessage(message);
};

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'run') run(data.sql, data.limit);
  else if (data.kind === 'engine') module.resolve(data.module);
  else open(data.columns, data.digest).catch(breakDown);
});

const breakDown = (): void => {
  post({ kind: 'broken', message: 'The query engine could not open the database' });
};

const engine = start();
engine.catch(breakDown);

/** Readies SQLite's own script while the module is on its way, and starts it as soon as that is here. */
async function start(): Promise<SqlJsStatic> {
  const config = {
    // As at build: SQLite's own functions.
    useOldExtensionFunctions: false,
    instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object => {
      // The module was compiled once, outside: a worker that takes this one's place starts at once.
      module.promise.then((compiled) => WebAssembly.instantiate(compiled, imports)).then(done, breakDown);
      return {};
    },
  };
  const started = await initSqlJs(config as Parameters<typeof initSqlJs>[0]);
  // Behind whatever waits to be handled.
  setTimeout(rehearse, 0, started);
  return started;
}

/** A function is compiled at its first call: those of any query are now, where the database is still on its way. */
function rehearse({ Database: Sqlite }: SqlJsStatic): void {
  if (hasDatabase) return;
  const database = new Sqlite();
  runStatements(database, REHEARSAL, (statement, columns) => readLive(statement, columns, 10));
  database.close();
}

async function open(columns: ArrayBuffer, digest: string): Promise<void> {
  hasDatabase = true;
  const file = await unpackDatabase(columns, digest);
  if (file === null) {
    post({ kind: 'broken', message: 'The database arrived damaged' });
    return;
  }
  bytes = file;
  const started = await engine;
  // The limit holds for the whole engine, until it is replaced.
  onCopy(started, (database) => database.run(`pragma hard_heap_limit = ${MEMORY}; select count(*) from sqlite_schema`));
  sqlite = started;
  post({ kind: 'ready' });
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

function run(sql: string, limit: number): void {
  const start = performance.now();
  if (sqlite === undefined) return;
  try {
    const answer = onCopy(sqlite, (database) => {
      const refill = keepTables(database);
      const result = runStatements(database, sql, (statement, columns) => {
        refill();
        return readLive(statement, columns, limit);
      });
      return { result, changed: database.getRowsModified() };
    });
    post({ kind: 'done', ...answer, ms: performance.now() - start });
  } catch (error) {
    const isKnown = error instanceof QueryError && !isCrash(error.cause);
    post({
      kind: 'failed',
      message: error instanceof Error ? error.message : String(error),
      position: isKnown ? error.position : null,
      spoiled: !isKnown || /memory|heap|disk image|disk I\/O/i.test(error.message),
    });
  }
}

/** Whether the engine itself fell over, and not the statement. */
const isCrash = (cause: unknown): boolean => cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError;
