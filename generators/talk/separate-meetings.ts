import { dayOf } from '../lib/calendar.ts';
import { minute, minuteOf, stamp } from '../lib/clock.ts';
import type { DealPlan } from '../plan/deal-plan.ts';
import type { Draft } from './draft.ts';
import { isMeeting, MEETING_STEP } from './two-way.ts';

/** An activity with the deal that it belongs to. */
export interface DealDraft {
  readonly deal: DealPlan;
  readonly draft: Draft;
}

/** From this minute of the day on a meeting moves to the next free start after the first one of the morning. */
const LAST_START = minute(17, 30);
const FIRST_START = minute(8, 15);

/** Moves meetings that an AE would hold at the same minute apart, by quarters of an hour. */
export function separateMeetings(all: readonly DealDraft[]): DealDraft[] {
  const taken = new Set<string>();
  return all.map(({ deal, draft }) => {
    if (!isMeeting(draft.type)) return { deal, draft };
    const slot = (at: string): string => `${deal.rep} ${at}`;
    let { at } = draft;
    while (taken.has(slot(at))) {
      const minutes = minuteOf(at);
      at = stamp(dayOf(at), minutes >= LAST_START ? FIRST_START : minutes + MEETING_STEP);
    }
    taken.add(slot(at));
    return { deal, draft: { ...draft, at } };
  });
}
