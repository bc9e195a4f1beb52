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
  [
    { gap_days: 10, recovery_days: 10, fast_answer_hours: 18, many_contacts: 3 },
    {
      A4: /half or more have three or more contacts; .* no gap of ten days; champions answer within 18 hours/,
      A5: /gaps of ten days or more/,
      A6: /from one contact to two to three and more/,
    },
  ],
])('with %o the claims say so, and hold', async ([values, statements]) => {
  const world = makeWorld(withThresholds(values));
  await expect(auditWorld(world)).resolves.toBeUndefined();
  const { claim, threshold } = tablesOf(world);
  for (const [id, statement] of Object.entries(statements))
    expect(claim.find(({ claim_id }) => claim_id === id)?.statement).toMatch(statement);
  expect(Object.fromEntries(threshold.map(({ name, value }) => [name, value]))).toMatchObject(values);
});

test.for<[Partial<Record<ThresholdName, number>>, string]>([
  [{ many_contacts: 5 }, 'many_contacts cannot be planned for: 5; wanted is 3 to 4'],
  [{ gap_days: 5, fall_days: 10 }, 'gap_days cannot be planned for: 5; wanted is 7 to 12'],
  [{ fall_days: 10 }, 'fall_days cannot be planned for: 10; wanted is 14'],
  [{ fast_answer_hours: 8 }, 'fast_answer_hours cannot be planned for: 8; wanted is 18 to 30'],
  [{ multi_threaded_contacts: 3 }, 'multi_threaded_contacts cannot be planned for: 3; wanted is 2'],
])('with %o, which no plan can follow, the scenario is refused', ([values, message]) => {
  expect(() => withThresholds(values)).toThrow(message);
});

test('with a number that the deals cannot show, the world is refused', async () => {
  await expect(auditWorld(makeWorld(withThresholds({ drop_days: 3 })))).rejects.toThrow(
    'A2 does not hold: dropped_share',
  );
});
