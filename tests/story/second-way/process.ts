import type { Tables } from '../../support/world.ts';
import type { Claims } from './claims.ts';
import { stageOf } from './definitions.ts';
import { closedDeals, dealsOf, engagedOf, less, openDeals, over, staysOf, type Deal } from './facts.ts';
import { withinStrata } from './rate-ratio.ts';
import { Frame } from './frame.ts';

/** Mean of the completed stays in a step, by its role, calendar days. */
export function averageStay(tables: Tables, role: string): number | null {
  const { stage } = stageOf(tables, role);
  return staysOf(tables)
    .where((s) => s.activity === stage && s.completed_at !== null)
    .mean('days');
}

/** Deals whose open stay in a step, by its role, is over its benchmark. */
export function stuckIn(tables: Tables, role: string): Frame<Deal> {
  const { stage, benchmark_days } = stageOf(tables, role);
  const benchmark = benchmark_days ?? Infinity;
  const open = staysOf(tables).where((s) => s.activity === stage && s.completed_at === null && s.days > benchmark);
  const ids = new Set(open.column('case_id'));
  return openDeals(tables).where((d) => ids.has(d.opportunity_id));
}

/** Won deals with their case's steps in order. */
function tracesOf(tables: Tables) {
  const traces = new Map<string, string[]>();
  for (const { case_id, activity } of staysOf(tables).orderBy('position').rows()) {
    traces.set(case_id, [...(traces.get(case_id) ?? []), activity]);
  }
  return dealsOf(tables)
    .where((d) => d.won === 1)
    .with({ trace: (d) => traces.get(d.opportunity_id) ?? [] });
}

/** Mean cycle of won deals with procurement less that of won deals without, the latter's segments weighted as the former's. */
function procurementCycle(tables: Tables): number | null {
  const { stage } = stageOf(tables, 'procurement');
  const passed = (deal: { trace: readonly string[] }): boolean => deal.trace.includes(stage);
  const won = tracesOf(tables);
  const without = won.where((d) => !passed(d));
  const like = won.where(passed).with({ like: (d) => without.where((w) => w.segment === d.segment).mean('age_days') });
  return less(like.mean('age_days'), like.mean('like'));
}

export const process: Claims = {
  P1: (tables) => {
    const stuck = stuckIn(tables, 'legal');
    return {
      average_days: averageStay(tables, 'legal'),
      benchmark: stageOf(tables, 'legal').benchmark_days,
      stuck_deals: stuck.count,
      stuck_amount: stuck.sum('amount'),
      closing_among: stuck.where((d) => d.story_role === 'closing').count,
    };
  },

  P2: (tables) => ({
    average_days: averageStay(tables, 'security'),
    benchmark: stageOf(tables, 'security').benchmark_days,
  }),

  P3: (tables) => {
    const [proposal, discovery] = [stageOf(tables, 'proposal').stage, stageOf(tables, 'discovery').stage];
    const reached = staysOf(tables)
      .where((s) => s.activity === proposal)
      .by(['case_id'], {});
    const fellBack = staysOf(tables)
      .where((s) => s.activity === discovery && s.previous === proposal)
      .by(['case_id'], {});
    return { share: fellBack.count / reached.count };
  },

  P4: (tables) => ({
    average_days: averageStay(tables, 'procurement'),
    with_over_without: procurementCycle(tables),
  }),

  P5: (tables) => {
    const path = Frame.of(tables.stage)
      .where((s) => s.on_happy_path === 1)
      .orderBy('position')
      .column('stage');
    const isHappy = (deal: { trace: readonly string[] }): boolean => deal.trace.join() === path.join();
    const won = tracesOf(tables);
    const others = won.where((d) => !isHappy(d));
    const happy = won
      .where(isHappy)
      .with({ others: (d) => others.where((o) => o.segment === d.segment).mean('age_days') });
    return {
      average_days: happy.mean('age_days'),
      cases: happy.count,
      segments_without: tables.segment.length - new Set(happy.column('segment')).size,
      others_longer: less(happy.mean('others'), happy.mean('age_days')),
    };
  },

  P6: (tables) => {
    const technical = engagedOf(tables).where((c) => c.buying_role === 'Technical Buyer');
    const bought = new Set(technical.column('opportunity_id'));
    const lacks = (d: Deal): boolean => !bought.has(d.opportunity_id);
    const late = stuckIn(tables, 'design');
    const lateIds = new Set(late.column('opportunity_id'));
    const within = openDeals(tables).where(
      (d) => d.stage === stageOf(tables, 'design').stage && !lateIds.has(d.opportunity_id),
    );
    return {
      deals: late.where(lacks).count,
      late_share: late.share(lacks),
      within_over_late: over(within.share(lacks), late.share(lacks)),
    };
  },

  P7: (tables) => {
    const { fellBack, others } = reworkOf(tables);
    const strata = tables.segment.map(({ segment }) => ({
      fell: fellBack.where((d) => d.segment === segment),
      did: others.where((d) => d.segment === segment),
    }));
    const like = fellBack.with({ others: (d) => others.where((o) => o.segment === d.segment).mean('won') });
    return {
      fell_back: fellBack.count,
      others: others.count,
      cost: less(like.mean('others'), fellBack.mean('won')),
      like_ratio: withinStrata(strata.map(({ fell, did }) => [fell, did])),
      one_sided: strata.filter(({ fell, did }) => [fell, did].some((d) => [0, d.count].includes(d.sum('won')))).length,
    };
  },
};

/** Closed cases that reached the proposal step: those that fell back from it to discovery, and the others. */
function reworkOf(tables: Tables) {
  const [proposal, discovery] = ['proposal', 'discovery'].map((role) => stageOf(tables, role).stage);
  const stays = staysOf(tables);
  const reached = new Set(stays.where((s) => s.activity === proposal).column('case_id'));
  const back = new Set(stays.where((s) => s.activity === discovery && s.previous === proposal).column('case_id'));
  const closed = closedDeals(tables).where((d) => reached.has(d.opportunity_id));
  return {
    fellBack: closed.where((d) => back.has(d.opportunity_id)),
    others: closed.where((d) => !back.has(d.opportunity_id)),
  };
}
