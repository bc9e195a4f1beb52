import type { Tables } from '../../support/world.ts';
import { daysBetween } from '../second-way/days.ts';
import { crashOf } from '../second-way/crash.ts';
import { openDeals, less } from '../second-way/facts.ts';
import { dayOfFall, fallen } from '../second-way/recovery.ts';
import { atLeast, between, none, type Check } from './check.ts';

const FORTNIGHT = 14;

/** Closed deals that fell as deep as the crashed one: days from creation to the fall, and from the fall to the close. */
const fallsOf = (tables: Tables): { age: number; left: number }[] =>
  fallen(tables)
    .rows()
    .map((d) => ({
      age: daysBetween(d.created_on, d.fell_on ?? ''),
      left: daysBetween(d.fell_on ?? '', d.close_on),
    }));

/** Open deals but the crashed one whose health fell as deep. */
function openFallen(tables: Tables) {
  const { deal, health_before } = crashOf(tables);
  const depth = less(health_before, deal.health) ?? Infinity;
  const scores = Map.groupBy(tables.health_snapshot, (h) => h.opportunity_id);
  return openDeals(tables)
    .rows()
    .filter(
      (d) => d.story_role !== 'crash' && dayOfFall(scores.get(d.opportunity_id) ?? [], depth, FORTNIGHT) !== null,
    );
}

export const fallChecks: Check[] = [
  atLeast('the fortnight after a fall ends before the close on 90% or more', 0.9, (tables) => {
    const falls = fallsOf(tables);
    return falls.filter(({ left }) => left > FORTNIGHT).length / falls.length;
  }),
  atLeast(
    'falls lie 10 or more different numbers of days before the close',
    10,
    (tables) => new Set(fallsOf(tables).map(({ left }) => left)).size,
  ),
  atLeast('deals fall at ages that differ by 25 days or more', 25, (tables) => {
    const ages = fallsOf(tables).map(({ age }) => age);
    return Math.max(...ages) - Math.min(...ages);
  }),
  between(
    '2–5% of the other open deals fell as deep as the crashed one',
    0.02,
    0.05,
    (tables) => openFallen(tables).length / openDeals(tables).count,
  ),
  none('an open deal that fell so is outside the forecast or back in contact', (tables) =>
    openFallen(tables)
      .filter((d) => ['Commit', 'Best Case'].includes(d.forecast_category) && (d.days_silent ?? Infinity) >= FORTNIGHT)
      .map((d) => d.opportunity_id),
  ),
];
