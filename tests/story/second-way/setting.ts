import type { Tables } from '../../support/world.ts';
import type { Claims } from './claims.ts';
import { daysBetween } from './days.ts';
import { dealsOf, scenarioOf } from './facts.ts';
import { Frame, least, most } from './frame.ts';

const titled = (tables: Tables, text: string): number =>
  Frame.of(tables.leader).where((l) => l.title.includes(text)).count;

export const setting: Claims = {
  S1: (tables) => ({
    reps: Frame.of(tables.rep).count,
    managers: titled(tables, 'Manager'),
    directors: titled(tables, 'Director'),
    cros: titled(tables, 'Chief Revenue'),
    smallest_deal: dealsOf(tables).get(least('amount')),
    largest_deal: dealsOf(tables).get(most('amount')),
  }),

  S2: (tables) => {
    const { quarter_start, quarter_end, as_of } = scenarioOf(tables);
    return { days_over: daysBetween(quarter_start, as_of), days: daysBetween(quarter_start, quarter_end) + 1 };
  },
};
