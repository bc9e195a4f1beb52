import type { Value } from '../model/formats.ts';
import type { Agents, Plan } from './agents-schema.ts';
import type { Insight, InsightDeal } from './engine.ts';

/** An action of the plan, column by column as the table `action` holds it, and the deals that it works on. */
export interface Action {
  /** From 1. */
  readonly rank: number;
  readonly insight_id: string;
  readonly action: string;
  readonly owner_id: string | null;
  readonly due_on: string;
  /** What it adds to the forecast if it works: the sum over the deals that it counts, US dollars. */
  readonly impact: number;
  readonly how: string;
  readonly deals: readonly PlannedDeal[];
}

/** A deal of an action: its part of the bridge, which is nothing where an action above counts it. */
export interface PlannedDeal extends Pick<InsightDeal, 'opportunity_id' | 'amount'> {
  readonly is_planned: 0 | 1;
  /** US dollars. */
  readonly impact: number;
}

/** An insight with what is left for its action, once those above it have taken their deals. */
interface Candidate {
  readonly insight: Insight;
  readonly deals: readonly PlannedDeal[];
  readonly impact: number;
}

/**
 * The plan: the recommended action of each insight, ranked as the planner says. Each deal counts under the
 * highest-ranked action that concerns it, so that an action's impact depends on those above it: the first is chosen among
 * all, the next among the rest, with what is left for them. Empty where no agent plans.
 */
export function planActions({ agents }: Agents, insights: readonly Insight[]): Action[] {
  const plan = agents.find((agent) => agent.plan !== undefined)?.plan;
  if (plan === undefined) return [];
  const taken = new Set<string>();
  const actions: Action[] = [];
  let rest = insights;
  for (;;) {
    const [next] = rest.map((insight) => toCandidate(insight, taken)).toSorted((a, b) => compare(plan, a, b));
    if (next === undefined) return actions;
    const { insight, deals, impact } = next;
    const { insight_id, action, owner_id, due_on, how } = insight;
    actions.push({ rank: actions.length + 1, insight_id, action, owner_id, due_on, impact, how, deals });
    for (const { opportunity_id, is_planned } of deals) if (is_planned === 1) taken.add(opportunity_id);
    rest = rest.filter((one) => one !== insight);
  }
}

function toCandidate(insight: Insight, taken: ReadonlySet<string>): Candidate {
  const deals = insight.deals.map(({ opportunity_id, amount, gain }) => {
    const isPlanned = gain !== null && !taken.has(opportunity_id);
    return { opportunity_id, amount, is_planned: isPlanned ? 1 : 0, impact: isPlanned ? gain : 0 } as const;
  });
  return { insight, deals, impact: Math.round(deals.reduce((sum, deal) => sum + deal.impact, 0)) };
}

function compare({ rankBy }: Plan, a: Candidate, b: Candidate): number {
  for (const by of rankBy) {
    const [left, right] = [valueOf(a, by.column), valueOf(b, by.column)];
    if (left === right) continue;
    if ('first' in by) {
      if (left === by.first || right === by.first) return left === by.first ? -1 : 1;
      continue;
    }
    // What is not known comes last, in either order.
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right === (by.order === 'ascending') ? -1 : 1;
  }
  return 0;
}

function valueOf({ insight, impact }: Candidate, column: string): Value {
  const columns: Readonly<Record<string, unknown>> = { ...insight, impact };
  const value = columns[column];
  if (value !== null && typeof value !== 'string' && typeof value !== 'number') {
    throw new RangeError(`unknown column: insight.${column}`);
  }
  return value;
}
