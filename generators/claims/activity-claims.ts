import { above, atLeast, atMost, claim, tendency, type Claim } from './stated-number.ts';

/** How contact differs by health and outcome: A1–A6. */
export function activityClaims(): Claim[] {
  return [
    claim(
      'A1',
      'Healthy open deals: last contact 0–3 working days ago, spread over them; 3–5 activities a week; ' +
        'contacts still being added.',
      tendency('recent_share', 'Last contact 0–3 working days ago'),
      atLeast('days_used', 'Different numbers of working days among them', 3, 'count'),
      tendency('rate_share', '3–5 activities a week over the last four weeks'),
      tendency('adding_share', 'A contact added in the last four weeks'),
    ),
    claim(
      'A2',
      'At Risk open deals: last contact 10–21 days ago; activity dropped off; one contact on half or more.',
      tendency('silent_share', 'Last contact 10–21 days ago'),
      tendency('dropped_share', 'Fewer than half as many activities in the last two weeks as in the two before'),
      tendency('single_share', 'A single contact', 0.5),
    ),
    claim(
      'A3',
      'Monitor deals lie between Healthy and At Risk; Critical ones beyond At Risk.',
      tendency('monitor_share', 'Monitor: last contact 4–9 days ago'),
      tendency('critical_share', 'Critical: last contact more than 21 days ago'),
    ),
    claim(
      'A4',
      'Won deals: half or more have four or more contacts; an executive sponsor on 80% or more; ' +
        'no gap of seven days; champions answer within 24 hours.',
      tendency('four_contacts_share', 'Four or more contacts', 0.5),
      tendency('sponsor_share', 'An executive sponsor engaged', 0.8),
      tendency('no_gap_share', 'No gap of seven days or more between two-way contacts'),
      tendency('fast_champion_share', 'Champion answers within 24 hours (median of the deal)'),
      atMost('champion_hours', "Median of all champions' answers, hours", 24, 'decimal1'),
    ),
    claim(
      'A5',
      'Lost deals: two thirds or more have one or two contacts; a sponsor on 20% or fewer; ' +
        'gaps of seven days or more; a competitor named far more often than on wins.',
      tendency('few_contacts_share', 'One or two contacts', 0.66),
      atMost('sponsor_share', 'An executive sponsor engaged', 0.2, 'percent'),
      above('sponsor_share', 'An executive sponsor engaged, but on some', 0, 'percent'),
      tendency('gap_share', 'A gap of seven days or more between two-way contacts'),
      atLeast('competitor_ratio', 'Share with a competitor named, over that of wins', 1.5, 'ratio'),
    ),
    claim(
      'A6',
      'Win rate rises from one contact to two or three to four and more.',
      above('two_over_one', 'Win rate with two or three contacts less that with one', 0, 'percent'),
      above('four_over_two', 'Win rate with four or more less that with two or three', 0, 'percent'),
    ),
  ];
}
