import { expect, test } from 'vitest';
import { auditWorld } from '../../generators/audit.ts';
import { q4Crunch, type ScenarioSpec } from '../../generators/scenario.ts';
import { toScenario } from '../../generators/spec/to-scenario.ts';
import { makeWorld } from '../../generators/world.ts';
import { checkLedger } from '../../src/query/ledger.ts';
import { claimQueries, databaseOf } from '../support/database.ts';
import { tablesOf } from '../support/world.ts';

/** What everything is called in another company: by what it is called in ours. */
const names = new Map<string, string>();
const rename = (name: string): string => {
  const other = names.get(name) ?? `Item ${String.fromCharCode(65 + names.size)}.`;
  names.set(name, other);
  return other;
};

const renamed: ScenarioSpec = toScenario({
  ...q4Crunch,
  segments: q4Crunch.segments.map((g) => ({ ...g, segment: rename(g.segment) })),
  bands: q4Crunch.bands.map((b) => ({ ...b, band: rename(b.band) })),
  process: { ...q4Crunch.process, stages: q4Crunch.process.stages.map((g) => ({ ...g, stage: rename(g.stage) })) },
  leaders: q4Crunch.leaders.map((l) => ({ ...l, title: rename(l.title) })),
  repTitle: rename(q4Crunch.repTitle),
});

/** A text with our names for theirs. */
const inOurWords = (text: string): string =>
  [...names].reduce((said, [name, other]) => said.replaceAll(other, name), text);

const world = makeWorld(renamed);

test('with every segment, band, stage and title renamed, the rows are the same but for the names', () => {
  expect(names.size).toBe(3 + 4 + 11 + 4 + 1);
  const ours = makeWorld(q4Crunch);
  for (const [table, rows] of Object.entries(world))
    expect(JSON.parse(inOurWords(JSON.stringify(rows))), table).toEqual(ours[table]);
});

test('and every claim holds, with the same figures', async () => {
  await expect(auditWorld(world)).resolves.toBeUndefined();
  const figuresOf = async (of: typeof world): Promise<string[]> => {
    const database = await databaseOf(tablesOf(of));
    const ledger = checkLedger(database, claimQueries);
    database.close();
    return ledger.flatMap(({ id, numbers }) => numbers.map(({ column, computed }) => `${id}.${column}: ${computed}`));
  };
  expect((await figuresOf(world)).map(inOurWords)).toEqual(await figuresOf(makeWorld(q4Crunch)));
});
