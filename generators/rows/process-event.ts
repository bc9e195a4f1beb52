import { minute, stamp } from '../lib/clock.ts';
import { at } from '../lib/lists.ts';
import type { Random } from '../lib/random.ts';
import type { DealPlan } from '../plan/deal-plan.ts';
import { repOf, stageOf } from '../spec/facts.ts';
import type { ScenarioSpec, StageRole } from '../spec/scenario-spec.ts';

export interface ProcessEventRow {
  readonly case_id: string;
  readonly position: number;
  readonly activity: string;
  readonly started_at: string;
  readonly completed_at: string | null;
  readonly resource: string;
}

/** Who does the steps that are not the AE's own. */
const RESOURCE: Readonly<Partial<Record<StageRole, string>>> = {
  lead: 'Marketing operations',
  design: 'Solutions engineering',
  security: 'Security team',
  procurement: "Buyer's procurement",
  legal: 'Legal team',
};

/** The latest minute of the day at which a step that follows another of the same day begins. */
const LATEST = minute(23, 30);

/** When each step began: in office hours; several steps of one day follow one another through it. */
function drawStarts({ steps }: DealPlan, random: Random): string[] {
  let last = 0;
  return steps.map(({ enteredOn }, i) => {
    const isSameDay = steps[i - 1]?.enteredOn === enteredOn;
    last = isSameDay ? Math.min(last + random.int(7, 55), LATEST) : random.int(minute(8, 7), minute(16, 40));
    return stamp(enteredOn, last);
  });
}

/** The event log: the planned steps with times of day; a step begins at the minute in which the one before it ends. */
export function makeProcessEvents(
  s: ScenarioSpec,
  deals: readonly DealPlan[],
  idOf: (deal: DealPlan) => string,
  random: Random,
): ProcessEventRow[] {
  return deals.flatMap((deal) => {
    const starts = drawStarts(deal, random);
    return deal.steps.map(({ activity, leftOn }, i) => ({
      case_id: idOf(deal),
      position: i + 1,
      activity: stageOf(s, activity).stage,
      started_at: at(starts, i),
      completed_at: leftOn === null ? null : (starts[i + 1] ?? at(starts, i)),
      resource: RESOURCE[activity] ?? repOf(s, deal.rep).name,
    }));
  });
}
