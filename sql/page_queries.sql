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
--   Stuck, its present stay has lasted five times its benchmark or more; Overdue, its expected close date is over;
--   Silent, no contact for seven days or more; Over benchmark, its present stay is longer than that; else Moving.
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
-- column: pushes: Times that the expected close date moved to a later day
with acted as (
  select
    d.*,
    st.benchmark_days,
    case when d.status = 'Open' then cast(julianday(d.close_on) - julianday(date(s.as_of)) as integer) end as days_to_close,
    (select count(*) from contact c where c.account_id = d.account_id) as people
  from deal d
  join stage st on st.stage = d.stage
  cross join scenario s
)
select
  opportunity_id, account, deal, industry, region, rep_id, rep, manager, deal_type, segment, amount, status, stage,
  forecast_category, situation, created_on, stage_entered_on, close_on, days_to_close, pushes, health, health_band,
  case
    when status <> 'Open' then status
    when days_in_stage >= 5 * benchmark_days then 'Stuck'
    when days_to_close < 0 then 'Overdue'
    when days_since_contact >= 7 then 'Silent'
    when days_in_stage > benchmark_days then 'Over benchmark'
    else 'Moving'
  end as finding,
  case when days_to_close < 0 then -days_to_close end as days_overdue,
  last_contact_on, days_since_contact, days_in_stage, benchmark_days, cycle_days, contacts, people, competitor,
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
  next_step, lead_source
from acted
order by opportunity_id;

-- name: deal_health
-- title: Health of the deal over time
-- chart: health-steps
-- column: health: Health score on {observed_on}
select h.opportunity_id, h.observed_on, h.health, b.band as health_band, b.min_health, b.max_health, h.note
from health_snapshot h
join health_band b on h.health between b.min_health and b.max_health
order by h.opportunity_id, h.observed_on;

-- name: deal_activity
-- title: Everything that happened on the deal
-- chart: activity-timeline
-- definition: Two-way: a meeting held, a call answered, a message the buyer sent. The AE's outreach counts as answered
--   when the same person is in two-way contact within the seven days after it. Until: the as-of day, or the day the deal
--   closed.
select
  v.opportunity_id,
  v.occurred_at,
  c.name as contact,
  c.buying_role,
  v.type,
  v.direction,
  v.is_two_way,
  case
    when v.is_two_way = 1 then null
    when exists (
      select 1
      from activity w
      where w.opportunity_id = v.opportunity_id
        and w.contact_id = v.contact_id
        and w.is_two_way = 1
        and w.occurred_at > v.occurred_at
        and julianday(w.occurred_at) <= julianday(v.occurred_at) + 7
    ) then 1
    else 0
  end as is_answered,
  v.subject,
  case when o.status = 'Open' then date(s.as_of) else o.close_on end as until
from activity v
join opportunity o on o.opportunity_id = v.opportunity_id
join contact c on c.contact_id = v.contact_id
cross join scenario s
order by v.opportunity_id, v.occurred_at, v.activity_id;

-- name: deal_silence
-- title: The deal's contact and its gaps
-- definition: A gap is the time from a day with two-way contact to the next one, or to the as-of day or the day the deal
--   closed. Answered and unanswered outreach as in deal_activity.
-- column: two_way: Activities that were contact
-- column: outreach: The AE's outreach, answered or not
-- column: unanswered: The AE's unanswered outreach
-- column: longest_gap: Days of the longest gap between contacts
with contact_day as (
  select distinct opportunity_id, date(occurred_at) as day
  from activity
  where is_two_way = 1
),
gap as (
  select
    d.opportunity_id,
    d.day as since,
    julianday(coalesce(
      lead(d.day) over (partition by d.opportunity_id order by d.day),
      case when o.status = 'Open' then date(s.as_of) else o.close_on end
    )) - julianday(d.day) as days
  from contact_day d
  join opportunity o on o.opportunity_id = d.opportunity_id
  cross join scenario s
),
touches as (
  select
    v.opportunity_id,
    count(*) filter (where v.is_two_way = 1) as two_way,
    count(*) filter (where v.is_two_way = 0) as outreach,
    count(*) filter (
      where v.is_two_way = 0 and not exists (
        select 1
        from activity w
        where w.opportunity_id = v.opportunity_id
          and w.contact_id = v.contact_id
          and w.is_two_way = 1
          and w.occurred_at > v.occurred_at
          and julianday(w.occurred_at) <= julianday(v.occurred_at) + 7
      )
    ) as unanswered
  from activity v
  group by v.opportunity_id
)
select
  t.opportunity_id,
  t.two_way,
  t.outreach,
  t.unanswered,
  cast(max(g.days) as integer) as longest_gap,
  count(*) filter (where g.days >= 7) as gaps_of_a_week
from touches t
join gap g on g.opportunity_id = t.opportunity_id
group by t.opportunity_id
order by t.opportunity_id;

-- name: deal_people
-- title: The people at the account, by role
-- definition: Met: the person has taken part in a two-way activity on this deal, the first of them on the day in the
--   column Engaged. Known by: the leader at TechFlow who has a relationship with the person.
with touches as (
  select
    opportunity_id,
    contact_id,
    count(*) filter (where is_two_way = 1) as two_way,
    date(max(occurred_at) filter (where is_two_way = 1)) as last_contact_on
  from activity
  group by opportunity_id, contact_id
),
role (buying_role, place) as (
  values
    ('Champion', 1), ('Economic Buyer', 2), ('Executive Sponsor', 3), ('Technical Buyer', 4), ('User', 5),
    ('Procurement', 6), ('Legal', 7)
)
select
  o.opportunity_id,
  c.contact_id,
  c.buying_role,
  c.name as contact,
  c.title,
  case when oc.engaged_on is null then 0 else 1 end as is_met,
  oc.engaged_on,
  t.last_contact_on,
  coalesce(t.two_way, 0) as two_way,
  l.name as known_by,
  l.title as known_by_title
from opportunity o
join contact c on c.account_id = o.account_id
left join role r on r.buying_role = c.buying_role
left join opportunity_contact oc on oc.opportunity_id = o.opportunity_id and oc.contact_id = c.contact_id
left join touches t on t.opportunity_id = o.opportunity_id and t.contact_id = c.contact_id
left join leader l on l.leader_id = c.known_by_leader_id
order by o.opportunity_id, is_met desc, r.place, oc.engaged_on, c.contact_id;

-- name: deal_trace
-- title: The deal's way through the process
-- chart: process-trace
-- definition: One row a stay, and one for each step of the happy path that the deal did not reach. Again: an earlier
--   stay was in the same step or a later one. An open stay is counted to the as-of day.
with stay as (
  select
    e.case_id,
    e.position,
    e.activity,
    e.started_at,
    e.completed_at,
    julianday(date(coalesce(e.completed_at, s.as_of))) - julianday(date(e.started_at)) as days,
    max(t.position) over (
      partition by e.case_id
      order by e.position
      rows between unbounded preceding and 1 preceding
    ) as furthest_before,
    t.position as place
  from process_event e
  join stage t on t.stage = e.activity
  cross join scenario s
)
select
  o.opportunity_id,
  t.stage,
  t.on_happy_path,
  t.benchmark_days,
  y.position as stay,
  y.started_at,
  case when y.position is not null then coalesce(y.completed_at, s.as_of) end as ended_at,
  case when y.position is not null and y.completed_at is null then 1 else 0 end as is_open,
  case when y.furthest_before >= y.place then 1 else 0 end as is_again,
  cast(y.days as integer) as days
from opportunity o
join stage t
cross join scenario s
left join stay y on y.case_id = o.opportunity_id and y.activity = t.stage
where y.position is not null or t.on_happy_path = 1
order by o.opportunity_id, t.position, y.position;

-- name: deal_way
-- title: The deal's way on one row
-- definition: Over: of the stays over their benchmark, the open one, or else the one with the most days over it. Steps
--   again: stays in the same step as an earlier stay or in a step before it. Detours: stays off the happy path.
-- column: steps_again: Steps gone through again
-- column: detours: Stays off the happy path
-- column: over_days: Days in {over_step}
-- column: over_benchmark: Benchmark of {over_step}, days
with stay as (
  select
    e.case_id,
    e.activity,
    e.completed_at is null as is_open,
    t.benchmark_days,
    t.on_happy_path,
    julianday(date(coalesce(e.completed_at, s.as_of))) - julianday(date(e.started_at)) as days,
    case
      when t.position <= max(t.position) over (
        partition by e.case_id
        order by e.position
        rows between unbounded preceding and 1 preceding
      ) then 1
      else 0
    end as is_again
  from process_event e
  join stage t on t.stage = e.activity
  cross join scenario s
),
ranked as (
  select
    *,
    row_number() over (partition by case_id order by is_open desc, days - benchmark_days desc, activity) as place
  from stay
  where days > benchmark_days
)
select
  y.case_id as opportunity_id,
  sum(y.is_again) as steps_again,
  count(*) filter (where y.on_happy_path = 0 and y.activity <> 'Closed Lost') as detours,
  count(*) filter (where y.days > y.benchmark_days) as stays_over,
  r.activity as over_step,
  r.is_open as over_is_open,
  cast(r.days as integer) as over_days,
  r.benchmark_days as over_benchmark
from stay y
left join ranked r on r.case_id = y.case_id and r.place = 1
group by y.case_id
order by y.case_id;

-- name: deal_insights
-- title: What the agents raised on the deal
-- definition: The insights about the deal itself, and those whose action can still move it together with other deals.
with pointed as (
  select i.insight_id, i.target_id as opportunity_id
  from insight i
  where i.target_type = 'deal'
  union
  select insight_id, opportunity_id
  from insight_deal
)
select
  p.opportunity_id,
  i.insight_id,
  i.agent,
  i.severity,
  i.icon,
  i.title,
  i.detail,
  i.action,
  coalesce(l.name, r.name) as owner,
  coalesce(l.title, 'Account Executive') as owner_title,
  i.due_on,
  case when i.target_type = 'deal' and i.target_id = p.opportunity_id then 1 else 0 end as is_own
from pointed p
join insight i on i.insight_id = p.insight_id
left join leader l on l.leader_id = i.owner_id
left join rep r on r.rep_id = i.owner_id
order by
  p.opportunity_id,
  is_own desc,
  case i.severity when 'critical' then 1 when 'pattern' then 2 when 'coaching' then 3 else 4 end,
  i.insight_id;

-- name: deal_similar
-- title: The closed deals most like it, and how they ended
-- definition: The five closed deals of the same segment and deal type whose amounts are nearest to the deal's own; of two
--   equally near, the one that closed last. Similar won: how many of them were won.
-- column: similar: Closed deals most like it
-- column: similar_won: Closed deals most like it that were won
with book as materialized (
  select
    opportunity_id, account, rep, segment, deal_type, amount, status, contacts, cycle_days, close_on, competitor,
    loss_reason
  from deal
),
ranked as (
  select
    o.opportunity_id,
    b.opportunity_id as similar_id,
    b.account,
    b.rep,
    b.amount,
    b.status,
    b.contacts,
    b.cycle_days,
    b.close_on,
    b.loss_reason,
    row_number() over (
      partition by o.opportunity_id
      order by abs(b.amount - o.amount), b.close_on desc, b.opportunity_id
    ) as place
  from opportunity o
  join book b on b.segment = o.segment and b.deal_type = o.deal_type
  where b.status <> 'Open' and b.opportunity_id <> o.opportunity_id
)
select
  *,
  count(*) over (partition by opportunity_id) as similar,
  sum(status = 'Won') over (partition by opportunity_id) as similar_won
from ranked
where place <= 5
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
-- column: contacts_a_deal: Contacts a deal closed this quarter [R1.contacts, R10.contacts, I3.top_contacts,
--   I6.contacts]
-- column: team_contacts: Contacts a deal closed this quarter, all AEs [I3]
-- column: open_amount: Amount of the open deals
-- column: silent_deals: Open deals without contact for a week or more
with book as (
  select
    rep_id,
    coalesce(sum(amount) filter (where status = 'Won' and closed_this_quarter = 1), 0) as closed_won,
    count(*) filter (where status = 'Won' and closed_this_quarter = 1) as won,
    count(*) filter (where status = 'Lost' and closed_this_quarter = 1) as lost,
    avg(contacts) filter (where closed_this_quarter = 1) as contacts_a_deal,
    count(*) filter (where status = 'Open') as open_deals,
    coalesce(sum(amount) filter (where status = 'Open'), 0) as open_amount,
    count(*) filter (where status = 'Open' and days_since_contact >= 7) as silent_deals
  from deal
  group by rep_id
),
team as (
  select
    avg(contacts) as contacts_a_deal,
    avg(status = 'Won') as win_rate,
    sum(amount) filter (where status = 'Won') as closed_won
  from deal
  where closed_this_quarter = 1
)
select
  r.rep_id,
  r.name as rep,
  r.region,
  m.name as manager,
  d.name as director,
  r.archetype,
  r.hired_on,
  r.quota,
  r.quota_to_date,
  s.quarter,
  coalesce(b.closed_won, 0) as closed_won,
  1.0 * coalesce(b.closed_won, 0) / r.quota_to_date as attainment,
  1.0 * coalesce(b.closed_won, 0) / r.quota as share_of_quota,
  1.0 * t.closed_won / sum(r.quota_to_date) over () as team_attainment,
  rank() over (order by 1.0 * coalesce(b.closed_won, 0) / r.quota_to_date desc) as place,
  count(*) over () as reps,
  coalesce(b.won, 0) as won,
  coalesce(b.lost, 0) as lost,
  coalesce(b.won, 0) + coalesce(b.lost, 0) as closed,
  1.0 * b.won / nullif(b.won + b.lost, 0) as win_rate,
  t.win_rate as team_win_rate,
  b.contacts_a_deal,
  t.contacts_a_deal as team_contacts,
  coalesce(b.open_deals, 0) as open_deals,
  coalesce(b.open_amount, 0) as open_amount,
  coalesce(b.silent_deals, 0) as silent_deals
from rep r
join leader m on m.leader_id = r.manager_id
left join leader d on d.leader_id = m.reports_to
left join book b on b.rep_id = r.rep_id
cross join team t
cross join scenario s
order by r.rep_id;

-- name: rep_attainment_quarters
-- title: Attainment, quarter by quarter
-- chart: attainment-quarters
-- definition: A finished quarter: won divided by the quarter's quota. The running one: won so far divided by quota to
--   date, which is the quota times the plan's phasing; its share of quota divides by the whole quarter's quota.
-- column: attainment: Attainment in {quarter}
-- column: share_of_quota: Closed-won over the quota of {quarter}
select
  rep_id,
  quarter,
  0 as is_running,
  closed_won,
  quota,
  1.0 * closed_won / quota as attainment,
  1.0 * closed_won / quota as share_of_quota
from rep_quarter
union all
select
  r.rep_id,
  s.quarter,
  1,
  coalesce(sum(d.amount), 0),
  r.quota,
  1.0 * coalesce(sum(d.amount), 0) / r.quota_to_date,
  1.0 * coalesce(sum(d.amount), 0) / r.quota
from rep r
cross join scenario s
left join deal d on d.rep_id = r.rep_id and d.status = 'Won' and d.closed_this_quarter = 1
group by r.rep_id
order by rep_id, quarter;

-- name: rep_deals
-- title: The account executive's deals, open ones first
select
  rep_id,
  opportunity_id,
  account,
  deal_type,
  amount,
  status,
  stage,
  forecast_category,
  health,
  health_band,
  contacts,
  days_since_contact,
  close_on,
  cycle_days,
  competitor,
  loss_reason
from deal
order by
  rep_id,
  case status when 'Open' then 1 else 2 end,
  case status when 'Open' then -amount end,
  close_on desc,
  opportunity_id;

-- name: rep_contacts
-- title: Contacts a deal, against the team
-- chart: share-bars
-- definition: Deals closed this quarter, by number of contacts: the share of the AE's deals, and that of all AEs' deals.
with grp (contacts, place, least, most) as (
  values ('1 contact', 1, 0, 1), ('2 or 3', 2, 2, 3), ('4 or more', 3, 4, 1000)
),
closed as (
  select rep_id, contacts, status
  from deal
  where closed_this_quarter = 1
)
select
  r.rep_id,
  g.contacts as label,
  count(c.rep_id) filter (where c.rep_id = r.rep_id) as deals,
  count(c.rep_id) filter (where c.rep_id = r.rep_id and c.status = 'Won') as won,
  1.0 * count(c.rep_id) filter (where c.rep_id = r.rep_id)
    / nullif((select count(*) from closed x where x.rep_id = r.rep_id), 0) as share,
  1.0 * count(c.rep_id) / nullif((select count(*) from closed), 0) as team_share
from rep r
join grp g
left join closed c on c.contacts between g.least and g.most
group by r.rep_id, g.place
order by r.rep_id, g.place;

-- name: rep_losses
-- title: Where losses die, against the team
-- chart: share-bars
-- definition: Deals lost this quarter, by the step they were lost in: the share of the AE's losses, and that of all AEs'
--   losses. Steps in which nobody lost a deal are left out.
-- column: deals: Deals lost in {label}
-- column: losses: Deals lost this quarter
with lost as (
  select rep_id, lost_at_stage as stage
  from deal
  where closed_this_quarter = 1 and status = 'Lost'
)
select
  r.rep_id,
  t.stage as label,
  count(*) filter (where l.rep_id = r.rep_id) as deals,
  1.0 * count(*) filter (where l.rep_id = r.rep_id)
    / nullif((select count(*) from lost x where x.rep_id = r.rep_id), 0) as share,
  1.0 * count(*) / (select count(*) from lost) as team_share,
  (select count(*) from lost x where x.rep_id = r.rep_id) as losses,
  row_number() over (
    partition by r.rep_id
    order by count(*) filter (where l.rep_id = r.rep_id) desc, t.position
  ) as place
from rep r
join stage t
join lost l on l.stage = t.stage
group by r.rep_id, t.stage
order by r.rep_id, t.position;

-- name: rep_measures
-- title: The habits that coaching looks at, against the team
-- definition: Each measure is such that more is better. Contacts and sponsors: over the deals closed this
--   quarter. Discovery meetings: two-way meetings on a day of a Discovery step with a subject that starts with
--   Discovery, over all of the AE's deals. In touch: open deals with two-way contact in the last seven days. Team: all AEs' deals together. Distance: how far the AE is from the
--   team, in units of the AEs' mean absolute distance from it, so that measures of different kinds compare; a
--   quarter of that or more counts as below, or above. Place: 1 is the measure in which the AE is furthest below the
--   team, and its advice is the recommended coaching.
-- column: value: {label}
-- column: team_value: {label}, all AEs
-- column: best_value: {label}, {best}
with discovery as (
  select v.opportunity_id, count(distinct v.activity_id) as meetings
  from activity v
  join process_event e
    on e.case_id = v.opportunity_id
    and e.activity = 'Discovery'
    and date(v.occurred_at) >= date(e.started_at)
    and (e.completed_at is null or date(v.occurred_at) <= date(e.completed_at))
  where v.is_two_way = 1 and v.type = 'Meeting' and v.subject like 'Discovery%'
  group by v.opportunity_id
),
sponsored as (
  select distinct oc.opportunity_id
  from opportunity_contact oc
  join contact c on c.contact_id = oc.contact_id
  where c.buying_role = 'Executive Sponsor'
),
book as materialized (
  select
    d.rep_id,
    d.closed_this_quarter,
    d.status,
    d.contacts,
    coalesce(v.meetings, 0) as meetings,
    p.opportunity_id is not null as is_sponsored,
    d.days_since_contact <= 7 as is_in_touch
  from deal d
  left join discovery v on v.opportunity_id = d.opportunity_id
  left join sponsored p on p.opportunity_id = d.opportunity_id
),
subject as (
  select rep_id, rep_id as member_id from rep
  union all
  select null, rep_id from rep
),
value as (
  select
    j.rep_id,
    avg(b.contacts) filter (where b.closed_this_quarter = 1) as contacts,
    avg(b.meetings) as discovery,
    avg(b.is_sponsored) filter (where b.closed_this_quarter = 1) as sponsors,
    avg(b.is_in_touch) filter (where b.status = 'Open') as in_touch
  from subject j
  join book b on b.rep_id = j.member_id
  group by j.rep_id
),
measure (measure, label, unit, advice) as (
  values
    ('contacts', 'Contacts a closed deal', 'number', 'Map the stakeholders of every open deal that has one contact, and ask that contact who else belongs in the next meeting.'),
    ('discovery', 'Discovery meetings a deal', 'number', 'Hold a second discovery meeting before Solution Design starts, and rehearse its questions beforehand.'),
    ('sponsors', 'Closed deals with an executive sponsor', 'rate', 'Name the executive sponsor in each open deal, and let a leader who knows them make the introduction.'),
    ('in_touch', 'Open deals in touch within a week', 'rate', 'Start the week with the open deals that have been silent the longest: call, do not write, and try a second person.')
),
measured as (
  select
    v.rep_id,
    m.*,
    case m.measure
      when 'contacts' then v.contacts
      when 'discovery' then v.discovery
      when 'sponsors' then v.sponsors
      when 'in_touch' then v.in_touch
    end as value
  from value v
  join measure m
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
  case when c.distance <= -0.25 then 'Below' when c.distance >= 0.25 then 'Above' else 'Like the team' end as standing,
  c.best_id,
  r.name as best,
  c.best_value,
  c.advice
from compared c
join rep r on r.rep_id = c.best_id
order by c.rep_id, place;

-- name: rep_insights
-- title: What the agents raised on the account executive
-- definition: The insights about the AE.
select
  i.target_id as rep_id,
  i.insight_id,
  i.agent,
  i.severity,
  i.icon,
  i.title,
  i.detail,
  i.action,
  coalesce(l.name, r.name) as owner,
  coalesce(l.title, 'Account Executive') as owner_title,
  i.due_on
from insight i
left join leader l on l.leader_id = i.owner_id
left join rep r on r.rep_id = i.owner_id
where i.target_type = 'rep'
order by
  i.target_id,
  case i.severity when 'critical' then 1 when 'pattern' then 2 when 'coaching' then 3 else 4 end,
  i.insight_id;
