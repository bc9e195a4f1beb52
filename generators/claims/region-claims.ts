import { repOf } from '../spec/facts.ts';
import type { RepRole, RepSpec, ScenarioSpec } from '../spec/scenario-spec.ts';
import { claim, is, type Claim } from './stated-number.ts';

/** The regions, the AEs' finished quarters, and the managers: R11–R13. */
export function regionClaims(s: ScenarioSpec): Claim[] {
  const rep = (role: RepRole): RepSpec => repOf(s, role);
  const manager = (role: RepRole): string => rep(role).manager;
  const newestManager = s.leaders
    .filter((l) => l.level === 'manager')
    .reduce((a, b) => (a.startedOn > b.startedOn ? a : b));
  return [
    claim(
      'R11',
      `${rep('closer').region} closes the most dollars, ${rep('top_performer').region} has the best ` +
        `attainment, ${rep('newest').region} has one AE.`,
      is('most_dollars', 'Region with the most closed-won', rep('closer').region, 'text'),
      is('best_attainment', 'Region with the best attainment', rep('top_performer').region, 'text'),
      is('smallest_region', 'Region with the fewest AEs', rep('newest').region, 'text'),
      is('smallest_region_reps', 'Its AEs', 1, 'count'),
    ),
    claim(
      'R12',
      'Attainment of four finished quarters for each AE, or of every full one since the hire; ' +
        'the last one agrees with the deals.',
      is('missing_quarters', 'Full quarters of employment without a row', 0, 'count'),
      is('early_quarters', 'Rows from before the hire', 0, 'count'),
      is('disagreeing', 'AEs whose last finished quarter differs from their deals', 0, 'count'),
    ),
    claim(
      'R13',
      `${manager('slump')} has the best region, but ${rep('slump').name} needs help; ` +
        `${manager('at_risk')} has ${rep('at_risk').name}, who will miss badly; ` +
        `${manager('top_performer')} is carried by ${rep('top_performer').name}; ` +
        `${newestManager.name} is the newest manager, with one struggling AE.`,
      is('best_region_manager', 'Manager of the region with the most closed-won', manager('slump'), 'text'),
      is('needs_help', 'The AE with the lowest attainment there', rep('slump').name, 'text'),
      is('misses_badly', 'The AE with the lowest attainment outside the one-AE region', rep('at_risk').name, 'text'),
      is('misses_badly_manager', 'The manager of that AE', manager('at_risk'), 'text'),
      is(
        'carried_manager',
        'Manager of the region where one AE has over half of the closed-won',
        manager('top_performer'),
        'text',
      ),
      is('carried_by', 'That AE', rep('top_performer').name, 'text'),
      is('newest_manager', 'The manager who started last', newestManager.name, 'text'),
      is('newest_manager_reps', 'AEs there', 1, 'count'),
      is('newest_manager_rep', 'That AE', rep('newest').name, 'text'),
    ),
  ];
}
