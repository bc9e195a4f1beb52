import type { DealPlan } from './deal-plan.ts';
import type { Random } from './random.ts';

export interface ProcessEventRow {
  readonly case_id: string;
  readonly position: number;
  readonly activity: string;
  readonly started_at: string;
  readonly completed_at: string | null;
  readonly resource: string;
}

/** Who does the steps that are not the AE's own. */
const RESOURCE: Readonly<Record<string, string>> = {
  'Lead Created': 'Marketing operations',
  'Solution Design': 'Solutions engineering',
  'Security Review': 'Security team',
  Procurement: "Buyer's procurement",
  'Legal Review': 'Legal team',
};

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The event log: the planned steps with times of day; a step begins at the minute in which the one before it ends. */
export function makeProcessEvents(
  deals: readonly DealPlan[],
  idOf: (deal: DealPlan) => string,
  repNameOf: (deal: DealPlan) => string,
  random: Random,
): ProcessEventRow[] {
  return deals.flatMap((deal) => {
    // Several steps of one day follow one another through it.
    const times: number[] = [];
    deal.steps.forEach((step, i) => {
      const sameDay = i > 0 && deal.steps[i - 1]?.enteredOn === step.enteredOn;
      times.push(
        sameDay
          ? Math.min((times[i - 1] ?? 0) + random.int(7, 55), 23 * 60 + 30)
          : random.int(8 * 60 + 7, 16 * 60 + 40),
      );
    });
    const starts = deal.steps.map((step, i) => `${step.enteredOn}T${clock(times[i] ?? 0)}`);
    return deal.steps.map((step, i) => ({
      case_id: idOf(deal),
      position: i + 1,
      activity: step.activity,
      started_at: starts[i] as string,
      completed_at: step.leftOn === null ? null : (starts[i + 1] ?? (starts[i] as string)),
      resource: RESOURCE[step.activity] ?? repNameOf(deal),
    }));
  });
}
