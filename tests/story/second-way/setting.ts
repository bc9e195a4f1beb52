import type { Claims } from './claims.ts';
import { daysBetween } from './days.ts';
import { dealsOf, scenarioOf } from './facts.ts';
import { leadersOf } from './definitions.ts';
import { Frame, least, most } from './frame.ts';

export const setting: Claims = {
  S1: (tables) => ({
    reps: Frame.of(tables.rep).count,
    managers: leadersOf(tables, 'manager').count,
    directors: leadersOf(tables, 'director').count,
    cros: leadersOf(tables, 'cro').count,
    smallest_deal: dealsOf(tables).get(least('amount')),
    largest_deal: dealsOf(tables).get(most('amount')),
  }),

  S2: (tables) => {
    const { quarter_start, quarter_end, as_of } = scenarioOf(tables);
    return { days_over: daysBetween(quarter_start, as_of), days: daysBetween(quarter_start, quarter_end) + 1 };
  },
};
