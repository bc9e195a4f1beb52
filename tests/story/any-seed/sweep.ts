/**
 * `npm run sweep -- --seeds <count> --from <number>`, or `npm run sweep -- <seed> <seed> …`: holds the worlds of many
 * seeds (`s001`, `s002`, …) against all that the tests ask of one, on every core. Misses go to the standard output, a
 * line each, as they are found; the exit code is 1 where there is one, 2 where the arguments cannot be read.
 */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { heapedTendencies, type Outcome } from './hold-world.ts';
import { makeProgress } from './progress.ts';

/** Below this many seeds a tendency may well land on few values. */
const ENOUGH_FOR_TENDENCIES = 10;

/** The seeds asked for. Throws a RangeError for a count that is no whole number above 0, a TypeError for other options. */
function seedsOf(args: readonly string[]): string[] {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { seeds: { type: 'string', default: '100' }, from: { type: 'string', default: '1' } },
  });
  const [count = 0, from = 0] = (['seeds', 'from'] as const).map((option) => {
    const text = values[option];
    if (!/^[1-9]\d*$/.test(text)) throw new RangeError(`--${option} is no whole number above 0: ${text}`);
    return Number(text);
  });
  if (positionals.length > 0) return positionals;
  return Array.from({ length: count }, (_, i) => `s${String(from + i).padStart(3, '0')}`);
}

/** Holds the worlds of some seeds on every core; `tell` hears of each outcome as it comes. */
async function sweep(seeds: readonly string[], tell: (outcome: Outcome) => void): Promise<Outcome[]> {
  const waiting = [...seeds];
  const outcomes: Outcome[] = [];
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('sweep-worker.ts', import.meta.url));
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
      worker.postMessage(seed);
      const [outcome] = (await once(worker, 'message')) as [Outcome];
      outcomes.push(outcome);
      tell(outcome);
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), seeds.length) }, work));
  return outcomes;
}

const say = (text: string): unknown => process.stdout.write(`${text}\n`);

async function main(seeds: readonly string[]): Promise<void> {
  const progress = makeProgress(seeds.length);
  const outcomes = await sweep(seeds, ({ seed, misses }) => {
    progress.clear();
    for (const miss of misses) say(`${seed}  ${miss.replaceAll('\n', `\n${seed}  `)}`);
    progress.step(misses.length > 0);
  });
  progress.clear();
  const heaped = seeds.length < ENOUGH_FOR_TENDENCIES ? [] : heapedTendencies(outcomes);
  for (const line of heaped) say(`all seeds  ${line}`);
  const missed = outcomes.filter(({ misses }) => misses.length > 0).map(({ seed }) => seed);
  const held = seeds.length - missed.length;
  say(`${held} of ${seeds.length} seeds hold${missed.length === 0 ? '' : `; not ${missed.toSorted().join(', ')}`}`);
  process.exitCode = missed.length + heaped.length > 0 ? 1 : 0;
}

try {
  await main(seedsOf(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
