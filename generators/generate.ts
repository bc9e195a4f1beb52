import { auditWorld } from './audit.ts';
import { q4Crunch } from './scenario.ts';
import { readOptions } from './spec/read-options.ts';
import { toScenario } from './spec/to-scenario.ts';
import { makeWorld } from './world.ts';
import { writeWorld } from './write.ts';

/**
 * `npm run generate -- --seed <text> --as-of <date> --out <folder>`: writes one JSON file a table. What cannot be read
 * and a scenario whose figures cannot all hold are refused, with what is wrong, before anything is written. Returns what was written, in a
 * sentence; throws a Refusal.
 */
export async function generate(args: readonly string[]): Promise<string> {
  const {
    seed = q4Crunch.seed,
    'as-of': asOf = q4Crunch.asOf,
    out = 'data',
  } = readOptions(args, ['seed', 'as-of', 'out']);
  const scenario = toScenario({ ...q4Crunch, seed, asOf });
  const world = makeWorld(scenario);
  await auditWorld(world);
  writeWorld(world, out);
  const rows = Object.values(world).reduce((sum, table) => sum + table.length, 0);
  return `wrote ${rows.toLocaleString('en-US')} rows of ${Object.keys(world).length} tables to ${out} (seed ${scenario.seed}, as of ${scenario.asOf})`;
}
