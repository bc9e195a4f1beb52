import type { QueryCharts } from '../query/query-rows.ts';

/** A prepared edit of a figure's query: one a scene, for those who never wrote SQL. */
export interface TryThis {
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
  (find: string, put: string) =>
  (sql: string): string => {
    const [before, after, ...more] = sql.split(find);
    if (before === undefined || after === undefined || more.length > 0) throw new RangeError(`not once there: ${find}`);
    return before + put + after;
  };

export const TRY_THIS: readonly TryThis[] = [
  {
    query: 'logos_not_dollars',
    label: "hold them against the whole quarter's target",
    shows: 'It shows what is still to win until the quarter ends.',
    edit: change(
      '  plan_to_date,\n  ratio,\n  on_plan,',
      '  target as plan_to_date,\n  now / target as ratio,\n  now >= target as on_plan,',
    ),
  },
  {
    query: 'crash_silence',
    label: 'only the past month',
    shows: 'It shows the weeks around the silence close up.',
    edit: change(
      'order by s.at is null',
      "where s.at is null or s.at >= (select date(as_of, '-1 month') from scenario)\norder by s.at is null",
    ),
  },
  {
    query: 'rep_scoreboard',
    label: 'order the AEs by contacts per deal',
    shows: 'It shows whether those who engage more people also stand better.',
    edit: change('order by r.attainment desc', 'order by r.contacts_a_deal desc'),
  },
  {
    query: 'commit_deals',
    label: 'leave out the deals gone silent',
    shows: 'It shows what stays of the call, and the title answers too.',
    edit: change("where counts_as = 'Commit'", "where counts_as = 'Commit' and is_silent = 0"),
  },
  {
    query: 'stage_stays',
    label: 'leave out the detours',
    shows: 'It shows which steps of the happy path itself run over.',
    edit: change('where g.benchmark_days is not null', 'where g.benchmark_days is not null and g.on_happy_path = 1'),
  },
  {
    query: 'plan_bridge',
    label: 'leave out the action that comes first',
    shows: 'It shows how far the others reach without it.',
    edit: change('where a.impact > 0', 'where a.impact > 0 and a.rank > 1'),
  },
];
