import type { Tables } from '../../support/world.ts';
import type { Claims } from './claims.ts';
import { daysBetween } from './days.ts';
import { thresholdOf } from './definitions.ts';
import { closedNow, less, scenarioOf, targetOf, winRate, wonNow } from './facts.ts';
import { Frame } from './frame.ts';

/** The share of a quarter's target that is planned before the as-of day: linear by day within each month. */
export function planShare(tables: Tables): number {
  const { as_of } = scenarioOf(tables);
  return Frame.of(tables.plan_phase)
    .with({
      planned: (p) => {
        const days = daysBetween(p.starts_on, p.ends_on) + 1;
        return (p.share * Math.min(Math.max(daysBetween(p.starts_on, as_of), 0), days)) / days;
      },
    })
    .sum('planned');
}

const wins = (tables: Tables, type: string) => wonNow(tables).where((d) => d.deal_type === type);

export const metrics: Claims = {
  T1: (tables) => {
    const closed = wonNow(tables).sum('amount');
    const target = targetOf(tables, 'revenue');
    return { closed, target, gap: target - closed };
  },

  T2: (tables) => {
    const new_logos = wins(tables, 'New Logo').count;
    const target = targetOf(tables, 'new_logos');
    return { new_logos, target, gap: target - new_logos };
  },

  T3: (tables) => {
    const expansion = wins(tables, 'Expansion').sum('amount');
    const target = targetOf(tables, 'expansion');
    return { expansion, target, gap: target - expansion };
  },

  T4: (tables) => {
    const win_rate = winRate(closedNow(tables));
    const target = targetOf(tables, 'win_rate');
    return { win_rate, target, gap: less(win_rate, target) };
  },

  T5: (tables) => {
    const share = planShare(tables);
    const planned = {
      logos: targetOf(tables, 'new_logos') * share,
      expansion: targetOf(tables, 'expansion') * share,
      dollars: (targetOf(tables, 'revenue') - targetOf(tables, 'expansion')) * share,
    };
    const new_logos = wins(tables, 'New Logo').count;
    const expansion = wins(tables, 'Expansion').sum('amount');
    const new_logo_dollars = wins(tables, 'New Logo').sum('amount');
    const onPlan = (value: number, plan: number): number =>
      Number(value >= thresholdOf(tables, 'on_plan_share') * plan);
    return {
      new_logos,
      new_logos_plan: planned.logos,
      expansion,
      expansion_plan: planned.expansion,
      new_logo_dollars,
      new_logo_dollars_plan: planned.dollars,
      new_logos_on_plan: onPlan(new_logos, planned.logos),
      expansion_on_plan: onPlan(expansion, planned.expansion),
      new_logo_dollars_on_plan: onPlan(new_logo_dollars, planned.dollars),
    };
  },
};
