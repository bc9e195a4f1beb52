import type { Tables } from '../../support/world.ts';
import type { Claims } from './claims.ts';
import { daysBetween, quarterBefore, quarterStart } from './days.ts';
import { leadersOf } from './definitions.ts';
import { dealsOf, scenarioOf } from './facts.ts';
import { count, Frame, most, sum } from './frame.ts';
import { repFacts } from './rep-facts.ts';

/** Finished quarters that attainment is kept for. */
const FINISHED = 4;

const regionsOf = (tables: Tables) =>
  repFacts(tables)
    .by(['region', 'manager_id', 'manager'], {
      reps: count(),
      won: sum('won_amount'),
      quota: sum('quota_to_date'),
      best: most('won_amount'),
    })
    .with({ attainment: (r) => r.won / r.quota, best_share: (r) => r.best / r.won });

/** AEs and finished quarters, with the row that is kept for them, if any. */
function finishedQuarters(tables: Tables) {
  const { quarter } = scenarioOf(tables);
  const kept = new Map(tables.rep_quarter.map((q) => [`${q.rep_id} ${q.quarter}`, q]));
  return Array.from({ length: FINISHED }, (_, i) => quarterBefore(quarter, i + 1)).flatMap((name) =>
    tables.rep.map((rep) => ({
      isFull: rep.hired_on <= quarterStart(name),
      kept: kept.get(`${rep.rep_id} ${name}`),
    })),
  );
}

export const regions: Claims = {
  R11: (tables) => {
    const smallest = regionsOf(tables).orderBy('reps').first();
    return {
      most_dollars: regionsOf(tables).orderBy('won', 'down').first().region,
      best_attainment: regionsOf(tables).orderBy('attainment', 'down').first().region,
      smallest_region: smallest.region,
      smallest_region_reps: smallest.reps,
    };
  },

  R12: (tables) => {
    const lastQuarter = quarterBefore(scenarioOf(tables).quarter, 1);
    const sold = dealsOf(tables)
      .where((d) => d.status === 'Won' && d.closed_last === 1)
      .by(['rep_id'], { sold: sum('amount') });
    const quarters = Frame.of(finishedQuarters(tables));
    return {
      missing_quarters: quarters.where((q) => q.isFull && q.kept === undefined).count,
      early_quarters: Frame.of(tables.rep_quarter)
        .join(Frame.of(tables.rep), ['rep_id', 'rep_id'], ['hired_on'])
        .where((q) => daysBetween(q.hired_on, quarterStart(q.quarter)) < 0).count,
      disagreeing: Frame.of(tables.rep_quarter)
        .where((q) => q.quarter === lastQuarter)
        .lookup(sold, ['rep_id', 'rep_id'], ['sold'])
        .where((q) => q.closed_won !== (q.sold ?? 0)).count,
    };
  },

  R13: (tables) => {
    const shared = regionsOf(tables).where((r) => r.reps > 1);
    const best = regionsOf(tables).orderBy('won', 'down').first();
    const [carried] = shared
      .where((r) => r.best_share > 0.5)
      .orderBy('best_share', 'down')
      .rows();
    const inRegion = (region: string) => repFacts(tables).where((r) => r.region === region);
    const alone = regionsOf(tables)
      .where((r) => r.reps === 1)
      .column('region');
    const missing = repFacts(tables)
      .where((r) => !alone.includes(r.region))
      .orderBy('attainment')
      .first();
    const newest = leadersOf(tables, 'manager').orderBy('started_on', 'down').first();
    const team = repFacts(tables).where((r) => r.manager_id === newest.leader_id);
    return {
      best_region_manager: best.manager,
      needs_help: inRegion(best.region).orderBy('attainment').first().name,
      misses_badly: missing.name,
      misses_badly_manager: missing.manager,
      carried_manager: carried?.manager ?? null,
      carried_by: carried ? inRegion(carried.region).orderBy('won_amount', 'down').first().name : null,
      newest_manager: newest.name,
      newest_manager_reps: team.count,
      newest_manager_rep: team.first().name,
    };
  },
};
