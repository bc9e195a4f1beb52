import { parseArgs } from 'node:util';
import { auditWorld } from './audit.ts';
import { q4Crunch } from './scenario.ts';
import { toScenario } from './spec/to-scenario.ts';
import { makeWorld } from './world.ts';
import { writeWorld } from './write.ts';

/**
 * `npm run generate -- --seed <text> --as-of <date> --out <folder>`: writes one JSON file a table. A scenario whose
 * figures cannot all hold is refused, with what collides, before anything is written.
 */
async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { seed: { type: 'string' }, 'as-of': { type: 'string' }, out: { type: 'string', default: 'data' } },
  });
  const scenario = toScenario({
    ...q4Crunch,
    seed: values.seed ?? q4Crunch.seed,
    asOf: values['as-of'] ?? q4Crunch.asOf,
  });
  const world = makeWorld(scenario);
  await auditWorld(world);
  writeWorld(world, values.out);
  const rows = Object.values(world).reduce((sum, table) => sum + table.length, 0);
  console.log(
    `wrote ${rows.toLocaleString('en-US')} rows of ${Object.keys(world).length} tables to ${values.out} (seed ${scenario.seed}, as of ${scenario.asOf})`,
  );
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
