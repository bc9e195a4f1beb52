import { groupBy } from '../../model/group-by.ts';
import { CLOSED, COMMIT } from './colours.ts';

/** What a call is made of, from the bottom up. */
export const CALL_PARTS = [
  { category: 'Closed', fill: CLOSED },
  { category: 'Commit', fill: COMMIT },
] as const;

interface Snapshot {
  readonly quarter: string;
  readonly observed_on: string;
  readonly category: string;
  readonly amount: number;
  readonly health_adjusted: number;
  readonly target: number;
  readonly outcome: number | null;
}

/** Of each quarter its target, what it closed (null while it runs) and, week by week, what was closed, called and counted. */
export function weeklyCalls(rows: readonly Snapshot[]) {
  return [...groupBy(rows, (row) => row.quarter)].flatMap(([quarter, some]) => {
    const weeks = [...groupBy(some, (row) => row.observed_on)].map(([week, parts]) => {
      const of = (category: string): Snapshot | undefined => parts.find((part) => part.category === category);
      const [closed, commit] = CALL_PARTS.map(({ category }) => of(category));
      return {
        week,
        closed: closed?.amount ?? 0,
        call: (closed?.amount ?? 0) + (commit?.amount ?? 0),
        rule: (closed?.health_adjusted ?? 0) + (commit?.health_adjusted ?? 0),
      };
    });
    const [first, last] = [some[0], weeks.at(-1)];
    return first === undefined || last === undefined
      ? []
      : [{ quarter, weeks, last, target: first.target, outcome: first.outcome }];
  });
}
