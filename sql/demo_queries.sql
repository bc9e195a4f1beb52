-- The named queries behind the scenes' charts, sentences and tables, in the order of the scenes. Readers edit them in
-- the page. No query names an account, a person or a stated figure: deals and AEs are found by `story_role`.
--
-- Said once for all: days are calendar days between dates. "This quarter" means closed (won or lost) with a close date
-- from the quarter's start to the as-of day. An AE's attainment is closed-won this quarter ÷ quota to date. A contact
-- of a deal has taken part in a two-way activity on it. Commit and Best Case are open deals dated in the quarter.
--
-- A head says of each column that a page shows as a number what it is, with the row's own values in braces, and in
-- brackets which claims of the ledger state it: `[T1]`, or `[P1.stuck_amount]` where the claim has another name for it.

----------------------------------------------------------------------------------------------------------------------
-- 1. The Monday Morning
----------------------------------------------------------------------------------------------------------------------

-- name: scoreboard
-- title: The quarter on one row
-- scene: monday-morning
-- chart: none
-- definition: Won deals with a close date from the quarter's start to the as-of day: their amount, their number, and
--   the part that is of type New Logo or Expansion; win rate is won ÷ (won + lost), by count, over the same days. A gap
--   is the quarter's target less that (for the win rate, that less the target); plan to date is the target × the plan's
--   phasing up to the as-of day, which itself counts among the days left.
-- column: days_over: Days of the quarter that are over [S2]
-- column: days: Days in the quarter [S2]
-- column: days_left: Days left in the quarter, the as-of day included
-- column: closed: Closed-won in the quarter to date [T1, F1]
-- column: target: Revenue target of the quarter [T1]
-- column: gap: Revenue still to close for the target [T1]
with phase as (
  select
    p.share,
    julianday(p.ends_on) - julianday(p.starts_on) + 1 as days,
    max(julianday(date(s.as_of)) - julianday(p.starts_on), 0) as days_since_start
  from plan_phase p
  cross join scenario s
),
elapsed as (
  select sum(share * min(days_since_start, days) / days) as plan_share
  from phase
),
actual as (
  select
    coalesce(sum(amount) filter (where status = 'Won'), 0) as closed,
    count(*) filter (where status = 'Won' and deal_type = 'New Logo') as new_logos,
    coalesce(sum(amount) filter (where status = 'Won' and deal_type = 'New Logo'), 0) as new_logo_dollars,
    coalesce(sum(amount) filter (where status = 'Won' and deal_type = 'Expansion'), 0) as expansion,
    count(*) filter (where status = 'Won') as won_deals,
    count(*) as closed_deals,
    avg(case when status = 'Won' then 1.0 else 0.0 end) as win_rate
  from deal
  where closed_this_quarter = 1
),
goal as (
  select
    max(target) filter (where metric = 'revenue') as revenue,
    max(target) filter (where metric = 'new_logos') as new_logos,
    max(target) filter (where metric = 'expansion') as expansion,
    max(target) filter (where metric = 'win_rate') as win_rate
  from target
)
select
  s.company,
  s.product,
  s.quarter,
  s.quarter_start,
  s.quarter_end,
  s.as_of,
  s.seed,
  cast(julianday(date(s.as_of)) - julianday(s.quarter_start) as integer) as days_over,
  cast(julianday(s.quarter_end) - julianday(s.quarter_start) as integer) + 1 as days,
  cast(julianday(s.quarter_end) - julianday(date(s.as_of)) as integer) + 1 as days_left,
  e.plan_share,
  a.closed,
  g.revenue as target,
  g.revenue - a.closed as gap,
  g.revenue * e.plan_share as closed_plan,
  a.new_logos,
  g.new_logos as new_logos_target,
  g.new_logos - a.new_logos as new_logos_gap,
  g.new_logos * e.plan_share as new_logos_plan,
  a.expansion,
  g.expansion as expansion_target,
  g.expansion - a.expansion as expansion_gap,
  g.expansion * e.plan_share as expansion_plan,
  a.win_rate,
  g.win_rate as win_rate_target,
  a.win_rate - g.win_rate as win_rate_gap,
  a.won_deals,
  a.closed_deals,
  a.new_logo_dollars,
  g.revenue - g.expansion as new_logo_dollars_target,
  (g.revenue - g.expansion) * e.plan_share as new_logo_dollars_plan
from scenario s
cross join elapsed e
cross join actual a
cross join goal g;

-- name: metrics
-- title: Four metrics against target, plan to date and a week ago
-- scene: monday-morning
-- chart: none
-- definition: Revenue, new logos and expansion are amount or number of the deals won from the quarter's start to the
--   as-of day; win rate is won ÷ (won + lost), by count, over the same days. Planned by now is the target × the plan's
--   phasing to date (a rate is not phased: its target); the past week's change is today's figure less that of the deals
--   closed by the same day a week ago.
-- column: now: {label}, quarter to date [T1.closed, T2.new_logos, T3.expansion, T4.win_rate, T5.new_logos,
--   T5.expansion]
-- column: target: {label}, target of the quarter [T1, T2, T3, T4]
-- column: gap: {label}, gap to the target [T1, T2, T3, T4]
-- column: plan_to_date: {label}, planned by now [T5.new_logos_plan, T5.expansion_plan]
-- column: week_change: {label}, change in the past week
-- A rate is not phased: its plan to date is its target. A week ago counts the deals closed by that day.
with phase as (
  select
    p.share,
    julianday(p.ends_on) - julianday(p.starts_on) + 1 as days,
    max(julianday(date(s.as_of)) - julianday(p.starts_on), 0) as days_since_start
  from plan_phase p
  cross join scenario s
),
elapsed as (
  select sum(share * min(days_since_start, days) / days) as plan_share
  from phase
),
closed as (
  select
    d.deal_type,
    d.amount,
    case when d.status = 'Won' then 1 else 0 end as is_won,
    case when d.close_on <= date(s.as_of, '-7 days') then 1 else 0 end as by_last_week
  from deal d
  cross join scenario s
  where d.closed_this_quarter = 1
),
measured as (
  select
    1 as position,
    'revenue' as metric,
    1.0 * coalesce(sum(amount * is_won), 0) as now,
    1.0 * coalesce(sum(amount * is_won * by_last_week), 0) as week_ago_now
  from closed
  union all
  select 2, 'new_logos', coalesce(sum(is_won), 0), coalesce(sum(is_won * by_last_week), 0)
  from closed
  where deal_type = 'New Logo'
  union all
  select 3, 'expansion', coalesce(sum(amount * is_won), 0), coalesce(sum(amount * is_won * by_last_week), 0)
  from closed
  where deal_type = 'Expansion'
  union all
  select 4, 'win_rate', avg(1.0 * is_won), avg(1.0 * is_won) filter (where by_last_week = 1)
  from closed
)
select
  m.metric,
  t.label,
  m.now,
  t.target,
  case t.unit when 'rate' then m.now - t.target else t.target - m.now end as gap,
  case t.unit when 'rate' then t.target else t.target * e.plan_share end as plan_to_date,
  m.week_ago_now,
  m.now - m.week_ago_now as week_change,
  t.unit
from measured m
join target t on t.metric = m.metric
cross join elapsed e
order by m.position;

-- name: logos_not_dollars
-- title: New logos, expansion and new-logo dollars against plan to date
-- scene: monday-morning
-- chart: plan-bullets
-- definition: Deals won from the quarter's start to the as-of day: number of new logos, amount of expansions, amount of
--   new logos. Plan to date is the quarter's target × the plan's phasing up to the as-of day, with revenue less
--   expansion as the target of new-logo dollars; a measure is on plan unless it is short of that by more than the
--   tolerance in the SQL.
-- column: now: {measure}, won in the quarter to date [T2.new_logos, T3.expansion, T5.new_logos, T5.expansion,
--   T5.new_logo_dollars]
-- column: plan_to_date: {measure}, planned to date [T5.new_logos_plan, T5.expansion_plan, T5.new_logo_dollars_plan]
-- On plan means at least 98% of plan to date.
with phase as (
  select
    p.share,
    julianday(p.ends_on) - julianday(p.starts_on) + 1 as days,
    max(julianday(date(s.as_of)) - julianday(p.starts_on), 0) as days_since_start
  from plan_phase p
  cross join scenario s
),
elapsed as (
  select sum(share * min(days_since_start, days) / days) as plan_share
  from phase
),
won as (
  select
    count(*) filter (where deal_type = 'New Logo') as new_logos,
    coalesce(sum(amount) filter (where deal_type = 'Expansion'), 0) as expansion,
    coalesce(sum(amount) filter (where deal_type = 'New Logo'), 0) as new_logo_dollars
  from deal
  where status = 'Won' and closed_this_quarter = 1
),
goal as (
  select
    max(target) filter (where metric = 'new_logos') as new_logos,
    max(target) filter (where metric = 'expansion') as expansion,
    max(target) filter (where metric = 'revenue') - max(target) filter (where metric = 'expansion') as new_logo_dollars
  from target
),
measures as (
  select 1 as position, 'New logos' as measure, 'deals' as unit, w.new_logos as now, g.new_logos as target
  from won w cross join goal g
  union all
  select 2, 'Expansion', 'usd', w.expansion, g.expansion
  from won w cross join goal g
  union all
  select 3, 'New-logo dollars', 'usd', w.new_logo_dollars, g.new_logo_dollars
  from won w cross join goal g
)
select
  m.measure,
  m.now,
  m.target * e.plan_share as plan_to_date,
  m.now / (m.target * e.plan_share) as ratio,
  case when m.now >= 0.98 * m.target * e.plan_share then 1 else 0 end as on_plan,
  m.target,
  m.unit
from measures m
cross join elapsed e
order by m.position;

-- name: alerts
-- title: What the agents raised, the most severe first
-- scene: monday-morning
-- chart: none
-- definition: What the agents' rules raised over the rows as they are on the as-of day, each with its owner, its day
--   and its expected impact in dollars; how the impact is computed stands beside it.
-- column: impact: Expected impact of the recommended action
-- Among equally severe ones those on a single deal come first, because a call can be made today; then by impact.
select
  i.insight_id,
  i.severity,
  i.icon,
  i.title,
  i.detail,
  i.action,
  coalesce(l.name, r.name) as owner,
  coalesce(l.title, 'Account executive') as owner_title,
  i.due_on,
  i.impact,
  i.how,
  i.link,
  i.target_type,
  i.target_id,
  i.agent_id,
  i.agent,
  i.watched
from insight i
left join leader l on l.leader_id = i.owner_id
left join rep r on r.rep_id = i.owner_id
order by
  case i.severity when 'critical' then 1 when 'pattern' then 2 when 'coaching' then 3 else 4 end,
  case i.target_type when 'deal' then 1 else 2 end,
  i.impact desc,
  i.insight_id;

-- name: plan_pace
-- title: New logos, expansion and new-logo dollars against plan to date, on one row
-- scene: monday-morning
-- chart: none
-- definition: Deals won from the quarter's start to the as-of day: number of new logos, amount of expansions, amount of
--   new logos; plan to date is the quarter's target × the plan's phasing up to the as-of day. The planned size of a new
--   logo is the target of new-logo dollars (revenue less expansion) ÷ the target of new logos, the won size the mean
--   amount of those won.
-- column: new_logos: New logos won in the quarter to date [T2, T5]
-- column: new_logos_plan: New logos planned to date [T5]
-- column: expansion: Expansion won in the quarter to date [T3, T5]
-- column: expansion_plan: Expansion planned to date [T5]
-- column: new_logo_dollars: New-logo dollars won in the quarter to date [T5]
-- column: new_logo_dollars_plan: New-logo dollars planned to date [T5]
-- column: mean_logo: Mean amount of a new logo won
-- column: planned_logo: Planned amount of a new logo
-- column: logos_to_go: New logos still to win for the target [T2.gap]
-- Planned size: planned new-logo dollars ÷ planned new logos. Impact: what the planned size is above the won one × the
-- new logos still to win.
with phase as (
  select
    p.share,
    julianday(p.ends_on) - julianday(p.starts_on) + 1 as days,
    max(julianday(date(s.as_of)) - julianday(p.starts_on), 0) as days_since_start
  from plan_phase p
  cross join scenario s
),
elapsed as (
  select sum(share * min(days_since_start, days) / days) as plan_share
  from phase
),
won as (
  select
    count(*) filter (where deal_type = 'New Logo') as new_logos,
    coalesce(sum(amount) filter (where deal_type = 'Expansion'), 0) as expansion,
    coalesce(sum(amount) filter (where deal_type = 'New Logo'), 0) as new_logo_dollars,
    avg(amount) filter (where deal_type = 'New Logo') as mean_logo
  from deal
  where status = 'Won' and closed_this_quarter = 1
),
goal as (
  select
    max(target) filter (where metric = 'new_logos') as new_logos,
    max(target) filter (where metric = 'expansion') as expansion,
    max(target) filter (where metric = 'revenue') - max(target) filter (where metric = 'expansion') as new_logo_dollars
  from target
)
select
  w.new_logos,
  g.new_logos * e.plan_share as new_logos_plan,
  w.new_logos / (g.new_logos * e.plan_share) as logos_ratio,
  w.expansion,
  g.expansion * e.plan_share as expansion_plan,
  w.expansion / (g.expansion * e.plan_share) as expansion_ratio,
  w.new_logo_dollars,
  g.new_logo_dollars * e.plan_share as new_logo_dollars_plan,
  w.new_logo_dollars / (g.new_logo_dollars * e.plan_share) as dollars_ratio,
  w.mean_logo,
  g.new_logo_dollars / g.new_logos as planned_logo,
  max(g.new_logos - w.new_logos, 0) as logos_to_go,
  (select leader_id from leader where reports_to is null order by leader_id limit 1) as top_leader_id,
  max(g.new_logo_dollars / g.new_logos - w.mean_logo, 0) * max(g.new_logos - w.new_logos, 0) as impact
from won w
cross join goal g
cross join elapsed e;

-- name: larger_new_logos
-- title: New logos in Best Case that are as large as planned, or larger
-- scene: monday-morning
-- chart: none
-- definition: Open deals of type New Logo in Best Case with an expected close date in the quarter and an amount of at
--   least the planned size of a new logo, which is the target of new-logo dollars (revenue less expansion) ÷ the target
--   of new logos.
-- column: listed_deals: New logos in Best Case of the planned size or more
-- column: listed_amount: Amount of the new logos in Best Case of the planned size or more
with planned as (
  select
    (max(target) filter (where metric = 'revenue') - max(target) filter (where metric = 'expansion'))
    / max(target) filter (where metric = 'new_logos') as size
  from target
)
select
  d.opportunity_id,
  d.account,
  d.rep,
  d.amount,
  p.size as planned_logo,
  d.stage,
  d.health,
  d.health_band,
  d.close_on,
  count(*) over () as listed_deals,
  sum(d.amount) over () as listed_amount
from deal d
cross join scenario s
cross join planned p
where d.status = 'Open'
  and d.deal_type = 'New Logo'
  and d.forecast_category = 'Best Case'
  and d.close_on between s.quarter_start and s.quarter_end
  and d.amount >= p.size
order by d.amount desc, d.opportunity_id;

----------------------------------------------------------------------------------------------------------------------
-- 2. The Deal Crisis
----------------------------------------------------------------------------------------------------------------------

-- name: crash_deal
-- title: The deal whose health crashed
-- scene: deal-crisis
-- chart: none
-- definition: The deal with the story role crash on the as-of day. Contact is two-way (a meeting held, a call answered,
--   a message that the buyer sent): health before is the score on the day of the last one, contact days are the working
--   days with contact in the 21 days up to it, and unanswered is the AE's outreach since.
-- column: amount: Amount of the deal with {account} [K1, F2.crash_amount, I1]
-- column: health_before: Health score of {account} when the contact broke off [K1, I1]
-- column: health: Health score of {account} now [K1, I1]
-- column: last_contact_on: Day of the last contact with {account}
-- column: silent_days: Days since the last contact with {account} [K1, I1]
-- column: contact_days: Working days with contact in the weeks up to the last contact [K1]
-- column: unanswered: The AE's unanswered outreach since the last contact [K1]
-- column: champion_silent_days: Days since the champion's last message [K1]
-- Health before is the score on the day of the last two-way contact; unanswered are the AE's touches since then.
with crash as (
  select
    opportunity_id, account_id, account, deal, industry, rep, rep_id, manager, region, deal_type, amount, status, stage,
    forecast_category, created_on, close_on, health, health_band, contacts, last_contact_on, days_since_contact,
    days_in_stage, next_step, situation
  from deal
  where story_role = 'crash'
),
champion as (
  select c.contact_id, c.name, c.title
  from crash k
  join opportunity_contact oc on oc.opportunity_id = k.opportunity_id
  join contact c on c.contact_id = oc.contact_id
  where c.buying_role = 'Champion'
  order by oc.engaged_on, c.contact_id
  limit 1
),
champion_message as (
  select max(v.occurred_at) as last_at
  from crash k
  join activity v on v.opportunity_id = k.opportunity_id
  join champion c on c.contact_id = v.contact_id
  where v.is_two_way = 1 and v.direction = 'Inbound'
),
touches as (
  select
    count(distinct case
      when v.is_two_way = 1
        and date(v.occurred_at) > date(k.last_contact_on, '-21 days')
        and strftime('%w', v.occurred_at) not in ('0', '6')
      then date(v.occurred_at)
    end) as contact_days,
    count(case
      when v.is_two_way = 0 and v.direction = 'Outbound' and date(v.occurred_at) > k.last_contact_on then 1
    end) as unanswered
  from crash k
  join activity v on v.opportunity_id = k.opportunity_id
),
acquaintance as (
  select l.name as leader, l.title as leader_title, c.name as executive, c.title as executive_title
  from crash k
  join contact c on c.account_id = k.account_id
  join leader l on l.leader_id = c.known_by_leader_id
  order by case when l.title = 'Chief Revenue Officer' then 0 else 1 end, c.contact_id
  limit 1
),
known as (
  select
    k.opportunity_id,
    (
      select h.health
      from health_snapshot h
      where h.opportunity_id = k.opportunity_id and h.observed_on <= k.last_contact_on
      order by h.observed_on desc
      limit 1
    ) as health_before
  from crash k
)
select
  k.opportunity_id,
  k.account,
  k.deal,
  k.industry,
  k.deal_type,
  k.amount,
  k.status,
  k.stage,
  k.forecast_category,
  k.situation,
  k.rep,
  k.manager,
  k.region,
  k.created_on,
  k.close_on,
  cast(julianday(k.close_on) - julianday(date(s.as_of)) as integer) as days_to_close,
  k.days_in_stage,
  k.contacts,
  n.health_before,
  k.health,
  n.health_before - k.health as health_fall,
  k.health_band,
  k.last_contact_on,
  k.days_since_contact as silent_days,
  t.contact_days,
  t.unanswered,
  (select name from champion) as champion,
  (select title from champion) as champion_title,
  date(m.last_at) as champion_last_on,
  cast(julianday(date(s.as_of)) - julianday(date(m.last_at)) as integer) as champion_silent_days,
  (select leader from acquaintance) as known_by,
  (select leader_title from acquaintance) as known_by_title,
  (select executive from acquaintance) as executive,
  (select executive_title from acquaintance) as executive_title,
  k.next_step
from crash k
join known n on n.opportunity_id = k.opportunity_id
cross join scenario s
cross join champion_message m
cross join touches t;

-- name: crash_health
-- title: Health of the crashed deal, day by day
-- scene: deal-crisis
-- chart: health-steps
-- definition: Every recorded health score of the deal with the story role crash, by day, from its creation to the as-of
--   day, and the health band in which the score lies.
select h.observed_on, h.health, b.band as health_band, b.min_health, b.max_health, h.note
from opportunity o
join health_snapshot h on h.opportunity_id = o.opportunity_id
join health_band b on h.health between b.min_health and b.max_health
where o.story_role = 'crash'
order by h.observed_on;

-- name: crash_activity
-- title: Everything that happened on the crashed deal
-- scene: deal-crisis
-- chart: activity-timeline
-- definition: Every logged activity on the deal with the story role crash. Contact is a meeting held, a call answered
--   or a message that the buyer sent; outreach counts as answered when the same person is in contact within the week
--   after it.
-- The AE's outreach counts as answered when the same person is in two-way contact within the seven days after it.
select
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
from opportunity o
join activity v on v.opportunity_id = o.opportunity_id
join contact c on c.contact_id = v.contact_id
cross join scenario s
where o.story_role = 'crash'
order by v.occurred_at, v.activity_id;

-- name: crash_contacts
-- title: The people at the crashed deal's account
-- scene: deal-crisis
-- chart: none
-- definition: Everyone the CRM knows at the account of the deal with the story role crash, with their activities on the
--   deal. Engaged on is the day of the earliest contact on it: a meeting held, a call answered or a message that the
--   buyer sent.
with touches as (
  select
    v.contact_id,
    count(*) as activities,
    count(*) filter (where v.is_two_way = 1) as two_way_activities,
    date(max(v.occurred_at) filter (where v.is_two_way = 1)) as last_contact_on
  from opportunity o
  join activity v on v.opportunity_id = o.opportunity_id
  where o.story_role = 'crash'
  group by v.contact_id
)
select
  c.name as contact,
  c.title,
  c.buying_role,
  oc.engaged_on,
  t.last_contact_on,
  coalesce(t.activities, 0) as activities,
  coalesce(t.two_way_activities, 0) as two_way_activities,
  l.name as known_by,
  l.title as known_by_title
from opportunity o
join contact c on c.account_id = o.account_id
left join opportunity_contact oc on oc.opportunity_id = o.opportunity_id and oc.contact_id = c.contact_id
left join touches t on t.contact_id = c.contact_id
left join leader l on l.leader_id = c.known_by_leader_id
where o.story_role = 'crash'
order by oc.engaged_on is null, oc.engaged_on, c.contact_id;

-- name: past_falls
-- title: Closed deals whose health fell as far as the crashed deal's
-- scene: deal-crisis
-- chart: past-falls
-- definition: Closed deals of both quarters whose health score fell, within a fortnight, by at least as many points as
--   the crashed deal's has since its last contact; the earliest such day counts. Health before is the highest score of
--   that fortnight, health at close the last score before the deal closed.
-- Fell as far: a score at least as many points below one of the 14 days before it, on the first such day.
-- The health at close is the last score; the crashed deal's own fall stands beside each.
with crash as (
  select
    d.account,
    (
      select h.health
      from health_snapshot h
      where h.opportunity_id = d.opportunity_id and h.observed_on <= d.last_contact_on
      order by h.observed_on desc
      limit 1
    ) as health_before,
    coalesce(
      d.health,
      (
        select h.health
        from health_snapshot h
        where h.opportunity_id = d.opportunity_id
        order by h.observed_on desc
        limit 1
      )
    ) as health
  from deal d
  where d.story_role = 'crash'
),
scores as (
  select
    o.opportunity_id,
    h.observed_on,
    h.health,
    max(h.health) over (
      partition by o.opportunity_id
      order by julianday(h.observed_on)
      range between 14 preceding and current row
    ) as highest_before
  from opportunity o
  join health_snapshot h on h.opportunity_id = o.opportunity_id
  where o.status <> 'Open'
),
lows as (
  select
    s.opportunity_id,
    s.observed_on as fell_on,
    s.highest_before as health_before,
    s.health as health_after,
    row_number() over (partition by s.opportunity_id order by s.observed_on) as place
  from scores s
  join crash k on s.highest_before - s.health >= k.health_before - k.health
),
sponsored as (
  select distinct w.opportunity_id
  from lows w
  join activity v on v.opportunity_id = w.opportunity_id
  join contact c on c.contact_id = v.contact_id
  where w.place = 1
    and v.is_two_way = 1
    and c.buying_role = 'Executive Sponsor'
    and date(v.occurred_at) > w.fell_on
    and date(v.occurred_at) <= date(w.fell_on, '+14 days')
)
select
  d.opportunity_id,
  d.account,
  d.rep,
  d.segment,
  d.amount,
  d.status,
  case when d.status = 'Won' then 1 else 0 end as recovered,
  w.fell_on,
  w.health_before,
  w.health_after,
  w.health_before - w.health_after as fall,
  case when p.opportunity_id is not null then 1 else 0 end as sponsor_within_two_weeks,
  d.contacts,
  d.close_on,
  cast(julianday(d.close_on) - julianday(w.fell_on) as integer) as days_to_close,
  (
    select h.health
    from health_snapshot h
    where h.opportunity_id = d.opportunity_id
    order by h.observed_on desc
    limit 1
  ) as health_at_close,
  k.account as crash_account,
  k.health_before as crash_health_before,
  k.health as crash_health
from lows w
join deal d on d.opportunity_id = w.opportunity_id
cross join crash k
left join sponsored p on p.opportunity_id = w.opportunity_id
where w.place = 1
order by recovered desc, d.amount desc, d.opportunity_id;

-- name: recovery_rate
-- title: How many of those deals recovered, and what they had in common
-- scene: deal-crisis
-- chart: none
-- definition: Closed deals of both quarters whose health score fell, within a fortnight, by at least as many points as
--   the crashed deal's has since its last contact, and the share of them that was won. A deal has a sponsor where an
--   Executive Sponsor was in contact, by a meeting, an answered call or a message of theirs, within the fortnight after
--   the fall.
-- column: deals: Closed deals whose health fell as far [H1]
-- column: recovered: Closed deals that fell as far and were won
-- column: recovery_rate: Share won of the closed deals that fell as far [H1.win_rate]
-- column: recovered_sponsor_share: Share of the won deals with a sponsor in contact after the fall
-- column: not_recovered_sponsor_share: Share of the lost deals with a sponsor in contact after the fall
-- column: not_recovered_sooner: Lost deals that closed within the fortnight after the fall
with crash as (
  select
    (
      select h.health
      from health_snapshot h
      where h.opportunity_id = d.opportunity_id and h.observed_on <= d.last_contact_on
      order by h.observed_on desc
      limit 1
    )
    - coalesce(
      d.health,
      (
        select h.health
        from health_snapshot h
        where h.opportunity_id = d.opportunity_id
        order by h.observed_on desc
        limit 1
      )
    ) as fall
  from deal d
  where d.story_role = 'crash'
),
scores as (
  select
    o.opportunity_id,
    h.observed_on,
    h.health,
    max(h.health) over (
      partition by o.opportunity_id
      order by julianday(h.observed_on)
      range between 14 preceding and current row
    ) as highest_before
  from opportunity o
  join health_snapshot h on h.opportunity_id = o.opportunity_id
  where o.status <> 'Open'
),
falls as (
  select s.opportunity_id, min(s.observed_on) as fell_on
  from scores s
  join crash k on s.highest_before - s.health >= k.fall
  group by s.opportunity_id
),
sponsored as (
  select distinct f.opportunity_id
  from falls f
  join activity v on v.opportunity_id = f.opportunity_id
  join contact c on c.contact_id = v.contact_id
  where v.is_two_way = 1
    and c.buying_role = 'Executive Sponsor'
    and date(v.occurred_at) > f.fell_on
    and date(v.occurred_at) <= date(f.fell_on, '+14 days')
),
past as (
  select
    d.contacts,
    julianday(d.close_on) - julianday(f.fell_on) as days_to_close,
    case when d.status = 'Won' then 1.0 else 0.0 end as is_won,
    case when p.opportunity_id is not null then 1.0 else 0.0 end as is_sponsored
  from falls f
  join deal d on d.opportunity_id = f.opportunity_id
  left join sponsored p on p.opportunity_id = f.opportunity_id
)
select
  (select fall from crash) as fall,
  count(*) as deals,
  count(*) filter (where is_won = 1) as recovered,
  count(*) filter (where is_won = 0) as not_recovered,
  avg(is_won) as recovery_rate,
  avg(is_sponsored) filter (where is_won = 1) as recovered_sponsor_share,
  avg(is_sponsored) filter (where is_won = 0) as not_recovered_sponsor_share,
  avg(is_won) filter (where is_sponsored = 1) as rate_with_sponsor,
  avg(is_won) filter (where is_sponsored = 0) as rate_without_sponsor,
  avg(contacts) filter (where is_won = 1) as recovered_contacts,
  avg(contacts) filter (where is_won = 0) as not_recovered_contacts,
  count(*) filter (where is_won = 0 and days_to_close < 14) as not_recovered_sooner
from past;

-- name: after_the_fall
-- title: What happened in the fortnight after such a fall, on deals won and on deals lost
-- scene: deal-crisis
-- chart: after-the-fall
-- definition: Closed deals of both quarters whose health score fell, within a fortnight, by at least as many points as
--   the crashed deal's has since its last contact: on how many of the won and of the lost ones it happened in the
--   fortnight after the fall. Only contact counts: a meeting or demo held, a call answered, a message that the buyer
--   sent; a contact is new when engaged after the fall.
-- column: won_deals: Won deals whose health had fallen as far
-- column: won_with: {measure}: won deals
-- column: won_share: {measure}: share of the won deals
-- column: lost_deals: Lost deals whose health had fallen as far
-- column: lost_with: {measure}: lost deals
-- column: lost_share: {measure}: share of the lost deals
-- A deal that closed sooner had less time: the fortnight ends with its close.
with crash as (
  select
    (
      select h.health
      from health_snapshot h
      where h.opportunity_id = d.opportunity_id and h.observed_on <= d.last_contact_on
      order by h.observed_on desc
      limit 1
    )
    - coalesce(
      d.health,
      (
        select h.health
        from health_snapshot h
        where h.opportunity_id = d.opportunity_id
        order by h.observed_on desc
        limit 1
      )
    ) as fall
  from deal d
  where d.story_role = 'crash'
),
scores as (
  select
    o.opportunity_id,
    h.observed_on,
    h.health,
    max(h.health) over (
      partition by o.opportunity_id
      order by julianday(h.observed_on)
      range between 14 preceding and current row
    ) as highest_before
  from opportunity o
  join health_snapshot h on h.opportunity_id = o.opportunity_id
  where o.status <> 'Open'
),
falls as (
  select s.opportunity_id, min(s.observed_on) as fell_on
  from scores s
  join crash k on s.highest_before - s.health >= k.fall
  group by s.opportunity_id
),
touched as (
  select
    f.opportunity_id,
    max(case when c.buying_role = 'Executive Sponsor' then 1 else 0 end) as sponsor,
    max(case when v.type in ('Meeting', 'Demo') then 1 else 0 end) as meeting,
    max(case when oc.engaged_on > f.fell_on then 1 else 0 end) as new_contact
  from falls f
  join activity v on v.opportunity_id = f.opportunity_id
  join contact c on c.contact_id = v.contact_id
  left join opportunity_contact oc on oc.opportunity_id = f.opportunity_id and oc.contact_id = c.contact_id
  where v.is_two_way = 1
    and date(v.occurred_at) > f.fell_on
    and date(v.occurred_at) <= date(f.fell_on, '+14 days')
  group by f.opportunity_id
),
past as (
  select
    case when o.status = 'Won' then 1 else 0 end as is_won,
    coalesce(t.sponsor, 0) as sponsor,
    coalesce(t.new_contact, 0) as new_contact,
    coalesce(t.meeting, 0) as meeting
  from falls f
  join opportunity o on o.opportunity_id = f.opportunity_id
  left join touched t on t.opportunity_id = f.opportunity_id
),
measured as (
  select 1 as position, 'Executive sponsor in contact' as measure, is_won, sponsor as happened from past
  union all
  select 2, 'New contact engaged', is_won, new_contact from past
  union all
  select 3, 'Meeting held', is_won, meeting from past
)
select
  measure,
  count(*) filter (where is_won = 1) as won_deals,
  coalesce(sum(happened) filter (where is_won = 1), 0) as won_with,
  avg(1.0 * happened) filter (where is_won = 1) as won_share,
  count(*) filter (where is_won = 0) as lost_deals,
  coalesce(sum(happened) filter (where is_won = 0), 0) as lost_with,
  avg(1.0 * happened) filter (where is_won = 0) as lost_share
from measured
group by position, measure
order by position;

-- name: health_falls
-- title: Deals in Commit or Best Case whose health fell since their last contact
-- scene: deal-crisis
-- chart: none
-- definition: Open deals in Commit or Best Case whose health score is below that of the day of their last contact (a
--   meeting, an answered call, a message that the buyer sent); unanswered is the AE's outreach since that day. Past
--   falls are the closed deals of both quarters whose score fell as far within a fortnight, the recovery rate is the
--   share of them that was won, and impact is amount × recovery rate.
-- column: amount: Amount of the deal with {account} [K1, I1]
-- column: health_before: Health score of {account} at the last contact [K1, I1]
-- column: health: Health score of {account} now [K1, I1]
-- column: silent_days: Days since the last contact with {account} [K1, I1]
-- column: unanswered: The AE's unanswered outreach to {account} since the last contact [K1]
-- column: past_falls: Closed deals whose health fell as far [H1.deals]
-- column: recovery_rate: Share won of the closed deals that fell as far [H1.win_rate]
-- Health before is the score on the day of the last two-way contact; unanswered are the AE's touches since then. Past
-- falls: closed deals with a score at least as many points below one of the 14 days before it; the recovery rate is the
-- share of them that were won. Impact: amount × recovery rate.
with called as (
  select
    d.opportunity_id, d.account_id, d.account, d.deal, d.rep_id, d.rep, d.amount, d.stage, d.forecast_category, d.close_on,
    d.health, d.health_band, d.last_contact_on, d.days_since_contact,
    (
      select h.health
      from health_snapshot h
      where h.opportunity_id = d.opportunity_id and h.observed_on <= d.last_contact_on
      order by h.observed_on desc
      limit 1
    ) as health_before
  from deal d
  where d.status = 'Open' and d.forecast_category in ('Commit', 'Best Case')
),
fallen as (
  select *, health_before - health as fall
  from called
  where health < health_before
),
champion as (
  select
    oc.opportunity_id,
    c.name,
    c.title,
    row_number() over (partition by oc.opportunity_id order by oc.engaged_on, c.contact_id) as place
  from fallen f
  join opportunity_contact oc on oc.opportunity_id = f.opportunity_id
  join contact c on c.contact_id = oc.contact_id
  where c.buying_role = 'Champion'
),
acquaintance as (
  select
    f.opportunity_id,
    l.leader_id,
    l.name as leader,
    l.title as leader_title,
    c.name as executive,
    c.title as executive_title,
    row_number() over (partition by f.opportunity_id order by l.reports_to is not null, c.contact_id) as place
  from fallen f
  join contact c on c.account_id = f.account_id
  join leader l on l.leader_id = c.known_by_leader_id
),
touches as (
  select
    f.opportunity_id,
    count(distinct case
      when v.is_two_way = 1
        and date(v.occurred_at) > date(f.last_contact_on, '-21 days')
        and strftime('%w', v.occurred_at) not in ('0', '6')
      then date(v.occurred_at)
    end) as contact_days,
    count(case
      when v.is_two_way = 0 and v.direction = 'Outbound' and date(v.occurred_at) > f.last_contact_on then 1
    end) as unanswered
  from fallen f
  join activity v on v.opportunity_id = f.opportunity_id
  group by f.opportunity_id
),
scores as (
  select
    o.opportunity_id,
    o.status,
    h.health,
    max(h.health) over (
      partition by o.opportunity_id
      order by julianday(h.observed_on)
      range between 14 preceding and current row
    ) as highest_before
  from opportunity o
  join health_snapshot h on h.opportunity_id = o.opportunity_id
  where o.status <> 'Open'
),
past as (
  select
    opportunity_id,
    case when status = 'Won' then 1.0 else 0.0 end as is_won,
    max(highest_before - health) as deepest_fall
  from scores
  group by opportunity_id, status
)
select
  f.opportunity_id,
  f.account,
  f.deal,
  f.rep_id,
  f.rep,
  r.manager_id,
  f.amount,
  f.stage,
  f.forecast_category,
  f.close_on,
  f.health_before,
  f.health,
  f.fall,
  f.health_band,
  f.last_contact_on,
  f.days_since_contact as silent_days,
  t.contact_days,
  t.unanswered,
  c.name as champion,
  c.title as champion_title,
  case when c.name is null then 0 else 1 end as has_champion,
  a.leader_id as known_by_id,
  a.leader as known_by,
  a.leader_title as known_by_title,
  a.executive,
  a.executive_title,
  case when a.leader_id is null then 0 else 1 end as is_known,
  count(p.opportunity_id) as past_falls,
  avg(p.is_won) as recovery_rate,
  f.amount * avg(p.is_won) as impact
from fallen f
join rep r on r.rep_id = f.rep_id
left join touches t on t.opportunity_id = f.opportunity_id
left join champion c on c.opportunity_id = f.opportunity_id and c.place = 1
left join acquaintance a on a.opportunity_id = f.opportunity_id and a.place = 1
left join past p on p.deepest_fall >= f.fall
group by f.opportunity_id
order by f.fall desc, f.amount desc, f.opportunity_id;

----------------------------------------------------------------------------------------------------------------------
-- 3. The Pattern Discovery
----------------------------------------------------------------------------------------------------------------------

-- name: rep_scoreboard
-- title: The account executives side by side
-- scene: pattern-discovery
-- chart: rep-dots
-- definition: Attainment is the amount of the deals won from the quarter's start to the as-of day ÷ quota to date,
--   which is the quota × the plan's phasing. Win rate (won ÷ closed, by count) and contacts a deal are over the deals
--   closed, won or lost, in that time; a contact has met, answered or written to the AE on the deal.
-- column: attainment: Attainment to date of {rep} [R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, I6, I7]
-- Attainment is against quota to date; share of quota is against the whole quarter's quota.
with book as (
  select
    rep_id,
    count(*) as deals,
    coalesce(sum(amount) filter (where status = 'Won' and closed_this_quarter = 1), 0) as closed_won,
    count(*) filter (where status = 'Won' and closed_this_quarter = 1) as won,
    count(*) filter (where status = 'Lost' and closed_this_quarter = 1) as lost,
    avg(contacts) filter (where closed_this_quarter = 1) as contacts_a_deal,
    avg(case when status = 'Won' then 1.0 else 0.0 end) filter (where closed_this_quarter = 1) as win_rate,
    count(*) filter (where status = 'Open') as open_deals,
    coalesce(sum(amount) filter (where status = 'Open'), 0) as open_amount,
    avg(days_since_contact) filter (where status = 'Open') as mean_silent_days
  from deal
  group by rep_id
),
last_quarter as (
  select rep_id, attainment
  from rep_quarter
  where quarter = (select max(quarter) from rep_quarter)
)
select
  r.rep_id,
  r.name as rep,
  r.story_role,
  r.archetype,
  r.region,
  m.name as manager,
  1.0 * coalesce(b.closed_won, 0) / r.quota_to_date as attainment,
  1.0 * coalesce(b.closed_won, 0) / r.quota as share_of_quota,
  q.attainment as attainment_last_quarter,
  b.contacts_a_deal,
  b.win_rate,
  coalesce(b.won, 0) as won,
  coalesce(b.lost, 0) as lost,
  coalesce(b.won, 0) + coalesce(b.lost, 0) as closed,
  coalesce(b.closed_won, 0) as closed_won,
  r.quota_to_date,
  r.quota,
  coalesce(b.open_deals, 0) as open_deals,
  coalesce(b.open_amount, 0) as open_amount,
  b.mean_silent_days,
  r.hired_on
from rep r
join leader m on m.leader_id = r.manager_id
left join book b on b.rep_id = r.rep_id
left join last_quarter q on q.rep_id = r.rep_id
order by attainment desc, r.name;

-- name: win_rate_by_contacts
-- title: Win rate by number of contacts, deals closed this quarter
-- scene: pattern-discovery
-- chart: win-rate-by-contacts
-- definition: Deals closed, won or lost, from the quarter's start to the as-of day, by the number of contacts, people
--   who met, answered or wrote to the AE on them: won ÷ closed, by count.
-- Six stands for six or more. The group's own figures stand beside each of its counts.
with closed as (
  select
    min(contacts, 6) as contacts,
    case when contacts >= 4 then '4 or more' when contacts >= 2 then '2 or 3' else '1' end as contact_group,
    case when status = 'Won' then 1 else 0 end as is_won
  from deal
  where closed_this_quarter = 1
)
select
  contacts,
  case when contacts = 6 then '6+' else cast(contacts as text) end as label,
  contact_group,
  count(*) as deals,
  sum(is_won) as won,
  count(*) - sum(is_won) as lost,
  avg(1.0 * is_won) as win_rate,
  sum(count(*)) over (partition by contact_group) as group_deals,
  sum(sum(is_won)) over (partition by contact_group) as group_won,
  1.0 * sum(sum(is_won)) over (partition by contact_group) / sum(count(*)) over (partition by contact_group)
    as group_win_rate
from closed
group by contacts, contact_group
order by contacts;

-- name: win_rate_by_contact_group
-- title: Win rate with one, two or three, and four or more contacts
-- scene: pattern-discovery
-- chart: none
-- definition: Deals closed, won or lost, from the quarter's start to the as-of day, in groups by the number of
--   contacts, people who met, answered or wrote to the AE on them: won ÷ closed, by count.
-- column: win_rate: Win rate by number of contacts: {contact_group}
-- Times fewer: the win rate over that of the group with fewer contacts.
with closed as (
  select
    case when contacts >= 4 then '4 or more' when contacts >= 2 then '2 or 3' else '1' end as contact_group,
    contacts,
    amount,
    case when status = 'Won' then 1 else 0 end as is_won
  from deal
  where closed_this_quarter = 1
)
select
  contact_group,
  count(*) as deals,
  sum(is_won) as won,
  avg(1.0 * is_won) as win_rate,
  avg(1.0 * is_won) / lag(avg(1.0 * is_won)) over (order by min(contacts)) as times_fewer,
  sum(amount * is_won) as won_amount
from closed
group by contact_group
order by min(contacts);

-- name: multi_threading
-- title: Multi-threaded against single-threaded deals closed this quarter
-- scene: pattern-discovery
-- chart: none
-- definition: Deals closed, won or lost, from the quarter's start to the as-of day; multi-threaded are those with more
--   than a single contact, and a contact has met, answered or written to the AE on the deal. The ratio is their win
--   rate ÷ that of the single-threaded deals; the early ratio counts only the contacts engaged by the end of the deal's
--   earliest Discovery step.
-- column: ratio: Win rate of multi-threaded deals over that of single-threaded ones [I3]
-- column: multi_win_rate: Win rate of multi-threaded deals
-- column: multi_deals: Multi-threaded deals closed this quarter
-- column: multi_won: Multi-threaded deals won this quarter
-- column: single_win_rate: Win rate of single-threaded deals
-- column: single_deals: Single-threaded deals closed this quarter
-- column: single_won: Single-threaded deals won this quarter
-- column: early_ratio: Ratio of the win rates on contacts engaged by the end of Discovery [I3]
-- column: team_contacts: Contacts a deal, all AEs [I3]
-- column: team_win_rate: Win rate, all AEs [T4.win_rate, D2.win_rate_now, I3]
-- column: top_contacts: Contacts a deal, {top_rep} [R1.contacts, I3]
-- column: top_win_rate: Win rate, {top_rep} [R1.win_rate, I3]
-- column: newest_contacts: Contacts a deal, {newest_rep} [R10.contacts, I6.contacts]
-- column: newest_win_rate: Win rate, {newest_rep}
-- Multi-threaded: two or more contacts. Early: only contacts engaged by the end of the deal's first Discovery count.
with discovery as (
  select
    case_id,
    completed_at,
    row_number() over (partition by case_id order by position) as visit
  from process_event
  where activity = 'Discovery'
),
closed as (
  select
    d.opportunity_id,
    d.rep_id,
    d.contacts,
    case when d.status = 'Won' then 1.0 else 0.0 end as is_won,
    coalesce(date(v.completed_at), d.close_on) as early_until
  from deal d
  left join discovery v on v.case_id = d.opportunity_id and v.visit = 1
  where d.closed_this_quarter = 1
),
early as (
  select c.opportunity_id, c.is_won, count(oc.contact_id) as early_contacts
  from closed c
  left join opportunity_contact oc on oc.opportunity_id = c.opportunity_id and oc.engaged_on <= c.early_until
  group by c.opportunity_id, c.is_won
)
select
  avg(c.is_won) filter (where c.contacts >= 2) / avg(c.is_won) filter (where c.contacts = 1) as ratio,
  avg(c.is_won) filter (where c.contacts >= 2) as multi_win_rate,
  count(*) filter (where c.contacts >= 2) as multi_deals,
  count(*) filter (where c.contacts >= 2 and c.is_won = 1) as multi_won,
  avg(c.is_won) filter (where c.contacts = 1) as single_win_rate,
  count(*) filter (where c.contacts = 1) as single_deals,
  count(*) filter (where c.contacts = 1 and c.is_won = 1) as single_won,
  (
    select avg(is_won) filter (where early_contacts >= 2) / avg(is_won) filter (where early_contacts < 2)
    from early
  ) as early_ratio,
  avg(c.contacts) as team_contacts,
  avg(c.is_won) as team_win_rate,
  max(r.name) filter (where r.story_role = 'top_performer') as top_rep,
  avg(c.contacts) filter (where r.story_role = 'top_performer') as top_contacts,
  avg(c.is_won) filter (where r.story_role = 'top_performer') as top_win_rate,
  avg(c.is_won) filter (where r.story_role = 'top_performer') / avg(c.is_won) as top_over_team,
  max(r.name) filter (where r.story_role = 'newest') as newest_rep,
  avg(c.contacts) filter (where r.story_role = 'newest') as newest_contacts,
  avg(c.is_won) filter (where r.story_role = 'newest') as newest_win_rate
from closed c
join rep r on r.rep_id = c.rep_id;

-- name: early_contacts
-- title: Is it cause or effect? The win rate by all contacts, and by those engaged early
-- scene: pattern-discovery
-- chart: early-contacts
-- definition: Deals closed, won or lost, from the quarter's start to the as-of day: win rate of those with more than a
--   single contact ÷ win rate of all others. Early counts only the contacts engaged by the end of the deal's earliest
--   Discovery step, or by its close where none was completed.
-- column: ratio: {counted}: win rate of multi-threaded deals over that of all others [I3.ratio, I3.early_ratio]
-- Early: only contacts engaged by the end of the deal's first Discovery count.
with discovery as (
  select
    case_id,
    completed_at,
    row_number() over (partition by case_id order by position) as visit
  from process_event
  where activity = 'Discovery'
),
closed as (
  select
    d.opportunity_id,
    d.contacts,
    case when d.status = 'Won' then 1 else 0 end as is_won,
    coalesce(date(v.completed_at), d.close_on) as early_until
  from deal d
  left join discovery v on v.case_id = d.opportunity_id and v.visit = 1
  where d.closed_this_quarter = 1
),
counted as (
  select 1 as position, 'All contacts' as counted, contacts, is_won
  from closed
  union all
  select 2, 'Engaged by the end of the first Discovery', count(oc.contact_id), c.is_won
  from closed c
  left join opportunity_contact oc on oc.opportunity_id = c.opportunity_id and oc.engaged_on <= c.early_until
  group by c.opportunity_id, c.is_won
)
select
  counted,
  count(*) filter (where contacts >= 2) as multi_deals,
  coalesce(sum(is_won) filter (where contacts >= 2), 0) as multi_won,
  avg(1.0 * is_won) filter (where contacts >= 2) as multi_win_rate,
  count(*) filter (where contacts < 2) as single_deals,
  coalesce(sum(is_won) filter (where contacts < 2), 0) as single_won,
  avg(1.0 * is_won) filter (where contacts < 2) as single_win_rate,
  avg(1.0 * is_won) filter (where contacts >= 2) / avg(1.0 * is_won) filter (where contacts < 2) as ratio
from counted
group by position, counted
order by position;

-- name: contact_map
-- title: Who was in the deals of the top performer and of the newest AE, closed this quarter
-- scene: pattern-discovery
-- chart: contact-maps
-- definition: For each deal that the AEs with the story roles top_performer and newest closed, won or lost, from the
--   quarter's start to the as-of day: everyone the CRM knows at its account. Engaged are those who met, answered or
--   wrote to the AE on the deal.
-- Everyone the CRM knows at the account, whether engaged on the deal or not (engaged_on is empty then).
select
  r.story_role,
  d.rep,
  d.opportunity_id,
  d.account,
  d.amount,
  d.status,
  d.close_on,
  d.contacts,
  c.name as contact,
  c.title,
  c.buying_role,
  case when oc.contact_id is not null then 1 else 0 end as engaged,
  oc.engaged_on
from deal d
join rep r on r.rep_id = d.rep_id
join contact c on c.account_id = d.account_id
left join opportunity_contact oc on oc.opportunity_id = d.opportunity_id and oc.contact_id = c.contact_id
where d.closed_this_quarter = 1 and r.story_role in ('top_performer', 'newest')
order by
  r.story_role desc,
  d.status desc,
  d.contacts desc,
  d.amount desc,
  d.opportunity_id,
  engaged desc,
  oc.engaged_on,
  c.contact_id;

-- name: contact_reach
-- title: How many of the people known at the account were engaged, by AE
-- scene: pattern-discovery
-- chart: none
-- definition: Deals that the AE closed, won or lost, from the quarter's start to the as-of day: known is, deal by deal,
--   everyone in the CRM at the account, engaged those who met, answered or wrote to the AE on the deal. A deal is
--   sponsored when an Executive Sponsor was engaged.
-- column: deals: Deals that {rep} closed this quarter
-- column: known: People known on the deals of {rep}
-- column: engaged_share: Share of the people known whom {rep} engaged
-- column: sponsored_deals: Deals of {rep} with an engaged executive sponsor
-- Deals closed this quarter. Known are all contacts in the CRM; engaged took part in a two-way activity on the deal.
with people as (
  select
    d.rep_id,
    d.opportunity_id,
    c.buying_role,
    case when oc.contact_id is not null then 1 else 0 end as engaged
  from deal d
  join contact c on c.account_id = d.account_id
  left join opportunity_contact oc on oc.opportunity_id = d.opportunity_id and oc.contact_id = c.contact_id
  where d.closed_this_quarter = 1
)
select
  r.name as rep,
  r.story_role,
  count(distinct p.opportunity_id) as deals,
  count(*) as known,
  sum(p.engaged) as engaged,
  count(*) - sum(p.engaged) as not_engaged,
  avg(1.0 * p.engaged) as engaged_share,
  count(distinct case when p.engaged = 1 and p.buying_role = 'Executive Sponsor' then p.opportunity_id end)
    as sponsored_deals
from people p
join rep r on r.rep_id = p.rep_id
group by r.rep_id, r.name, r.story_role
order by engaged_share desc, r.name;

-- name: regions
-- title: The regions: dollars against attainment
-- scene: pattern-discovery
-- chart: none
-- definition: Amount of the deals that the region's AEs won from the quarter's start to the as-of day; attainment is
--   that ÷ the sum of their quotas to date (quota × the plan's phasing).
with book as (
  select
    rep_id,
    coalesce(sum(amount) filter (where status = 'Won'), 0) as closed_won,
    count(*) filter (where status = 'Won') as won,
    count(*) as closed,
    sum(contacts) as contacts
  from deal
  where closed_this_quarter = 1
  group by rep_id
),
team as (
  select
    r.region,
    r.name as rep,
    m.name as manager,
    r.quota,
    r.quota_to_date,
    coalesce(b.closed_won, 0) as closed_won,
    coalesce(b.won, 0) as won,
    coalesce(b.closed, 0) as closed,
    coalesce(b.contacts, 0) as contacts,
    row_number() over (partition by r.region order by coalesce(b.closed_won, 0) desc, r.name) as place
  from rep r
  join leader m on m.leader_id = r.manager_id
  left join book b on b.rep_id = r.rep_id
)
select
  region,
  max(manager) as manager,
  count(*) as reps,
  sum(closed_won) as closed_won,
  1.0 * sum(closed_won) / sum(quota_to_date) as attainment,
  1.0 * sum(closed_won) / sum(quota) as share_of_quota,
  sum(quota_to_date) as quota_to_date,
  sum(quota) as quota,
  sum(won) as won,
  sum(closed) as closed,
  1.0 * sum(won) / sum(closed) as win_rate,
  1.0 * sum(contacts) / sum(closed) as contacts_a_deal,
  max(rep) filter (where place = 1) as top_rep,
  1.0 * max(closed_won) / sum(closed_won) as top_rep_share
from team
group by region
order by closed_won desc, region;

-- name: managers
-- title: The managers, and who makes or breaks their region
-- scene: pattern-discovery
-- chart: none
-- definition: Amount of the deals that the region's AEs won from the quarter's start to the as-of day; attainment is
--   that ÷ the sum of their quotas to date (quota × the plan's phasing), and for a single AE the AE's own amount ÷
--   quota to date. The share is the part of the amount that the AE with the highest attainment won.
-- column: started_on: Day on which {manager} started as manager
-- column: closed_won: Closed-won of {region} in the quarter to date
-- column: attainment: Attainment to date of {region}
-- column: highest_rep_share: Share of {highest_rep} in the closed-won of {region} [R1.region_share]
-- column: lowest_attainment: Attainment to date of {lowest_rep}, the lowest in {region} [R5.attainment, R7.attainment,
--   R8.attainment, R10.attainment, I6.attainment]
with won as (
  select rep_id, sum(amount) as closed_won
  from deal
  where status = 'Won' and closed_this_quarter = 1
  group by rep_id
),
team as (
  select
    r.manager_id,
    r.name as rep,
    r.story_role,
    r.quota_to_date,
    coalesce(w.closed_won, 0) as closed_won,
    1.0 * coalesce(w.closed_won, 0) / r.quota_to_date as attainment
  from rep r
  left join won w on w.rep_id = r.rep_id
),
placed as (
  select
    manager_id,
    rep,
    story_role,
    quota_to_date,
    closed_won,
    attainment,
    row_number() over (partition by manager_id order by attainment desc, rep) as from_top,
    row_number() over (partition by manager_id order by attainment, rep) as from_bottom
  from team
)
select
  m.name as manager,
  m.title,
  m.region,
  m.started_on,
  l.name as reports_to,
  count(*) as reps,
  sum(p.closed_won) as closed_won,
  1.0 * sum(p.closed_won) / sum(p.quota_to_date) as attainment,
  rank() over (order by sum(p.closed_won) desc) as dollars_rank,
  rank() over (order by 1.0 * sum(p.closed_won) / sum(p.quota_to_date) desc) as attainment_rank,
  rank() over (order by m.started_on desc) as newest_rank,
  max(p.rep) filter (where p.from_top = 1) as highest_rep,
  max(p.attainment) as highest_attainment,
  1.0 * max(p.closed_won) filter (where p.from_top = 1) / sum(p.closed_won) as highest_rep_share,
  max(p.rep) filter (where p.from_bottom = 1) as lowest_rep,
  min(p.attainment) as lowest_attainment
from placed p
join leader m on m.leader_id = p.manager_id
left join leader l on l.leader_id = m.reports_to
group by m.leader_id, m.name, m.title, m.region, m.started_on, l.name
order by closed_won desc, m.name;

-- name: competitors
-- title: Deals lost to and won against each competitor
-- scene: pattern-discovery
-- chart: none
-- definition: Deals in which a competitor is named: lost from the quarter's start to the as-of day, won in either
--   quarter, and open.
-- Losses are this quarter's; wins are those of both quarters.
select
  competitor,
  count(*) filter (where status = 'Lost' and closed_this_quarter = 1) as lost,
  coalesce(sum(amount) filter (where status = 'Lost' and closed_this_quarter = 1), 0) as lost_amount,
  count(*) filter (where status = 'Lost' and closed_this_quarter = 1 and loss_reason = 'Price') as lost_on_price,
  count(*) filter (where status = 'Won') as won_against,
  count(*) filter (where status = 'Open') as open_deals,
  coalesce(sum(amount) filter (where status = 'Open'), 0) as open_amount
from deal
where competitor is not null
group by competitor
order by lost_amount desc, competitor;

-- name: single_threaded_deals
-- title: Commit and Best Case with a single contact
-- scene: pattern-discovery
-- chart: none
-- definition: Open deals in Commit or Best Case with an expected close date in the quarter and a single contact. Impact
--   is amount × (win rate of this quarter's multi-threaded deals less that of the single-threaded ones): the most that
--   a further contact could be worth.
-- column: win_rate_gap: Win rate of multi-threaded deals less that of single-threaded ones
-- column: listed_deals: Commit and Best Case deals with a single contact
-- column: listed_amount: Amount of the Commit and Best Case deals with a single contact
-- Impact: amount × what the win rate of this quarter's multi-threaded deals is above that of the single-threaded ones.
-- It takes the whole correlation for a cause, so it is the most that a second contact could be worth.
with rates as (
  select
    avg(case when status = 'Won' then 1.0 else 0.0 end) filter (where contacts >= 2) as multi_win_rate,
    avg(case when status = 'Won' then 1.0 else 0.0 end) filter (where contacts = 1) as single_win_rate
  from deal
  where closed_this_quarter = 1
)
select
  d.opportunity_id,
  d.account,
  d.rep,
  d.manager,
  m.reports_to as director_id,
  d.amount,
  d.forecast_category,
  d.stage,
  d.health,
  d.health_band,
  d.contacts,
  d.close_on,
  x.multi_win_rate - x.single_win_rate as win_rate_gap,
  d.amount * (x.multi_win_rate - x.single_win_rate) as impact,
  count(*) over () as listed_deals,
  sum(d.amount) over () as listed_amount
from deal d
join rep r on r.rep_id = d.rep_id
join leader m on m.leader_id = r.manager_id
cross join scenario s
cross join rates x
where d.status = 'Open'
  and d.forecast_category in ('Commit', 'Best Case')
  and d.close_on between s.quarter_start and s.quarter_end
  and d.contacts = 1
order by d.amount desc, d.opportunity_id;

-- name: competitor_pressure
-- title: This quarter's losses to each competitor, and how many of them cite price
-- scene: pattern-discovery
-- chart: none
-- definition: Deals in which the competitor is named: lost from the quarter's start to the as-of day, their amount, and
--   how many of them give Price as the loss reason; wins against it are those of both quarters.
-- column: losses: Deals lost to {competitor} this quarter [I4]
-- column: lost_amount: Amount lost to {competitor} this quarter [I4.amount]
-- column: lost_on_price: Deals lost to {competitor} on price this quarter [I4.citing_price]
-- column: price_share: Share of the losses to {competitor} that cite price
-- column: won_against: Deals won against {competitor} [I4.rival_beaten]
-- Wins are those of both quarters.
select
  d.competitor,
  count(*) filter (where d.status = 'Lost' and d.closed_this_quarter = 1) as losses,
  coalesce(sum(d.amount) filter (where d.status = 'Lost' and d.closed_this_quarter = 1), 0) as lost_amount,
  count(*) filter (where d.status = 'Lost' and d.closed_this_quarter = 1 and d.loss_reason = 'Price') as lost_on_price,
  1.0 * count(*) filter (where d.status = 'Lost' and d.closed_this_quarter = 1 and d.loss_reason = 'Price')
    / count(*) filter (where d.status = 'Lost' and d.closed_this_quarter = 1) as price_share,
  count(*) filter (where d.status = 'Won') as won_against,
  (select leader_id from leader where reports_to is null order by leader_id limit 1) as top_leader_id
from deal d
where d.competitor is not null
group by d.competitor
having count(*) filter (where d.status = 'Lost' and d.closed_this_quarter = 1) > 0
order by lost_amount desc, d.competitor;

-- name: rival_deals
-- title: Commit and Best Case in which a competitor is named
-- scene: pattern-discovery
-- chart: none
-- definition: Open deals in Commit or Best Case with an expected close date in the quarter in which a competitor is
--   named. Impact is amount × the share of this quarter's losses to it that cite price × this quarter's win rate.
-- column: amount: Amount of the deal with {account} [K3]
-- column: win_rate: Win rate of the quarter to date, all AEs [T4, D2.win_rate_now]
-- column: listed_amount: Amount of Commit and Best Case in which {competitor} is named
-- Impact: amount × the share of this quarter's losses to the competitor that cite price × this quarter's win rate: those
-- deals would be won as often as all others.
with price as (
  select
    competitor,
    avg(case when loss_reason = 'Price' then 1.0 else 0.0 end) as price_share
  from deal
  where status = 'Lost' and closed_this_quarter = 1 and competitor is not null
  group by competitor
),
rate as (
  select avg(case when status = 'Won' then 1.0 else 0.0 end) as win_rate
  from deal
  where closed_this_quarter = 1
)
select
  d.opportunity_id,
  d.competitor,
  d.account,
  d.rep,
  d.manager,
  m.reports_to as director_id,
  d.amount,
  d.forecast_category,
  d.stage,
  d.health,
  d.health_band,
  d.close_on,
  coalesce(p.price_share, 0) as price_share,
  x.win_rate,
  d.amount * coalesce(p.price_share, 0) * x.win_rate as impact,
  count(*) over (partition by d.competitor) as listed_deals,
  sum(d.amount) over (partition by d.competitor) as listed_amount
from deal d
join rep r on r.rep_id = d.rep_id
join leader m on m.leader_id = r.manager_id
cross join scenario s
cross join rate x
left join price p on p.competitor = d.competitor
where d.status = 'Open'
  and d.forecast_category in ('Commit', 'Best Case')
  and d.close_on between s.quarter_start and s.quarter_end
  and d.competitor is not null
order by d.amount desc, d.opportunity_id;

-- name: rep_standing
-- title: Where each account executive stands, and where the AE's losses died
-- scene: pattern-discovery
-- chart: none
-- definition: Attainment is the amount of the deals won from the quarter's start to the as-of day ÷ quota to date,
--   which is the quota × the plan's phasing; contacts a deal, win rate and losses are over the deals closed, won or
--   lost, in that time. Losses died in the step that is recorded most often for the AE's lost deals.
-- column: attainment: Attainment to date of {rep} [R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, I6, I7]
-- column: reps: Account executives [S1]
-- column: contacts_a_deal: Contacts a deal, {rep} [R1.contacts, R10.contacts, I3.top_contacts, I6.contacts]
-- column: team_contacts: Contacts a deal, all AEs [I3]
-- column: win_rate: Win rate, {rep} [R1, R8, I3.top_win_rate]
-- column: team_win_rate: Win rate, all AEs [T4.win_rate, D2.win_rate_now, I3]
-- column: lost: Deals that {rep} lost this quarter
-- column: died_there: Deals that {rep} lost in {dies_in} this quarter
with book as (
  select
    rep_id,
    coalesce(sum(amount) filter (where status = 'Won'), 0) as closed_won,
    avg(contacts) as contacts_a_deal,
    avg(case when status = 'Won' then 1.0 else 0.0 end) as win_rate,
    count(*) filter (where status = 'Lost') as lost
  from deal
  where closed_this_quarter = 1
  group by rep_id
),
team as (
  select avg(contacts) as contacts_a_deal, avg(case when status = 'Won' then 1.0 else 0.0 end) as win_rate
  from deal
  where closed_this_quarter = 1
),
deaths as (
  select
    rep_id,
    lost_at_stage,
    count(*) as lost,
    row_number() over (partition by rep_id order by count(*) desc, lost_at_stage) as place
  from deal
  where status = 'Lost' and closed_this_quarter = 1 and lost_at_stage is not null
  group by rep_id, lost_at_stage
),
standing as (
  select
    r.rep_id,
    r.name as rep,
    r.region,
    r.manager_id,
    1.0 * coalesce(b.closed_won, 0) / r.quota_to_date as attainment,
    b.contacts_a_deal,
    b.win_rate,
    coalesce(b.lost, 0) as lost
  from rep r
  left join book b on b.rep_id = r.rep_id
)
select
  x.rep_id,
  x.rep,
  x.region,
  x.manager_id,
  m.name as manager,
  m.reports_to as director_id,
  x.attainment,
  row_number() over (order by x.attainment desc, x.rep) as place,
  row_number() over (order by x.attainment, x.rep) as place_from_last,
  count(*) over () as reps,
  x.contacts_a_deal,
  t.contacts_a_deal as team_contacts,
  x.win_rate,
  t.win_rate as team_win_rate,
  x.lost,
  e.lost_at_stage as dies_in,
  coalesce(e.lost, 0) as died_there,
  first_value(x.rep) over (order by x.attainment desc, x.rep) as top_rep
from standing x
join leader m on m.leader_id = x.manager_id
cross join team t
left join deaths e on e.rep_id = x.rep_id and e.place = 1
order by x.attainment desc, x.rep;

-- name: coaching_reach
-- title: Open deals dated in the quarter of the AEs who win less often than the team
-- scene: pattern-discovery
-- chart: none
-- definition: Open deals with an expected close date in the quarter, in any forecast category but Omitted, of the AEs
--   whose win rate this quarter is below that of all AEs. Impact is amount × the difference between the rates: the most
--   that coaching could be worth.
-- column: rep_amount: Amount of the open deals of {rep} dated in the quarter
-- column: manager_amount: Amount of such deals of all AEs under the same manager who win less often than the team
-- Impact: amount × what the team's win rate this quarter is above the AE's own. Deals left out of the forecast do not
-- count. It takes coaching to work at once and in full, so it is the most that coaching could be worth.
with rates as (
  select rep_id, avg(case when status = 'Won' then 1.0 else 0.0 end) as win_rate
  from deal
  where closed_this_quarter = 1
  group by rep_id
),
team as (
  select avg(case when status = 'Won' then 1.0 else 0.0 end) as win_rate
  from deal
  where closed_this_quarter = 1
)
select
  d.opportunity_id,
  d.rep_id,
  d.rep,
  r.manager_id,
  d.account,
  d.amount,
  d.forecast_category,
  d.stage,
  d.contacts,
  d.health,
  d.health_band,
  d.close_on,
  x.win_rate,
  t.win_rate as team_win_rate,
  d.amount * (t.win_rate - x.win_rate) as impact,
  count(*) over (partition by d.rep_id) as rep_deals,
  sum(d.amount) over (partition by d.rep_id) as rep_amount,
  count(*) over (partition by r.manager_id) as manager_deals,
  sum(d.amount) over (partition by r.manager_id) as manager_amount
from deal d
join rep r on r.rep_id = d.rep_id
join rates x on x.rep_id = d.rep_id
cross join team t
cross join scenario s
where d.status = 'Open'
  and d.forecast_category <> 'Omitted'
  and d.close_on between s.quarter_start and s.quarter_end
  and x.win_rate < t.win_rate
order by d.amount desc, d.opportunity_id;

----------------------------------------------------------------------------------------------------------------------
-- 4. The Forecast Reality
----------------------------------------------------------------------------------------------------------------------

-- name: forecast_build_up
-- title: Forecast waterfall (build-up): Closed, Commit and Best Case
-- scene: forecast-reality
-- chart: forecast-build-up
-- definition: Closed is the amount of the deals won from the quarter's start to the as-of day; Commit and Best Case are
--   the amounts of the open deals in that category with an expected close date in the quarter. Each step begins where
--   the step before it ends.
with steps as (
  select 1 as position, 'Closed' as step
  union all select 2, 'Commit'
  union all select 3, 'Best Case'
),
dated as (
  select
    case when d.status = 'Won' then 'Closed' else d.forecast_category end as step,
    d.amount
  from deal d
  cross join scenario s
  where (d.status = 'Won' and d.closed_this_quarter = 1)
    or (d.status = 'Open' and d.close_on between s.quarter_start and s.quarter_end)
),
sums as (
  select t.position, t.step, count(d.amount) as deals, coalesce(sum(d.amount), 0) as amount
  from steps t
  left join dated d on d.step = t.step
  group by t.position, t.step
)
select
  m.step,
  m.deals,
  m.amount,
  sum(m.amount) over (order by m.position) - m.amount as running_from,
  sum(m.amount) over (order by m.position) as running_to,
  t.target
from sums m
cross join target t
where t.metric = 'revenue'
order by m.position;

-- name: forecast_call
-- title: The call beside the health-adjusted forecast
-- scene: forecast-reality
-- chart: adjusted-beside
-- definition: The call is closed-won from the quarter's start to the as-of day plus the amount of the open Commit deals
--   with an expected close date in the quarter. Health-adjusted, each of those deals counts with amount × the weight of
--   its health band, and the miss is the revenue target less that; deals in poor health have a score below the Monitor
--   band.
-- column: target: Revenue target of the quarter [T1]
-- column: closed: Closed-won in the quarter to date [T1, F1]
-- column: commit_deals: Commit deals, open and dated in the quarter
-- column: commit_amount: Commit, open and dated in the quarter [F1.commit]
-- column: with_commit: The call: closed-won and Commit [F1]
-- column: with_commit_over_target: What the call clears the target by
-- column: best_case_amount: Best Case, open and dated in the quarter [F1.best_case]
-- column: adjusted: Health-adjusted forecast [F3]
-- column: miss: What the health-adjusted forecast misses the target by [F3, I2]
-- column: at_risk_deals: Commit deals in poor health [F2.deals, F5.deals, I2.deals]
-- column: at_risk_amount: Amount of the Commit deals in poor health [F2.amount, I2.amount]
-- column: without_crash: The call without {crash_account} [F4]
-- column: miss_without_crash: What the call without {crash_account} misses the target by [F4.miss]
with dated as (
  select
    d.status,
    d.forecast_category,
    d.amount,
    d.health,
    d.story_role,
    d.account,
    d.amount * b.weight as adjusted_amount
  from deal d
  cross join scenario s
  left join health_band b on b.band = d.health_band
  where (d.status = 'Won' and d.closed_this_quarter = 1)
    or (d.status = 'Open' and d.close_on between s.quarter_start and s.quarter_end)
),
sums as (
  select
    coalesce(sum(amount) filter (where status = 'Won'), 0) as closed,
    count(*) filter (where status = 'Open' and forecast_category = 'Commit') as commit_deals,
    coalesce(sum(amount) filter (where status = 'Open' and forecast_category = 'Commit'), 0) as commit_amount,
    coalesce(sum(adjusted_amount) filter (where status = 'Open' and forecast_category = 'Commit'), 0)
      as commit_adjusted,
    count(*) filter (where status = 'Open' and forecast_category = 'Best Case') as best_case_deals,
    coalesce(sum(amount) filter (where status = 'Open' and forecast_category = 'Best Case'), 0) as best_case_amount,
    count(*) filter (where status = 'Open' and forecast_category = 'Commit' and health < 60) as at_risk_deals,
    coalesce(sum(amount) filter (where status = 'Open' and forecast_category = 'Commit' and health < 60), 0)
      as at_risk_amount,
    coalesce(sum(amount) filter (where status = 'Open' and forecast_category = 'Commit' and story_role = 'crash'), 0)
      as crash_amount
  from dated
)
select
  t.target,
  f.closed,
  f.commit_deals,
  f.commit_amount,
  f.closed + f.commit_amount as with_commit,
  f.closed + f.commit_amount - t.target as with_commit_over_target,
  f.best_case_deals,
  f.best_case_amount,
  f.closed + f.commit_amount + f.best_case_amount as with_best_case,
  f.commit_adjusted,
  f.closed + f.commit_adjusted as adjusted,
  t.target - f.closed - f.commit_adjusted as miss,
  f.at_risk_deals,
  f.at_risk_amount,
  f.at_risk_amount - f.crash_amount as other_at_risk_amount,
  (select account from deal where story_role = 'crash') as crash_account,
  f.crash_amount,
  f.closed + f.commit_amount - f.crash_amount as without_crash,
  t.target - f.closed - f.commit_amount + f.crash_amount as miss_without_crash
from sums f
cross join target t
where t.metric = 'revenue';

-- name: commit_deals
-- title: Commit, deal by deal
-- scene: forecast-reality
-- chart: commit-deals
-- definition: Open deals in Commit with an expected close date in the quarter. The adjusted amount is the amount × the
--   weight of the deal's health band.
-- column: amount: Amount of the deal with {account} [K1, K2, K4]
-- column: adjusted_amount: What the weight of its health band leaves of the deal with {account}
select
  d.opportunity_id,
  d.account,
  d.deal,
  d.rep,
  d.amount,
  d.health,
  d.health_band,
  b.weight,
  d.amount * b.weight as adjusted_amount,
  case when d.health < 60 then 1 else 0 end as at_risk,
  1.0 * d.amount / sum(d.amount) over () as share_of_commit,
  d.stage,
  d.close_on,
  d.days_since_contact,
  d.contacts,
  d.story_role
from deal d
cross join scenario s
join health_band b on b.band = d.health_band
where d.status = 'Open'
  and d.forecast_category = 'Commit'
  and d.close_on between s.quarter_start and s.quarter_end
order by d.amount desc, d.opportunity_id;

-- name: commit_at_risk
-- title: Commit deals whose health is below 60
-- scene: forecast-reality
-- chart: none
-- definition: Open deals in Commit with an expected close date in the quarter and a health score below the Monitor
--   band.
select
  d.opportunity_id,
  d.account,
  d.rep,
  d.amount,
  d.health,
  d.health_band,
  d.stage,
  d.close_on,
  d.days_since_contact,
  d.contacts,
  d.next_step
from deal d
cross join scenario s
where d.status = 'Open'
  and d.forecast_category = 'Commit'
  and d.close_on between s.quarter_start and s.quarter_end
  and d.health < 60
order by d.amount desc, d.opportunity_id;

-- name: health_adjusted
-- title: Commit by health band, and what its weight leaves of it
-- scene: forecast-reality
-- chart: none
-- definition: Open deals in Commit with an expected close date in the quarter, by health band. The adjusted amount is
--   their amount × the weight of the band, which is a transparent rule and no probability.
-- column: weight: Weight of the band {health_band}
-- The weights are a transparent rule, not probabilities.
with committed as (
  select d.health_band, d.amount
  from deal d
  cross join scenario s
  where d.status = 'Open'
    and d.forecast_category = 'Commit'
    and d.close_on between s.quarter_start and s.quarter_end
)
select
  b.band as health_band,
  b.weight,
  count(c.amount) as deals,
  coalesce(sum(c.amount), 0) as amount,
  coalesce(sum(c.amount), 0) * b.weight as adjusted_amount,
  coalesce(sum(c.amount), 0) * (1 - b.weight) as discount
from health_band b
left join committed c on c.health_band = b.band
group by b.band, b.weight, b.min_health
order by b.min_health desc;

-- name: forecast_weeks
-- title: The forecast week by week, by category
-- scene: forecast-reality
-- chart: forecast-weeks
-- definition: Amount and number of deals by forecast category at each weekly snapshot since the quarter began, all AEs
--   together: Closed is what had been won in the quarter by that day, the other categories are as the AEs called them
--   then.
select
  f.observed_on,
  f.forecast_category as category,
  sum(f.deals) as deals,
  sum(f.amount) as amount,
  sum(f.health_adjusted) as health_adjusted,
  t.target
from forecast_snapshot f
cross join target t
where t.metric = 'revenue'
group by f.observed_on, f.forecast_category, t.target
order by
  f.observed_on,
  case f.forecast_category
    when 'Closed' then 1
    when 'Commit' then 2
    when 'Best Case' then 3
    when 'Pipeline' then 4
    else 5
  end;

-- name: forecast_week_change
-- title: The call this week and a week ago
-- scene: forecast-reality
-- chart: none
-- definition: The call at a weekly snapshot is Closed plus Commit on that day, all AEs together. The changes hold the
--   last snapshot, that of the as-of day, against that of the week before.
-- column: weeks: Weekly snapshots since the quarter began
-- column: weeks_over_target: Snapshots at which the call reached the target
-- column: call: The call at the last snapshot [F1.with_commit]
-- column: call_fall: Fall of the call in the past week
-- column: closed_rise: Rise of closed-won in the past week
-- column: commit_fall: Fall of Commit in the past week
-- The call is what is closed and what is in Commit.
with calls as (
  select
    f.observed_on,
    sum(f.amount) filter (where f.forecast_category = 'Closed') as closed,
    sum(f.amount) filter (where f.forecast_category = 'Commit') as commit_amount,
    sum(f.amount) filter (where f.forecast_category in ('Closed', 'Commit')) as call,
    row_number() over (order by f.observed_on desc) as weeks_ago
  from forecast_snapshot f
  group by f.observed_on
),
summary as (
  select
    count(*) as weeks,
    count(*) filter (where c.call >= t.target) as weeks_over_target,
    max(c.call) as highest_call,
    max(c.call) filter (where c.weeks_ago = 1) as call,
    max(c.call) filter (where c.weeks_ago = 2) as call_before,
    max(c.closed) filter (where c.weeks_ago = 1) as closed,
    max(c.closed) filter (where c.weeks_ago = 2) as closed_before,
    max(c.commit_amount) filter (where c.weeks_ago = 1) as commit_amount,
    max(c.commit_amount) filter (where c.weeks_ago = 2) as commit_before
  from calls c
  cross join target t
  where t.metric = 'revenue'
)
select
  weeks,
  weeks_over_target,
  highest_call,
  call,
  call_before,
  call_before - call as call_fall,
  closed - closed_before as closed_rise,
  commit_before - commit_amount as commit_fall
from summary;

-- name: coverage
-- title: Open pipeline dated in the quarter against the gap
-- scene: forecast-reality
-- chart: none
-- definition: Coverage is the amount of all open deals with an expected close date in the quarter ÷ the gap, which is
--   the revenue target less closed-won to date. Needed is the inverse of the win rate of the deals closed, won or lost,
--   from the quarter's start to the as-of day.
-- column: coverage: Open pipeline dated in the quarter over the gap [F7]
-- column: needed: Coverage that this quarter's win rate takes [F7]
with book as (
  select
    coalesce(sum(d.amount) filter (where d.status = 'Won' and d.closed_this_quarter = 1), 0) as closed,
    coalesce(sum(d.amount) filter (
      where d.status = 'Open' and d.close_on between s.quarter_start and s.quarter_end
    ), 0) as open_amount,
    count(*) filter (where d.status = 'Open' and d.close_on between s.quarter_start and s.quarter_end) as open_deals,
    avg(case when d.status = 'Won' then 1.0 else 0.0 end) filter (where d.closed_this_quarter = 1) as win_rate
  from deal d
  cross join scenario s
)
select
  b.open_deals,
  b.open_amount,
  t.target - b.closed as gap,
  1.0 * b.open_amount / (t.target - b.closed) as coverage,
  b.win_rate,
  1.0 / b.win_rate as needed,
  case when 1.0 * b.open_amount / (t.target - b.closed) >= 1.0 / b.win_rate then 1 else 0 end as enough
from book b
cross join target t
where t.metric = 'revenue';

-- name: risk_concentration
-- title: How much of Commit sits in its unhealthy deals
-- scene: forecast-reality
-- chart: none
-- definition: Open deals in Commit with an expected close date in the quarter: number and amount of those whose health
--   score is below the Monitor band, and their share of the amount of all.
-- column: deals: Commit deals in poor health [F2, F5, I2]
-- column: share: Share of Commit in deals in poor health [F5]
-- column: largest_share: Share of {largest_account} in Commit
with committed as (
  select
    d.account,
    d.amount,
    d.health,
    row_number() over (
      order by case when d.health < 60 then 0 else 1 end, d.amount desc, d.opportunity_id
    ) as place
  from deal d
  cross join scenario s
  where d.status = 'Open'
    and d.forecast_category = 'Commit'
    and d.close_on between s.quarter_start and s.quarter_end
)
select
  count(*) filter (where health < 60) as deals,
  coalesce(sum(amount) filter (where health < 60), 0) as amount,
  1.0 * coalesce(sum(amount) filter (where health < 60), 0) / sum(amount) as share,
  count(*) as commit_deals,
  coalesce(sum(amount), 0) as commit_amount,
  max(account) filter (where place = 1 and health < 60) as largest_account,
  max(amount) filter (where place = 1 and health < 60) as largest_amount,
  1.0 * max(amount) filter (where place = 1 and health < 60) / sum(amount) as largest_share
from committed;

-- name: commit_concentration
-- title: Commit, split into its unhealthy deals and all others
-- scene: forecast-reality
-- chart: risk-concentration
-- definition: Amount of the open deals in Commit with an expected close date in the quarter: each deal whose health
--   score is below the Monitor band, and all others together.
with committed as (
  select
    d.account,
    d.amount,
    d.health,
    d.health_band,
    d.story_role,
    case when d.health < 60 then 1 else 0 end as at_risk
  from deal d
  cross join scenario s
  where d.status = 'Open'
    and d.forecast_category = 'Commit'
    and d.close_on between s.quarter_start and s.quarter_end
),
parts as (
  select account as part, 1 as deals, amount, health_band, at_risk, story_role
  from committed
  where at_risk = 1
  union all
  select 'All others', count(*), coalesce(sum(amount), 0), null, 0, null
  from committed
  where at_risk = 0
)
select
  part,
  deals,
  amount,
  1.0 * amount / sum(amount) over () as share,
  health_band,
  at_risk,
  story_role
from parts
order by at_risk desc, amount desc, part;

-- name: best_case_deals
-- title: Best Case, deal by deal: the ways to make up a miss
-- scene: forecast-reality
-- chart: none
-- definition: Open deals in Best Case with an expected close date in the quarter.
select
  d.opportunity_id,
  d.account,
  d.deal,
  d.rep,
  d.amount,
  d.health,
  d.health_band,
  d.stage,
  d.close_on,
  d.days_since_contact,
  d.competitor
from deal d
cross join scenario s
where d.status = 'Open'
  and d.forecast_category = 'Best Case'
  and d.close_on between s.quarter_start and s.quarter_end
order by d.amount desc, d.opportunity_id;

-- name: commit_review
-- title: Commit deals in poor health, and what a better band would add to the forecast
-- scene: forecast-reality
-- chart: none
-- definition: Open deals in Commit with an expected close date in the quarter and a health score below the Monitor
--   band. Impact is amount × (weight of the next better health band less the weight of the deal's own).
-- column: amount: Amount of the deal with {account} [K1]
-- column: weight: Weight of the band {health_band}
-- column: next_weight: Weight of the band {next_band}
-- column: poor_below: Lowest score of the Monitor band
-- column: listed_deals: Commit deals in poor health [F2.deals, F5.deals, I2.deals]
-- Poor health: below the Monitor band. Impact: amount × what the weight of the next band up is above that of its own.
with bands as (
  select
    band,
    weight,
    lead(band) over (order by min_health) as next_band,
    lead(weight) over (order by min_health) as next_weight
  from health_band
)
select
  d.opportunity_id,
  d.account,
  d.rep,
  d.manager,
  m.reports_to as director_id,
  d.amount,
  d.health,
  d.health_band,
  b.weight,
  b.next_band,
  coalesce(b.next_weight, b.weight) as next_weight,
  d.amount * (coalesce(b.next_weight, b.weight) - b.weight) as impact,
  d.stage,
  d.close_on,
  d.days_since_contact,
  f.min_health as poor_below,
  count(*) over () as listed_deals,
  sum(d.amount) over () as listed_amount
from deal d
join rep r on r.rep_id = d.rep_id
join leader m on m.leader_id = r.manager_id
join bands b on b.band = d.health_band
join health_band f on f.band = 'Monitor'
cross join scenario s
where d.status = 'Open'
  and d.forecast_category = 'Commit'
  and d.close_on between s.quarter_start and s.quarter_end
  and d.health < f.min_health
order by d.amount desc, d.opportunity_id;

----------------------------------------------------------------------------------------------------------------------
-- 5. The Process Problem
----------------------------------------------------------------------------------------------------------------------

-- name: stage_stays
-- title: How long each step takes, against its benchmark
-- scene: process-problem
-- chart: stage-stays
-- definition: Days of the completed stays in each step, over all cases of the event log, from the day on which the stay
--   began to the day on which it ended. Open stays are counted beside them, but not in the days.
-- Completed stays only, open ones are counted beside them. A percentile is the stay at which that share of stays is
-- reached: nine in ten stays are no longer than the 90th. The median is the middle stay, or the mean of the middle two.
with stays as (
  select
    e.activity,
    julianday(date(e.completed_at)) - julianday(date(e.started_at)) as days
  from process_event e
  where e.completed_at is not null
),
placed as (
  select
    activity,
    days,
    row_number() over (partition by activity order by days) as place,
    count(*) over (partition by activity) as stays
  from stays
),
summary as (
  select
    activity,
    count(*) as completed_stays,
    avg(days) as mean_days,
    max(days) filter (where place = (1 * stays + 9) / 10) as p10_days,
    max(days) filter (where place = (1 * stays + 3) / 4) as p25_days,
    avg(days) filter (where place in ((stays + 1) / 2, (stays + 2) / 2)) as median_days,
    max(days) filter (where place = (3 * stays + 3) / 4) as p75_days,
    max(days) filter (where place = (9 * stays + 9) / 10) as p90_days
  from placed
  group by activity
),
open_stays as (
  select activity, count(*) as open_stays
  from process_event
  where completed_at is null
  group by activity
)
select
  g.stage,
  g.on_happy_path,
  coalesce(m.completed_stays, 0) as completed_stays,
  m.mean_days,
  m.p10_days,
  m.p25_days,
  m.median_days,
  m.p75_days,
  m.p90_days,
  g.benchmark_days,
  m.mean_days / g.benchmark_days as times_benchmark,
  coalesce(o.open_stays, 0) as open_stays
from stage g
left join summary m on m.activity = g.stage
left join open_stays o on o.activity = g.stage
where g.benchmark_days is not null
order by g.position;

-- name: legal_bottleneck
-- title: Legal Review on one row
-- scene: process-problem
-- chart: none
-- definition: Mean days of all completed stays in Legal Review; stuck are the open deals whose open stay there has
--   lasted longer than the benchmark. The overlap is the part of them that is also in Commit, dated in the quarter and
--   below the Monitor band in health: the sums are never added.
-- column: mean_days: Mean stay in Legal Review [P1.average_days, I5.average_days]
-- column: benchmark_days: Benchmark of Legal Review, days [P1.benchmark, I5.benchmark]
-- column: times_benchmark: Mean stay in Legal Review over its benchmark
-- column: stuck_deals: Deals stuck in Legal Review [P1, I5.deals]
-- column: stuck_amount: Amount of the deals stuck in Legal Review [P1, I5.amount]
-- column: overlap_deals: Stuck deals that are Commit deals in poor health
-- column: overlap_amount: Amount of the stuck deals that are Commit deals in poor health
-- The overlap is the stuck deals that are also Commit deals with a health below 60: never add the two sums.
with stuck as (
  select
    d.amount,
    case
      when d.forecast_category = 'Commit' and d.health < 60 and d.close_on between s.quarter_start and s.quarter_end
        then 1
      else 0
    end as in_commit_at_risk
  from deal d
  join process_event e on e.case_id = d.opportunity_id
  join stage g on g.stage = e.activity
  cross join scenario s
  where d.status = 'Open'
    and e.activity = 'Legal Review'
    and e.completed_at is null
    and julianday(date(s.as_of)) - julianday(date(e.started_at)) > g.benchmark_days
),
stays as (
  select
    count(*) as completed_stays,
    avg(julianday(date(completed_at)) - julianday(date(started_at))) as mean_days
  from process_event
  where activity = 'Legal Review' and completed_at is not null
)
select
  a.mean_days,
  g.benchmark_days,
  a.mean_days / g.benchmark_days as times_benchmark,
  a.completed_stays,
  (select count(*) from stuck) as stuck_deals,
  (select coalesce(sum(amount), 0) from stuck) as stuck_amount,
  (select count(*) from stuck where in_commit_at_risk = 1) as overlap_deals,
  (select coalesce(sum(amount), 0) from stuck where in_commit_at_risk = 1) as overlap_amount
from stays a
cross join stage g
where g.stage = 'Legal Review';

-- name: legal_stuck
-- title: Open deals that wait in Legal Review for longer than its benchmark
-- scene: process-problem
-- chart: none
-- definition: Open deals whose open stay in Legal Review has lasted, up to the as-of day, for more days than the
--   benchmark of that step.
select
  d.opportunity_id,
  d.account,
  d.deal,
  d.rep,
  d.amount,
  d.forecast_category,
  d.health,
  d.health_band,
  date(e.started_at) as in_legal_since,
  cast(julianday(date(s.as_of)) - julianday(date(e.started_at)) as integer) as days,
  g.benchmark_days,
  d.close_on,
  case
    when d.forecast_category = 'Commit' and d.health < 60 and d.close_on between s.quarter_start and s.quarter_end
      then 1
    else 0
  end as in_commit_at_risk,
  d.story_role
from deal d
join process_event e on e.case_id = d.opportunity_id
join stage g on g.stage = e.activity
cross join scenario s
where d.status = 'Open'
  and e.activity = 'Legal Review'
  and e.completed_at is null
  and julianday(date(s.as_of)) - julianday(date(e.started_at)) > g.benchmark_days
order by d.amount desc, d.opportunity_id;

-- name: stage_revenue
-- title: Open revenue in each stage, and how much of it is over the benchmark
-- scene: process-problem
-- chart: stage-revenue
-- definition: Open deals by the step that they are in: their amount, and the part of it in deals that have been there
--   for more days than the benchmark of the step.
-- Over the benchmark: the deal has been in its present stage for more days than the stage should take.
select
  g.stage,
  g.on_happy_path,
  count(d.opportunity_id) as deals,
  coalesce(sum(d.amount), 0) as amount,
  avg(d.days_in_stage) as mean_days_in_stage,
  g.benchmark_days,
  count(d.opportunity_id) filter (where d.days_in_stage > g.benchmark_days) as deals_over_benchmark,
  coalesce(sum(d.amount) filter (where d.days_in_stage > g.benchmark_days), 0) as amount_over_benchmark
from stage g
left join deal d on d.stage = g.stage and d.status = 'Open'
where g.benchmark_days is not null
group by g.stage, g.on_happy_path, g.benchmark_days, g.position
order by g.position;

-- name: revenue_over_benchmark
-- title: Open revenue that is over the benchmark of its stage, on one row
-- scene: process-problem
-- chart: none
-- definition: Open deals of all steps: their amount, and the part of it in deals that have been in their present step
--   for more days than its benchmark.
-- column: amount: Amount of all open deals
-- column: amount_over: Amount of the open deals over the benchmark of their step
with open_deals as (
  select
    d.stage,
    d.amount,
    case when d.days_in_stage > g.benchmark_days then 1 else 0 end as is_over
  from deal d
  join stage g on g.stage = d.stage
  where d.status = 'Open'
),
largest as (
  select stage, sum(amount) as amount
  from open_deals
  where is_over = 1
  group by stage
  order by sum(amount) desc, stage
  limit 1
)
select
  count(*) as deals,
  coalesce(sum(o.amount), 0) as amount,
  count(*) filter (where o.is_over = 1) as deals_over,
  coalesce(sum(o.amount) filter (where o.is_over = 1), 0) as amount_over,
  1.0 * sum(o.amount) filter (where o.is_over = 1) / sum(o.amount) as share_over,
  (select l.stage from largest l) as largest_stage,
  (select l.amount from largest l) as largest_amount
from open_deals o;

-- name: process_nodes
-- title: The steps of the process map: cases, visits and stays
-- scene: process-problem
-- chart: none
-- definition: Cases, visits and stays of each step over the whole event log; a repeat visit is any after the case's
--   earliest, and waits are days of completed stays.
-- Waits are the completed stays in the step, in days. Repeat visits are those after a case's first.
with stays as (
  select
    activity,
    julianday(date(completed_at)) - julianday(date(started_at)) as days
  from process_event
  where completed_at is not null
),
placed as (
  select
    activity,
    days,
    row_number() over (partition by activity order by days) as place,
    count(*) over (partition by activity) as stays
  from stays
),
waits as (
  select
    activity,
    avg(days) filter (where place in ((stays + 1) / 2, (stays + 2) / 2)) as median_wait_days,
    max(days) filter (where place = (9 * stays + 9) / 10) as p90_wait_days
  from placed
  group by activity
)
select
  g.stage,
  g.position,
  g.on_happy_path,
  count(distinct e.case_id) as cases,
  count(e.case_id) as visits,
  count(e.case_id) - count(distinct e.case_id) as repeat_visits,
  count(e.case_id) filter (where e.completed_at is null and g.benchmark_days is not null) as open_cases,
  -- The two ends have no stay.
  case when g.benchmark_days is not null then w.median_wait_days end as median_wait_days,
  case when g.benchmark_days is not null then w.p90_wait_days end as p90_wait_days,
  g.benchmark_days
from stage g
left join process_event e on e.activity = g.stage
left join waits w on w.activity = g.stage
group by g.stage, g.position, g.on_happy_path, g.benchmark_days, w.median_wait_days, w.p90_wait_days
order by g.position;

-- name: process_edges
-- title: Which step follows which, how often, and after how many days
-- scene: process-problem
-- chart: process-map
-- definition: Every pair of steps that follow each other directly in some case of the event log, with its cases and the
--   wait in the former step. The map shows the pairs of the happy path and those that at least a least share of all
--   cases take, which stands in the SQL; rework goes back to an earlier step in which the case had been.
-- Every pair of steps that follow one another directly in some case. The map shows those of the happy path and those
-- that at least 2% of all cases take (is_shown). The wait is the stay in the first step before the second begins.
-- Rework goes back to an earlier step in which the case had been before. The columns that begin with from_ and to_ are
-- of the two steps themselves: all cases that reach the step, and the median of all stays in it.
with steps as (
  select
    case_id,
    position,
    activity,
    row_number() over (partition by case_id, activity order by position) as visit,
    julianday(date(completed_at)) - julianday(date(started_at)) as days
  from process_event
),
pairs as (
  select
    a.case_id,
    a.activity as from_stage,
    b.activity as to_stage,
    b.visit as to_visit,
    a.days
  from steps a
  join steps b on b.case_id = a.case_id and b.position = a.position + 1
),
placed as (
  select
    case_id,
    from_stage,
    to_stage,
    to_visit,
    days,
    row_number() over (partition by from_stage, to_stage order by days) as place,
    count(*) over (partition by from_stage, to_stage) as transitions,
    row_number() over (partition by from_stage order by days) as step_place,
    count(*) over (partition by from_stage) as step_stays
  from pairs
),
step_waits as (
  select
    from_stage as stage,
    avg(days) filter (where step_place in ((step_stays + 1) / 2, (step_stays + 2) / 2)) as median_wait_days
  from placed
  group by from_stage
),
happy_path as (
  select stage, lead(stage) over (order by position) as next_stage
  from stage
  where on_happy_path = 1
),
visited as (
  select activity, count(distinct case_id) as cases
  from process_event
  group by activity
),
edges as (
  select
    p.from_stage,
    p.to_stage,
    count(distinct p.case_id) as cases,
    count(*) as transitions,
    1.0 * count(distinct p.case_id) / (select count(distinct case_id) from process_event) as share_of_cases,
    avg(p.days) filter (where p.place in ((p.transitions + 1) / 2, (p.transitions + 2) / 2)) as median_wait_days,
    max(p.days) filter (where p.place = (9 * p.transitions + 9) / 10) as p90_wait_days,
    max(case when h.next_stage = p.to_stage then 1 else 0 end) as on_happy_path,
    max(case when t.position < f.position and p.to_visit > 1 then 1 else 0 end) as is_rework
  from placed p
  join stage f on f.stage = p.from_stage
  join stage t on t.stage = p.to_stage
  left join happy_path h on h.stage = p.from_stage
  group by p.from_stage, p.to_stage
)
select
  e.from_stage,
  e.to_stage,
  e.cases,
  e.transitions,
  e.share_of_cases,
  e.median_wait_days,
  e.p90_wait_days,
  e.on_happy_path,
  e.is_rework,
  case when e.on_happy_path = 1 or e.share_of_cases >= 0.02 then 1 else 0 end as is_shown,
  f.cases as from_cases,
  w.median_wait_days as from_median_wait_days,
  g.benchmark_days as from_benchmark_days,
  t.cases as to_cases
from edges e
join visited f on f.activity = e.from_stage
join step_waits w on w.stage = e.from_stage
join stage g on g.stage = e.from_stage
join visited t on t.activity = e.to_stage
order by e.transitions desc, e.from_stage, e.to_stage;

-- name: process_coverage
-- title: How much of the event log the process map shows
-- scene: process-problem
-- chart: none
-- definition: All cases of the event log: the pairs of steps that the map shows (those of the happy path, and those
--   that at least the least share of the cases take), and the share of all transitions and of all cases that they hold.
--   A case is held when every pair of its steps is shown.
-- column: least_share: Least share of the cases for a pair to be shown
-- column: pairs: Pairs of steps in the event log
-- column: pairs_shown: Pairs of steps that the map shows
-- column: cases: Cases in the event log [D1.deals]
-- column: share_of_cases: Share of the cases that the map shows from start to end
-- column: share_of_transitions: Share of the transitions that the map shows
-- The map shows the steps of the happy path and every pair of steps that at least 2% of all cases take. A case is
-- wholly shown when each of its steps follows the one before by a pair that is on the map.
with steps as (
  select
    case_id,
    activity as from_stage,
    lead(activity) over (partition by case_id order by position) as to_stage
  from process_event
),
happy_path as (
  select stage, lead(stage) over (order by position) as next_stage
  from stage
  where on_happy_path = 1
),
pairs as (
  select
    p.from_stage,
    p.to_stage,
    case
      when max(h.next_stage = p.to_stage) = 1 then 1
      when 1.0 * count(distinct p.case_id) / (select count(distinct case_id) from process_event) >= 0.02 then 1
      else 0
    end as is_shown
  from steps p
  left join happy_path h on h.stage = p.from_stage
  where p.to_stage is not null
  group by p.from_stage, p.to_stage
),
cases as (
  select
    s.case_id,
    count(s.to_stage) as transitions,
    coalesce(sum(p.is_shown), 0) as transitions_shown
  from steps s
  left join pairs p on p.from_stage = s.from_stage and p.to_stage = s.to_stage
  group by s.case_id
)
select
  0.02 as least_share,
  (select count(*) from pairs) as pairs,
  (select sum(is_shown) from pairs) as pairs_shown,
  count(*) as cases,
  count(*) filter (where transitions_shown = transitions) as cases_wholly_shown,
  avg(case when transitions_shown = transitions then 1.0 else 0 end) as share_of_cases,
  sum(transitions) as transitions,
  sum(transitions_shown) as transitions_shown,
  1.0 * sum(transitions_shown) / sum(transitions) as share_of_transitions
from cases;

-- name: variants
-- title: The paths that closed deals took, by frequency
-- scene: process-problem
-- chart: process-variants
-- definition: The steps of each deal closed in either quarter, in order, counted by path; the cycle is from creation to
--   close. A path conforms when it is the happy path, or the beginning of it up to the step in which the deal was lost.
-- A path conforms when it is the happy path, or the beginning of it up to the step in which the deal was lost.
with traces as (
  select
    case_id,
    position,
    group_concat(activity, ' → ') over (
      partition by case_id
      order by position
      rows between unbounded preceding and unbounded following
    ) as path
  from process_event
),
happy_paths as (
  select
    group_concat(stage, ' → ') over (order by position rows between unbounded preceding and current row) as path,
    case when position = max(position) over () then 1 else 0 end as is_whole
  from stage
  where on_happy_path = 1
),
counted as (
  select
    t.path,
    count(*) as cases,
    count(*) filter (where d.status = 'Won') as won,
    count(*) filter (where d.status = 'Lost') as lost,
    avg(d.cycle_days) as mean_days
  from traces t
  join deal d on d.opportunity_id = t.case_id
  where t.position = 1 and d.status <> 'Open'
  group by t.path
)
select
  row_number() over (order by c.cases desc, c.path) as place,
  c.path,
  c.cases,
  1.0 * c.cases / sum(c.cases) over () as share,
  1.0 * sum(c.cases) over (order by c.cases desc, c.path) / sum(c.cases) over () as share_so_far,
  c.won,
  c.lost,
  1.0 * c.won / c.cases as won_share,
  c.mean_days,
  c.path in (select h.path from happy_paths h where h.is_whole = 1) as is_happy_path,
  c.path in (select h.path from happy_paths h where h.is_whole = 1)
    or c.path in (select h.path || ' → Closed Lost' from happy_paths h) as conforms
from counted c
order by c.cases desc, c.path;

-- name: conformance
-- title: How many closed deals keep to the happy path
-- scene: process-problem
-- chart: none
-- definition: Deals closed in either quarter: those whose steps are exactly the happy path, those that kept to it (a
--   lost deal up to the step in which it was lost), those that visited a step again, and those with a step off the
--   path, which is Security Review or Procurement.
-- column: closed_deals: Deals closed in either quarter
-- column: happy_path_deals: Deals that took the happy path exactly [P5.cases]
-- column: happy_path_share: Share of closed deals that took the happy path exactly
-- column: conforming_share: Share of closed deals that kept to the happy path
-- column: rework_share: Share of closed deals that went through a step again
-- column: optional_share: Share of closed deals with a step off the happy path
-- Rework: a step is visited again. Optional steps: those off the happy path. A deal may have both.
with happy_path as (
  select stage, row_number() over (order by position) as step
  from stage
  where on_happy_path = 1
),
cases as (
  select
    d.opportunity_id,
    count(*) as steps,
    -- Steps in their place on the happy path.
    count(h.stage) as steps_on_path,
    count(*) filter (where e.activity = 'Closed Lost') as lost_steps,
    count(*) - count(distinct e.activity) as repeat_visits,
    count(*) filter (where g.on_happy_path = 0 and g.benchmark_days is not null) as optional_steps
  from deal d
  join process_event e on e.case_id = d.opportunity_id
  join stage g on g.stage = e.activity
  left join happy_path h on h.step = e.position and h.stage = e.activity
  where d.status <> 'Open'
  group by d.opportunity_id
),
judged as (
  select
    case when steps_on_path = steps and steps = (select count(*) from happy_path) then 1 else 0 end as is_happy_path,
    case when steps_on_path = steps - lost_steps then 1 else 0 end as conforms,
    case when repeat_visits > 0 then 1 else 0 end as has_rework,
    case when optional_steps > 0 then 1 else 0 end as has_optional
  from cases
)
select
  count(*) as closed_deals,
  sum(is_happy_path) as happy_path_deals,
  avg(1.0 * is_happy_path) as happy_path_share,
  sum(conforms) as conforming_deals,
  avg(1.0 * conforms) as conforming_share,
  sum(has_rework) as rework_deals,
  avg(1.0 * has_rework) as rework_share,
  sum(has_optional) as optional_deals,
  avg(1.0 * has_optional) as optional_share
from judged;

-- name: happy_path
-- title: How long the happy path takes
-- scene: process-problem
-- chart: none
-- definition: Deals won in either quarter: mean days from creation to close of those whose steps are exactly the happy
--   path, in its order, and of all others.
-- column: mean_days: Mean cycle of won deals on the happy path [P5.average_days]
-- column: other_mean_days: Mean cycle of all other won deals, days
with happy_path as (
  select stage, row_number() over (order by position) as step
  from stage
  where on_happy_path = 1
),
traces as (
  select
    e.case_id,
    count(*) as steps,
    count(h.stage) as steps_on_path
  from process_event e
  left join happy_path h on h.step = e.position and h.stage = e.activity
  group by e.case_id
),
won as (
  select
    d.cycle_days,
    case when t.steps_on_path = t.steps and t.steps = (select count(*) from happy_path) then 1 else 0 end as is_happy
  from traces t
  join deal d on d.opportunity_id = t.case_id
  where d.status = 'Won'
)
select
  count(*) filter (where is_happy = 1) as cases,
  avg(cycle_days) filter (where is_happy = 1) as mean_days,
  count(*) filter (where is_happy = 0) as other_cases,
  avg(cycle_days) filter (where is_happy = 0) as other_mean_days,
  avg(1.0 * is_happy) as share
from won;

-- name: rework
-- title: Cases that reach Proposal and fall back to Discovery
-- scene: process-problem
-- chart: none
-- definition: Cases of the event log with a Proposal step: the share in which a Discovery step follows directly on a
--   Proposal step. Each case counts once, however often it falls back.
-- column: share: Share of cases that fall back from Proposal to Discovery [P3]
with steps as (
  select
    case_id,
    activity,
    lead(activity) over (partition by case_id order by position) as next_activity
  from process_event
),
cases as (
  select case_id, max(case when next_activity = 'Discovery' then 1 else 0 end) as fell_back
  from steps
  where activity = 'Proposal'
  group by case_id
)
select
  count(*) as cases,
  sum(c.fell_back) as fell_back,
  avg(1.0 * c.fell_back) as share,
  avg(d.cycle_days) filter (where c.fell_back = 1) as mean_days_with,
  avg(d.cycle_days) filter (where c.fell_back = 0) as mean_days_without
from cases c
join deal d on d.opportunity_id = c.case_id;

-- name: detours
-- title: Security Review and Procurement: the steps off the happy path
-- scene: process-problem
-- chart: none
-- definition: Mean days of all completed stays in Security Review and in Procurement. Like for like is over won deals:
--   mean days from creation to close of those with Procurement, beside the mean of the won deals without it in the same
--   segments.
-- column: security_days: Mean stay in Security Review [P2.average_days]
-- column: security_benchmark: Benchmark of Security Review, days [P2.benchmark]
-- column: procurement_days: Mean stay in Procurement [P4.average_days]
-- column: cycle_with_procurement: Mean cycle of won deals with Procurement
-- column: cycle_without_procurement: Mean cycle of won deals without it in the same segments, days
-- Longer by: mean cycle of won deals with Procurement less that of won deals without it in the same segment.
with stays as (
  select
    avg(julianday(date(completed_at)) - julianday(date(started_at))) filter (where activity = 'Security Review')
      as security_days,
    avg(julianday(date(completed_at)) - julianday(date(started_at))) filter (where activity = 'Procurement')
      as procurement_days
  from process_event
  where activity in ('Security Review', 'Procurement') and completed_at is not null
),
procurement as (
  select distinct case_id
  from process_event
  where activity = 'Procurement'
),
won as (
  select
    d.segment,
    d.cycle_days,
    case when p.case_id is not null then 1 else 0 end as has_procurement
  from deal d
  left join procurement p on p.case_id = d.opportunity_id
  where d.status = 'Won'
),
without_step as (
  select segment, avg(cycle_days) as mean_days
  from won
  where has_procurement = 0
  group by segment
),
compared as (
  select count(*) as deals, avg(w.cycle_days) as mean_with, avg(o.mean_days) as mean_without
  from won w
  join without_step o on o.segment = w.segment
  where w.has_procurement = 1
)
select
  y.security_days,
  (select benchmark_days from stage where stage = 'Security Review') as security_benchmark,
  y.procurement_days,
  (select benchmark_days from stage where stage = 'Procurement') as procurement_benchmark,
  c.deals as won_with_procurement,
  c.mean_with as cycle_with_procurement,
  c.mean_without as cycle_without_procurement,
  c.mean_with - c.mean_without as longer_by
from stays y
cross join compared c;

-- name: no_technical_buyer
-- title: Deals over the benchmark in Solution Design without a technical buyer
-- scene: process-problem
-- chart: none
-- definition: Open deals that have been in Solution Design for more days than its benchmark, and have nobody in the
--   role Technical Buyer among their contacts.
with technical as (
  select distinct oc.opportunity_id
  from opportunity_contact oc
  join contact c on c.contact_id = oc.contact_id
  where c.buying_role = 'Technical Buyer'
)
select
  d.opportunity_id,
  d.account,
  d.rep,
  d.amount,
  d.days_in_stage,
  g.benchmark_days,
  d.contacts,
  d.health,
  d.health_band
from deal d
join stage g on g.stage = d.stage
left join technical t on t.opportunity_id = d.opportunity_id
where d.status = 'Open'
  and d.stage = 'Solution Design'
  and d.days_in_stage > g.benchmark_days
  and t.opportunity_id is null
order by d.amount desc, d.opportunity_id;

-- name: no_technical_buyer_total
-- title: Deals over the benchmark in Solution Design, and those without a technical buyer
-- scene: process-problem
-- chart: none
-- definition: Open deals that have been in Solution Design for more days than its benchmark, and those of them with
--   nobody in the role Technical Buyer among their contacts.
-- column: deals_over_benchmark: Open deals over the benchmark in Solution Design
-- column: benchmark_days: Benchmark of Solution Design
-- column: deals: Open deals over the benchmark there without a technical buyer [P6]
-- column: amount: Amount of the open deals over the benchmark there without a technical buyer [P6]
with waiting as (
  select
    d.opportunity_id,
    d.amount,
    g.benchmark_days,
    exists (
      select 1
      from opportunity_contact oc
      join contact c on c.contact_id = oc.contact_id
      where oc.opportunity_id = d.opportunity_id and c.buying_role = 'Technical Buyer'
    ) as has_technical_buyer
  from deal d
  join stage g on g.stage = d.stage
  where d.status = 'Open'
    and d.stage = 'Solution Design'
    and d.days_in_stage > g.benchmark_days
)
select
  count(*) as deals_over_benchmark,
  (select benchmark_days from stage where stage = 'Solution Design') as benchmark_days,
  count(*) filter (where has_technical_buyer = 0) as deals,
  coalesce(sum(amount) filter (where has_technical_buyer = 0), 0) as amount
from waiting;

-- name: stage_bottlenecks
-- title: Steps that take longer than their benchmark, and what waits in them
-- scene: process-problem
-- chart: none
-- definition: Steps whose completed stays take, on average, longer than their benchmark. Stuck are the open deals that
--   have been in the step for more days than its benchmark.
-- column: mean_days: Mean stay in {stage} [P1.average_days, P2.average_days, P4.average_days, I5.average_days]
-- column: benchmark_days: Benchmark of {stage}
-- column: stuck_deals: Deals stuck in {stage}
-- column: stuck_amount: Amount of the deals stuck in {stage} [P1, I5.amount]
-- The mean is over completed stays. Stuck: an open deal in the step for longer than its benchmark.
with stays as (
  select
    activity,
    count(*) as completed_stays,
    avg(julianday(date(completed_at)) - julianday(date(started_at))) as mean_days
  from process_event
  where completed_at is not null
  group by activity
),
stuck as (
  select d.stage, count(*) as deals, sum(d.amount) as amount, sum(d.amount) filter (
    where d.forecast_category in ('Commit', 'Best Case') and d.close_on between s.quarter_start and s.quarter_end
  ) as called_amount
  from deal d
  join stage g on g.stage = d.stage
  cross join scenario s
  where d.status = 'Open' and d.days_in_stage > g.benchmark_days
  group by d.stage
)
select
  g.stage,
  y.mean_days,
  g.benchmark_days,
  y.mean_days / g.benchmark_days as times_benchmark,
  y.completed_stays,
  coalesce(k.deals, 0) as stuck_deals,
  coalesce(k.amount, 0) as stuck_amount,
  coalesce(k.called_amount, 0) as called_amount,
  (select leader_id from leader where reports_to is null order by leader_id limit 1) as top_leader_id
from stage g
join stays y on y.activity = g.stage
left join stuck k on k.stage = g.stage
where g.benchmark_days is not null
  and y.mean_days > g.benchmark_days
order by called_amount desc, g.position;

-- name: stuck_deals
-- title: Open deals that wait in their step for longer than its benchmark
-- scene: process-problem
-- chart: none
-- definition: Open deals that have been in their step for more days than its benchmark. Impact, for those in Commit or
--   Best Case with an expected close date in the quarter, is amount × (weight of the next better health band less the
--   weight of the deal's own).
-- column: amount: Amount of the deal with {account} [K4]
-- Impact, for deals in Commit or Best Case dated in the quarter: amount × what the weight of the next health band up is
-- above that of its own. A deal that is healthy already gains nothing: the forecast counts it.
with bands as (
  select band, weight, lead(weight) over (order by min_health) as next_weight
  from health_band
)
select
  d.opportunity_id,
  d.stage,
  d.account,
  d.rep,
  d.amount,
  d.forecast_category,
  d.health,
  d.health_band,
  d.days_in_stage,
  g.benchmark_days,
  d.close_on,
  case
    when d.forecast_category in ('Commit', 'Best Case') and d.close_on between s.quarter_start and s.quarter_end
      then d.amount * (coalesce(b.next_weight, b.weight) - b.weight)
    else 0
  end as impact
from deal d
join stage g on g.stage = d.stage
join bands b on b.band = d.health_band
cross join scenario s
where d.status = 'Open' and d.days_in_stage > g.benchmark_days
order by d.amount desc, d.opportunity_id;

----------------------------------------------------------------------------------------------------------------------
-- 6. The Action Plan
----------------------------------------------------------------------------------------------------------------------

-- name: open_actions
-- title: Recommended actions, by expected impact
-- scene: action-plan
-- chart: action-bars
-- definition: The planner's action for each insight that the agents raised, ranked by expected impact; how the impact
--   is computed stands beside it. Shared are the deals that an action of a higher rank works on too.
-- column: impact: Expected impact of action {rank}
-- column: shared_deals: Deals that action {rank} shares with those above
-- column: shared_amount: Amount of the deals that action {rank} shares with those above
-- Shared: deals that an action of a higher rank works on too. A deal may stand under several actions: never add them up.
with shared as (
  select a.rank, count(*) as deals, sum(x.amount) as amount
  from action a
  join insight_deal x on x.insight_id = a.insight_id
  where exists (
    select 1
    from action b
    join insight_deal y on y.insight_id = b.insight_id
    where b.rank < a.rank and y.opportunity_id = x.opportunity_id
  )
  group by a.rank
)
select
  a.rank,
  a.insight_id,
  a.action,
  coalesce(l.name, r.name) as owner,
  coalesce(l.title, 'Account executive') as owner_title,
  a.owner_id,
  a.due_on,
  a.impact,
  a.how,
  (select count(*) from insight_deal x where x.insight_id = a.insight_id) as deals,
  coalesce(s.deals, 0) as shared_deals,
  coalesce(s.amount, 0) as shared_amount,
  i.severity,
  i.icon,
  i.title as insight,
  i.link,
  i.agent_id,
  i.agent
from action a
join insight i on i.insight_id = a.insight_id
left join leader l on l.leader_id = a.owner_id
left join rep r on r.rep_id = a.owner_id
left join shared s on s.rank = a.rank
order by a.rank;

-- name: action_overlaps
-- title: Deals that two actions work on
-- scene: action-plan
-- chart: none
-- definition: Pairs of actions that work on the same open deals: how many deals they share, and their amount.
-- Each pair of actions that share deals: their impacts overlap there, and are not added.
with shared as (
  select
    a.rank,
    a.insight_id,
    b.rank as other_rank,
    b.insight_id as other_insight_id,
    d.account,
    x.amount
  from action a
  join action b on b.rank > a.rank
  join insight_deal x on x.insight_id = a.insight_id
  join insight_deal y on y.insight_id = b.insight_id and y.opportunity_id = x.opportunity_id
  join deal d on d.opportunity_id = x.opportunity_id
  order by a.rank, b.rank, x.amount desc, d.account
)
select
  s.rank,
  i.title as insight,
  s.other_rank,
  j.title as other_insight,
  count(*) as deals,
  sum(s.amount) as amount,
  group_concat(s.account, ', ') as accounts
from shared s
join insight i on i.insight_id = s.insight_id
join insight j on j.insight_id = s.other_insight_id
group by s.rank, i.title, s.other_rank, j.title
order by s.rank, s.other_rank;

-- name: exposures
-- title: Dollars at stake, by issue
-- scene: action-plan
-- chart: exposure-bars
-- definition: Amount of the open deals with an expected close date in the quarter under each issue: Commit below the
--   Monitor band in health; Commit and Best Case with a single contact; the deals in which the competitor is named that
--   took the most dollars this quarter. Stuck in Legal Review are, whatever their date, the open deals that have been
--   there for more days than its benchmark.
-- column: amount: {issue}: amount [P1.stuck_amount, F2.amount, I2.amount, I5.amount]
-- A deal may stand under several issues: the amounts are never added up.
with dated as (
  select
    d.opportunity_id,
    d.amount,
    d.stage,
    d.forecast_category,
    d.health,
    d.contacts,
    d.days_in_stage,
    d.competitor
  from deal d
  cross join scenario s
  where d.status = 'Open'
    and d.close_on between s.quarter_start and s.quarter_end
),
rival as (
  select competitor
  from deal
  where status = 'Lost' and closed_this_quarter = 1 and competitor is not null
  group by competitor
  order by sum(amount) desc, competitor
  limit 1
),
issues as (
  select 'Commit deals in poor health' as issue, d.amount
  from dated d
  where d.forecast_category = 'Commit' and d.health < 60
  union all
  select 'Commit and Best Case with a single contact', d.amount
  from dated d
  where d.forecast_category in ('Commit', 'Best Case') and d.contacts = 1
  union all
  select 'Deals stuck in Legal Review', d.amount
  from deal d
  join stage g on g.stage = d.stage
  where d.status = 'Open' and d.stage = 'Legal Review' and d.days_in_stage > g.benchmark_days
  union all
  select 'Open deals against ' || r.competitor, d.amount
  from dated d
  join rival r on r.competitor = d.competitor
)
select issue, count(*) as deals, sum(amount) as amount
from issues
group by issue
order by amount desc, issue;
