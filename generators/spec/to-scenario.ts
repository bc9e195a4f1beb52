import { dayOf, isWeekday } from '../lib/calendar.ts';
import { Refusal } from '../lib/refusal.ts';
import { collisions } from './collisions.ts';
import { readSpec } from './read-spec.ts';
import type { ScenarioSpec } from './scenario-spec.ts';

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

const DATE = /^(\d{4}-\d{2}-\d{2})(T(?:[01]\d|2[0-3]):[0-5]\d)?$/;

/** Whether a date is in the calendar: JavaScript takes 2026-02-30 for 2 March. */
function isDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && dayOf(new Date(time).toISOString()) === date;
}

/**
 * The as-of moment; a day without a time means its morning at eight. Throws a Refusal for what is no weekday of the
 * quarter.
 */
function toAsOf(s: ScenarioSpec): string {
  const [, day, time = 'T08:00'] = DATE.exec(s.asOf) ?? [];
  if (day === undefined || !isDate(day))
    throw new Refusal(`as-of is no date: ${s.asOf}; write it as 2026-12-07 or 2026-12-07T08:00`);
  if (day < s.quarter.start || day > s.quarter.end)
    throw new Refusal(
      `as-of lies outside the quarter: ${day}; choose a weekday from ${s.quarter.start} to ${s.quarter.end}`,
    );
  if (!isWeekday(day))
    throw new Refusal(`as-of is a weekend: ${day}; choose a weekday from ${s.quarter.start} to ${s.quarter.end}`);
  return `${day}${time}`;
}
