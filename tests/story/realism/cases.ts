import type { Opportunity, ProcessEvent, Tables } from '../../support/world.ts';
import { dateOf, daysBetween } from '../second-way/days.ts';
import { segmentAt } from '../second-way/definitions.ts';
import { none, type Check } from './check.ts';

/** A step of a case, with the role of the stage. */
interface Step extends ProcessEvent {
  role: string;
}

/** Every deal with the steps of its case in order. */
function casesOf(tables: Tables): { deal: Opportunity; steps: Step[] }[] {
  const roles = new Map(tables.stage.map((s) => [s.stage, s.role]));
  const steps = Map.groupBy(
    tables.process_event.map((e) => ({ ...e, role: roles.get(e.activity) ?? '' })),
    (e) => e.case_id,
  );
  return tables.opportunity.map((deal) => ({
    deal,
    steps: (steps.get(deal.opportunity_id) ?? []).toSorted((a, b) => a.position - b.position),
  }));
}

/** A rule on every case: nothing where it holds, else what is wrong. */
const eachCase = (name: string, holds: (deal: Opportunity, steps: readonly Step[], tables: Tables) => boolean): Check =>
  none(name, (tables) =>
    casesOf(tables)
      .filter(({ deal, steps }) => !holds(deal, steps, tables))
      .map(({ deal }) => deal.opportunity_id),
  );

const closing: Record<string, string> = { Won: 'won', Lost: 'lost' };
const isClosing = (step: Step): boolean => Object.values(closing).includes(step.role);

export const caseChecks: Check[] = [
  eachCase(
    'a case has steps numbered from 1',
    (_, steps) => steps.length > 0 && steps.every((s, i) => s.position === i + 1),
  ),

  eachCase('steps follow one another without gap or overlap', (_, steps) =>
    steps.every((s, i) => i === 0 || s.started_at === steps[i - 1]?.completed_at),
  ),

  eachCase('no step ends before it starts', (_, steps) =>
    steps.every((s) => s.completed_at === null || s.completed_at >= s.started_at),
  ),

  eachCase('a completed step took a day or more, and two from the second step on', (_, steps) =>
    steps.every(
      (s, i) =>
        s.completed_at === null || isClosing(s) || daysBetween(s.started_at, s.completed_at) >= Math.min(i + 1, 2),
    ),
  ),

  eachCase('no deal is negotiated within nine days, none of the largest within three weeks', (deal, steps, tables) => {
    const negotiation = steps.find((s) => s.role === 'negotiation');
    const days = negotiation === undefined ? Infinity : daysBetween(deal.created_on, negotiation.started_at);
    return days >= (deal.segment === segmentAt(tables, 1).segment ? 21 : 9);
  }),

  eachCase('no step directly repeats itself', (_, steps) =>
    steps.every((s, i) => i === 0 || s.activity !== steps[i - 1]?.activity),
  ),

  eachCase('only the last step may be open, and is while the deal is', (deal, steps) =>
    steps.every((s, i) => (s.completed_at === null) === (deal.status === 'Open' && i === steps.length - 1)),
  ),

  eachCase(
    'a case starts as a lead on the day the deal was created',
    (deal, [step]) => step?.role === 'lead' && dateOf(step.started_at) === deal.created_on,
  ),

  eachCase("a deal's stage and the day it was entered are the case's last step", (deal, steps) => {
    const last = steps.at(-1);
    return last?.activity === deal.stage && dateOf(last.started_at) === deal.stage_entered_on;
  }),

  eachCase('a closed deal ends in its closing step on its close date, an open one is not in one', (deal, steps) => {
    const last = steps.at(-1);
    if (!last || steps.slice(0, -1).some(isClosing)) return false;
    if (deal.status === 'Open') return !isClosing(last);
    return last.role === closing[deal.status] && dateOf(last.started_at) === deal.close_on;
  }),

  eachCase('a deal was lost at the step before Closed Lost', (deal, steps) =>
    deal.status === 'Lost' ? deal.lost_at_stage === steps.at(-2)?.activity : deal.lost_at_stage === null,
  ),
];
