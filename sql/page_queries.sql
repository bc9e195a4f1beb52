-- The named queries behind the pages of the deals (/deals/…) and of the account executives (/reps/…). Each answers for
-- all deals or for all AEs at once; a page shows the rows of its own subject, found by `opportunity_id` or `rep_id`.
--
-- Said once for all, as in demo_queries.sql: days are calendar days between dates. "This quarter" means closed (won or
-- lost) with a close date from the quarter's start to the as-of day. A contact of a deal has taken part in a two-way
-- activity on it.

----------------------------------------------------------------------------------------------------------------------
-- The page of a deal
----------------------------------------------------------------------------------------------------------------------

-- name: deal_facts
-- title: The deal on one row
-- definition: The deal's fields on the as-of day; contact is two-way. The finding of an open deal is what applies first:
--   Stuck, its present stay has lasted its benchmark times the threshold stuck_times, or more; Overdue, its expected
--   close date is over; Silent, no contact for the days of the threshold silent_days, or more; Over benchmark, its
--   present stay is longer than that; else Moving.
-- column: amount: Amount, annual contract value
-- column: close_on: Close date, expected while the deal is open
-- column: health: Health score now
-- column: last_contact_on: Day of the last contact
-- column: days_since_contact: Days since the last contact
-- column: days_in_stage: Days in the present stage
-- column: benchmark_days: Benchmark of {stage}, days
-- column: cycle_days: Days from creation to close
-- column: days_overdue: Days since the expected close date
-- column: contacts: Contacts engaged on the deal
-- column: people: People known at the account
-- column: people_met: People met on the deal, those of Legal and Procurement too
-- column: paper_people: People of Legal and Procurement met on the deal
-- column: pushes: Times that the expected close date moved to a later day
-- behind: contacts: deal_people, count where opportunity_id = opportunity_id and is_contact = 1
-- behind: people: deal_people, count where opportunity_id = opportunity_id
-- behind: people_met: deal_people, count where opportunity_id = opportunity_id and is_met = 1
-- behind: paper_people: = people_met - contacts
with dated as (
  select
    d.*,
    (select count(*) from opportunity_contact oc where oc.opportunity_id = d.opportunity_id) - d.contacts as paper_people,
    case when d.status = 'Open' then cast(julianday(d.close_on) - julianday(q.today) as integer) end as days_to_close
  from deal d
  cross join quarter_to_date q
)
select
  opportunity_id, account, deal, industry, region, rep_id, rep, manager, deal_type, segment, amount, status, stage,
  forecast_category, situation, created_on, stage_entered_on, close_on, days_to_close, pushes, health, health_band,
  case
    when status <> 'Open' then status
    when days_in_stage >= benchmark_days * (select value from threshold where name = 'stuck_times') then 'Stuck'
    when days_to_close < 0 then 'Overdue'
    when is_silent = 1 then 'Silent'
    when is_over_benchmark = 1 then 'Over benchmark'
    else 'Moving'
  end as finding,
  case when days_to_close < 0 then -days_to_close end as days_overdue,
  last_contact_on, days_since_contact, days_in_stage, benchmark_days, cycle_days, contacts, people,
  contacts + paper_people as people_met,
  paper_people, competitor,
  loss_reason, lost_at_stage,
  case
    when status = 'Lost' and loss_reason = 'Lost to incumbent' then coalesce('lost to ' || competitor || ', the incumbent', 'lost to the incumbent')
    when status = 'Lost' then 'lost' || coalesce(' to ' || competitor, '') || case loss_reason
      when 'Price' then ' on price'
      when 'Timing' then ' on timing'
      when 'No decision' then ' without a decision'
      when 'Budget cut' then ' after a budget cut'
      when 'Missing features' then ' over missing features'
      when 'Integration gaps' then ' over integration gaps'
      when 'No executive buy-in' then ' without executive buy-in'
      else ''
    end
  end as lost_how,
  next_step, lead_source, band_position, band_glyph, is_silent
from dated
order by opportunity_id;

-- name: deal_health
-- title: Health of the deal over time
-- chart: health-steps
-- column: health: Health score on {observed_on}
select
  h.opportunity_id, h.observed_on, h.health, b.band as health_band, b.min_health, b.max_health, h.note,
  b.position as band_position, b.glyph as band_glyph, o.story_role
from health_snapshot h
join opportunity o on o.opportunity_id = h.opportunity_id
join health_band b on h.health between b.min_health and b.max_health
order by h.opportunity_id, h.observed_on;

-- name: deal_activity
-- title: Everything that happened on the deal
-- chart: activity-timeline
-- definition: Two-way: a meeting held, a call answered, a message the buyer sent. The AE's outreach counts as answered
--   when the same person is in two-way contact within the days of the threshold reply_days after it. Until: the as-of
--   day, or the day the deal closed.
select
  v.opportunity_id,
  v.occurred_at,
  v.contact,
  v.buying_role,
  v.type,
  v.direction,
  v.is_two_way,
  v.is_answered,
  v.subject,
  case when o.status = 'Open' then q.today else o.close_on end as until,
  (select value from threshold where name = 'gap_days') as gap_days,
  o.story_role
from touch v
join opportunity o on o.opportunity_id = v.opportunity_id
cross join quarter_to_date q
order by v.opportunity_id, v.occurred_at, v.activity_id;

-- name: deal_silence
-- title: The deal's contact and its gaps
-- definition: A gap is the time from a day with two-way contact to the next one, or to the as-of day or the day the deal
--   closed; long gaps are those of the days of the threshold gap_days, or more. Answered and unanswered outreach as
--   in deal_activity.
-- column: two_way: Activities that were contact
-- column: outreach: The AE's outreach, answered or not
-- column: unanswered: The AE's unanswered outreach
-- column: longest_gap: Days of the longest gap between contacts
-- behind: two_way: deal_activity, count where opportunity_id = opportunity_id and is_two_way = 1
-- behind: outreach: deal_activity, count where opportunity_id = opportunity_id and is_two_way = 0
-- behind: unanswered: deal_activity, count where opportunity_id = opportunity_id and is_answered = 0
with touches as (
  select
    opportunity_id,
    count(*) filter (where is_two_way = 1) as two_way,
    count(*) filter (where is_two_way = 0) as outreach,
    count(*) filter (where is_answered = 0) as unanswered
  from touch
  group by opportunity_id
)
select
  t.opportunity_id,
  t.two_way,
  t.outreach,
  t.unanswered,
  max(g.days) as longest_gap,
  count(*) filter (where g.days >= (select value from threshold where name = 'gap_days')) as long_gaps
from touches t
join contact_gap g on g.opportunity_id = t.opportunity_id
where g.is_after_contact = 1
group by t.opportunity_id
order by t.opportunity_id;

-- name: deal_people
-- title: The people at the account, by role
-- definition: Met: the person has taken part in a two-way activity on this deal, the first of them on the day in the
--   column Engaged; of those met all are contacts but Legal and Procurement. Known by: the leader at TechFlow who has a
--   relationship with the person.
with touches as (
  select opportunity_id, contact_id, count(*) as two_way, date(max(occurred_at)) as last_contact_on
  from activity
  where is_two_way = 1
  group by opportunity_id, contact_id
),
role (buying_role, place) as (
  values
    ('Champion', 1), ('Economic Buyer', 2), ('Executive Sponsor', 3), ('Technical Buyer', 4), ('User', 5),
    ('Procurement', 6), ('Legal', 7)
)
select
  p.opportunity_id,
  p.contact_id,
  p.buying_role,
  p.contact,
  p.title,
  p.is_engaged as is_met,
  p.is_engaged = 1 and p.buying_role not in ('Legal', 'Procurement') as is_contact,
  p.engaged_on,
  t.last_contact_on,
  coalesce(t.two_way, 0) as two_way,
  p.known_by,
  p.known_by_title
from deal_person p
left join role r on r.buying_role = p.buying_role
left join touches t on t.opportunity_id = p.opportunity_id and t.contact_id = p.contact_id
order by p.opportunity_id, is_met desc, r.place, p.engaged_on, p.contact_id;

-- name: deal_trace
-- title: The deal's way through the process
-- chart: process-trace
-- definition: One row a stay, and one for each step of the happy path that the deal did not reach. Again: an earlier
--   stay was in the same step or a later one. An open stay is counted to the as-of day.
select
  o.opportunity_id,
  g.stage,
  g.on_happy_path,
  g.benchmark_days,
  y.position as stay,
  y.started_at,
  y.ended_at,
  coalesce(y.is_open, 0) as is_open,
  coalesce(y.is_again, 0) as is_again,
  y.position is not null and g.on_happy_path = 0 and g.role <> 'lost' as is_detour,
  y.days
from opportunity o
cross join stage g
left join stay y on y.case_id = o.opportunity_id and y.stage = g.stage
where y.position is not null or g.on_happy_path = 1
order by o.opportunity_id, g.position, y.position;

-- name: deal_way
-- title: The deal's way on one row
-- definition: Over: of the stays over their benchmark, the open one, or else the one with the most days over it. Steps
--   again: stays in the same step as an earlier stay or in a step before it. Detours: stays off the happy path.
-- column: steps_again: Steps gone through again
-- column: detours: Stays off the happy path
-- column: over_days: Days in {over_step}
-- column: over_benchmark: Benchmark of {over_step}, days
-- behind: steps_again: deal_trace, sum is_again where opportunity_id = opportunity_id
-- behind: detours: deal_trace, sum is_detour where opportunity_id = opportunity_id
-- behind: over_days: deal_trace, max days where opportunity_id = opportunity_id and stage = over_step and is_open =
--   over_is_open when is_over = 1
with walked as (
  select
    case_id,
    sum(is_again) as steps_again,
    count(*) filter (where on_happy_path = 0 and role <> 'lost') as detours,
    count(*) filter (where is_over_benchmark = 1) as stays_over
  from stay
  group by case_id
),
longest_over as (
  select
    case_id,
    stage,
    is_open,
    days,
    benchmark_days,
    row_number() over (partition by case_id order by is_open desc, days - benchmark_days desc, stage) as place
  from stay
  where is_over_benchmark = 1
)
select
  w.case_id as opportunity_id,
  w.steps_again,
  w.detours,
  w.stays_over,
  w.stays_over > 0 as is_over,
  l.stage as over_step,
  l.is_open as over_is_open,
  l.days as over_days,
  l.benchmark_days as over_benchmark
from walked w
left join longest_over l on l.case_id = w.case_id and l.place = 1
order by w.case_id;

-- name: deal_insights
-- title: What the agents raised on the deal
-- definition: The insights about the deal itself, and those whose action can still move it together with other deals.
with pointed as (
  select insight_id, target_id as opportunity_id
  from insight
  where target_type = 'deal'
  union
  select insight_id, opportunity_id
  from insight_deal
)
select
  p.opportunity_id,
  a.insight_id,
  a.agent,
  a.severity,
  a.icon,
  a.title,
  a.detail,
  a.action,
  a.owner,
  a.owner_title,
  a.due_on,
  a.is_today,
  case when a.target_type = 'deal' and a.target_id = p.opportunity_id then 1 else 0 end as is_own
from pointed p
join alert a on a.insight_id = p.insight_id
order by p.opportunity_id, is_own desc, a.severity_rank, a.insight_id;

-- name: deal_similar
-- title: The closed deals most like it, and how they ended
-- definition: The closed deals of the same segment and deal type whose amounts are nearest to the deal's own, as many as
--   the threshold similar_deals says; of two equally near, the one that closed last. Similar won: how many of them were won.
-- column: similar: Closed deals most like it
-- column: similar_won: Closed deals most like it that were won
-- behind: similar: deal_similar, count where opportunity_id = opportunity_id
-- behind: similar_won: deal_similar, count where opportunity_id = opportunity_id and status = 'Won'
-- behind: amount: deal_facts, value amount where opportunity_id = similar_id
-- behind: contacts: deal_facts, value contacts where opportunity_id = similar_id
-- behind: cycle_days: deal_facts, value cycle_days where opportunity_id = similar_id
with ranked as (
  select
    o.opportunity_id,
    d.opportunity_id as similar_id,
    d.account,
    d.rep,
    d.amount,
    d.status,
    d.contacts,
    d.cycle_days,
    d.close_on,
    d.loss_reason,
    row_number() over (
      partition by o.opportunity_id
      order by abs(d.amount - o.amount), d.close_on desc, d.opportunity_id
    ) as place
  from opportunity o
  -- As many of the next larger ones and as many of the next smaller ones: the nearest are among them.
  join deal d on d.opportunity_id in (
    select *
    from (
      select c.opportunity_id
      from opportunity c
      where c.segment = o.segment
        and c.deal_type = o.deal_type
        and c.amount >= o.amount
        and c.status <> 'Open'
        and c.opportunity_id <> o.opportunity_id
      order by c.amount, c.close_on desc, c.opportunity_id
      limit (select value from threshold where name = 'similar_deals')
    )
    union all
    select *
    from (
      select c.opportunity_id
      from opportunity c
      where c.segment = o.segment and c.deal_type = o.deal_type and c.amount < o.amount and c.status <> 'Open'
      order by c.amount desc, c.close_on desc, c.opportunity_id
      limit (select value from threshold where name = 'similar_deals')
    )
  )
)
select
  *,
  count(*) over (partition by opportunity_id) as similar,
  sum(status = 'Won') over (partition by opportunity_id) as similar_won
from ranked
where place <= (select value from threshold where name = 'similar_deals')
order by opportunity_id, place;

----------------------------------------------------------------------------------------------------------------------
-- The page of an account executive
----------------------------------------------------------------------------------------------------------------------

-- name: rep_facts
-- title: The account executive on one row
-- definition: Attainment is closed-won this quarter divided by quota to date, which is the quota times the plan's
--   phasing; share of quota divides by the whole quarter's quota. Team: all AEs' deals together. Place: by attainment,
--   1 the highest.
-- column: quota: Quota of the quarter
-- column: closed_won: Closed-won in the quarter to date
-- column: attainment: Attainment to date of {rep} [R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, I6, I7]
-- column: share_of_quota: Closed-won over the whole quarter's quota
-- column: team_attainment: Attainment to date, all AEs
-- column: place: Place by attainment
-- column: reps: Account executives [S1]
-- column: won: Deals won this quarter
-- column: lost: Deals lost this quarter
-- column: win_rate: Win rate this quarter [R1, R8, I3.top_win_rate]
-- column: team_win_rate: Win rate this quarter, all AEs [T4.win_rate, D2.win_rate_now, I3]
-- column: contacts_a_deal: Contacts per deal closed this quarter [R1.contacts, R10.contacts, I3.top_contacts,
--   I6.contacts]
-- column: team_contacts: Contacts per deal closed this quarter, all AEs [I3]
-- column: open_amount: Amount of the open deals
-- column: silent_deals: Open deals that are silent
-- behind: closed_won: closed_won_deals, sum amount where rep_id = rep_id
-- behind: attainment: = closed_won / quota_to_date
-- behind: team_attainment: = team_closed_won / team_quota_to_date
-- behind: team_closed_won: closed_won_deals, sum amount
-- behind: team_quota_to_date: rep_facts, sum quota_to_date
-- behind: share_of_quota: = closed_won / quota
-- behind: won: closed_deals, count where rep_id = rep_id and is_won = 1
-- behind: lost: closed_deals, count where rep_id = rep_id and is_won = 0
-- behind: closed: closed_deals, count where rep_id = rep_id
-- behind: win_rate: closed_deals, share is_won where rep_id = rep_id
-- behind: team_win_rate: closed_deals, share is_won
-- behind: contacts_a_deal: closed_deals, mean contacts where rep_id = rep_id
-- behind: team_contacts: closed_deals, mean contacts
-- behind: reps: rep_list, count
-- behind: open_deals: open_deals, count where rep_id = rep_id
-- behind: open_amount: open_deals, sum amount where rep_id = rep_id
-- behind: silent_deals: open_deals, count where rep_id = rep_id and is_silent = 1
select
  r.rep_id,
  r.rep,
  r.region,
  r.manager,
  l.name as director,
  r.archetype,
  r.hired_on,
  r.quota,
  r.quota_to_date,
  q.quarter,
  r.closed_won,
  r.attainment,
  r.share_of_quota,
  sum(r.closed_won) over () as team_closed_won,
  sum(r.quota_to_date) over () as team_quota_to_date,
  1.0 * sum(r.closed_won) over () / sum(r.quota_to_date) over () as team_attainment,
  rank() over (order by r.attainment desc) as place,
  count(*) over () as reps,
  r.won,
  r.lost,
  r.closed,
  r.win_rate,
  t.win_rate as team_win_rate,
  r.contacts_a_deal,
  t.contacts_a_deal as team_contacts,
  r.open_deals,
  r.open_amount,
  r.silent_deals
from rep_to_date r
left join leader l on l.leader_id = r.director_id
cross join team_to_date t
cross join quarter_to_date q
order by r.rep_id;

-- name: rep_attainment_quarters
-- title: Attainment, quarter by quarter
-- chart: attainment-quarters
-- definition: A finished quarter: won divided by the quarter's quota. The running one: won so far divided by quota to
--   date, which is the quota times the plan's phasing; its share of quota divides by the whole quarter's quota.
-- column: attainment: Attainment in {quarter}
-- column: share_of_quota: Closed-won over the quota of {quarter}
-- behind: share_of_quota: = closed_won / quota
-- behind: attainment: = rep_facts.closed_won / rep_facts.quota_to_date where rep_id = rep_id when is_running = 1
-- behind: attainment: = closed_won / quota
-- behind: closed_won: closed_won_deals, sum amount where rep_id = rep_id when is_running = 1
select a.rep_id, a.quarter, a.is_running, a.closed_won, a.quota, a.attainment, a.share_of_quota, r.story_role
from rep_attainment a
join rep r on r.rep_id = a.rep_id
order by a.rep_id, a.quarter;

-- name: rep_deals
-- title: The account executive's deals, open ones first
-- behind: amount: deal_facts, value amount where opportunity_id = opportunity_id
-- behind: health: deal_facts, value health where opportunity_id = opportunity_id
-- behind: contacts: deal_facts, value contacts where opportunity_id = opportunity_id
-- behind: days_since_contact: deal_facts, value days_since_contact where opportunity_id = opportunity_id
select
  rep_id, opportunity_id, account, deal_type, amount, status, stage, forecast_category, health, health_band, contacts,
  days_since_contact, close_on, cycle_days, competitor, loss_reason, band_position, band_glyph
from deal
order by
  rep_id,
  case status when 'Open' then 1 else 2 end,
  case status when 'Open' then -amount end,
  close_on desc,
  opportunity_id;

-- name: rep_contacts
-- title: Contacts per deal, against the team
-- chart: share-bars
-- definition: Deals closed this quarter, by number of contacts: the share of the AE's deals, and that of all AEs' deals.
--   People of Legal and Procurement are not counted.
with closed as (
  select d.rep_id, g.position, count(*) as deals, sum(d.is_won) as won
  from deal d
  join contact_group g on d.contacts >= g.least and d.contacts <= coalesce(g.most, d.contacts)
  where d.closed_this_quarter = 1
  group by d.rep_id, g.position
)
select
  r.rep_id,
  g.label || case g.label when '1' then ' contact' else '' end as label,
  coalesce(c.deals, 0) as deals,
  coalesce(c.won, 0) as won,
  1.0 * coalesce(c.deals, 0) / sum(c.deals) over (partition by r.rep_id) as share,
  1.0 * coalesce(sum(c.deals) over (partition by g.position), 0) / sum(c.deals) over () as team_share,
  r.story_role
from rep r
cross join contact_group g
left join closed c on c.rep_id = r.rep_id and c.position = g.position
order by r.rep_id, g.position;

-- name: rep_losses
-- title: Where losses die, against the team
-- chart: share-bars
-- definition: Deals lost this quarter, by the step they were lost in: the share of the AE's losses, and that of all AEs'
--   losses. Steps in which nobody lost a deal are left out.
-- column: deals: Deals lost in {label}
-- column: losses: Deals lost this quarter
-- behind: deals: closed_deals, count where rep_id = rep_id and is_won = 0 and lost_at_stage = label
-- behind: losses: closed_deals, count where rep_id = rep_id and is_won = 0
with lost as (
  select rep_id, lost_at_stage, count(*) as deals
  from deal
  where closed_this_quarter = 1 and status = 'Lost'
  group by rep_id, lost_at_stage
)
select
  r.rep_id,
  g.stage as label,
  coalesce(l.deals, 0) as deals,
  1.0 * coalesce(l.deals, 0) / sum(l.deals) over (partition by r.rep_id) as share,
  1.0 * sum(l.deals) over (partition by g.stage) / sum(l.deals) over () as team_share,
  coalesce(sum(l.deals) over (partition by r.rep_id), 0) as losses,
  row_number() over (partition by r.rep_id order by coalesce(l.deals, 0) desc, g.position) as place,
  r.story_role
from rep r
cross join stage g
left join lost l on l.rep_id = r.rep_id and l.lost_at_stage = g.stage
where g.stage in (select lost_at_stage from lost)
order by r.rep_id, g.position;

-- name: rep_measures
-- title: The habits that coaching looks at, against the team
-- definition: Each measure is such that more is better. Contacts and sponsors: over the deals closed this quarter.
--   Meetings: two-way ones on a day of a step with the role discovery and a subject that starts with the step's name,
--   over all of the AE's deals. In touch: open deals that are not silent, which is less than the days of the threshold
--   silent_days without two-way contact. People of Legal and Procurement are not counted as contacts.
--   Team: all AEs' deals together. Distance: how far the AE is from the team, in units of the AEs' mean absolute
--   distance from it, so that measures of different kinds compare; the threshold standing_distance or more counts as
--   below, or above. Place: 1 is the measure in which the AE is furthest below the team, and its advice is the
--   recommended coaching. The tutor of all is the AE with the highest attainment, and is named for a measure in which the
--   tutor is above the team and above the AE.
-- column: value: {label}
-- column: team_value: {label}, all AEs
-- column: best_value: {label}, {best}
-- column: tutor_value: {label}, {tutor}
-- behind: value: closed_deals, mean contacts where rep_id = rep_id when measure = 'contacts'
-- behind: value: deal_list, mean discovery_meetings where rep_id = rep_id when measure = 'discovery'
-- behind: value: closed_deals, share is_sponsored where rep_id = rep_id when measure = 'sponsors'
-- behind: value: open_deals, share is_in_touch where rep_id = rep_id
-- behind: team_value: closed_deals, mean contacts when measure = 'contacts'
-- behind: team_value: deal_list, mean discovery_meetings when measure = 'discovery'
-- behind: team_value: closed_deals, share is_sponsored when measure = 'sponsors'
-- behind: team_value: open_deals, share is_in_touch
-- behind: best_value: closed_deals, mean contacts where rep_id = best_id when measure = 'contacts'
-- behind: best_value: deal_list, mean discovery_meetings where rep_id = best_id when measure = 'discovery'
-- behind: best_value: closed_deals, share is_sponsored where rep_id = best_id when measure = 'sponsors'
-- behind: best_value: open_deals, share is_in_touch where rep_id = best_id
-- behind: tutor_value: closed_deals, mean contacts where rep_id = tutor_id when measure = 'contacts'
-- behind: tutor_value: deal_list, mean discovery_meetings where rep_id = tutor_id when measure = 'discovery'
-- behind: tutor_value: closed_deals, share is_sponsored where rep_id = tutor_id when measure = 'sponsors'
-- behind: tutor_value: open_deals, share is_in_touch where rep_id = tutor_id
with subject as (
  select rep_id, rep_id as member_id from rep
  union all
  select null, rep_id from rep
),
habit as (
  select
    j.rep_id,
    avg(d.contacts) filter (where d.closed_this_quarter = 1) as contacts,
    avg(d.discovery_meetings) as discovery,
    avg(d.sponsors > 0) filter (where d.closed_this_quarter = 1) as sponsors,
    avg(d.is_silent = 0) as in_touch
  from subject j
  join deal d on d.rep_id = j.member_id
  group by j.rep_id
),
measured (rep_id, measure, label, unit, value, advice) as (
  select rep_id, 'contacts', 'Contacts per closed deal', 'number', contacts,
    'Map the stakeholders of every open deal that has one contact, and ask that contact who else belongs in the next meeting.'
  from habit
  union all
  select h.rep_id, 'discovery', f.stage || ' meetings per deal', 'number', h.discovery,
    'Hold a second ' || lower(f.stage) || ' meeting before ' || t.stage || ' starts, and rehearse its questions beforehand.'
  from habit h
  join stage f on f.role = 'discovery'
  join stage t on t.role = 'design'
  union all
  select rep_id, 'sponsors', 'Closed deals with an executive sponsor', 'rate', sponsors,
    'Name the executive sponsor in each open deal, and let a leader who knows them make the introduction.'
  from habit
  union all
  select h.rep_id, 'in_touch', 'Open deals in touch within ' || case t.value when 7 then 'the week' else t.value || ' days' end, 'rate', h.in_touch,
    'Start the week with the open deals that have been silent the longest: call, do not write, and try a second person.'
  from habit h
  join threshold t on t.name = 'silent_days'
),
leading as (
  select rep_id, rep
  from rep_to_date
  order by attainment desc, rep
  limit 1
),
compared as (
  select
    a.rep_id,
    a.measure,
    a.label,
    a.unit,
    a.value,
    t.value as team_value,
    (a.value - t.value) / nullif(avg(abs(a.value - t.value)) over (partition by a.measure), 0) as distance,
    first_value(a.rep_id) over (partition by a.measure order by a.value desc, a.rep_id) as best_id,
    max(a.value) over (partition by a.measure) as best_value,
    a.advice
  from measured a
  join measured t on t.measure = a.measure and t.rep_id is null
  where a.rep_id is not null and a.value is not null
)
select
  c.rep_id,
  row_number() over (partition by c.rep_id order by c.distance, c.measure) as place,
  c.measure,
  c.label,
  c.unit,
  c.value,
  c.team_value,
  c.distance,
  case
    when c.distance <= -t.value then 'Below'
    when c.distance >= t.value then 'Above'
    else 'Like the team'
  end as standing,
  c.best_id,
  r.name as best,
  c.best_value,
  l.rep_id as tutor_id,
  l.rep as tutor,
  m.value as tutor_value,
  c.rep_id = l.rep_id as is_tutor,
  c.rep_id <> l.rep_id and m.value > c.value and m.value > c.team_value as has_tutor,
  c.advice
from compared c
join rep r on r.rep_id = c.best_id
join leading l
join measured m on m.measure = c.measure and m.rep_id = l.rep_id
join threshold t on t.name = 'standing_distance'
order by c.rep_id, place;

-- name: rep_insights
-- title: What the agents raised on the account executive
-- definition: The insights about the AE.
select target_id as rep_id, insight_id, agent, severity, icon, title, detail, action, owner, owner_title, due_on, is_today
from alert
where target_type = 'rep'
order by target_id, severity_rank, insight_id;

-- name: deal_list
-- title: All deals, open ones first, the largest on top
select
  d.opportunity_id, d.account, d.deal, d.rep_id, d.rep, d.segment, d.deal_type, d.amount, d.status, d.stage, d.forecast_category,
  d.health,
  coalesce(d.band_glyph || ' ' || d.health_band, '') as band,
  d.contacts, d.days_since_contact, d.close_on, d.discovery_meetings
from deal d
order by case d.status when 'Open' then 1 else 2 end, d.amount desc, d.opportunity_id;

-- name: rep_list
-- title: All account executives, by attainment
select
  r.rep_id, r.rep, r.region, r.manager, r.attainment, r.share_of_quota, r.contacts_a_deal, r.win_rate, r.closed_won,
  r.won, r.lost, r.open_deals, r.open_amount, r.silent_deals
from rep_to_date r
order by r.attainment desc, r.rep;
