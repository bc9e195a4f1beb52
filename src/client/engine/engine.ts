import type { Agents } from '../../agents/agents-schema.ts';
import type { Result } from '../../query/result.ts';
import { editTexts } from '../edits/edit-list.ts';
import { startEngineWorker } from '../host/host.ts';
import { listQueries } from '../queries.ts';
import { siteJson, siteUrl } from '../site-files.ts';
import { LoadError, loadDatabase, loadModule } from './assets.ts';
import { deferred } from './deferred.ts';
import type { FromWorker, Reply, Task, ToWorker } from './messages.ts';

/** Why something that was asked has no answer. */
export type Ended =
  | { readonly kind: 'failed'; readonly message: string; readonly position: number | null }
  /** One of the reader's edits cannot be made: the one at this place. */
  | { readonly kind: 'unfit'; readonly at: number; readonly message: string }
  | { readonly kind: 'unloaded'; readonly message: string }
  | { readonly kind: 'stopped'; readonly by: 'reader' | 'deadline' };

/** What became of a run. */
export type Outcome = Extract<Reply, { kind: 'done' }> | Ended;

/** Where a run is: the engine is being fetched, another run goes before it, or it runs. */
export type Phase = 'loading' | 'waiting' | 'running';

export interface Run<Answer = Outcome> {
  readonly outcome: Promise<Answer>;
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

interface Job extends Omit<Options, 'limit'> {
  /** What is asked of the worker, once it is this job's turn. */
  readonly task: () => Task;
  readonly end: (outcome: Reply | Ended) => void;
}

/** How long a query may run, in milliseconds; loading the engine and waiting for another run are not counted. */
export const DEADLINE = 5000;

let module: Promise<WebAssembly.Module> | undefined;
let columns: Promise<ArrayBuffer> | undefined;
let started: Promise<Worker> | undefined;
/** Whether something failed to load: what is asked for again then passes by the caches. */
let hasFailed = false;

const waiting: Job[] = [];
let current: { readonly job: Job; readonly finish: (outcome: Reply | Ended, spoiled: boolean) => void } | undefined;
/** The edits that the worker made last, and the worker that knows the agents. */
let held: readonly string[] = [];
let informed: Worker | undefined;

/** Fetches engine and database, at the same time, where that has not begun. Rejects with a `LoadError`. */
export async function warmEngine(): Promise<void> {
  await start();
}

/** Queues a text of the reader's: it runs on the data as the reader's edits have made them, each text to its deadline. */
export function runSql(sql: string, { limit, ...options }: Options): Run {
  return queue('done', () => ({ kind: 'run', sql, limit, edits: editTexts() }), options);
}

/** Queues one of the site's own queries, on the data as the reader's edits have made them. */
export function askSql(sql: string, { limit, ...options }: Options): Run<{ kind: 'answered'; result: Result } | Ended> {
  return queue('answered', () => ({ kind: 'ask', sql, limit, edits: editTexts() }), options);
}

/** Makes these edits, before all that waits; answers with the tables that each of them touches. */
export function takeEdits(edits: readonly string[]): Run<Extract<Reply, { kind: 'taken' }> | Ended> {
  return queue('taken', () => ({ kind: 'take', edits }), { isUrgent: true });
}

function queue<Kind extends Reply['kind']>(
  kind: Kind,
  task: () => Task,
  options: Omit<Options, 'limit'>,
): Run<Extract<Reply, { kind: Kind }> | Ended> {
  const { promise, resolve } = deferred<Extract<Reply, { kind: Kind }> | Ended>();
  const isAnswer = (reply: Reply | Ended): reply is Extract<Reply, { kind: Kind }> => reply.kind === kind;
  const job: Job = {
    ...options,
    task,
    end: (reply) => {
      if (isAnswer(reply) || isEnd(reply)) resolve(reply);
      else resolve({ kind: 'failed', message: `the engine answered something else: ${reply.kind}`, position: null });
    },
  };
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

const isEnd = (reply: Reply | Ended): reply is Ended => !['done', 'answered', 'taken'].includes(reply.kind);

function pump(): void {
  if (current !== undefined) return;
  const job = waiting.shift();
  if (job === undefined) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const finish = (outcome: Reply | Ended, spoiled: boolean): void => {
    if (current?.job !== job) return;
    clearTimeout(timer);
    current = undefined;
    if (timer !== undefined && spoiled) replaceWorker();
    job.end(outcome);
    pump();
  };
  current = { job, finish };
  job.onPhase?.('loading');
  readyFor(job).then(
    ({ worker, task }) => {
      if (current?.job !== job) return;
      job.onPhase?.('running');
      // A worker that is new makes the edits before anything else.
      const anew = task.edits.some((sql, i) => sql !== held[i]) ? task.edits.length : 0;
      timer = setTimeout(
        () => {
          finish({ kind: 'stopped', by: 'deadline' }, true);
        },
        DEADLINE * (1 + anew),
      );
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.kind === 'ready' || data.kind === 'broken') return;
        held = task.edits;
        const sql = task.kind === 'take' ? '' : task.sql;
        finish(data, leavesTraces(sql) || (data.kind === 'failed' && data.spoiled));
      };
      worker.onerror = (event) => {
        event.preventDefault();
        finish({ kind: 'failed', message: event.message || 'the engine fell over', position: null }, true);
      };
      send(worker, task);
    },
    (error: unknown) => {
      finish({ kind: 'unloaded', message: error instanceof Error ? error.message : String(error) }, false);
    },
  );
}

/** Readies the engine for edits, so that the first one is made at once. Rejects where something does not load. */
export async function readyForEdits(): Promise<void> {
  const worker = await start();
  if (worker !== informed) await inform(worker);
}

/** A worker that can do a job, and what is asked of it; where edits are made, it knows the agents, which follow them. */
async function readyFor(job: Job): Promise<{ worker: Worker; task: Task }> {
  const [worker, task] = [await start(), job.task()];
  const isEdited = task.edits.length > 0 || (task.kind === 'run' && mayWrite(task.sql));
  if (isEdited && worker !== informed) await inform(worker);
  return { worker, task };
}

/** Tells a worker of the agents, and what the site's queries read, which takes SQLite long to say. */
async function inform(worker: Worker): Promise<void> {
  const message = await agentsMessage();
  // Two may have asked.
  if (worker === informed) return;
  send(worker, message);
  informed = worker;
}

async function agentsMessage(): Promise<ToWorker> {
  const [listed, agents] = await Promise.all([listQueries(), siteJson('agents/agents.json', 'the list of agents')]);
  const queries = Object.fromEntries(Object.entries(listed).map(([name, { sql, reads }]) => [name, { sql, reads }]));
  return { kind: 'agents', agents: agents as Agents, queries };
}

const mayWrite = (sql: string): boolean => /\b(?:insert|update|delete|replace)\b/i.test(sql);

/** Whether a text may change more of the engine than its copy of the database: settings, and files beside it. */
const leavesTraces = (sql: string): boolean => /\b(?:pragma|attach|vacuum)\b/i.test(sql);

/** A worker that is busy or in no known state is ended; the next one is made ready before anyone waits for it. */
function replaceWorker(): void {
  const old = started;
  started = undefined;
  held = [];
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
  columns ??= loadDatabase(siteUrl('revops.sqlite-columns.gz'), hasFailed).catch((error: unknown) => {
    columns = undefined;
    throw error;
  });
  return { module, columns };
}

async function startWorker(): Promise<Worker> {
  const assets = fetchAssets();
  const worker = startEngineWorker();
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
