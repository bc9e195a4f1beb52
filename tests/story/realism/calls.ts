import type { Opportunity, Tables } from '../../support/world.ts';
import { dateOf, daysBetween } from '../second-way/days.ts';
import { targetOf } from '../second-way/facts.ts';
import { atMost, none, type Check } from './check.ts';
import { changesOf } from './history.ts';

const snapshotDays = (tables: Tables): string[] =>
  [...new Set(tables.forecast_snapshot.map((f) => f.observed_on))].toSorted();

/** The value of a field of each deal on a day, as the changes up to it say. */
function valuesOn(tables: Tables, field: string, day: string): (deal: Opportunity) => string {
  const changes = changesOf(tables, field);
  return (deal) => changes.get(deal.opportunity_id)?.findLast((c) => c.changed_on <= day)?.new_value ?? '';
}

const isOpenOn = (deal: Opportunity, day: string): boolean =>
  deal.created_on <= day && (deal.status === 'Open' || deal.close_on > day);

/** The deals that stood in Commit on a day. */
function committedOn(tables: Tables, day: string): Set<Opportunity> {
  const category = valuesOn(tables, 'forecast_category', day);
  return new Set(tables.opportunity.filter((d) => isOpenOn(d, day) && category(d) === 'Commit'));
}

/** The changes of the call from each snapshot to the next, US dollars. */
function callMoves(tables: Tables): number[] {
  const calls = snapshotDays(tables).map((day) =>
    tables.forecast_snapshot
      .filter((f) => f.observed_on === day && ['Closed', 'Commit'].includes(f.forecast_category))
      .reduce((sum, f) => sum + f.amount, 0),
  );
  return calls.slice(1).map((call, i) => call - (calls[i] ?? 0));
}

export const callChecks: Check[] = [
  none(
    'whatever is in Commit or Best Case at a snapshot is expected in the quarter, and not before that day',
    (tables) => {
      const { quarter_end = '' } = tables.scenario[0] ?? {};
      return snapshotDays(tables).flatMap((day) => {
        const [category, expected] = [valuesOn(tables, 'forecast_category', day), valuesOn(tables, 'close_on', day)];
        return tables.opportunity
          .filter((d) => isOpenOn(d, day) && ['Commit', 'Best Case'].includes(category(d)))
          .filter((d) => expected(d) < day || expected(d) > quarter_end)
          .map((d) => `${d.opportunity_id} on ${day}`);
      });
    },
  ),

  atMost('the call gains 20% of the target in a week at most', 0.2, (tables) =>
    Math.max(...callMoves(tables).map((move) => move / targetOf(tables, 'revenue'))),
  ),

  none('no deal moved the call of the past week by half as much as the crashed deal could', (tables) => {
    const [before = '', now = ''] = snapshotDays(tables).slice(-2);
    const [then, since] = [committedOn(tables, before), committedOn(tables, now)];
    const largest = (tables.opportunity.find((d) => d.story_role === 'crash')?.amount ?? 0) / 2;
    const isWonSince = (d: Opportunity): boolean => d.status === 'Won' && d.close_on > before;
    return tables.opportunity
      .filter((d) => {
        const [was, is] = [then.has(d), since.has(d) || isWonSince(d)];
        return was !== is && d.amount > largest;
      })
      .map((d) => `${d.opportunity_id}: ${d.amount}`);
  }),

  none('nobody calls a deal that is not yet designed, but as a quarter opens', (tables) => {
    const designed = new Map(
      tables.process_event
        .filter((e) => tables.stage.find((g) => g.stage === e.activity)?.role === 'design')
        .toSorted((a, b) => b.position - a.position)
        .map((e) => [e.case_id, dateOf(e.started_at)]),
    );
    return [...changesOf(tables, 'forecast_category')]
      .flatMap(([id, changes]) =>
        changes.filter((c) => c.new_value === 'Commit').map((c) => ({ id, on: c.changed_on })),
      )
      .filter(({ id, on }) => daysBetween(designed.get(id) ?? '9999-12-31', on) < 0)
      .map(({ id, on }) => `${id} on ${on}`);
  }),
];
