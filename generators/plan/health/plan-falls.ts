import { addDays, daysBetween, dayOf, workdayFrom, workdayUpTo } from '../../lib/calendar.ts';
import type { Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { thresholdOf } from '../../spec/facts.ts';
import type { ScenarioSpec } from '../../spec/scenario-spec.ts';
import { isClosed, isLost, isOpen, isFree, isUnnamed, isWon, type DealPlan } from '../deal-plan.ts';
import { scoreDays } from './score-days.ts';

/** Days of a deal before the low, and days after it in which contact resumes. */
const BEFORE = 19;
const RESUMES: Range = [1, 3];
/** Days of silence up to the low, beyond those that make a gap. */
const SILENCE: Range = [2, 6];

/** Share of the recovered deals whose sponsor was met soon after the fall. */
const RECOVERED_MET: Range = [0.66, 0.82];
/** Share of the others that had a sponsor, and of these whose sponsor was met soon. */
const NOT_RECOVERED_SPONSORED: Range = [0.24, 0.34];
const NOT_RECOVERED_MET: Range = [0.55, 0.8];

/** Open deals that fell as deep: still silent, or back in contact for weeks. */
/** The best that one of those who are silent stands at: its peak was a good score. */
const FALLEN_TO = 56;
const STILL_SILENT: Range = [3, 5];
const BACK: Range = [2, 3];
/** Days ago that the low of those back in contact was. */
const BACK_FOR: Range = [33, 62];

/** The days on which a deal's health can have been at its low. */
function possibleLows(s: ScenarioSpec, deal: DealPlan): string[] {
  // The days in which a closed deal can recover, a fortnight or more, are over before its close.
  const recovery = Math.max(thresholdOf(s, 'fall_days'), thresholdOf(s, 'recovery_days'));
  return scoreDays(s, deal).filter((day) => {
    const isLate = daysBetween(deal.createdOn, day) >= BEFORE;
    const ago = daysBetween(day, s.asOf);
    return (
      isLate && (isClosed(deal) ? daysBetween(day, deal.closeOn) > recovery : ago >= BACK_FOR[0] && ago <= BACK_FOR[1])
    );
  });
}

/** Lets a deal's health fall to a low on one of its days: contact pauses before it and resumes after it. */
function fall(s: ScenarioSpec, deal: DealPlan, random: Random): void {
  const low = random.pick(possibleLows(s, deal));
  deal.fellOn = low;
  deal.pauses = [
    {
      from: workdayUpTo(addDays(low, -thresholdOf(s, 'gap_days') - random.int(...SILENCE))),
      until: workdayFrom(addDays(low, random.int(...RESUMES))),
    },
  ];
}

/** The few open deals whose health fell as deep: silent ones outside the forecast, and some back in contact. */
function fallOpen(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const open = random.shuffle(deals.filter((d) => isOpen(d) && isFree(d) && d.bandThen === null));
  const isOut = ({ category }: DealPlan): boolean => category === 'Pipeline' || category === 'Omitted';
  const silent = open.filter(
    (d) =>
      (d.health ?? 99) <= FALLEN_TO &&
      d.band === 'at_risk' &&
      isOut(d) &&
      daysBetween(d.createdOn, s.asOf) >= 2 * BEFORE,
  );
  for (const deal of silent.slice(0, random.int(...STILL_SILENT))) deal.fellOn = dayOf(s.asOf);
  const back = open.filter((d) => (d.band === 'monitor' || d.band === 'healthy') && possibleLows(s, d).length > 0);
  for (const deal of back.slice(0, random.int(...BACK))) fall(s, deal, random);
}

/**
 * Chooses the deals whose health fell as far as the crashed deal's, at any age, with a pause of contact. Of the closed
 * ones about a third were won, within the stated bounds (H1).
 */
export function planFalls(s: ScenarioSpec, deals: readonly DealPlan[], random: Random): void {
  const [low, high] = s.recovery;
  const total = random.int(38, 46);
  const won = random.share([low + 0.025, high - 0.025], total);
  const isSponsored = (d: DealPlan): boolean => d.hasSponsor && d.contacts > 1;
  const long = deals.filter((d) => isClosed(d) && isUnnamed(d) && d.bandThen === null && possibleLows(s, d).length > 0);
  // The longer a deal lives, the more days there are on which it can fall.
  const drop = (some: readonly DealPlan[], count: number): void => {
    const ranked = some.map((deal) => ({ deal, rank: random.unit() / possibleLows(s, deal).length }));
    for (const { deal } of ranked.sort((a, b) => a.rank - b.rank).slice(0, count)) fall(s, deal, random);
  };
  drop(
    long.filter((d) => isWon(d) && isSponsored(d)),
    won,
  );
  // Some of those that did not recover had a sponsor too, and met with one: it helps, it does not save.
  const lost = long.filter(isLost);
  const sponsored = lost.filter(isSponsored);
  const wanted = random.share(NOT_RECOVERED_SPONSORED, total - won);
  // Where too few losses had one, the others fall in their place: the share that was won is stated.
  const count = Math.min(wanted, sponsored.length);
  drop(sponsored, count);
  drop(
    lost.filter((d) => !isSponsored(d)),
    total - won - count,
  );
  const fell = random.shuffle(deals.filter((d) => d.fellOn !== null && isSponsored(d)));
  for (const [isSuch, share] of [[isWon, RECOVERED_MET] as const, [isLost, NOT_RECOVERED_MET] as const]) {
    const such = fell.filter(isSuch);
    for (const deal of such.slice(0, random.share(share, such.length))) deal.sponsorMet = true;
  }
  fallOpen(s, deals, random);
}
