import { isWeekday } from '../lib/calendar.ts';
import { Refusal } from '../lib/refusal.ts';
import { collisions } from './collisions.ts';
import { readSpec } from './read-spec.ts';
import type { ScenarioSpec } from './scenario-spec.ts';
import { day } from './strict.ts';

/**
 * A scenario that can be planned, its as-of with a time, from what is said to be one. Throws a Refusal that lists
 * everything that cannot be read, or all that collides.
 */
export function toScenario(spec: unknown): ScenarioSpec {
  const read = readSpec(spec);
  const scenario = { ...read, asOf: toAsOf(read) };
  const found = collisions(scenario);
  if (found.length > 0) throw new Refusal(found.join('\n'));
  return scenario;
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})(T(?:[01]\d|2[0-3]):[0-5]\d)?$/;

/**
 * The as-of moment; a day without a time means its morning at eight. Throws a Refusal for what is no weekday of the
 * quarter.
 */
function toAsOf(s: ScenarioSpec): string {
  const [, date, time = 'T08:00'] = MOMENT.exec(s.asOf) ?? [];
  if (date === undefined || !day.safeParse(date).success)
    throw new Refusal(`as-of is no date: ${s.asOf}; write it as 2026-12-07 or 2026-12-07T08:00`);
  if (date < s.quarter.start || date > s.quarter.end)
    throw new Refusal(
      `as-of lies outside the quarter: ${date}; choose a weekday from ${s.quarter.start} to ${s.quarter.end}`,
    );
  if (!isWeekday(date))
    throw new Refusal(`as-of is a weekend: ${date}; choose a weekday from ${s.quarter.start} to ${s.quarter.end}`);
  return `${date}${time}`;
}
