/** The engine's own thread: SQLite, and the reader's copy of the database. It is ended where a run takes too long. */
import type { SqlJsStatic } from 'sql.js';
import initSqlJs from 'sql.js';
import { insightTables } from '../../agents/insight-tables.ts';
import { QueryError } from '../../query/query-error.ts';
import { runStatements } from '../../query/run-query.ts';
import { SQLITE_OPTIONS } from '../../query/sqlite-options.ts';
import { deferred } from './deferred.ts';
import type { FromWorker, Reply, Task, ToWorker } from './messages.ts';
import { readLive } from './read-live.ts';
import { readerCopy, UnfitEdit, type ReaderCopy } from './reader-copy.ts';
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

const module = deferred<WebAssembly.Module>();
let copy: ReaderCopy | undefined;
let hasDatabase = false;

const post = (message: FromWorker): void => {
  postMessage(message);
};

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'engine') module.resolve(data.module);
  else if (data.kind === 'database') open(data.columns, data.digest).catch(breakDown);
  else if (copy === undefined) breakDown();
  else if (data.kind === 'agents') follow(copy, data);
  else post(answer(copy, data));
});

const breakDown = (): void => {
  post({ kind: 'broken', message: 'The query engine could not open the database' });
};

const engine = start();
engine.catch(breakDown);

/** Readies SQLite's own script while the module is on its way, and starts it as soon as that is here. */
async function start(): Promise<SqlJsStatic> {
  const config = {
    ...SQLITE_OPTIONS,
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
  const started = await engine;
  const { Database: Sqlite } = started;
  // The limit holds for the whole engine, until it is replaced.
  const database = new Sqlite(file);
  database.run(`pragma hard_heap_limit = ${MEMORY}; select count(*) from sqlite_schema`);
  database.close();
  copy = readerCopy(started, file);
  post({ kind: 'ready' });
}

/** Has what the agents raise follow the edits. */
function follow(readers: ReaderCopy, { agents, queries }: Extract<ToWorker, { kind: 'agents' }>): void {
  const named = new Map(Object.entries(queries));
  for (const { sql, reads } of named.values()) readers.know(sql, reads);
  readers.compute((_, ask) =>
    insightTables(agents, {
      run: (asked, query) => ask(asked, named.get(query)?.sql ?? ''),
      reads: (query) => named.get(query)?.reads ?? [],
    }),
  );
}

function answer({ take, ask, run }: ReaderCopy, task: Task): Reply {
  const start = performance.now();
  try {
    if (task.kind === 'take') return { kind: 'taken', touched: take(task.edits) };
    if (task.kind === 'ask') return { kind: 'answered', result: ask(task.edits, task.sql, task.limit) };
    return { kind: 'done', ...run(task.edits, task.sql, task.limit), ms: performance.now() - start };
  } catch (error) {
    if (error instanceof UnfitEdit && !isCrash(error.cause)) {
      return { kind: 'unfit', at: error.at, message: error.message };
    }
    const isKnown = error instanceof QueryError && !isCrash(error.cause);
    const message = error instanceof Error ? error.message : String(error);
    return {
      kind: 'failed',
      message,
      position: isKnown ? error.position : null,
      spoiled: !isKnown || /memory|heap|disk image|disk I\/O/i.test(message),
    };
  }
}

/** Whether the engine itself fell over, and not the statement. */
function isCrash(cause: unknown): boolean {
  const inner = cause instanceof QueryError ? cause.cause : cause;
  return inner instanceof WebAssembly.RuntimeError || inner instanceof RangeError;
}
