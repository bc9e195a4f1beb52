import type { Random } from '../lib/random.ts';
import type { DealPlan } from '../plan/deal-plan.ts';
import type { ScenarioSpec } from '../spec/scenario-spec.ts';
import { attend } from './attend.ts';
import { crashActivities } from './crash-talk.ts';
import type { Draft, Person, Talk } from './draft.ts';
import { steepen, sustain } from './dropping-off.ts';
import { planLastContacts } from './plan-last-contacts.ts';
import { planTempers, type Temper } from './temper.ts';
import { usualActivities } from './usual-talk.ts';

/** What was said and written on one deal, and the people who took part, in the order in which they came in. */
export interface DealTalk<P extends Person> {
  readonly deal: DealPlan;
  readonly people: readonly P[];
  /** People of Legal and Procurement who may have come in with the paper. */
  readonly paper: readonly P[];
  readonly drafts: readonly Draft[];
}

/**
 * Drafts the activities of every deal; `engagedIn` has the people of each in the order in which they come in, `paperOf`
 * those who come with the paper.
 */
export function draftActivities<P extends Person>(
  s: ScenarioSpec,
  deals: readonly DealPlan[],
  engagedIn: ReadonlyMap<DealPlan, readonly P[]>,
  paperOf: ReadonlyMap<DealPlan, readonly P[]>,
  random: Random,
): DealTalk<P>[] {
  const lastContacts = planLastContacts(s, deals, random);
  const temper = planTempers(s, deals, random);
  return deals.map((deal) => {
    const people = engagedIn.get(deal) ?? [];
    const { isFast, isAdding, keepsRate } = temper;
    const talk = {
      s,
      deal,
      people,
      random,
      isFast: isFast(deal),
      isAdding: isAdding(deal),
      keepsRate: keepsRate(deal),
    };
    const paper = paperOf.get(deal) ?? [];
    return { deal, people, paper, drafts: attend(talk, activitiesOf(talk, temper, lastContacts.get(deal)), paper) };
  });
}

/** All activities of one deal; `lastContact` is the day of an open deal's last two-way contact. */
function activitiesOf(talk: Talk, temper: Temper, lastContact: string | undefined): Draft[] {
  const { deal } = talk;
  if (lastContact === undefined) return usualActivities(talk, lastContact);
  if (deal.role === 'crash') return crashActivities(talk, lastContact);
  const usual = usualActivities(talk, lastContact);
  const fate = temper.fateOf(deal);
  if (fate === null) return usual;
  return fate === 'drops off' ? steepen(talk, usual, lastContact) : sustain(talk, usual);
}
