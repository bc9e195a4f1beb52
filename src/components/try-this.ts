/** A prepared edit of a figure's query: one a scene, for those who never wrote SQL. */
export interface TryThis {
  /** The query of the scene's figure that it stands beside. */
  readonly query: string;
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
    label: 'leave out Enterprise',
    shows: 'It shows how much of the plan hangs on the largest deals.',
    edit: change(
      "where status = 'Won' and closed_this_quarter = 1",
      "where status = 'Won' and closed_this_quarter = 1 and segment <> 'Enterprise'",
    ),
  },
  {
    query: 'crash_health',
    label: 'only the past month',
    shows: 'It shows the weeks around the silence close up.',
    edit: change(
      "where o.story_role = 'crash'",
      "where o.story_role = 'crash'\n  and h.observed_on >= (select date(as_of, '-1 month') from scenario)",
    ),
  },
  {
    query: 'rep_scoreboard',
    label: 'order the AEs by contacts a deal',
    shows: 'It shows whether those who engage more people also stand better.',
    edit: change('order by attainment desc', 'order by b.contacts_a_deal desc'),
  },
  {
    query: 'commit_deals',
    label: 'leave out deals gone silent for a week',
    shows: 'It shows what stays of the call, and the title answers too.',
    edit: change(
      "  and d.forecast_category = 'Commit'",
      "  and d.forecast_category = 'Commit'\n  and d.days_since_contact < 7",
    ),
  },
  {
    query: 'stage_stays',
    label: 'leave out the detours',
    shows: 'It shows which steps of the happy path itself run over.',
    edit: change('where g.benchmark_days is not null', 'where g.benchmark_days is not null and g.on_happy_path = 1'),
  },
  {
    query: 'exposures',
    label: 'count every open deal, whenever it is due',
    shows: 'It shows what waits beyond the quarter.',
    edit: change('    and d.close_on between s.quarter_start and s.quarter_end\n', ''),
  },
];
