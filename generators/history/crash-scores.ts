import { addDays, dayOf, daysBetween } from '../lib/calendar.ts';
import type { Random } from '../lib/random.ts';
import type { DealPlan } from '../plan/deal-plan.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';

/** A health score of a day, with what moved it, where that is known. */
export interface Score {
  readonly observed_on: string;
  readonly health: number;
  readonly note: string | null;
}

/** What moved the score on the days after the champion went silent, in order. */
const NOTES = [
  'Last message from the champion',
  'Morning call not answered',
  'No reply to the order form',
  'Weekly working session cancelled by the buyer',
  'Follow-up to the champion unanswered',
  'Second voicemail; no new contact at the account',
  null,
  null,
  'Eight days of silence after daily contact',
] as const;

/** Days before the silence from which on the score is taken daily. */
const DAILY_BEFORE = 14;

/** The score on the days around the fall; `silent` days after the last contact, negative before it. */
function healthOn(s: ScenarioSpec, deal: DealPlan, silent: number, random: Random): number {
  const { healthBefore, silentDays } = s.crash;
  if (silent > 0) {
    const fallen = (healthBefore - (deal.health ?? 0)) * (silent / silentDays) ** 1.15;
    return Math.round(healthBefore - fallen);
  }
  if (silent >= -2) return healthBefore;
  return Math.min(healthBefore - 1, Math.round(healthBefore - 2.4 + random.between(-1, 1)));
}

/** The crashed deal's scores: weekly, then daily once it matters; it falls a little more each day. */
export function crashScores(s: ScenarioSpec, deal: DealPlan, random: Random): Score[] {
  const asOf = dayOf(s.asOf);
  const { healthBefore, silentDays } = s.crash;
  const daily = silentDays + DAILY_BEFORE;
  const scores: Score[] = [];
  const add = (daysBefore: number, health: number, note: string | null): void =>
    void scores.push({ observed_on: addDays(asOf, -daysBefore), health, note });

  for (let before = daysBetween(deal.createdOn, asOf); before > daily; before -= Math.min(7, before - daily))
    add(before, Math.round(healthBefore - 3 - (before - daily) * 0.16 + random.between(-1.5, 1.5)), null);
  for (let before = daily; before >= 0; before--) {
    const silent = silentDays - before;
    add(before, healthOn(s, deal, silent, random), NOTES[silent] ?? null);
  }
  return scores;
}
