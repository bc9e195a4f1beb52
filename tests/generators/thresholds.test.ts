import { expect, test } from 'vitest';
import { auditWorld } from '../../generators/audit.ts';
import { q4Crunch, type ScenarioSpec, type ThresholdName } from '../../generators/scenario.ts';
import { toScenario } from '../../generators/spec/to-scenario.ts';
import { makeWorld } from '../../generators/world.ts';
import { tablesOf } from '../support/world.ts';

/** The scenario with other numbers for its definitions to decide by. */
const withThresholds = (values: Partial<Record<ThresholdName, number>>): ScenarioSpec =>
  toScenario({
    ...q4Crunch,
    thresholds: Object.fromEntries(
      Object.entries(q4Crunch.thresholds).map(([name, threshold]) => [
        name,
        { ...threshold, ...valueOf(values, name) },
      ]),
    ),
  });

const valueOf = (values: Partial<Record<string, number>>, name: string): { value?: number } =>
  values[name] === undefined ? {} : { value: values[name] };

test.for<[Partial<Record<ThresholdName, number>>, Record<string, RegExp>]>([
  [
    { poor_health: 58, on_plan_share: 0.95 },
    { F2: /^3 Commit deals with health below 58, /, I2: /has health below 58; 3 deals/ },
  ],
  [
    {
      least_fading_days: 5,
      least_quiet_days: 11,
      most_quiet_days: 24,
      recent_days: 21,
      least_weekly_activities: 4,
      most_weekly_activities: 6,
    },
    { A1: /4–6 activities a week/, A2: /last contact 11–24 days ago/ },
  ],
  [{ large_loss: 200_000, drop_days: 10, silent_days: 9, rare_path_share: 0.05, crash_fall: 25 }, {}],
])('with %o the claims say so, and hold', async ([values, statements]) => {
  const world = makeWorld(withThresholds(values));
  await expect(auditWorld(world)).resolves.toBeUndefined();
  const { claim, threshold } = tablesOf(world);
  for (const [id, statement] of Object.entries(statements))
    expect(claim.find(({ claim_id }) => claim_id === id)?.statement).toMatch(statement);
  expect(Object.fromEntries(threshold.map(({ name, value }) => [name, value]))).toMatchObject(values);
});

test('with a number that the deals cannot show, the scenario is refused', async () => {
  await expect(auditWorld(makeWorld(withThresholds({ many_contacts: 5, few_contacts: 3 })))).rejects.toThrow(
    'A4 does not hold: four_contacts_share (Five or more contacts)',
  );
});
