import type { TriedFinding } from '../query/binding-hooks.ts';
import type { QueryCharts } from '../query/query-rows.ts';

/** A prepared edit of a figure's query: one a scene, for those who never wrote SQL. */
export interface TryThis extends TriedFinding {
  /** The query of the scene's figure that it stands beside. */
  readonly query: keyof QueryCharts;
  /** What to try, as it follows "Try this:". */
  readonly label: string;
  /** What it will show; no numbers, for those are the query's to say. */
  readonly shows: string;
  /** Makes the edit; throws where the query does not have what it changes, exactly once. */
  readonly edit: (sql: string) => string;
}

const change =
  (...changes: readonly (readonly [find: string, put: string])[]) =>
  (sql: string): string =>
    changes.reduce((text, [find, put]) => {
      const [before, after, ...more] = text.split(find);
      if (before === undefined || after === undefined || more.length > 0)
        throw new RangeError(`not once there: ${find}`);
      return before + put + after;
    }, sql);

export const TRY_THIS: readonly TryThis[] = [
  {
    query: 'logos_not_dollars',
    label: "hold them against the whole quarter's target",
    shows: 'It shows what is still to win until the quarter ends.',
    edit: change([
      '  plan_to_date,\n  ratio,\n  on_plan,',
      '  target as plan_to_date,\n  now / target as ratio,\n  now >= target as on_plan,',
    ]),
    before: 'below',
    select: `select most.measure as most, most.ratio as most_share, least.measure as least, least.ratio as least_share
from (select * from tried order by ratio desc limit 1) most
cross join (select * from tried order by ratio limit 1) least`,
    measures: 'Won in the quarter to date, as a share of the whole quarter’s target',
    say: [
      'Of the whole quarter’s target: ',
      { column: 'most' },
      ' at ',
      { column: 'most_share', format: 'percent' },
      ', ',
      { column: 'least' },
      ' at ',
      { column: 'least_share', format: 'percent' },
    ],
  },
  {
    query: 'crash_silence',
    label: 'only the past month',
    shows: 'It shows the weeks around the silence close up.',
    edit: change([
      'order by s.at is null',
      "where s.at is null or s.at >= (select date(as_of, '-1 month') from scenario)\norder by s.at is null",
    ]),
    before: 'below',
    select: `select
  count(distinct date(at)) filter (where is_two_way = 1) as contact_days,
  count(*) filter (where is_two_way = 0 and date(at) > date(silent_from)) as unanswered
from tried
where kind = 'touch'`,
    measures: 'The deal’s health score and, person by person, what happened in the past month',
    say: [
      'In the past month: contact on ',
      { column: 'contact_days', format: 'days' },
      ', then attempts without an answer: ',
      { column: 'unanswered', format: 'count' },
    ],
  },
  {
    query: 'rep_scoreboard',
    label: 'order the AEs by contacts per deal',
    shows: 'It shows whether those who engage more people also stand better.',
    edit: change(['order by r.attainment desc', 'order by r.contacts_a_deal desc']),
    before: 'below',
    select: `select
  most.rep as most, most.contacts_a_deal as most_contacts, most.attainment as most_attainment,
  least.rep as least, least.contacts_a_deal as least_contacts, least.attainment as least_attainment
from (select * from tried order by contacts_a_deal desc limit 1) most
cross join (select * from tried where contacts_a_deal is not null order by contacts_a_deal limit 1) least`,
    measures: 'Attainment: closed-won in the quarter, over quota to date; mean contacts of the deals closed in it',
    say: [
      'By contacts per deal: first ',
      { column: 'most' },
      ', ',
      { column: 'most_contacts', format: 'decimal1' },
      ' and ',
      { column: 'most_attainment', format: 'percent' },
      ' of quota to date; last ',
      { column: 'least' },
      ', ',
      { column: 'least_contacts', format: 'decimal1' },
      ' and ',
      { column: 'least_attainment', format: 'percent' },
    ],
  },
  {
    query: 'commit_deals',
    label: 'count nothing of the deals gone silent',
    shows: 'It shows what stays of the call if they all slip.',
    edit: change([
      'weight, adjusted_amount,',
      'case when is_silent then 0 else weight end as weight,\n  case when is_silent then 0 else adjusted_amount end as adjusted_amount,',
    ]),
    before: 'behind',
    select: 'select sum(amount) as amount, sum(adjusted_amount) as counts from tried',
    measures:
      'Open deals in Commit dated in the quarter, by amount; the solid part is the amount times the weight of the deal’s health band, and nothing where the deal is silent',
    say: [
      'Without the deals gone silent, ',
      { column: 'counts', format: 'usd-m' },
      ' of the ',
      { column: 'amount', format: 'usd-m' },
      ' in Commit counts',
    ],
  },
  {
    query: 'stage_stays',
    label: 'take the median stay for the mean',
    shows: 'It shows which steps are slow for most deals, and which for a few very long stays.',
    edit: change(
      ['s.mean_days, s.p10_days', 's.median_days as mean_days, s.p10_days'],
      ['s.mean_days / g.benchmark_days', 's.median_days / g.benchmark_days'],
    ),
    before: 'behind',
    select: `select count(*) as steps, count(*) filter (where mean_days > benchmark_days) as over
from tried`,
    measures:
      'Median days of the completed stays in each step (bar), with the outer deciles (line on it), against the benchmark (dashed)',
    say: [
      'By the median stay, ',
      { column: 'over', format: 'count' },
      ' of ',
      { column: 'steps', format: 'count' },
      ' steps are over their benchmark',
    ],
  },
  {
    query: 'plan_bridge',
    label: 'let the action on top fail',
    shows: 'It shows how far the others reach without it.',
    edit: change(['a.impact as amount', 'case when a.rank > 1 then a.impact else 0 end as amount']),
    before: 'behind',
    select: "select forecast, target from tried where kind = 'after'",
    measures: 'What each action but the one on top adds to the health-adjusted forecast, US dollars',
    say: [
      'Without the first action the plan reaches ',
      { column: 'forecast', format: 'usd-m' },
      ' of the ',
      { column: 'target', format: 'usd-m' },
      ' target',
    ],
  },
];
