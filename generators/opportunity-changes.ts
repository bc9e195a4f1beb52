import { addDays, daysBetween, isWorkday, toWorkday } from './calendar.ts';
import { isClosed, type DealPlan } from './deal-plan.ts';
import type { Random } from './random.ts';
import type { ScenarioSpec } from './scenario.ts';

export interface OpportunityChangeRow {
  readonly opportunity_id: string;
  readonly position: number;
  readonly changed_on: string;
  readonly field: 'forecast_category' | 'close_on';
  readonly old_value: string | null;
  readonly new_value: string;
}

type Change = Omit<OpportunityChangeRow, 'opportunity_id' | 'position' | 'old_value'>;

/** The category that a deal ends with, or stands in. */
export const categoryOf = (deal: DealPlan): string =>
  deal.status === 'Won' ? 'Closed' : deal.status === 'Lost' ? 'Omitted' : (deal.category ?? 'Pipeline');

const RANK: Readonly<Record<string, number>> = { Pipeline: 0, 'Best Case': 1, Commit: 2 };

/** A working day between two dates, both excluded; null when there is none. */
function dayWithin(random: Random, from: string, to: string): string | null {
  const days = Array.from({ length: Math.max(daysBetween(from, to) - 1, 0) }, (_, i) => addDays(from, i + 1)).filter(
    isWorkday,
  );
  return days.length === 0 ? null : random.pick(days);
}

/**
 * The calls on a deal over time: up as it reaches Proposal and Negotiation, sometimes down again, and at the end what
 * it ended with. Lost deals, too, were in the call once: that is what makes a call risky.
 */
function categoryChanges(deal: DealPlan, random: Random): Change[] {
  const changes: Change[] = [{ changed_on: deal.createdOn, field: 'forecast_category', new_value: 'Pipeline' }];
  const reached = (activity: string): string | undefined =>
    deal.steps.find((step) => step.activity === activity)?.enteredOn;
  const last = categoryOf(deal);
  const call = (day: string | undefined | null, value: string): void => {
    if (
      day !== undefined &&
      day !== null &&
      day > (changes.at(-1)?.changed_on ?? '') &&
      changes.at(-1)?.new_value !== value
    )
      changes.push({ changed_on: day, field: 'forecast_category', new_value: value });
  };
  const end = isClosed(deal) ? deal.closeOn : null;
  const willing = deal.status === 'Won' ? [0.85, 0.78] : deal.status === 'Lost' ? [0.55, 0.42] : [0.35, 0.2];
  const ceiling = deal.status === 'Open' ? (RANK[last] ?? 0) : 2;
  if (ceiling >= 1 || random.chance(willing[0] ?? 0)) call(reached('Proposal'), 'Best Case');
  if (ceiling >= 2 && (!isClosed(deal) || random.chance(willing[1] ?? 0))) call(reached('Negotiation'), 'Commit');
  else if (ceiling === 1 && random.chance(0.2)) call(reached('Negotiation'), 'Commit');
  const current = changes.at(-1);
  if (current === undefined) return changes;
  if (isClosed(deal)) {
    // Called down before the end, and for a win up again.
    if (current.new_value === 'Commit' && random.chance(deal.status === 'Lost' ? 0.65 : 0.15)) {
      const down = dayWithin(random, current.changed_on, addDays(deal.closeOn, -1));
      call(down, 'Best Case');
      if (deal.status === 'Won' && down !== null) call(dayWithin(random, down, deal.closeOn), 'Commit');
    }
    changes.push({ changed_on: deal.closeOn, field: 'forecast_category', new_value: last });
  } else if (current.new_value !== last) {
    const at = end ?? dayWithin(random, current.changed_on, addDays(deal.steps.at(-1)?.enteredOn ?? '', 60));
    changes.push({ changed_on: at ?? current.changed_on, field: 'forecast_category', new_value: last });
  }
  return changes;
}

/** Share of open deals that were pushed at least once, by outcome of the others. */
const PUSHED: Readonly<Record<DealPlan['status'], readonly [number, number]>> = { Open: [0.3, 0.4], Won: [0.15, 0.22], Lost: [0.28, 0.36] };

/** The expected close dates over time: pushed deals were expected earlier, some wins came before they were expected. */
function closeChanges(deal: DealPlan, pushes: number, latest: string, random: Random): Change[] {
  const expected = [deal.closeOn];
  const moved: string[] = [];
  for (let i = 0; i < pushes; i++) {
    const later = expected[0] ?? deal.closeOn;
    const before = toWorkday(addDays(later, -random.int(6, 24)));
    const limit = moved[0] ?? latest;
    const from = addDays(before, -9) > deal.createdOn ? addDays(before, -9) : deal.createdOn;
    const day = dayWithin(random, from, limit) ?? dayWithin(random, deal.createdOn, limit);
    if (day === null || before <= addDays(deal.createdOn, 9)) break;
    expected.unshift(before);
    moved.unshift(day);
  }
  if (pushes === 0 && deal.status === 'Won' && random.chance(0.35)) {
    expected.unshift(toWorkday(addDays(deal.closeOn, random.int(4, 21))));
    moved.unshift(deal.closeOn);
  }
  return expected.map((value, i) => ({
    changed_on: i === 0 ? deal.createdOn : (moved[i - 1] ?? deal.createdOn),
    field: 'close_on',
    new_value: value,
  }));
}

/** The field history of every deal, in order of time, and how often each was pushed. */
export function makeOpportunityChanges(
  s: ScenarioSpec,
  deals: readonly DealPlan[],
  idOf: (deal: DealPlan) => string,
  random: Random,
): { rows: OpportunityChangeRow[]; pushesOf: Map<DealPlan, number> } {
  const planned = new Map<DealPlan, number>();
  const asOf = s.asOf.slice(0, 10);
  for (const status of ['Open', 'Won', 'Lost'] as const) {
    const list = deals.filter(
      (d) =>
        d.status === status &&
        (d.role === null || d.role === 'crash') &&
        daysBetween(d.createdOn, isClosed(d) ? d.closeOn : asOf) > 24,
    );
    const overdue = list.filter((d) => status === 'Open' && d.closeOn < asOf);
    const order = [...overdue, ...random.shuffle(list.filter((d) => !overdue.includes(d)))];
    const all = deals.filter((d) => d.status === status).length;
    // The AEs who called an overdue deal never moved its date: half of them.
    for (const deal of order
      .slice(Math.ceil(overdue.length / 2))
      .slice(0, Math.round(random.between(...PUSHED[status]) * all)))
      planned.set(
        deal,
        random.weighted([1, 2, 3], (n) => 4 - n),
      );
  }
  const pushesOf = new Map<DealPlan, number>();
  const rows = deals.flatMap((deal) => {
    const latest = isClosed(deal) ? deal.closeOn : asOf;
    const closes = closeChanges(deal, planned.get(deal) ?? 0, latest, random);
    pushesOf.set(
      deal,
      closes.filter((change, i) => i > 0 && change.new_value > (closes[i - 1]?.new_value ?? '')).length,
    );
    const before = new Map<string, string>();
    return [...categoryChanges(deal, random).map((change) => clampDay(change, asOf)), ...closes]
      .map((change, i) => ({ change, i }))
      .sort((a, b) =>
        a.change.changed_on < b.change.changed_on ? -1 : a.change.changed_on > b.change.changed_on ? 1 : a.i - b.i,
      )
      .map(({ change }, i) => {
        const old_value = before.get(change.field) ?? null;
        before.set(change.field, change.new_value);
        const { changed_on, field, new_value } = change;
        return { opportunity_id: idOf(deal), position: i + 1, changed_on, field, old_value, new_value };
      });
  });
  return { rows, pushesOf };
}

/** No change of an open deal lies on or after the as-of day. */
function clampDay(change: Change, asOf: string): Change {
  let day = change.changed_on;
  while (day >= asOf || (day !== change.changed_on && !isWorkday(day))) day = addDays(day, -1);
  return { ...change, changed_on: day };
}
