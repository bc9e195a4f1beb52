import { addDays } from '../lib/calendar.ts';
import { isClosed } from '../plan/deal-plan.ts';
import { thresholdOf } from '../spec/facts.ts';
import { attemptsInSilence, attemptsUpTo, weeklyRate } from './attempts.ts';
import { planContactDays } from './contact-days.ts';
import { conversation } from './conversation.ts';
import type { Draft, Talk } from './draft.ts';

/**
 * A deal's activities from the plan, whoever it is: two-way contact, the AE's unanswered messages beside it, and what
 * went into the silence after an open deal's last contact.
 */
export function usualActivities(talk: Talk, lastContact: string | undefined): Draft[] {
  const { s, deal, random } = talk;
  const { days, resumed } = planContactDays(deal, lastContact, random);
  const drafts = conversation(talk, days, resumed);
  const rate = weeklyRate(talk);
  const start = deal.createdOn;
  const end = isClosed(deal) ? deal.closeOn : (lastContact ?? addDays(s.asOf, -1));
  const fill = (from: string, to: string): Draft[] => attemptsUpTo(talk, drafts, rate, [from, to], days);
  // A healthy deal keeps its rate over the recent days as well as before them.
  const split = addDays(s.asOf, -thresholdOf(s, 'recent_days'));
  const isSplit = deal.band === 'healthy' && split > start && split < end;
  const filled = isSplit ? [...fill(start, split), ...fill(addDays(split, 1), end)] : fill(start, end);
  const silence = isClosed(deal) || lastContact === undefined ? [] : attemptsInSilence(talk, lastContact);
  return [...drafts, ...filled, ...silence];
}
