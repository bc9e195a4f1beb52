import { describe, expect, test } from 'vitest';
import { auditWorld } from '../../generators/audit.ts';
import { q4Crunch, type ScenarioSpec } from '../../generators/scenario.ts';
import { makeWorld } from '../../generators/world.ts';

/** What the plan does not foresee: each of these can be planned, and leaves a claim that the rows do not bear out. */
const bent: readonly (readonly [string, RegExp, ScenarioSpec])[] = [
  [
    'a rival renamed without its key deals',
    /K3 does not hold: competitor/,
    { ...q4Crunch, competition: { ...q4Crunch.competition, rival: 'Somebody Else' } },
  ],
  [
    'an AE above quota who is said to be in a slump',
    /R5 does not hold: lowest_earlier/,
    {
      ...q4Crunch,
      reps: q4Crunch.reps.map((rep) =>
        rep.role === 'slump'
          ? {
              ...rep,
              finished: rep.finished.map((quarter, i) => (i === 3 ? { ...quarter, attainment: 0.9 } : quarter)),
            }
          : rep,
      ),
    },
  ],
  [
    'a smallest contract that deals go below',
    /S1 does not hold: smallest_deal .*off by \$\d/,
    { ...q4Crunch, contractValue: [20_000, 2_000_000] },
  ],
];

describe('a finished world is held against the ledger', () => {
  test('and passes when every claim holds', async () => {
    await expect(auditWorld(makeWorld(q4Crunch))).resolves.toBeUndefined();
  });

  test.for(bent)('and is refused for %s, with by how much a figure is off', async ([, message, scenario]) => {
    await expect(auditWorld(makeWorld(scenario))).rejects.toThrow(message);
  });
});
