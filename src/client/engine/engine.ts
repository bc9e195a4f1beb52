import { LoadError, loadDatabase, loadModule } from './assets.ts';
import type { FromWorker, LiveResult, ToWorker } from './messages.ts';

/** What became of a run. */
export type Outcome =
  | { readonly kind: 'done'; readonly result: LiveResult | null; readonly changed: number; readonly ms: number }
  | { readonly kind: 'failed'; readonly message: string; readonly position: number | null }
  | { readonly kind: 'unloaded'; readonly message: string }
  | { readonly kind: 'stopped'; readonly by: 'reader' | 'deadline' };

/** Where a run is: the engine is being fetched, another run goes before it, or it runs. */
export type Phase = 'loading' | 'waiting' | 'running';

export interface Run {
  readonly outcome: Promise<Outcome>;
  /** Ends it, whether it waits or runs. */
  readonly stop: () => void;
}

interface Options {
  /** The most rows to read. */
  readonly limit: number;
  readonly onPhase?: (phase: Phase) => void;
  /** Goes before the runs that wait. */
  readonly isUrgent?: boolean;
}

interface Job extends Options {
  readonly sql: string;
  readonly end: (outcome: Outcome) => void;
}

/** How long a query may run, in milliseconds; loading the engine and waiting for another run are not counted. */
export const DEADLINE = 5000;

let module: Promise<WebAssembly.Module> | undefined;
let columns: Promise<ArrayBuffer> | undefined;
let started: Promise<Worker> | undefined;
/** Whether something failed to load: what is asked for again then passes by the caches. */
let hasFailed = false;

const waiting: Job[] = [];
let current: { readonly job: Job; readonly finish: (outcome: Outcome, spoiled: boolean) => void } | undefined;

/** Fetches engine and database, at the same time, where that has not begun. Rejects with a `LoadError`. */
export async function warmEngine(): Promise<void> {
  await start();
}

/** Queues a query: it runs on a copy of the database, one query at a time, each to its deadline. */
export function runSql(sql: string, options: Options): Run {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const job: Job = { ...options, sql, end: resolve };
  if (options.isUrgent === true) waiting.unshift(job);
  else waiting.push(job);
  options.onPhase?.(current === undefined ? 'loading' : 'waiting');
  pump();
  return {
    outcome: promise,
    stop: () => {
      const place = waiting.indexOf(job);
      if (place >= 0) waiting.splice(place, 1);
      if (current?.job === job) current.finish({ kind: 'stopped', by: 'reader' }, true);
      else resolve({ kind: 'stopped', by: 'reader' });
    },
  };
}

function pump(): void {
  if (current !== undefined) return;
  const job = waiting.shift();
  if (job === undefined) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const finish = (outcome: Outcome, spoiled: boolean): void => {
    if (current?.job !== job) return;
    clearTimeout(timer);
    current = undefined;
    if (timer !== undefined && spoiled) replaceWorker();
    job.end(outcome);
    pump();
  };
  current = { job, finish };
  job.onPhase?.('loading');
  start().then(
    (worker) => {
      if (current?.job !== job) return;
      job.onPhase?.('running');
      timer = setTimeout(() => {
        finish({ kind: 'stopped', by: 'deadline' }, true);
      }, DEADLINE);
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.kind === 'done') finish(data, leavesTraces(job.sql));
        else if (data.kind === 'failed') finish(data, data.spoiled || leavesTraces(job.sql));
      };
      worker.onerror = (event) => {
        event.preventDefault();
        finish({ kind: 'failed', message: event.message || 'the engine fell over', position: null }, true);
      };
      send(worker, { kind: 'run', sql: job.sql, limit: job.limit });
    },
    (error: unknown) => {
      finish({ kind: 'unloaded', message: error instanceof Error ? error.message : String(error) }, false);
    },
  );
}

/** Whether a text may change more of the engine than its copy of the database: settings, and files beside it. */
const leavesTraces = (sql: string): boolean => /\b(?:pragma|attach|vacuum)\b/i.test(sql);

/** A worker that is busy or in no known state is ended; the next one is made ready before anyone waits for it. */
function replaceWorker(): void {
  const old = started;
  started = undefined;
  void old?.then(
    (worker) => {
      worker.terminate();
    },
    () => undefined,
  );
  start().catch(() => undefined);
}

function start(): Promise<Worker> {
  started ??= startWorker().catch((error: unknown) => {
    started = undefined;
    hasFailed = true;
    throw error;
  });
  return started;
}

/** Asks for the engine and the database, at the same time; what has arrived before is kept. */
function fetchAssets(): { module: Promise<WebAssembly.Module>; columns: Promise<ArrayBuffer> } {
  module ??= loadModule(hasFailed).catch((error: unknown) => {
    module = undefined;
    throw error;
  });
  const { base = '/' } = document.documentElement.dataset;
  columns ??= loadDatabase(`${base}revops.sqlite-columns.gz`, hasFailed).catch((error: unknown) => {
    columns = undefined;
    throw error;
  });
  return { module, columns };
}

async function startWorker(): Promise<Worker> {
  const assets = fetchAssets();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const ready = new Promise<void>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'ready') resolve();
      if (data.kind !== 'broken') return;
      // What does not open is fetched anew the next time.
      module = columns = undefined;
      reject(new LoadError(data.message));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new LoadError('The query engine could not be started'));
    };
  });
  const { database: digest = '' } = document.documentElement.dataset;
  try {
    // Each is handed over as it arrives: the engine gets going while the database is still on its way.
    await Promise.all([
      assets.module.then((compiled) => {
        send(worker, { kind: 'engine', module: compiled });
      }),
      assets.columns.then((bytes) => {
        send(worker, { kind: 'database', columns: bytes, digest });
      }),
      ready,
    ]);
    return worker;
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

const send = (worker: Worker, message: ToWorker): void => {
  worker.postMessage(message);
};
