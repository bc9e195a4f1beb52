import { apportion } from '../../lib/apportion.ts';
import { at, recordOf } from '../../lib/lists.ts';
import type { Range } from '../../lib/numbers.ts';
import type { Random } from '../../lib/random.ts';
import { Refusal } from '../../lib/refusal.ts';
import { openKeyDeals } from '../../spec/facts.ts';
import type { BandRole, BandSpec, Book, RepRole, ScenarioSpec, SegmentRole } from '../../spec/scenario-spec.ts';
import type { RepGoals } from '../quotas/rep-goals.ts';
import type { Totals } from './plan-totals.ts';
import { splitWins } from './split-wins.ts';

/** An AE's deals by period and outcome; the wins by segment, the open ones by health band. */
export interface RepBook {
  readonly winsNow: Readonly<Record<SegmentRole, number>>;
  readonly lostNow: number;
  readonly winsLast: Readonly<Record<SegmentRole, number>>;
  readonly lostLast: number;
  readonly open: Readonly<Record<BandRole, number>>;
}

/** The AEs whose arcs do not hang on the number of their deals. */
const FREE: readonly RepRole[] = ['steady', 'rising', 'slump', 'capped', 'turnaround'];

/** More deals of a kind than any AE comes to. */
const MOST = 60;

/** Moves a few deals between AEs, so that each seed has books of its own; no count goes below its least. */
function vary(s: ScenarioSpec, counts: readonly number[], ranges: readonly Range[], random: Random): number[] {
  const result = [...counts];
  const movable = s.reps.flatMap((rep, i) => (FREE.includes(rep.role) ? [i] : []));
  for (let move = 0; move < 2; move++) {
    const [from, to] = random.shuffle(movable);
    if (from === undefined || to === undefined || at(result, from) <= at(ranges, from)[0]) continue;
    result[from] = at(result, from) - 1;
    result[to] = at(result, to) + 1;
  }
  return result;
}

/** The losses that make the top performer's wins the stated win rate. Throws a Refusal when no number does. */
function topPerformerLosses(s: ScenarioSpec, wins: number): number {
  const stated = s.patterns.topPerformerWinRate;
  const near = Math.round(wins / stated) - wins;
  const losses = [0, 1, -1, 2, -2]
    .map((d) => near + d)
    .find((l) => Math.round((wins / (wins + l)) * 100) === Math.round(stated * 100));
  if (losses === undefined)
    throw new Refusal(`R1 collides: no number of losses makes ${wins} wins a win rate of ${stated}`);
  return losses;
}

/** How many of the open key deals of a band are an AE's. */
const keyDealsIn = (s: ScenarioSpec, { min, max }: BandSpec, rep: RepRole): number =>
  openKeyDeals(s).filter(({ key, state }) => key.rep === rep && state.health >= min && state.health <= max).length;

/** Shares the totals out over the AEs, each in proportion to the usual book; in the order of the scenario's AEs. */
export function planRepBooks(
  s: ScenarioSpec,
  goals: RepGoals,
  totals: Totals,
  random: Random,
): ReadonlyMap<RepRole, RepBook> {
  const { reps, bands } = s;
  const share = (total: number, weight: (book: Book) => number, range: (rep: RepRole) => Range): number[] =>
    apportion(
      total,
      reps.map((r) => weight(r.book)),
      reps.map((r) => range(r.role)),
    );
  const shareAndVary = (...[total, weight, range]: Parameters<typeof share>): number[] => {
    const ranges = reps.map((r) => range(r.role));
    return vary(s, share(total, weight, range), ranges, random);
  };

  const wonNow = share(
    totals.wonNow,
    (b) => b.wonNow,
    () => [2, MOST],
  );
  const topLosses = topPerformerLosses(s, wonNow[reps.findIndex((r) => r.role === 'top_performer')] ?? 0);
  const lostNow = shareAndVary(
    totals.lostNow,
    (b) => b.closedNow - b.wonNow,
    (rep) => (rep === 'top_performer' ? [topLosses, topLosses] : [4, MOST]),
  );
  const wonLast = share(
    totals.wonLast,
    (b) => b.wonLast,
    () => [1, MOST],
  );
  const lostLast = shareAndVary(
    totals.lostLast,
    (b) => b.closedLast - b.wonLast,
    () => [2, MOST],
  );
  const inBands = apportion(
    s.deals.open,
    bands.map((b) => b.share),
  );
  const open = bands.map((band, b) =>
    shareAndVary(
      at(inBands, b),
      (book) => book.open[band.role],
      (rep) => [keyDealsIn(s, band, rep), MOST],
    ),
  );

  return new Map(
    reps.map((rep, i) => {
      const large = rep.book.winsNow.enterprise;
      const wonBefore = (rep.finished[0]?.quota ?? 0) * (rep.finished[0]?.attainment ?? 0);
      const book: RepBook = {
        winsNow: splitWins(s, rep, at(wonNow, i), goals[rep.role].won, [large, large]),
        lostNow: at(lostNow, i),
        winsLast: splitWins(s, rep, at(wonLast, i), wonBefore, rep.role === 'closer' ? [1, 2] : [0, 1]),
        lostLast: at(lostLast, i),
        open: recordOf(
          bands.map((b) => b.role),
          (_, b) => at(at(open, b), i),
        ),
      };
      return [rep.role, book];
    }),
  );
}
