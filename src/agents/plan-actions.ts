import type { Value } from '../model/formats.ts';
import type { Agents, Plan } from './agents-schema.ts';
import type { Insight } from './engine.ts';

/** An action of the plan, column by column as the table `action` holds it. */
export interface Action {
  /** From 1. */
  readonly rank: number;
  readonly insight_id: string;
  readonly action: string;
  readonly owner_id: string | null;
  readonly due_on: string;
  readonly impact: number | null;
  readonly how: string;
}

/** The plan: the recommended action of each insight, ranked as the planner says. Empty where no agent plans. */
export function planActions({ agents }: Agents, insights: readonly Insight[]): Action[] {
  const plan = agents.find((agent) => agent.plan !== undefined)?.plan;
  if (plan === undefined) return [];
  return insights
    .toSorted((a, b) => compare(plan, a, b))
    .map(({ insight_id, action, owner_id, due_on, impact, how }, i) => ({
      rank: i + 1,
      insight_id,
      action,
      owner_id,
      due_on,
      impact,
      how,
    }));
}

function compare({ rankBy }: Plan, a: Insight, b: Insight): number {
  for (const { column, order } of rankBy) {
    const [left, right] = [valueOf(a, column), valueOf(b, column)];
    if (left === right) continue;
    // What is not known comes last, in either order.
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right === (order === 'ascending') ? -1 : 1;
  }
  return 0;
}

function valueOf(insight: Insight, column: string): Value {
  const value = (insight as unknown as Readonly<Record<string, Value | undefined>>)[column];
  if (value === undefined) throw new RangeError(`unknown column: insight.${column}`);
  return value;
}
