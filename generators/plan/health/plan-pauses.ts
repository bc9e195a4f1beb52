import { addDays, dayOf, daysBetween, workdayFrom, workdayUpTo } from '../../lib/calendar.ts';
import type { Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { thresholdOf } from '../../spec/facts.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isLost, isOpen, isUnnamed, type DealPlan, type Pause, type Status } from '../deal-plan.ts';

/** Shares of the deals in which contact paused for as long as makes a gap; of the open ones those that are old enough. */
const PAUSED: Readonly<Record<Status, Range>> = { Won: [0.1, 0.2], Lost: [0.76, 0.86], Open: [0.25, 0.4] };
/** Days that a pause lasts beyond those that make a gap. */
const BEYOND: Range = [1, 9];

const lengthOf = (s: ScenarioSpec): Range => [
  thresholdOf(s, 'gap_days') + BEYOND[0],
  thresholdOf(s, 'gap_days') + BEYOND[1],
];
/** Days between a deal's creation and its first pause, and between a pause and what comes after it, at least. */
const SETTLING = 3;
/** Days that a deal must have lived to pause and go on; an open one to have paused before the last weeks. */
const LONG = 20;
const OLD = 60;
/** The last weeks of an open deal, in which contact goes by its health, days. */
const LAST_WEEKS = 32;
/** Days from which on a loss has room for two pauses, and how often it has them. */
const VERY_LONG = 50;
const TWICE = 0.5;

/** Losses that nobody explained to the AE end in silence: reasons that are a guess, and blanks. */
const GUESSED: readonly string[] = ['No decision', 'Timing', 'Budget cut', 'No executive buy-in'];
/** How often a loss went silent up to its close, by whether its reason is a guess. */
const WENT_DARK = { guessed: 0.72, told: 0.12 } as const;

/** A pause from one day to another, between working days. */
const pause = (from: string, until: string): Pause => ({ from: workdayUpTo(from), until: workdayFrom(until) });

/** A pause within a stretch of a deal's life, at random; null when the stretch is too short. */
function pauseWithin(length: Range, from: string, to: string, random: Random): Pause | null {
  const room = daysBetween(from, to);
  const days = Math.min(random.int(...length), room);
  if (days < length[0]) return null;
  const start = addDays(from, random.int(0, room - days));
  return pause(start, addDays(start, days));
}

/** The silence in which a loss ended: contact never came back. */
function lastSilence(length: Range, deal: DealPlan, random: Random): Pause {
  const life = daysBetween(deal.createdOn, deal.closeOn);
  const days = Math.min(random.int(...length), Math.max(life - SETTLING, 1));
  return { from: workdayUpTo(addDays(deal.closeOn, -days)), until: deal.closeOn };
}

/** Where contact with a closed deal paused that did: in the end, earlier, or both. */
function closedPauses(length: Range, deal: DealPlan, random: Random): Pause[] {
  const { createdOn, closeOn, lossReason } = deal;
  const life = daysBetween(createdOn, closeOn);
  const isGuess = lossReason === null || GUESSED.includes(lossReason);
  const isDark = isLost(deal) && (life < LONG || random.chance(WENT_DARK[isGuess ? 'guessed' : 'told']));
  const last = isDark ? [lastSilence(length, deal, random)] : [];
  if (isDark && (life < VERY_LONG || !random.chance(TWICE))) return last;
  const until = addDays(last[0]?.from ?? closeOn, -2 * SETTLING);
  const earlier = pauseWithin(length, addDays(createdOn, SETTLING + 1), until, random);
  return earlier === null ? [lastSilence(length, deal, random)] : [earlier, ...last];
}

/**
 * Plans where two-way contact paused for as long as makes a gap: in most losses and in few wins; in some open deals before
 * the last weeks. Never twice within a few days.
 */
export function planPauses(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const length = lengthOf(s);
  const some = (status: Status, isFit: (deal: DealPlan) => boolean): DealPlan[] => {
    const all = deals.filter((d) => d.status === status);
    const fit = random.shuffle(all.filter((d) => d.fellOn === null && isFit(d)));
    const wanted = random.share(PAUSED[status], status === 'Open' ? fit.length : all.length);
    // Contact has paused in those whose health fell.
    return fit.slice(0, Math.max(wanted - all.filter((d) => d.fellOn !== null).length, 0));
  };
  const lifeOf = (deal: DealPlan): number => daysBetween(deal.createdOn, isOpen(deal) ? s.asOf : deal.closeOn);
  const couldPause = (deal: DealPlan): boolean => lifeOf(deal) >= length[0] + SETTLING;
  for (const deal of [...some('Lost', couldPause), ...some('Won', couldPause)])
    deal.pauses = closedPauses(length, deal, random);
  for (const deal of some('Open', (d) => isUnnamed(d) && lifeOf(d) >= OLD)) {
    const until = addDays(dayOf(s.asOf), -LAST_WEEKS);
    const earlier = pauseWithin(length, addDays(deal.createdOn, SETTLING + 1), until, random);
    deal.pauses = earlier === null ? [] : [earlier];
  }
}
