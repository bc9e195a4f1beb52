import { daysBetween } from '../lib/calendar.ts';
import { thresholdOf } from '../spec/facts.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';
import type { Person, Talk } from './draft.ts';

/** Days before the as-of day within which no contact of a settled deal is added: outside what counts as recent. */
export const settledFor = (s: ScenarioSpec): number => thresholdOf(s, 'recent_days') + 2;
/** Days within which one is added where contacts are still being added: well inside. */
const addedWithin = (s: ScenarioSpec): number => thresholdOf(s, 'recent_days') - 4;

/** The day on which each contact comes in: early ones by the end of the first Discovery, late ones after it. */
export function planEntries(talk: Talk, days: readonly string[]): Map<Person, string> {
  const { deal, people, random } = talk;
  const first = days[0] ?? deal.createdOn;
  return new Map(
    people.map((person, i): [Person, string] => {
      if (i === 0) return [person, first];
      const choices = deal.band === null ? closedChoices(talk, days, i) : openChoices(talk, days, i);
      return [person, choices.length > 0 ? random.pick(choices) : first];
    }),
  );
}

/** Days on which contact `i` of a closed deal can come in. */
function closedChoices({ deal }: Talk, days: readonly string[], i: number): readonly string[] {
  const discovery = deal.steps.find((step) => step.activity === 'discovery')?.leftOn ?? null;
  const isEarly = (day: string): boolean => discovery === null || day <= discovery;
  if (i < deal.earlyContacts) return days.filter(isEarly);
  const late = days.filter((day) => !isEarly(day));
  return late.length > 0 ? late : days.slice(-1);
}

/**
 * Days on which contact `i` of an open deal can come in: where contacts are still being added to a healthy one, the
 * last came in within the last weeks, else all came in before them.
 */
function openChoices({ s, deal, people, isAdding }: Talk, days: readonly string[], i: number): readonly string[] {
  if (deal.band !== 'healthy' || (isAdding && i < people.length - 1)) return days;
  const fit = days.filter((day) => {
    const ago = daysBetween(day, s.asOf);
    return isAdding ? ago <= addedWithin(s) : ago > settledFor(s);
  });
  return fit.length > 0 ? fit : days;
}
