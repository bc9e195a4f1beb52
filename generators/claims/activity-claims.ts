import { bandOf, thresholdOf } from '../spec/facts.ts';
import type { BandRole, ScenarioSpec, ThresholdName } from '../spec/scenario-spec.ts';
import { capital, fromTo, inDays, inWords } from './in-words.ts';
import { above, atLeast, atMost, claim, tendency, type Claim } from './stated-number.ts';

/** How contact differs by health and outcome: A1–A6. */
export const activityClaims = (s: ScenarioSpec): Claim[] => [...healthClaims(s), ...outcomeClaims(s)];

/** Open deals by health band. */
function healthClaims(s: ScenarioSpec): Claim[] {
  const of = (name: ThresholdName): number => thresholdOf(s, name);
  const band = (role: BandRole): string => bandOf(s, role).band;
  const inTouch = `last contact 0–${of('in_touch_working_days')} working days ago`;
  const rate = `${of('least_weekly_activities')}–${of('most_weekly_activities')} activities a week`;
  const quiet = `last contact ${of('least_quiet_days')}–${of('most_quiet_days')} days ago`;
  const drop = inDays(of('drop_days'));
  return [
    claim(
      'A1',
      `${band('healthy')} open deals: ${inTouch}, spread over them; ${rate}; contacts still being added.`,
      tendency('recent_share', capital(inTouch)),
      atLeast('days_used', 'Different numbers of working days among them', 3, 'count'),
      tendency('rate_share', `${rate} over the last ${inDays(of('recent_days'))}`),
      tendency('adding_share', `A contact added in the last ${inDays(of('recent_days'))}`),
    ),
    claim(
      'A2',
      `${band('at_risk')} open deals: ${quiet}; activity dropped off; one contact on half or more.`,
      tendency('silent_share', capital(quiet)),
      tendency(
        'dropped_share',
        `Fewer than half as many activities in the last ${drop} as in the ${drop.split(' ')[0]} before`,
      ),
      tendency('single_share', 'A single contact', 0.5),
    ),
    claim(
      'A3',
      `${band('monitor')} deals lie between ${band('healthy')} and ${band('at_risk')}; ` +
        `${band('critical')} ones beyond ${band('at_risk')}.`,
      tendency(
        'monitor_share',
        `${band('monitor')}: last contact ${of('least_fading_days')}–${of('least_quiet_days') - 1} days ago`,
      ),
      tendency('critical_share', `${band('critical')}: last contact more than ${of('most_quiet_days')} days ago`),
    ),
  ];
}

/** Closed deals by outcome. */
function outcomeClaims(s: ScenarioSpec): Claim[] {
  const of = (name: ThresholdName): number => thresholdOf(s, name);
  const many = inWords(of('many_contacts'));
  const few = fromTo(1, of('few_contacts'));
  const some = fromTo(of('multi_threaded_contacts'), of('many_contacts') - 1);
  const gap = inDays(of('gap_days'));
  const fast = of('fast_answer_hours');
  return [
    claim(
      'A4',
      `Won deals: half or more have ${many} or more contacts; an executive sponsor on 80% or more; ` +
        `no gap of ${gap}; champions answer within ${fast} hours.`,
      tendency('four_contacts_share', `${capital(many)} or more contacts`, 0.5),
      tendency('sponsor_share', 'An executive sponsor engaged', 0.8),
      tendency('no_gap_share', `No gap of ${gap} or more between two-way contacts`),
      tendency('fast_champion_share', `Champion answers within ${fast} hours (median of the deal)`),
      atMost('champion_hours', "Median of all champions' answers, hours", fast, 'decimal1'),
    ),
    claim(
      'A5',
      `Lost deals: two thirds or more have ${few} contacts; a sponsor on 20% or fewer; ` +
        `gaps of ${gap} or more; a competitor named far more often than on wins.`,
      tendency('few_contacts_share', `${capital(few)} contacts`, 0.66),
      atMost('sponsor_share', 'An executive sponsor engaged', 0.2, 'percent'),
      above('sponsor_share', 'An executive sponsor engaged, but on some', 0, 'percent'),
      tendency('gap_share', `A gap of ${gap} or more between two-way contacts`),
      atLeast('competitor_ratio', 'Share with a competitor named, over that of wins', 1.5, 'ratio'),
    ),
    claim(
      'A6',
      `Win rate rises from one contact to ${some} to ${many} and more.`,
      above('two_over_one', `Win rate with ${some} contacts less that with one`, 0, 'percent'),
      above('four_over_two', `Win rate with ${many} or more less that with ${some}`, 0, 'percent'),
    ),
  ];
}
