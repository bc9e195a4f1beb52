-- The named queries behind the scenes' charts, sentences and tables, in the order of the scenes. Readers edit them in
-- the page. What several of them share is a view of schema.sql: `deal` has a row a deal and says of each whether it is
-- won, closed this quarter, in poor health or over its benchmark; `counts_as` is what the quarter's forecast counts it
-- as. No query names an account, a person, a step, a band or a figure: deals and AEs are found by `story_role`, steps
-- by `stage.role`, and what a definition decides by is a row of `threshold`.
--
-- Said once for all: days are calendar days between dates. "This quarter" means closed (won or lost) with a close date
-- from the quarter's start to the as-of day. An AE's attainment is closed-won this quarter ÷ quota to date. A contact
-- of a deal has taken part in a two-way activity on it; people of Legal and Procurement are not counted, because they
-- come with the paper, on deals that are nearly won. Commit and Best Case are open deals dated in the quarter. An
-- interval is one of 95%: of a ratio of two rates by its logarithm, as the view win_rate_comparison says.
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
-- behind: closed: closed_won_deals, sum amount
-- behind: gap: = target - closed
-- behind: closed_plan: = target * plan_share
-- behind: new_logos: closed_won_deals, count where deal_type = 'New Logo'
-- behind: new_logos_gap: = new_logos_target - new_logos
-- behind: new_logos_plan: = new_logos_target * plan_share
-- behind: expansion: closed_won_deals, sum amount where deal_type = 'Expansion'
-- behind: expansion_gap: = expansion_target - expansion
-- behind: expansion_plan: = expansion_target * plan_share
-- behind: new_logo_dollars: closed_won_deals, sum amount where deal_type = 'New Logo'
-- behind: new_logo_dollars_target: = target - expansion_target
-- behind: new_logo_dollars_plan: = new_logo_dollars_target * plan_share
-- behind: win_rate: closed_deals, share is_won
-- behind: win_rate_gap: = win_rate - win_rate_target
-- behind: won_deals: closed_won_deals, count
-- behind: closed_deals: closed_deals, count
select
  s.company, s.product, s.quarter, s.quarter_start, s.quarter_end, s.as_of, s.seed,
  q.days_over, q.days, q.days_left, q.plan_share,
  r.now as closed,
  r.target,
  r.gap,
  r.plan_to_date as closed_plan,
  l.now as new_logos,
  l.target as new_logos_target,
  l.gap as new_logos_gap,
  l.plan_to_date as new_logos_plan,
  e.now as expansion,
  e.target as expansion_target,
  e.gap as expansion_gap,
  e.plan_to_date as expansion_plan,
  w.now as win_rate,
  w.target as win_rate_target,
  w.gap as win_rate_gap,
  t.won as won_deals,
  t.closed as closed_deals,
  d.now as new_logo_dollars,
  d.target as new_logo_dollars_target,
  d.plan_to_date as new_logo_dollars_plan
from scenario s
cross join quarter_to_date q
cross join team_to_date t
join metric_to_date r on r.metric = 'revenue'
join metric_to_date l on l.metric = 'new_logos'
join metric_to_date e on e.metric = 'expansion'
join metric_to_date w on w.metric = 'win_rate'
join metric_to_date d on d.metric = 'new_logo_dollars';

-- name: call_against_health
-- title: What we call and what the deals' health says, against the target
-- scene: monday-morning
-- chart: call-against-health
-- definition: We call is closed-won from the quarter's start to the as-of day plus the amount of the open Commit deals
--   with an expected close date in the quarter; health says the same with each of those deals counted as amount × the
--   weight of its health band. Over target is either less the revenue target.
-- column: amount: {voice} [F1.with_commit, F3.adjusted]
-- column: over_target: {voice}, less the target
-- behind: closed: closed_won_deals, sum amount
-- behind: committed: commit_deals, sum amount when part = 'Commit'
-- behind: committed: commit_deals, sum adjusted_amount
-- behind: amount: = closed + committed
-- behind: over_target: = amount - target
with sums as (
  select
    coalesce(sum(amount) filter (where counts_as = 'Closed'), 0) as closed,
    coalesce(sum(amount) filter (where counts_as = 'Commit'), 0) as called,
    coalesce(sum(adjusted_amount) filter (where counts_as = 'Commit'), 0) as weighted
  from deal
),
voices as (
  select 1 as position, 'We call' as voice, 'Commit' as part, closed, called as committed from sums
  union all
  select 2, 'Health says', 'weighted', closed, weighted from sums
)
select
  v.voice,
  v.part,
  v.closed,
  v.committed,
  v.closed + v.committed as amount,
  t.target,
  v.closed + v.committed - t.target as over_target
from voices v
join target t on t.metric = 'revenue'
order by v.position;

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
-- behind: now: closed_won_deals, sum amount when metric = 'revenue'
-- behind: now: closed_won_deals, count where deal_type = 'New Logo' when metric = 'new_logos'
-- behind: now: closed_won_deals, sum amount where deal_type = 'Expansion' when metric = 'expansion'
-- behind: now: closed_deals, share is_won
-- behind: week_ago_now: closed_won_deals, sum amount where by_last_week = 1 when metric = 'revenue'
-- behind: week_ago_now: closed_won_deals, count where deal_type = 'New Logo' and by_last_week = 1 when metric =
--   'new_logos'
-- behind: week_ago_now: closed_won_deals, sum amount where deal_type = 'Expansion' and by_last_week = 1 when metric
--   = 'expansion'
-- behind: week_ago_now: closed_deals, share is_won where by_last_week = 1
-- behind: gap: = now - target when unit = 'rate'
-- behind: gap: = target - now
-- behind: plan_to_date: = target when unit = 'rate'
-- behind: plan_to_date: = target * scoreboard.plan_share
-- behind: week_change: = now - week_ago_now
select
  m.metric, m.label, m.now, m.target, m.gap, m.plan_to_date, m.week_ago_now,
  m.now - m.week_ago_now as week_change,
  m.on_plan,
  m.unit
from metric_to_date m
join target t on t.metric = m.metric
order by m.position;

-- name: logos_not_dollars
-- title: New logos, expansion and new-logo dollars against plan to date
-- scene: monday-morning
-- chart: plan-bullets
-- definition: Deals won from the quarter's start to the as-of day: number of new logos, amount of expansions, amount of
--   new logos. Plan to date is the quarter's target × the plan's phasing up to the as-of day, with revenue less
--   expansion as the target of new-logo dollars; a measure is on plan from the share of it on that the threshold
--   on_plan_share says.
-- column: now: {measure}, won in the quarter to date [T2.new_logos, T3.expansion, T5.new_logos, T5.expansion,
--   T5.new_logo_dollars]
-- column: plan_to_date: {measure}, planned to date [T5.new_logos_plan, T5.expansion_plan, T5.new_logo_dollars_plan]
-- behind: now: closed_won_deals, count where deal_type = 'New Logo' when metric = 'new_logos'
-- behind: now: closed_won_deals, sum amount where deal_type = 'Expansion' when metric = 'expansion'
-- behind: now: closed_won_deals, sum amount where deal_type = 'New Logo'
-- behind: plan_to_date: = target * scoreboard.plan_share
-- behind: ratio: = now / plan_to_date
select
  metric,
  label as measure,
  now,
  plan_to_date,
  ratio,
  on_plan,
  target,
  unit
from metric_to_date
where metric in ('new_logos', 'expansion', 'new_logo_dollars')
order by position;

-- name: alerts
-- title: What the agents raised, the most severe first
-- scene: monday-morning
-- chart: none
-- definition: What the agents' rules raised over the rows as they are on the as-of day, each with its owner, its day
--   and what its action adds to the health-adjusted forecast if it works; how that is computed stands beside it.
-- column: impact: What the recommended action adds to the forecast if it works
-- column: later: What it may bring per quarter in the long run
-- column: later_low: Lower end of its interval
-- column: later_high: Upper end of its interval
-- Among equally severe ones those on a single deal come first, because a call can be made today; then by impact.
select
  insight_id, severity, icon, title, detail, action, owner, owner_title, due_on, is_today, impact, how, later, later_low,
  later_high, link, target_type, target_id, agent_id, agent, watched
from alert
order by severity_rank, case target_type when 'deal' then 1 else 2 end, impact desc, insight_id;

-- name: key_accounts
-- title: The accounts that the quarter turns on
-- scene: monday-morning
-- chart: none
-- definition: The key deals, each with where it stands or how it ended, and what its rows say of it: of a lost one to
--   whom and why; of an open one how far its health has fallen since the last contact (from the threshold crash_fall on),
--   a competitor in it, its present step and its days there where they are over the benchmark, its contacts (people of
--   Legal and Procurement not counted), and its silence from the threshold silent_days on.
-- column: amount: Amount of the deal with {account} [K1, K2, K3, K4, K5, K6, K7]
-- behind: amount: deal_facts, value amount where opportunity_id = opportunity_id
-- The closed ones last; of the open ones those in poor health first.
with told as (
  select
    d.*,
    l.health_before,
    coalesce(l.fall, 0) >= (select value from threshold where name = 'crash_fall') as is_crashed,
    c.name as champion
  from deal d
  left join last_contact l on l.opportunity_id = d.opportunity_id
  left join champion c on c.opportunity_id = d.opportunity_id
  where d.is_key = 1
),
facts as (
  select
    *,
    case
      when status = 'Lost' then 'Lost' || coalesce(' to ' || competitor, '') || ' in ' || lost_at_stage
        || coalesce(', reason: ' || lower(loss_reason), '')
      when status = 'Won' then 'Won after ' || cycle_days || ' days'
      when is_crashed then 'Health ' || health_before || ' → ' || health
      when competitor is not null then competitor || ' is in the deal'
    end as first_fact,
    case when status = 'Open' and is_over_benchmark = 1 and not is_crashed then
      'in ' || stage || ' for ' || days_in_stage || ' days, benchmark ' || benchmark_days
    end as stage_fact,
    case when status = 'Open' and not is_crashed then
      contacts || case contacts when 1 then ' contact' else ' contacts' end
        || case when sponsors > 0 then ', an executive sponsor among them' else '' end
    end as contact_fact,
    case
      when is_silent = 1 and is_crashed and champion is not null then
        champion || ', the champion, silent for ' || days_since_contact || ' days'
      when is_silent = 1 then 'silent for ' || days_since_contact || ' days'
    end as silent_fact
  from told
),
joined as (
  select
    *,
    substr(
      coalesce('; ' || first_fact, '') || coalesce('; ' || stage_fact, '') || coalesce('; ' || contact_fact, '')
        || coalesce('; ' || silent_fact, ''),
      3
    ) as line
  from facts
)
select
  opportunity_id, account, rep, amount, status, situation, stage, forecast_category, health, health_band, band_position,
  band_glyph,
  upper(substr(line, 1, 1)) || substr(line, 2) || '.' as drama,
  next_step, story_role
from joined
order by status <> 'Open', is_poor_health desc, amount desc, opportunity_id;

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
-- behind: new_logos: closed_won_deals, count where deal_type = 'New Logo'
-- behind: new_logos_plan: = scoreboard.new_logos_plan
-- behind: expansion: closed_won_deals, sum amount where deal_type = 'Expansion'
-- behind: expansion_plan: = scoreboard.expansion_plan
-- behind: new_logo_dollars: closed_won_deals, sum amount where deal_type = 'New Logo'
-- behind: new_logo_dollars_plan: = scoreboard.new_logo_dollars_plan
-- behind: mean_logo: closed_won_deals, mean amount where deal_type = 'New Logo'
-- behind: planned_logo: = scoreboard.new_logo_dollars_target / scoreboard.new_logos_target
-- behind: logos_to_go: = max(scoreboard.new_logos_gap, 0)
select
  l.now as new_logos,
  l.plan_to_date as new_logos_plan,
  l.ratio as logos_ratio,
  e.now as expansion,
  e.plan_to_date as expansion_plan,
  e.ratio as expansion_ratio,
  d.now as new_logo_dollars,
  d.plan_to_date as new_logo_dollars_plan,
  d.ratio as dollars_ratio,
  1.0 * d.now / l.now as mean_logo,
  d.target / l.target as planned_logo,
  max(l.gap, 0) as logos_to_go,
  (select min(leader_id) from leader where level = 'cro') as top_leader_id
from metric_to_date l
join metric_to_date e on e.metric = 'expansion'
join metric_to_date d on d.metric = 'new_logo_dollars'
where l.metric = 'new_logos';

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
  select d.target / l.target as size
  from metric_to_date d
  join metric_to_date l on l.metric = 'new_logos'
  where d.metric = 'new_logo_dollars'
)
select
  d.opportunity_id, d.account, d.rep, d.amount,
  p.size as planned_logo,
  d.stage, d.health, d.health_band, d.close_on, d.forecast_gain,
  count(*) over () as listed_deals,
  sum(d.amount) over () as listed_amount
from deal d
cross join planned p
where d.counts_as = 'Best Case' and d.deal_type = 'New Logo' and d.amount >= p.size
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
--   days with contact in the days of the threshold rhythm_days up to it, and unanswered is the AE's outreach since.
-- column: amount: Amount of the deal with {account} [K1, F2.crash_amount, I1]
-- column: health_before: Health score of {account} when the contact broke off [K1, I1]
-- column: health: Health score of {account} now [K1, I1]
-- column: last_contact_on: Day of the last contact with {account}
-- column: silent_days: Days since the last contact with {account} [K1, I1]
-- column: contact_days: Working days with contact in the weeks up to the last contact [K1]
-- column: unanswered: The AE's unanswered outreach since the last contact [K1]
-- column: champion_silent_days: Days since the champion's last message [K1]
-- behind: amount: deal_facts, value amount where opportunity_id = opportunity_id
-- behind: health: deal_facts, value health where opportunity_id = opportunity_id
-- behind: contacts: deal_facts, value contacts where opportunity_id = opportunity_id
-- behind: health_fall: = health_before - health
-- behind: unanswered: crash_outreach, count
-- behind: contact_days: crash_contact_days, count
with crashed as (
  select *, (select c.contact_id from champion c where c.opportunity_id = d.opportunity_id) as champion_id
  from deal d
  where d.story_role = 'crash'
),
heard as (
  select max(t.day) as last_on
  from crashed d
  join touch t on t.opportunity_id = d.opportunity_id and t.contact_id = d.champion_id
  where t.is_two_way = 1 and t.direction = 'Inbound'
)
select
  d.opportunity_id, d.account, d.deal, d.industry, d.deal_type, d.amount, d.status, d.stage, d.forecast_category,
  d.situation, d.rep, d.manager, d.region, d.created_on, d.close_on,
  cast(julianday(d.close_on) - julianday(q.today) as integer) as days_to_close,
  d.days_in_stage,
  d.contacts,
  l.health_before,
  d.health,
  l.fall as health_fall,
  d.health_band,
  d.last_contact_on,
  d.days_since_contact as silent_days,
  d.is_silent,
  l.contact_days,
  l.unanswered,
  c.name as champion,
  c.title as champion_title,
  h.last_on as champion_last_on,
  cast(julianday(q.today) - julianday(h.last_on) as integer) as champion_silent_days,
  a.leader as known_by,
  a.leader_title as known_by_title,
  a.executive,
  a.executive_title,
  d.next_step
from crashed d
join last_contact l on l.opportunity_id = d.opportunity_id
cross join heard h
cross join quarter_to_date q
left join contact c on c.contact_id = d.champion_id
left join acquaintance a on a.account_id = d.account_id;

-- name: crash_health
-- title: Health of the crashed deal, day by day
-- scene: deal-crisis
-- chart: health-steps
-- definition: Every recorded health score of the deal with the story role crash, by day, from its creation to the as-of
--   day, and the health band in which the score lies.
select
  h.observed_on, h.health,
  b.band as health_band,
  b.min_health, b.max_health, h.note,
  b.position as band_position,
  b.glyph as band_glyph,
  o.story_role
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
--   or a message that the buyer sent; outreach counts as answered when the same person is in contact within the days of
--   the threshold reply_days after it.
select
  t.occurred_at, t.contact, t.buying_role, t.type, t.direction, t.is_two_way, t.is_answered, t.subject,
  case when o.status = 'Open' then q.today else o.close_on end as until,
  (select value from threshold where name = 'gap_days') as gap_days,
  o.story_role
from opportunity o
join touch t on t.opportunity_id = o.opportunity_id
cross join quarter_to_date q
where o.story_role = 'crash'
order by t.occurred_at, t.activity_id;

-- name: crash_silence
-- title: The crashed deal's health, and who was in contact, up to the silence and through it
-- scene: deal-crisis
-- chart: silence-anatomy
-- definition: Of the deal with the story role crash: every recorded health score, every logged activity (contact is
--   two-way: a meeting held, a call answered, a message that the buyer sent), and the executive sponsors and technical
--   buyers with whom nothing happened. It is silent from the day of its last contact.
with crashed as (
  select o.opportunity_id, o.story_role, l.last_contact_on as silent_from, q.today as until
  from opportunity o
  join last_contact l on l.opportunity_id = o.opportunity_id
  cross join quarter_to_date q
  where o.story_role = 'crash'
),
seen as (
  select
    opportunity_id, 'health' as kind, observed_on as at, null as person, null as buying_role, null as is_two_way,
    null as what, health
  from health_snapshot
  union all
  select opportunity_id, 'touch', occurred_at, contact, buying_role, is_two_way, type, null
  from touch
  union all
  select p.opportunity_id, 'person', null, p.contact, p.buying_role, null, null, null
  from deal_person p
  where p.buying_role in ('Executive Sponsor', 'Technical Buyer')
    and not exists (select 1 from touch t where t.opportunity_id = p.opportunity_id and t.contact_id = p.contact_id)
)
select s.kind, s.at, s.person, s.buying_role, s.is_two_way, s.what, s.health, c.silent_from, c.until, c.story_role
from crashed c
join seen s on s.opportunity_id = c.opportunity_id
order by s.at is null, s.at, s.kind, s.person;

-- name: crash_contacts
-- title: The people at the crashed deal's account
-- scene: deal-crisis
-- chart: none
-- definition: Everyone the CRM knows at the account of the deal with the story role crash, with their activities on the
--   deal. Engaged on is the day of the earliest contact on it: a meeting held, a call answered or a message that the
--   buyer sent.
with touched as (
  select
    t.contact_id,
    count(*) as activities,
    sum(t.is_two_way) as two_way_activities,
    max(t.day) filter (where t.is_two_way = 1) as last_contact_on
  from opportunity o
  join touch t on t.opportunity_id = o.opportunity_id
  where o.story_role = 'crash'
  group by t.contact_id
)
select
  p.contact, p.title, p.buying_role, p.engaged_on,
  t.last_contact_on,
  coalesce(t.activities, 0) as activities,
  coalesce(t.two_way_activities, 0) as two_way_activities,
  p.known_by, p.known_by_title
from opportunity o
join deal_person p on p.opportunity_id = o.opportunity_id
left join touched t on t.contact_id = p.contact_id
where o.story_role = 'crash'
order by p.engaged_on is null, p.engaged_on, p.contact_id;

-- name: past_falls
-- title: Closed deals whose health fell as far as the crashed deal's
-- scene: deal-crisis
-- chart: past-falls
-- definition: Closed deals of both quarters whose health score fell, within the days of the threshold fall_days, by at
--   least as many points as the crashed deal's has since its last contact; the earliest such day counts. Health before
--   is the highest score of those days, health at close the last score before the deal closed.
select
  d.opportunity_id, d.account, d.rep, d.segment, d.amount, d.status,
  d.is_won as recovered,
  f.fell_on,
  f.health_before,
  f.health_after,
  f.health_before - f.health_after as fall,
  f.sponsor as sponsor_within_two_weeks,
  f.closed_sooner,
  d.contacts,
  d.close_on,
  cast(julianday(d.close_on) - julianday(f.fell_on) as integer) as days_to_close,
  l.health as health_at_close,
  case when d.is_won = 1 then
    row_number() over (partition by d.is_won order by abs(ln(1.0 * d.amount / c.amount)), d.opportunity_id)
  end as nearest_place,
  k.account as crash_account,
  k.health_before as crash_health_before,
  k.health as crash_health,
  c.amount as crash_amount
from past_fall f
join deal d on d.opportunity_id = f.opportunity_id
join last_contact l on l.opportunity_id = f.opportunity_id
cross join crash k
join opportunity c on c.opportunity_id = k.opportunity_id
order by recovered desc, d.amount desc, d.opportunity_id;

-- name: nearest_recoveries
-- title: The deals that came back from such a fall and are nearest to the crashed deal
-- scene: deal-crisis
-- chart: none
-- definition: Of the won deals whose health score had fallen as far as the crashed deal's, those whose amounts are
--   nearest to its own, by ratio, as many as the threshold nearest_recoveries says; with what happened in the days of
--   the threshold recovery_days after the fall. Only contact counts: a meeting or demo held, a call answered, a message
--   that the buyer sent.
-- column: amount: Amount of the deal with {account}
-- column: health_before: Health score of {account} before the fall
-- column: health_after: Health score of {account} at the low
-- column: days_to_close: Days from the fall of {account} to its close
-- behind: amount: deal_facts, value amount where opportunity_id = opportunity_id
-- behind: health_before: past_falls, value health_before where opportunity_id = opportunity_id
-- behind: health_after: past_falls, value health_after where opportunity_id = opportunity_id
-- behind: days_to_close: past_falls, value days_to_close where opportunity_id = opportunity_id
with placed as (
  select
    d.opportunity_id, d.account, d.rep, d.segment, d.amount,
    f.health_before,
    f.health_after,
    f.fell_on,
    cast(julianday(d.close_on) - julianday(f.fell_on) as integer) as days_to_close,
    f.sponsor, f.meeting, f.new_contact,
    row_number() over (order by abs(ln(1.0 * d.amount / c.amount)), d.opportunity_id) as place
  from past_fall f
  join deal d on d.opportunity_id = f.opportunity_id
  cross join crash k
  join opportunity c on c.opportunity_id = k.opportunity_id
  where d.is_won = 1
)
select
  place, opportunity_id, account, rep, segment, amount, health_before, health_after, fell_on, days_to_close,
  case
    when sponsor = 1 and new_contact = 1 then 'The sponsor met, a new contact engaged'
    when sponsor = 1 then 'The sponsor met'
    when new_contact = 1 then 'A new contact engaged'
    when meeting = 1 then 'A meeting held'
    else 'Nothing of these'
  end as followed
from placed
where place <= (select value from threshold where name = 'nearest_recoveries')
order by place;

-- name: recovery_rate
-- title: How many of those deals recovered, and what they had in common
-- scene: deal-crisis
-- chart: none
-- definition: Closed deals of both quarters whose health score fell, within the days of the threshold fall_days, by at
--   least as many points as the crashed deal's has since its last contact, and the share of them that was won. A deal
--   has a sponsor where an Executive Sponsor was in contact, by a meeting, an answered call or a message of theirs,
--   within the days of the threshold recovery_days after the fall.
-- column: deals: Closed deals whose health fell as far [H1]
-- column: recovered: Closed deals that fell as far and were won
-- column: recovery_rate: Share won of the closed deals that fell as far [H1.win_rate]
-- column: recovered_sponsor_share: Share of the won deals with a sponsor in contact after the fall
-- column: not_recovered_sponsor_share: Share of the lost deals with a sponsor in contact after the fall
-- column: deals_with_sponsor: Deals that fell as far with a sponsor in contact after it
-- column: won_with_sponsor: Won deals among those with a sponsor in contact after the fall
-- column: rate_with_sponsor: Share won of the deals with a sponsor in contact after the fall
-- column: deals_without_sponsor: Deals that fell as far without a sponsor in contact after it
-- column: won_without_sponsor: Won deals among those without a sponsor in contact after the fall
-- column: rate_without_sponsor: Share won of the deals without a sponsor in contact after the fall
-- column: sponsor_ratio: Ratio of the shares won, with a sponsor in contact over without
-- column: sponsor_ratio_low: Lower end of the interval of that ratio
-- column: sponsor_ratio_high: Upper end of the interval of that ratio
-- column: not_recovered_sooner: Lost deals that closed before those days after the fall were over
-- behind: deals: past_falls, count
-- behind: recovered: past_falls, count where recovered = 1
-- behind: not_recovered: past_falls, count where recovered = 0
-- behind: recovery_rate: past_falls, share recovered
-- behind: recovered_sponsor_share: past_falls, share sponsor_within_two_weeks where recovered = 1
-- behind: not_recovered_sponsor_share: past_falls, share sponsor_within_two_weeks where recovered = 0
-- behind: deals_with_sponsor: past_falls, count where sponsor_within_two_weeks = 1
-- behind: won_with_sponsor: past_falls, count where sponsor_within_two_weeks = 1 and recovered = 1
-- behind: rate_with_sponsor: past_falls, share recovered where sponsor_within_two_weeks = 1
-- behind: deals_without_sponsor: past_falls, count where sponsor_within_two_weeks = 0
-- behind: won_without_sponsor: past_falls, count where sponsor_within_two_weeks = 0 and recovered = 1
-- behind: rate_without_sponsor: past_falls, share recovered where sponsor_within_two_weeks = 0
-- behind: sponsor_ratio: = rate_with_sponsor / rate_without_sponsor
-- behind: sponsor_ratio_low: = sponsor_ratio / exp(held_within_segments.z * sqrt(1 / won_with_sponsor - 1 /
--   deals_with_sponsor + 1 / won_without_sponsor - 1 / deals_without_sponsor)) where comparison = 'sponsor'
-- behind: sponsor_ratio_high: = sponsor_ratio * exp(held_within_segments.z * sqrt(1 / won_with_sponsor - 1 /
--   deals_with_sponsor + 1 / won_without_sponsor - 1 / deals_without_sponsor)) where comparison = 'sponsor'
-- behind: not_recovered_sooner: past_falls, count where recovered = 0 and closed_sooner = 1
-- behind: recovered_contacts: past_falls, mean contacts where recovered = 1
-- behind: not_recovered_contacts: past_falls, mean contacts where recovered = 0
select
  (select fall from crash) as fall,
  count(*) as deals,
  count(*) filter (where d.is_won = 1) as recovered,
  count(*) filter (where d.is_won = 0) as not_recovered,
  avg(d.is_won) as recovery_rate,
  avg(f.sponsor) filter (where d.is_won = 1) as recovered_sponsor_share,
  avg(f.sponsor) filter (where d.is_won = 0) as not_recovered_sponsor_share,
  max(c.deals_with) as deals_with_sponsor,
  max(c.won_with) as won_with_sponsor,
  max(c.rate_with) as rate_with_sponsor,
  max(c.deals_without) as deals_without_sponsor,
  max(c.won_without) as won_without_sponsor,
  max(c.rate_without) as rate_without_sponsor,
  max(c.ratio) as sponsor_ratio,
  max(c.ratio_low) as sponsor_ratio_low,
  max(c.ratio_high) as sponsor_ratio_high,
  avg(d.contacts) filter (where d.is_won = 1) as recovered_contacts,
  avg(d.contacts) filter (where d.is_won = 0) as not_recovered_contacts,
  count(*) filter (where d.is_won = 0 and f.closed_sooner = 1) as not_recovered_sooner
from past_fall f
join deal d on d.opportunity_id = f.opportunity_id
left join win_rate_comparison c on c.comparison = 'sponsor' and c.segment_position = 0;

-- name: after_the_fall
-- title: What happened in the days after such a fall, on deals won and on deals lost
-- scene: deal-crisis
-- chart: after-the-fall
-- definition: Closed deals of both quarters whose health score fell, within the days of the threshold fall_days, by at
--   least as many points as the crashed deal's has since its last contact: on how many of the won and of the lost ones
--   it happened in the days of the threshold recovery_days after the fall. Only contact counts: a meeting or demo held,
--   a call answered, a message that the buyer sent; a contact is new when engaged after the fall.
-- column: won_deals: Won deals whose health had fallen as far
-- column: won_with: {measure}: won deals
-- column: won_share: {measure}: share of the won deals
-- column: lost_deals: Lost deals whose health had fallen as far
-- column: lost_with: {measure}: lost deals
-- column: lost_share: {measure}: share of the lost deals
-- A deal that closed sooner had less time: the days after the fall end with its close.
with past as (
  select d.is_won, f.sponsor, f.new_contact, f.meeting
  from past_fall f
  join deal d on d.opportunity_id = f.opportunity_id
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
  avg(happened) filter (where is_won = 1) as won_share,
  count(*) filter (where is_won = 0) as lost_deals,
  coalesce(sum(happened) filter (where is_won = 0), 0) as lost_with,
  avg(happened) filter (where is_won = 0) as lost_share
from measured
group by position, measure
order by position;

-- name: health_falls
-- title: Deals in Commit or Best Case whose health fell since their last contact
-- scene: deal-crisis
-- chart: none
-- definition: Open deals in Commit or Best Case whose health score is below that of the day of their last contact (a
--   meeting, an answered call, a message that the buyer sent); unanswered is the AE's outreach since that day. Past
--   falls are the closed deals of both quarters whose score fell as far within the days of the threshold fall_days, the
--   recovery rate is the share of them that was won. Of the falls as deep as the crashed deal's, those are told apart in
--   which an executive sponsor was in contact within the days of the threshold recovery_days.
-- column: amount: Amount of the deal with {account} [K1, I1]
-- column: health_before: Health score of {account} at the last contact [K1, I1]
-- column: health: Health score of {account} now [K1, I1]
-- column: silent_days: Days since the last contact with {account} [K1, I1]
-- column: unanswered: The AE's unanswered outreach to {account} since the last contact [K1]
-- column: past_falls: Closed deals whose health fell as far [H1.deals]
-- column: weight: Weight of the band {health_band}
-- column: next_weight: Weight of the band {next_band}
-- column: recovery_days: Days after a fall in which a sponsor may have been met
-- column: sponsor_falls: Past deals that fell as far and met a sponsor
-- column: sponsor_won: Of those that met a sponsor, won
-- column: other_falls: Past deals that fell as far and met none
-- column: other_won: Of those that met none, won
-- column: recovery_rate: Share won of the closed deals that fell as far [H1.win_rate]
with deepest as (
  select d.opportunity_id, o.status, max(d.highest_before - d.health) as fall
  from health_drop d
  join opportunity o on o.opportunity_id = d.opportunity_id
  where o.status <> 'Open'
  group by d.opportunity_id
),
past as (
  select fall, count(*) as deals, count(*) filter (where status = 'Won') as won
  from deepest
  group by fall
),
met as (
  select
    (select t.value from threshold t where t.name = 'recovery_days') as days,
    count(*) filter (where f.sponsor = 1) as sponsor_falls,
    count(*) filter (where f.sponsor = 1 and o.status = 'Won') as sponsor_won,
    count(*) filter (where f.sponsor = 0) as other_falls,
    count(*) filter (where f.sponsor = 0 and o.status = 'Won') as other_won
  from past_fall f
  join opportunity o on o.opportunity_id = f.opportunity_id
),
fallen as (
  select d.*, l.health_before, l.fall, l.contact_days, l.unanswered
  from deal d
  join last_contact l on l.opportunity_id = d.opportunity_id
  where d.status = 'Open' and d.forecast_category in ('Commit', 'Best Case') and l.fall > 0
)
select
  f.opportunity_id, f.account, f.deal, f.rep_id, f.rep, f.manager_id, f.amount, f.stage, f.forecast_category, f.close_on,
  f.health_before, f.health, f.fall, f.health_band, f.last_contact_on,
  f.days_since_contact as silent_days,
  f.contact_days,
  f.unanswered,
  c.name as champion,
  c.title as champion_title,
  c.name is not null as has_champion,
  a.leader_id as known_by_id,
  a.leader as known_by,
  a.leader_title as known_by_title,
  a.executive,
  a.executive_title,
  a.leader_id is not null as is_known,
  coalesce(sum(p.deals), 0) as past_falls,
  1.0 * sum(p.won) / sum(p.deals) as recovery_rate,
  f.weight, f.next_band, coalesce(f.next_weight, f.weight) as next_weight, f.forecast_gain,
  m.days as recovery_days,
  case when f.story_role = 'crash' then m.sponsor_falls end as sponsor_falls,
  m.sponsor_won, m.other_falls, m.other_won
from fallen f
cross join met m
left join champion c on c.opportunity_id = f.opportunity_id
left join acquaintance a on a.account_id = f.account_id
left join past p on p.fall >= f.fall
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
--   which is the quota × the plan's phasing. Win rate (won ÷ closed, by count) and contacts per deal are over the deals
--   closed, won or lost, in that time; a contact has met, answered or written to the AE on the deal. People of Legal and
--   Procurement are not counted.
-- column: attainment: Attainment to date of {rep} [R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, I6, I7]
-- behind: attainment: = closed_won / quota_to_date
-- behind: share_of_quota: = closed_won / quota
-- behind: closed_won: closed_won_deals, sum amount where rep_id = rep_id
-- behind: contacts_a_deal: closed_deals, mean contacts where rep_id = rep_id
-- behind: win_rate: closed_deals, share is_won where rep_id = rep_id
-- behind: won: closed_deals, count where rep_id = rep_id and is_won = 1
-- behind: lost: closed_deals, count where rep_id = rep_id and is_won = 0
-- behind: closed: closed_deals, count where rep_id = rep_id
-- behind: open_deals: open_deals, count where rep_id = rep_id
-- behind: open_amount: open_deals, sum amount where rep_id = rep_id
-- behind: mean_silent_days: open_deals, mean days_since_contact where rep_id = rep_id
select
  r.rep_id, r.rep, r.story_role, r.archetype, r.region, r.manager,
  r.attainment,
  r.share_of_quota,
  q.attainment as attainment_last_quarter,
  r.contacts_a_deal, r.win_rate, r.won, r.lost, r.closed, r.closed_won, r.quota_to_date, r.quota, r.open_deals,
  r.open_amount, r.mean_silent_days, r.hired_on
from rep_to_date r
left join rep_quarter q on q.rep_id = r.rep_id and q.quarter = (select max(quarter) from rep_quarter)
order by r.attainment desc, r.rep;

-- name: win_rate_by_contacts
-- title: Win rate by number of contacts, deals closed this quarter
-- scene: pattern-discovery
-- chart: win-rate-by-contacts
-- definition: Deals closed, won or lost, from the quarter's start to the as-of day, by the number of contacts, people
--   who met, answered or wrote to the AE on them: won ÷ closed, by count. People of Legal and Procurement, who come with
--   the paper on deals that are nearly won, are not counted.
-- The last bar holds the deals with more contacts too. The group's own figures stand beside each of its counts.
with closed as (
  select
    min(d.contacts, t.value) as contacts,
    d.contacts >= t.value as is_last,
    g.label as contact_group,
    d.is_won
  from deal d
  join threshold t on t.name = 'most_contacts_shown'
  join contact_group g on d.contacts between g.least and coalesce(g.most, d.contacts)
  where d.closed_this_quarter = 1
)
select
  contacts,
  contacts || case when is_last = 1 then '+' else '' end as label,
  contact_group,
  count(*) as deals,
  sum(is_won) as won,
  count(*) - sum(is_won) as lost,
  avg(is_won) as win_rate,
  sum(count(*)) over (partition by contact_group) as group_deals,
  sum(sum(is_won)) over (partition by contact_group) as group_won,
  1.0 * sum(sum(is_won)) over (partition by contact_group) / sum(count(*)) over (partition by contact_group)
    as group_win_rate
from closed
group by contacts, is_last, contact_group
order by contacts;

-- name: win_rate_by_contact_group
-- title: Win rate by number of contacts, in groups
-- scene: pattern-discovery
-- chart: none
-- definition: Deals closed, won or lost, from the quarter's start to the as-of day, in groups by the number of
--   contacts, people who met, answered or wrote to the AE on them: won ÷ closed, by count. People of Legal and
--   Procurement are not counted.
-- column: win_rate: Win rate by number of contacts: {contact_group}
-- behind: deals: closed_deals, count where contact_group = contact_group
-- behind: won: closed_deals, count where contact_group = contact_group and is_won = 1
-- behind: win_rate: closed_deals, share is_won where contact_group = contact_group
-- Times fewer: the win rate over that of the group with fewer contacts.
select
  g.label as contact_group,
  count(*) as deals,
  sum(d.is_won) as won,
  avg(d.is_won) as win_rate,
  avg(d.is_won) / lag(avg(d.is_won)) over (order by g.position) as times_fewer,
  sum(d.amount * d.is_won) as won_amount
from deal d
join contact_group g on d.contacts between g.least and coalesce(g.most, d.contacts)
where d.closed_this_quarter = 1
group by g.position, g.label
order by g.position;

-- name: multi_threading
-- title: Multi-threaded against single-threaded deals closed this quarter
-- scene: pattern-discovery
-- chart: none
-- definition: Deals closed, won or lost, from the quarter's start to the as-of day; multi-threaded are those with as
--   many contacts as the threshold multi_threaded_contacts says, or more. A contact has met, answered or written to the
--   AE on the deal; people of Legal and Procurement are not counted. The ratio is their win rate ÷ that of all others,
--   the single-threaded deals; the early ratio counts only the contacts engaged by the end of the deal's earliest
--   discovery step; held within segments is the ratio of Mantel and Haenszel. Intervals are of 95%, by the logarithm.
-- column: ratio: Win rate of multi-threaded deals over that of single-threaded ones [I3]
-- column: ratio_low: Lower end of the interval of that ratio [I3]
-- column: ratio_high: Upper end of the interval of that ratio
-- column: like_ratio: The same ratio, held within segments [I3]
-- column: like_low: Lower end of its interval
-- column: like_high: Upper end of its interval
-- column: multi_win_rate: Win rate of multi-threaded deals
-- column: multi_deals: Multi-threaded deals closed this quarter
-- column: multi_won: Multi-threaded deals won this quarter
-- column: single_win_rate: Win rate of single-threaded deals
-- column: single_deals: Single-threaded deals closed this quarter
-- column: single_won: Single-threaded deals won this quarter
-- column: early_ratio: Ratio of the win rates on contacts engaged by the end of the discovery step [I3]
-- column: early_low: Lower end of the interval of that ratio
-- column: early_high: Upper end of the interval of that ratio
-- column: team_contacts: Contacts per deal, all AEs [I3]
-- column: team_win_rate: Win rate, all AEs [T4.win_rate, D2.win_rate_now, I3]
-- column: top_contacts: Contacts per deal, {top_rep} [R1.contacts, I3]
-- column: top_win_rate: Win rate, {top_rep} [R1.win_rate, I3]
-- column: newest_contacts: Contacts per deal, {newest_rep} [R10.contacts, I6.contacts]
-- column: newest_win_rate: Win rate, {newest_rep}
-- column: multi_threaded_contacts: Contacts from which a deal is multi-threaded
-- behind: ratio: = multi_win_rate / single_win_rate
-- behind: ratio_low: = ratio / exp(held_within_segments.z * sqrt(1 / multi_won - 1 / multi_deals + 1 / single_won -
--   1 / single_deals)) where comparison = 'contacts'
-- behind: ratio_high: = ratio * exp(held_within_segments.z * sqrt(1 / multi_won - 1 / multi_deals + 1 / single_won -
--   1 / single_deals)) where comparison = 'contacts'
-- behind: like_ratio: = held_within_segments.above / held_within_segments.below where comparison = 'contacts'
-- behind: like_low: = like_ratio / exp(held_within_segments.z * sqrt(held_within_segments.spread /
--   (held_within_segments.above * held_within_segments.below))) where comparison = 'contacts'
-- behind: like_high: = like_ratio * exp(held_within_segments.z * sqrt(held_within_segments.spread /
--   (held_within_segments.above * held_within_segments.below))) where comparison = 'contacts'
-- behind: multi_win_rate: closed_deals, share is_won where is_multi_threaded = 1
-- behind: multi_deals: closed_deals, count where is_multi_threaded = 1
-- behind: multi_won: closed_deals, count where is_multi_threaded = 1 and is_won = 1
-- behind: single_win_rate: closed_deals, share is_won where is_multi_threaded = 0
-- behind: single_deals: closed_deals, count where is_multi_threaded = 0
-- behind: single_won: closed_deals, count where is_multi_threaded = 0 and is_won = 1
-- behind: early_ratio: = early_multi_win_rate / early_single_win_rate
-- behind: early_multi_win_rate: closed_deals, share is_won where is_early_multi_threaded = 1
-- behind: early_single_win_rate: closed_deals, share is_won where is_early_multi_threaded = 0
-- behind: early_multi_deals: closed_deals, count where is_early_multi_threaded = 1
-- behind: early_multi_won: closed_deals, count where is_early_multi_threaded = 1 and is_won = 1
-- behind: early_single_deals: closed_deals, count where is_early_multi_threaded = 0
-- behind: early_single_won: closed_deals, count where is_early_multi_threaded = 0 and is_won = 1
-- behind: early_low: = early_ratio / exp(held_within_segments.z * sqrt(1 / early_multi_won - 1 / early_multi_deals +
--   1 / early_single_won - 1 / early_single_deals)) where comparison = 'early contacts'
-- behind: early_high: = early_ratio * exp(held_within_segments.z * sqrt(1 / early_multi_won - 1 / early_multi_deals
--   + 1 / early_single_won - 1 / early_single_deals)) where comparison = 'early contacts'
-- behind: team_contacts: closed_deals, mean contacts
-- behind: team_win_rate: closed_deals, share is_won
-- behind: top_contacts: closed_deals, mean contacts where rep = top_rep
-- behind: top_win_rate: closed_deals, share is_won where rep = top_rep
-- behind: top_over_team: = top_win_rate / team_win_rate
-- behind: newest_contacts: closed_deals, mean contacts where rep = newest_rep
-- behind: newest_win_rate: closed_deals, share is_won where rep = newest_rep
select
  c.ratio, c.ratio_low, c.ratio_high, c.like_ratio, c.like_low, c.like_high,
  c.rate_with as multi_win_rate,
  c.deals_with as multi_deals,
  c.won_with as multi_won,
  c.rate_without as single_win_rate,
  c.deals_without as single_deals,
  c.won_without as single_won,
  e.rate_with as early_multi_win_rate,
  e.deals_with as early_multi_deals,
  e.won_with as early_multi_won,
  e.rate_without as early_single_win_rate,
  e.deals_without as early_single_deals,
  e.won_without as early_single_won,
  e.ratio as early_ratio,
  e.ratio_low as early_low,
  e.ratio_high as early_high,
  t.contacts_a_deal as team_contacts,
  t.win_rate as team_win_rate,
  r.rep as top_rep,
  r.contacts_a_deal as top_contacts,
  r.win_rate as top_win_rate,
  r.win_rate / t.win_rate as top_over_team,
  n.rep as newest_rep,
  n.contacts_a_deal as newest_contacts,
  n.win_rate as newest_win_rate,
  (select value from threshold where name = 'multi_threaded_contacts') as multi_threaded_contacts,
  (select stage from stage where role = 'discovery') as early_stage,
  (select min(leader_id) from leader where level = 'cro') as top_leader_id,
  l.later, l.later_low, l.later_high
from team_to_date t
join win_rate_comparison c on c.comparison = 'contacts' and c.segment_position = 0
join win_rate_comparison e on e.comparison = 'early contacts' and e.segment_position = 0
left join rep_to_date r on r.story_role = 'top_performer'
left join rep_to_date n on n.story_role = 'newest'
left join later_effect l on l.effect = 'multi-threading';

-- name: early_contacts
-- title: Is it cause or effect? The win rate by all contacts, by those engaged early, and by segment
-- scene: pattern-discovery
-- chart: early-contacts
-- definition: Deals closed, won or lost, from the quarter's start to the as-of day: win rate of the multi-threaded ones,
--   those with as many contacts as the threshold multi_threaded_contacts says, or more ÷ win rate of all others, with
--   the 95% interval of the ratio by its logarithm (none where a group was never won). Early counts only the contacts
--   engaged by the end of the deal's earliest discovery step, or by its close where none was completed. People of Legal
--   and Procurement are not counted.
-- column: ratio: {counted}: win rate of multi-threaded deals over that of all others [I3.ratio, I3.early_ratio]
-- column: ratio_low: {counted}: lower end of the interval of that ratio [I3]
-- column: ratio_high: {counted}: upper end of the interval of that ratio
select
  case
    when c.segment is not null then c.segment || ', all contacts'
    when c.comparison = 'contacts' then 'All contacts'
    else 'By the end of the first ' || (select stage from stage where role = 'discovery')
  end as counted,
  c.deals_with as multi_deals,
  c.won_with as multi_won,
  c.rate_with as multi_win_rate,
  c.deals_without as single_deals,
  c.won_without as single_won,
  c.rate_without as single_win_rate,
  c.ratio, c.ratio_low, c.ratio_high,
  (select value from threshold where name = 'multi_threaded_contacts') as least_contacts,
  c.segment
from win_rate_comparison c
where c.comparison = 'contacts' or (c.comparison = 'early contacts' and c.segment_position = 0)
order by c.segment_position, c.comparison;

-- name: contact_map
-- title: Who was in the deals of the top performer and of the newest AE, closed this quarter
-- scene: pattern-discovery
-- chart: contact-maps
-- definition: For each deal that the AEs with the story roles top_performer and newest closed, won or lost, from the
--   quarter's start to the as-of day: everyone the CRM knows at its account. Engaged are those who met, answered or
--   wrote to the AE on the deal; of them people of Legal and Procurement are not counted in its number of contacts.
select
  r.story_role,
  d.rep, d.opportunity_id, d.account, d.amount, d.status, d.close_on, d.contacts,
  p.contact, p.title, p.buying_role,
  p.is_engaged as engaged,
  p.engaged_on
from deal d
join rep r on r.rep_id = d.rep_id
join deal_person p on p.opportunity_id = d.opportunity_id
where d.closed_this_quarter = 1 and r.story_role in ('top_performer', 'newest')
order by
  r.story_role desc, d.status desc, d.contacts desc, d.amount desc, d.opportunity_id, engaged desc, p.engaged_on,
  p.contact_id;

-- name: contact_reach
-- title: How many of the people known at the account were engaged, by AE
-- scene: pattern-discovery
-- chart: none
-- definition: Deals that the AE closed, won or lost, from the quarter's start to the as-of day: known is, deal by deal,
--   everyone in the CRM at the account, engaged those who met, answered or wrote to the AE on the deal; people of Legal
--   and Procurement are not counted in either. A deal is sponsored when an Executive Sponsor was engaged.
-- column: deals: Deals that {rep} closed this quarter
-- column: known: People known on the deals of {rep}
-- column: engaged_share: Share of the people known whom {rep} engaged
-- column: sponsored_deals: Deals of {rep} with an engaged executive sponsor
-- behind: deals: closed_deals, count where rep = rep
-- behind: known: known_people, count where rep = rep
-- behind: engaged: known_people, count where rep = rep and is_engaged = 1
-- behind: not_engaged: known_people, count where rep = rep and is_engaged = 0
-- behind: engaged_share: known_people, share is_engaged where rep = rep
-- behind: sponsored_deals: closed_deals, count where rep = rep and is_sponsored = 1
select
  r.name as rep,
  r.story_role,
  count(distinct d.opportunity_id) as deals,
  count(*) as known,
  sum(p.is_engaged) as engaged,
  count(*) - sum(p.is_engaged) as not_engaged,
  avg(p.is_engaged) as engaged_share,
  count(distinct d.opportunity_id) filter (where d.sponsors > 0) as sponsored_deals
from deal d
join rep r on r.rep_id = d.rep_id
join deal_person p on p.opportunity_id = d.opportunity_id
where d.closed_this_quarter = 1 and p.buying_role not in ('Legal', 'Procurement')
group by r.rep_id, r.name, r.story_role
order by engaged_share desc, r.name;

-- name: regions
-- title: The regions: dollars against attainment
-- scene: pattern-discovery
-- chart: none
-- definition: Amount of the deals that the region's AEs won from the quarter's start to the as-of day; attainment is
--   that ÷ the sum of their quotas to date (quota × the plan's phasing).
with placed as (
  select *, row_number() over (partition by region order by closed_won desc, rep) as place
  from rep_to_date
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
from placed
group by region
order by closed_won desc, region;

-- name: managers
-- title: The managers, and who makes or breaks their region
-- scene: pattern-discovery
-- chart: none
-- definition: Amount of the deals that the region's AEs won from the quarter's start to the as-of day; attainment is
--   that ÷ the sum of their quotas to date (quota × the plan's phasing), and for a single AE the AE's own amount ÷
--   quota to date. The share is the part of the amount that the AE with the highest attainment won. Of several AEs the
--   one with the lowest attainment misses badly below the threshold coaching_attainment; reach is what is won and what
--   is in Commit, dated in the quarter ÷ the whole quarter's quota; a loss is large from the threshold large_loss on.
-- column: started_on: Day on which {manager} started as manager
-- column: closed_won: Closed-won of {region} in the quarter to date
-- column: attainment: Attainment to date of {region}
-- column: highest_rep_share: Share of {highest_rep} in the closed-won of {region} [R1.region_share]
-- column: lowest_attainment: Attainment to date of {lowest_rep}, the lowest in {region} [R5.attainment, R7.attainment,
--   R8.attainment, R10.attainment, I6.attainment]
-- column: lowest_reach: Closed-won and Commit of {lowest_rep} over the whole quarter's quota
-- column: lowest_open: Open deals of {lowest_rep}
-- column: lowest_silent: Open deals of {lowest_rep} that are silent
-- column: lowest_large_losses: Large deals that {lowest_rep} lost this quarter
-- behind: closed_won: closed_won_deals, sum amount where manager = manager
-- behind: quota_to_date: rep_scoreboard, sum quota_to_date where manager = manager
-- behind: attainment: = closed_won / quota_to_date
-- behind: highest_attainment: rep_scoreboard, value attainment where rep = highest_rep
-- behind: highest_rep_share: = rep_scoreboard.closed_won / closed_won where rep = highest_rep
-- behind: lowest_attainment: rep_scoreboard, value attainment where rep = lowest_rep
-- behind: lowest_commit: commit_deals, sum amount where rep = lowest_rep
-- behind: lowest_reach: = (rep_scoreboard.closed_won + lowest_commit) / rep_scoreboard.quota where rep = lowest_rep
-- behind: lowest_open: open_deals, count where rep = lowest_rep
-- behind: lowest_silent: open_deals, count where rep = lowest_rep and is_silent = 1
-- behind: lowest_large_losses: closed_deals, count where rep = lowest_rep and is_large_loss = 1
with placed as (
  select
    *,
    row_number() over (partition by manager_id order by attainment desc, rep) as from_top,
    row_number() over (partition by manager_id order by attainment, rep) as from_bottom
  from rep_to_date
),
book as (
  select
    rep_id,
    sum(amount) filter (where counts_as = 'Commit') as commit_amount,
    count(*) filter (
      where is_won = 0 and closed_this_quarter = 1 and amount >= (select value from threshold where name = 'large_loss')
    ) as large_losses
  from deal
  group by rep_id
)
select
  m.name as manager,
  m.title,
  m.region,
  m.started_on,
  l.name as reports_to,
  count(*) as reps,
  sum(p.closed_won) as closed_won,
  sum(p.quota_to_date) as quota_to_date,
  1.0 * sum(p.closed_won) / sum(p.quota_to_date) as attainment,
  rank() over (order by sum(p.closed_won) desc) as dollars_rank,
  rank() over (order by 1.0 * sum(p.closed_won) / sum(p.quota_to_date) desc) as attainment_rank,
  rank() over (order by m.started_on desc) as newest_rank,
  max(p.rep) filter (where p.from_top = 1) as highest_rep,
  max(p.attainment) as highest_attainment,
  1.0 * max(p.closed_won) filter (where p.from_top = 1) / sum(p.closed_won) as highest_rep_share,
  max(p.rep) filter (where p.from_bottom = 1) as lowest_rep,
  min(p.attainment) as lowest_attainment,
  count(*) > 1 and min(p.attainment) < (select value from threshold where name = 'coaching_attainment') as misses_badly,
  max(coalesce(b.commit_amount, 0)) filter (where p.from_bottom = 1) as lowest_commit,
  max(1.0 * (p.closed_won + coalesce(b.commit_amount, 0)) / p.quota) filter (where p.from_bottom = 1) as lowest_reach,
  max(p.open_deals) filter (where p.from_bottom = 1) as lowest_open,
  max(p.silent_deals) filter (where p.from_bottom = 1) as lowest_silent,
  max(coalesce(b.large_losses, 0)) filter (where p.from_bottom = 1) as lowest_large_losses
from placed p
left join book b on b.rep_id = p.rep_id
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
with named as (
  select competitor, status, amount, loss_reason, is_won = 0 and closed_this_quarter = 1 as is_loss
  from deal
  where competitor is not null
)
select
  competitor,
  sum(is_loss) as lost,
  sum(amount * is_loss) as lost_amount,
  count(*) filter (where is_loss = 1 and loss_reason = 'Price') as lost_on_price,
  count(*) filter (where status = 'Won') as won_against,
  count(*) filter (where status = 'Open') as open_deals,
  coalesce(sum(amount) filter (where status = 'Open'), 0) as open_amount
from named
group by competitor
order by lost_amount desc, competitor;

-- name: single_threaded_deals
-- title: Single-threaded deals in Commit and Best Case that a further contact can still help
-- scene: pattern-discovery
-- chart: none
-- definition: Open deals in Commit or Best Case with an expected close date in the quarter and fewer contacts than the
--   threshold multi_threaded_contacts says, as long as they are not in security, procurement or legal: there the paper
--   is what they wait for. People of Legal and Procurement are not counted.
-- column: listed_deals: Single-threaded deals in Commit and Best Case before the paper
-- column: listed_amount: Amount of the single-threaded deals in Commit and Best Case before the paper
select
  d.opportunity_id, d.account, d.rep, d.manager, d.director_id, d.amount, d.forecast_category, d.stage, d.health,
  d.health_band, d.contacts, d.close_on, d.forecast_gain,
  case
    when min(d.manager_id) over () = max(d.manager_id) over () then d.manager_id
    when min(d.director_id) over () = max(d.director_id) over () then d.director_id
    else (select min(l.leader_id) from leader l where l.level = 'cro')
  end as reviewer_id,
  count(*) over () as listed_deals,
  sum(d.amount) over () as listed_amount
from deal d
where d.counts_as in ('Commit', 'Best Case')
  and d.is_multi_threaded = 0
  and d.stage_role not in ('security', 'procurement', 'legal')
order by d.amount desc, d.opportunity_id;

-- name: competitor_pressure
-- title: This quarter's losses to each competitor, and how many of them cite price
-- scene: pattern-discovery
-- chart: none
-- definition: Deals in which the competitor is named: lost from the quarter's start to the as-of day, their amount, and
--   how many of them give Price as the loss reason; wins against it are those of both quarters. Later is the amount lost
--   on price × this quarter's win rate, with the interval of that rate.
-- column: losses: Deals lost to {competitor} this quarter [I4]
-- column: lost_amount: Amount lost to {competitor} this quarter [I4.amount]
-- column: lost_on_price: Deals lost to {competitor} on price this quarter [I4.citing_price]
-- column: price_share: Share of the losses to {competitor} that cite price
-- column: price_amount: Amount lost to {competitor} on price this quarter
-- column: win_rate: Win rate of the quarter to date, all AEs [T4, D2.win_rate_now]
-- column: later: What deals like those lost to {competitor} on price may bring a quarter
-- column: won_against: Deals won against {competitor} [I4.rival_beaten]
-- behind: losses: closed_deals, count where competitor = competitor and is_won = 0
-- behind: lost_amount: closed_deals, sum amount where competitor = competitor and is_won = 0
-- behind: lost_on_price: closed_deals, count where competitor = competitor and is_won = 0 and loss_reason = 'Price'
-- behind: price_share: = lost_on_price / losses
-- behind: price_amount: closed_deals, sum amount where competitor = competitor and is_won = 0 and loss_reason =
--   'Price'
-- behind: won_against: past_deals, count where competitor = competitor and is_won = 1
-- behind: win_rate: closed_deals, share is_won
-- behind: later: = price_amount * win_rate
with named as (
  select competitor, status, amount, loss_reason, is_won = 0 and closed_this_quarter = 1 as is_loss
  from deal
  where competitor is not null
)
select
  n.competitor,
  sum(n.is_loss) as losses,
  sum(n.amount * n.is_loss) as lost_amount,
  count(*) filter (where n.is_loss = 1 and n.loss_reason = 'Price') as lost_on_price,
  1.0 * count(*) filter (where n.is_loss = 1 and n.loss_reason = 'Price') / sum(n.is_loss) as price_share,
  count(*) filter (where n.status = 'Won') as won_against,
  coalesce(sum(n.amount) filter (where n.is_loss = 1 and n.loss_reason = 'Price'), 0) as price_amount,
  t.share as win_rate,
  coalesce(sum(n.amount) filter (where n.is_loss = 1 and n.loss_reason = 'Price'), 0) * t.share as later,
  coalesce(sum(n.amount) filter (where n.is_loss = 1 and n.loss_reason = 'Price'), 0) * t.low as later_low,
  coalesce(sum(n.amount) filter (where n.is_loss = 1 and n.loss_reason = 'Price'), 0) * t.high as later_high,
  (select min(leader_id) from leader where level = 'cro') as top_leader_id
from named n
left join rate t on t.kind = 'closed'
group by n.competitor
having sum(n.is_loss) > 0
order by lost_amount desc, n.competitor;

-- name: rival_losses
-- title: The deals lost this quarter to the competitor that took the most dollars
-- scene: pattern-discovery
-- chart: none
-- definition: Deals lost from the quarter's start to the as-of day in which that competitor is named, which of all named
--   ones has the largest amount of such losses.
-- column: amount: Amount of the deal with {account} [K7]
-- behind: amount: deal_facts, value amount where opportunity_id = opportunity_id
with rival as (
  select competitor
  from deal
  where is_won = 0 and closed_this_quarter = 1 and competitor is not null
  group by competitor
  order by sum(amount) desc, competitor
  limit 1
)
select
  d.opportunity_id, d.competitor, d.account, d.rep, d.segment, d.amount,
  coalesce(d.loss_reason, 'Not filled in') as loss_reason,
  d.lost_at_stage, d.close_on, d.contacts
from rival r
join deal d on d.competitor = r.competitor
where d.is_won = 0 and d.closed_this_quarter = 1
order by d.amount desc, d.opportunity_id;

-- name: rival_deals
-- title: Commit and Best Case in which a competitor is named
-- scene: pattern-discovery
-- chart: none
-- definition: Open deals in Commit or Best Case with an expected close date in the quarter in which a competitor is
--   named.
-- column: amount: Amount of the deal with {account} [K3]
-- column: listed_amount: Amount of Commit and Best Case in which {competitor} is named
select
  d.opportunity_id, d.competitor, d.account, d.rep, d.manager, d.director_id, d.amount, d.forecast_category, d.stage,
  d.health, d.health_band, d.close_on, d.forecast_gain,
  case
    when min(d.director_id) over (partition by d.competitor) = max(d.director_id) over (partition by d.competitor) then d.director_id
    else (select min(l.leader_id) from leader l where l.level = 'cro')
  end as reviewer_id,
  count(*) over (partition by d.competitor) as listed_deals,
  sum(d.amount) over (partition by d.competitor) as listed_amount
from deal d
where d.counts_as in ('Commit', 'Best Case') and d.competitor is not null
order by d.amount desc, d.opportunity_id;

-- name: rep_standing
-- title: Where each account executive stands, and where the AE's losses died
-- scene: pattern-discovery
-- chart: none
-- definition: Attainment is the amount of the deals won from the quarter's start to the as-of day ÷ quota to date,
--   which is the quota × the plan's phasing; contacts per deal, win rate and losses are over the deals closed, won or
--   lost, in that time. Losses died in the step that is recorded most often for the AE's lost deals.
-- column: attainment: Attainment to date of {rep} [R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, I6, I7]
-- column: reps: Account executives [S1]
-- column: contacts_a_deal: Contacts per deal, {rep} [R1.contacts, R10.contacts, I3.top_contacts, I6.contacts]
-- column: team_contacts: Contacts per deal, all AEs [I3]
-- column: win_rate: Win rate, {rep} [R1, R8, I3.top_win_rate]
-- column: team_win_rate: Win rate, all AEs [T4.win_rate, D2.win_rate_now, I3]
-- column: lost: Deals that {rep} lost this quarter
-- column: lowest_earlier: Lowest attainment of {rep} in a finished quarter
-- column: negotiation_days: Mean days that the open deals of {rep} have been in {negotiation_stage}
-- column: mean_silent_days: Mean days since the last contact, open deals of {rep}
-- column: silent_deals: Open deals of {rep} that are silent
-- column: open_deals: Open deals of {rep}
-- column: silent_from: Days without contact from which an open deal is silent
-- column: died_there: Deals that {rep} lost in {dies_in} this quarter
with deaths as (
  select
    rep_id,
    lost_at_stage,
    count(*) as lost,
    row_number() over (partition by rep_id order by count(*) desc, lost_at_stage) as place
  from deal
  where is_won = 0 and closed_this_quarter = 1 and lost_at_stage is not null
  group by rep_id, lost_at_stage
),
waiting as (
  select
    rep_id,
    max(stage) as stage,
    avg(days_in_stage) as mean_days,
    row_number() over (order by avg(days_in_stage) desc, rep_id) as place
  from deal
  where status = 'Open' and stage_role = 'negotiation'
  group by rep_id
),
earlier as (
  select rep_id, min(attainment) as lowest
  from rep_quarter
  group by rep_id
)
select
  r.rep_id, r.rep, r.region, r.manager_id, r.manager, r.director_id, r.attainment,
  row_number() over (order by r.attainment desc, r.rep) as place,
  row_number() over (order by r.attainment, r.rep) as place_from_last,
  count(*) over () as reps,
  r.contacts_a_deal,
  t.contacts_a_deal as team_contacts,
  r.win_rate,
  t.win_rate as team_win_rate,
  r.lost,
  e.lost_at_stage as dies_in,
  coalesce(e.lost, 0) as died_there,
  l.lowest as lowest_earlier,
  w.stage as negotiation_stage,
  w.mean_days as negotiation_days,
  w.place as negotiation_place,
  r.mean_silent_days,
  row_number() over (order by r.mean_silent_days desc, r.rep_id) as silence_place,
  r.silent_deals,
  r.open_deals,
  (select value from threshold where name = 'silent_days') as silent_from,
  c.amount as closed_amount,
  c.to_share as others_win_rate,
  c.later, c.later_low, c.later_high,
  m.amount as team_amount,
  m.from_share as team_share,
  m.later as team_later, m.later_low as team_later_low, m.later_high as team_later_high,
  first_value(r.rep) over (order by r.attainment desc, r.rep) as top_rep
from rep_to_date r
cross join team_to_date t
left join deaths e on e.rep_id = r.rep_id and e.place = 1
left join waiting w on w.rep_id = r.rep_id
left join earlier l on l.rep_id = r.rep_id
left join later_effect c on c.effect = 'coaching' and c.key = r.rep_id
left join later_effect m on m.effect = 'mentoring' and m.key = r.rep_id
order by r.attainment desc, r.rep;

-- name: rep_key_insights
-- title: What stands out about each account executive, with the evidence
-- scene: pattern-discovery
-- chart: none
-- definition: For each AE the first of these that the rows bear out, with its numbers: the highest attainment; open deals
--   the longest without contact; the latest hire with the fewest contacts per deal; most of the closed-won from several
--   deals of the largest segment; the most discovery meetings per deal; above quota in each finished quarter, and not
--   now; one of the latest hires, among the most active and with one of the lowest win rates; attainment that rose in
--   each quarter; a fall, and a rise in each quarter since; never above quota. A finished quarter is held against its
--   whole quota, the running one against quota to date. Contacts and win rate are over the deals closed this quarter.
-- column: attainment: Attainment to date of {rep} [R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, I6, I7]
-- behind: attainment: rep_scoreboard, value attainment where rep_id = rep_id
with course as (
  select
    *,
    lag(attainment) over (partition by rep_id order by quarter) as before,
    row_number() over (partition by rep_id order by quarter) as place,
    row_number() over (partition by rep_id order by quarter desc) - 1 as quarters_ago
  from rep_attainment
),
past as (
  select
    rep_id,
    sum(is_running = 0) as finished,
    min(attainment) filter (where is_running = 0) as lowest,
    max(attainment) filter (where is_running = 0) as highest,
    max(attainment) filter (where place = 1) as earliest,
    max(attainment) filter (where quarters_ago = 1) as latest,
    sum(coalesce(attainment <= before, 0)) as falls,
    sum(coalesce(attainment <= before and quarters_ago < 3, 0)) as falls_since,
    max(attainment) filter (where quarters_ago = 3) as before_rise
  from course
  group by rep_id
),
usual as (
  select segment, avg(cycle_days) as cycle_days
  from deal
  where status <> 'Open'
  group by segment
),
book as (
  select
    d.rep_id,
    avg(d.discovery_meetings) as discovery,
    min(d.contacts) filter (where d.status <> 'Open') as fewest_contacts,
    avg(d.contacts) filter (where d.status <> 'Open' and d.closed_this_quarter = 0) as contacts_before,
    avg(d.cycle_days - u.cycle_days) as extra_days,
    count(*) filter (where d.counts_as = 'Closed' and g.position = 1) as large_wins,
    sum(d.amount) filter (where d.counts_as = 'Closed' and g.position = 1) as large_won,
    min(g.min_amount) filter (where g.position = 1) - 1 as large_from,
    count(*) filter (
      where d.is_won = 0 and d.closed_this_quarter = 1
        and d.amount >= (select value from threshold where name = 'large_loss')
    ) as large_losses,
    avg(d.days_in_stage) filter (where d.stage_role = 'negotiation') as negotiation_days
  from deal d
  join segment g on g.segment = d.segment
  left join usual u on u.segment = d.segment
  group by d.rep_id
),
pace as (
  select v.rep_id, count(*) / (max(q.days_over) / 7.0) as activities_a_week
  from quarter_to_date q
  cross join scenario s
  join activity v on v.occurred_at >= s.quarter_start
  group by v.rep_id
),
told as (
  select
    r.*, p.*, b.*, a.activities_a_week, e.dies_in, e.died_there,
    rank() over (order by r.attainment desc) as attainment_rank,
    rank() over (order by r.mean_silent_days desc) as silence_rank,
    rank() over (order by r.hired_on desc) as hire_rank,
    rank() over (order by r.contacts_a_deal) as contacts_rank,
    rank() over (order by b.discovery desc) as discovery_rank,
    rank() over (order by a.activities_a_week desc) as activity_rank,
    rank() over (order by r.win_rate) as win_rate_rank,
    rank() over (order by b.negotiation_days desc) as negotiation_rank,
    1.0 * r.closed_won / sum(r.closed_won) over (partition by r.region) as region_share,
    1.0 * b.large_won / r.closed_won as large_share
  from rep_to_date r
  join past p on p.rep_id = r.rep_id
  join book b on b.rep_id = r.rep_id
  left join pace a on a.rep_id = r.rep_id
  left join (
    select rep_id, lost_at_stage as dies_in, count(*) as died_there,
      row_number() over (partition by rep_id order by count(*) desc, lost_at_stage) as place
    from deal
    where is_won = 0 and closed_this_quarter = 1 and lost_at_stage is not null
    group by rep_id, lost_at_stage
  ) e on e.rep_id = r.rep_id and e.place = 1
)
select
  t.rep_id, t.rep, t.story_role, t.attainment,
  case
    when t.attainment_rank = 1 then printf(
      'Engages %.1f contacts per deal, never fewer than %d on a closed one; wins %d%%; brings %d%% of the closed-won of %s.',
      t.contacts_a_deal, t.fewest_contacts, round(100 * t.win_rate), round(100 * t.region_share), t.region
    )
    when t.silence_rank = 1 then printf(
      'Open deals have been without contact for %.0f days on average, the longest of all AEs; %d large %s this quarter.',
      t.mean_silent_days, t.large_losses, case t.large_losses when 1 then 'loss' else 'losses' end
    )
    when t.hire_rank = 1 and t.contacts_rank = 1 then printf(
      'Engages %.1f contacts per deal, the fewest of all AEs; %d of %d losses died in %s.',
      t.contacts_a_deal, t.died_there, t.lost, t.dies_in
    )
    when t.large_wins > 1 and t.large_share > 0.5 then printf(
      '%d wins above $%dK are %d%% of the closed-won; %d deals in all.',
      t.large_wins, round(t.large_from / 1000.0), round(100 * t.large_share), t.deals
    )
    when t.discovery_rank = 1 then printf(
      'Holds %.1f %s meetings per deal, the most of all AEs; closed deals take %.0f days %s than all in the same segments.',
      t.discovery, f.stage, abs(t.extra_days), case when t.extra_days < 0 then 'less' else 'longer' end
    )
    when t.lowest > 1 and t.attainment < 1 then printf(
      'Above quota in each of the %d finished quarters, and not now; open deals have been in %s for %.0f days on average%s.',
      t.finished, n.stage, t.negotiation_days,
      case t.negotiation_rank when 1 then ', the longest of all AEs' else '' end
    )
    when t.hire_rank <= 3 and t.activity_rank <= 3 and t.win_rate_rank <= 3 then printf(
      'Hired among the latest; %.0f activities a week, among the most active; wins %d%%, among the fewest.',
      t.activities_a_week, round(100 * t.win_rate)
    )
    when t.falls = 0 then printf(
      'Attainment rose in each finished quarter, from %d%% to %d%%; contacts per deal went from %.1f last quarter to %.1f.',
      round(100 * t.earliest), round(100 * t.latest), t.contacts_before, t.contacts_a_deal
    )
    when t.falls_since = 0 then printf(
      'Was at %d%% of quota three quarters ago and rose in each quarter since, to %d%% in the last finished one.',
      round(100 * t.before_rise), round(100 * t.latest)
    )
    when t.highest <= 1 then printf(
      'Finished quarters end at %d%% to %d%% of quota, never above.', round(100 * t.lowest), round(100 * t.highest)
    )
    else printf('Wins %d%% of the closed deals, with %.1f contacts per deal.', round(100 * t.win_rate), t.contacts_a_deal)
  end as insight
from told t
join stage f on f.role = 'discovery'
join stage n on n.role = 'negotiation'
order by t.attainment desc, t.rep;

-- name: negotiation_waits
-- title: Open deals that wait in negotiation for longer than its benchmark
-- scene: forecast-reality
-- chart: none
-- definition: Open deals that have been in the step with the role negotiation for more days than its benchmark, but for
--   Commit deals in poor health, which are the executive review's.
-- column: amount: Amount of the deal with {account}
-- column: listed_deals: Deals of {rep} that wait in negotiation
select
  opportunity_id, rep_id, rep, account, amount, forecast_category, stage, days_in_stage, benchmark_days, health,
  health_band, close_on, forecast_gain,
  count(*) over (partition by rep_id) as listed_deals,
  sum(amount) over (partition by rep_id) as listed_amount
from deal
where stage_role = 'negotiation'
  and is_over_benchmark = 1
  and not (forecast_category = 'Commit' and is_poor_health = 1)
order by amount desc, opportunity_id;

-- name: silent_deals
-- title: Open deals dated in the quarter that have gone silent, the furthest first
-- scene: deal-crisis
-- chart: none
-- definition: Open deals with an expected close date in the quarter, in any forecast category but Omitted, and without
--   contact for the days of the threshold silent_days or more; those in the latest step come first.
-- column: amount: Amount of the deal with {account} [K1, K5]
-- column: listed_deals: Silent deals of {rep} dated in the quarter
-- column: days_since_contact: Days since the last contact with {account}
select
  d.opportunity_id, d.rep_id, d.rep, d.account, d.amount, d.forecast_category, d.stage, d.days_since_contact, d.health,
  d.health_band, d.contacts, d.close_on, d.forecast_gain,
  count(*) over (partition by d.rep_id) as listed_deals,
  sum(d.amount) over (partition by d.rep_id) as listed_amount
from deal d
join stage g on g.stage = d.stage
where d.status = 'Open' and d.counts_as <> 'Omitted' and d.is_silent = 1
order by g.position desc, d.amount desc, d.opportunity_id;

-- name: coaching_reach
-- title: Open deals dated in the quarter of the AEs who win less often than the team
-- scene: pattern-discovery
-- chart: none
-- definition: Open deals with an expected close date in the quarter, in any forecast category but Omitted, of the AEs
--   whose win rate this quarter is below that of all AEs.
-- column: rep_amount: Amount of the open deals of {rep} dated in the quarter
-- column: manager_amount: Amount of such deals of all AEs under the same manager who win less often than the team
select
  d.opportunity_id, d.rep_id, d.rep, d.manager_id, d.account, d.amount, d.forecast_category, d.stage, d.contacts, d.health,
  d.health_band, d.close_on, d.forecast_gain,
  r.win_rate,
  t.win_rate as team_win_rate,
  count(*) over (partition by d.rep_id) as rep_deals,
  sum(d.amount) over (partition by d.rep_id) as rep_amount,
  count(*) over (partition by d.manager_id) as manager_deals,
  sum(d.amount) over (partition by d.manager_id) as manager_amount
from deal d
join rep_to_date r on r.rep_id = d.rep_id
cross join team_to_date t
where d.status = 'Open' and d.counts_as <> 'Omitted' and r.win_rate < t.win_rate
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
with steps (position, step) as (
  values (1, 'Closed'), (2, 'Commit'), (3, 'Best Case')
),
sums as (
  select counts_as, count(*) as deals, sum(amount) as amount
  from deal
  where counts_as is not null
  group by counts_as
)
select
  t.step,
  coalesce(s.deals, 0) as deals,
  coalesce(s.amount, 0) as amount,
  coalesce(sum(s.amount) over (order by t.position rows between unbounded preceding and 1 preceding), 0) as running_from,
  coalesce(sum(s.amount) over (order by t.position), 0) as running_to,
  r.target
from steps t
left join sums s on s.counts_as = t.step
join target r on r.metric = 'revenue'
order by t.position;

-- name: forecast_call
-- title: The call beside the health-adjusted forecast
-- scene: forecast-reality
-- chart: none
-- definition: The call is closed-won from the quarter's start to the as-of day plus the amount of the open Commit deals
--   with an expected close date in the quarter. Health-adjusted, each of those deals counts with amount × the weight of
--   its health band, and the miss is the revenue target less that; deals in poor health have a score below the
--   threshold poor_health.
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
-- behind: closed: closed_won_deals, sum amount
-- behind: commit_deals: commit_deals, count
-- behind: commit_amount: commit_deals, sum amount
-- behind: with_commit: = closed + commit_amount
-- behind: with_commit_over_target: = with_commit - target
-- behind: best_case_deals: best_case_deals, count
-- behind: best_case_amount: best_case_deals, sum amount
-- behind: with_best_case: = with_commit + best_case_amount
-- behind: commit_adjusted: commit_deals, sum adjusted_amount
-- behind: adjusted: = closed + commit_adjusted
-- behind: miss: = target - adjusted
-- behind: at_risk_deals: commit_at_risk, count
-- behind: at_risk_amount: commit_at_risk, sum amount
-- behind: crash_amount: commit_deals, sum amount where story_role = 'crash'
-- behind: other_at_risk_amount: = at_risk_amount - crash_amount
-- behind: without_crash: = with_commit - crash_amount
-- behind: miss_without_crash: = target - without_crash
with sums as (
  select
    coalesce(sum(amount) filter (where counts_as = 'Closed'), 0) as closed,
    count(*) filter (where counts_as = 'Commit') as commit_deals,
    coalesce(sum(amount) filter (where counts_as = 'Commit'), 0) as commit_amount,
    coalesce(sum(adjusted_amount) filter (where counts_as = 'Commit'), 0) as commit_adjusted,
    count(*) filter (where counts_as = 'Best Case') as best_case_deals,
    coalesce(sum(amount) filter (where counts_as = 'Best Case'), 0) as best_case_amount,
    count(*) filter (where counts_as = 'Commit' and is_poor_health = 1) as at_risk_deals,
    coalesce(sum(amount) filter (where counts_as = 'Commit' and is_poor_health = 1), 0) as at_risk_amount,
    coalesce(sum(amount) filter (where counts_as = 'Commit' and story_role = 'crash'), 0) as crash_amount
  from deal
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
  (select account from crash) as crash_account,
  f.crash_amount,
  f.closed + f.commit_amount - f.crash_amount as without_crash,
  t.target - f.closed - f.commit_amount + f.crash_amount as miss_without_crash
from sums f
join target t on t.metric = 'revenue';

-- name: commit_deals
-- title: Commit, deal by deal
-- scene: forecast-reality
-- chart: commit-deals
-- definition: Open deals in Commit with an expected close date in the quarter. The adjusted amount is the amount × the
--   weight of the deal's health band.
-- column: amount: Amount of the deal with {account} [K1, K2, K4]
-- column: adjusted_amount: What the weight of its health band leaves of the deal with {account}
-- behind: amount: deal_facts, value amount where opportunity_id = opportunity_id
-- behind: adjusted_amount: = amount * weight
select
  opportunity_id, account, deal, rep, amount, health, health_band, weight, adjusted_amount,
  is_poor_health as at_risk,
  1.0 * amount / sum(amount) over () as share_of_commit,
  stage, close_on, days_since_contact, contacts, story_role, band_position, band_glyph
from deal
where counts_as = 'Commit'
order by amount desc, opportunity_id;

-- name: commit_at_risk
-- title: Commit deals in poor health
-- scene: forecast-reality
-- chart: none
-- definition: Open deals in Commit with an expected close date in the quarter and a health score below the threshold
--   poor_health.
select
  opportunity_id, account, rep, amount, health, health_band, stage, close_on, days_since_contact, contacts, next_step
from deal
where counts_as = 'Commit' and is_poor_health = 1
order by amount desc, opportunity_id;

-- name: health_adjusted
-- title: Commit by health band, and what its weight leaves of it
-- scene: forecast-reality
-- chart: none
-- definition: Open deals in Commit with an expected close date in the quarter, by health band. The adjusted amount is
--   their amount × the weight of the band, which is a transparent rule and no probability.
-- column: weight: Weight of the band {health_band}
select
  b.band as health_band,
  b.weight,
  count(d.amount) as deals,
  coalesce(sum(d.amount), 0) as amount,
  coalesce(sum(d.amount), 0) * b.weight as adjusted_amount,
  coalesce(sum(d.amount), 0) * (1 - b.weight) as discount,
  b.position as band_position,
  b.glyph as band_glyph
from health_band b
left join deal d on d.health_band = b.band and d.counts_as = 'Commit'
group by b.band, b.weight, b.position, b.glyph
order by b.position;

-- name: forecast_weeks
-- title: The forecast week by week, with last quarter's call beside it
-- scene: forecast-reality
-- chart: forecast-weeks
-- definition: Amount and number of deals by forecast category at each weekly snapshot since the quarter began, all AEs
--   together: Closed is what had been won in the quarter by that day, the other categories are as the AEs called them
--   then. Health-adjusted is the amount weighted by health band that day. Of last quarter it is the call alone, Closed
--   and Commit, on the same days, with the sum of the quotas as its target; the outcome is what it closed in all.
with last_quarter as (
  select
    (
      select sum(q.quota)
      from rep_quarter q
      where q.quarter = (select max(x.quarter) from rep_quarter x)
    ) as target,
    (
      select sum(o.amount)
      from opportunity o
      where o.status = 'Won' and o.close_on between date(s.quarter_start, '-3 months') and date(s.quarter_start, '-1 day')
    ) as outcome
  from scenario s
),
week as (
  select
    f.observed_on, f.forecast_category, f.deals, f.amount, f.health_adjusted, t.target, 'This quarter' as quarter,
    null as outcome
  from forecast_snapshot f
  join target t on t.metric = 'revenue'
  union all
  select
    w.observed_on, w.forecast_category, w.deals, w.amount, w.health_adjusted, q.target, 'Last quarter', q.outcome
  from last_quarter_week w
  cross join last_quarter q
)
select
  observed_on,
  forecast_category as category,
  sum(deals) as deals,
  sum(amount) as amount,
  sum(health_adjusted) as health_adjusted,
  target,
  quarter,
  outcome
from week
group by observed_on, forecast_category, target, quarter, outcome
order by
  observed_on,
  case forecast_category
    when 'Closed' then 1 when 'Commit' then 2 when 'Best Case' then 3 when 'Pipeline' then 4 else 5
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
-- behind: weeks: call_weeks, count
-- behind: weeks_over_target: call_weeks, count where reached_target = 1
-- behind: highest_call: call_weeks, max call
-- behind: call: = forecast_call.with_commit
-- behind: call_before: = call_movement.call_before
-- behind: call_fall: = call_before - call
with calls as (
  select
    observed_on,
    sum(amount) filter (where forecast_category = 'Closed') as closed,
    sum(amount) filter (where forecast_category = 'Commit') as commit_amount,
    sum(amount) filter (where forecast_category in ('Closed', 'Commit')) as call
  from forecast_snapshot
  group by observed_on
),
compared as (
  select
    observed_on,
    closed,
    commit_amount,
    call,
    lag(closed) over (order by observed_on) as closed_before,
    lag(commit_amount) over (order by observed_on) as commit_before,
    lag(call) over (order by observed_on) as call_before
  from calls
)
select
  (select count(*) from calls) as weeks,
  (select count(*) from calls c join target t on t.metric = 'revenue' and c.call >= t.target) as weeks_over_target,
  (select max(call) from calls) as highest_call,
  call,
  call_before,
  call_before - call as call_fall,
  closed - closed_before as closed_rise,
  commit_before - commit_amount as commit_fall
from compared
order by observed_on desc
limit 1;

-- name: call_bridge
-- title: What moved the call since last week's snapshot
-- scene: forecast-reality
-- chart: call-bridge
-- definition: The call is Closed plus Commit. It begins as the snapshot of a week before the as-of day has it and ends as
--   it is now. In between stand the deals that came into it or left it, each under one movement: won from outside
--   Commit, entered Commit, moved to a lower category, moved to a later quarter, lost. What is left over stands under
--   amounts changed. The largest of a movement is its deal with the largest amount.
-- column: amount: {step}: change of the call
-- column: call: The call, after: {step}
with movement (position, movement, step) as (
  values
    (1, 'won', 'Won from outside Commit'),
    (2, 'entered', 'Entered Commit'),
    (3, 'lower', 'Moved to a lower category'),
    (4, 'later', 'Moved to a later quarter'),
    (5, 'lost', 'Lost')
),
moved as (
  select
    c.movement,
    c.change,
    d.account,
    row_number() over (partition by c.movement order by abs(c.change) desc, c.opportunity_id) as place
  from call_change c
  join deal d on d.opportunity_id = c.opportunity_id
),
part as (
  select
    m.position,
    m.step,
    count(x.change) as deals,
    coalesce(sum(x.change), 0) as amount,
    max(x.account) filter (where x.place = 1) as largest
  from call_week w
  cross join movement m
  left join moved x on x.movement = m.movement
  group by m.position, m.step
  union all
  select 6, 'Amounts changed', 0, w.call - w.call_before - coalesce((select sum(change) from moved), 0), null
  from call_week w
),
shown as (
  select position, step, 'change' as kind, deals, amount, largest
  from part
  where position < 6 or amount <> 0
  union all
  select 0, 'The call', 'before', 0, 0, null
  from call_week
  union all
  select 7, 'The call', 'after', 0, 0, null
  from call_week
),
run as (
  select s.*, sum(s.amount) over (order by s.position) as running_to
  from shown s
)
select
  r.step,
  r.kind,
  case r.kind when 'before' then w.since when 'after' then w.until end as observed_on,
  r.deals,
  r.amount,
  r.running_to - r.amount as running_from,
  r.running_to,
  w.call_before + r.running_to as call,
  r.largest
from run r
cross join call_week w
order by r.position;

-- name: call_movement
-- title: The call a week ago, the call now, and the largest movement between them
-- scene: forecast-reality
-- chart: none
-- definition: The call is Closed plus Commit: at the snapshot of a week before the as-of day, and as it is now. Came is
--   the amount of the deals that have come into it since, left that of the deals that left it; closed from Commit is the
--   amount of the deals that were in Commit and were won, which moves the call by nothing. The largest movement is the
--   deal with the largest amount of those that came or left.
-- column: call_before: The call a week ago
-- column: call: The call now [F1.with_commit, F9.call]
-- column: change: Change of the call since last week's snapshot [F9]
-- column: came: Amount that came into the call since last week's snapshot
-- column: left_it: Amount that left the call since last week's snapshot
-- column: from_commit: Amount won out of Commit since last week's snapshot
-- column: largest_change: What {account} moved the call by [F9]
-- behind: call_before: snapshot_call, sum amount
-- behind: call: = forecast_call.with_commit
-- behind: change: = call - call_before
-- behind: came: call_changes, sum came
-- behind: left_it: call_changes, sum left_it
-- behind: from_commit: won_from_commit, sum amount
-- behind: deals: call_changes, count
-- behind: largest_change: call_changes, sum change where opportunity_id = opportunity_id
with moved as (
  select
    c.*,
    row_number() over (order by abs(c.change) desc, c.opportunity_id) as place
  from call_change c
)
select
  w.since,
  w.until,
  w.call_before,
  w.call,
  w.call - w.call_before as change,
  coalesce((select sum(m.change) from moved m where m.change > 0), 0) as came,
  coalesce((select sum(m.change) from moved m where m.change < 0), 0) as left_it,
  (
    select coalesce(sum(d.amount), 0)
    from deal d
    where d.counts_as = 'Closed'
      and d.close_on > w.since
      and d.opportunity_id not in (select m.opportunity_id from moved m)
  ) as from_commit,
  (select count(*) from moved) as deals,
  d.opportunity_id,
  d.account,
  d.rep,
  m.movement,
  case m.movement
    when 'won' then 'was won from outside Commit'
    when 'entered' then 'entered Commit'
    when 'lower' then 'moved to a lower category'
    when 'later' then 'moved to a later quarter'
    when 'lost' then 'was lost'
  end as what_happened,
  coalesce(m.change, 0) as largest_change
from scenario s
left join call_week w on w.until = date(s.as_of)
left join moved m on m.place = 1
left join deal d on d.opportunity_id = m.opportunity_id;

-- name: call_changes
-- title: The deals that came into the call or left it since last week's snapshot
-- scene: forecast-reality
-- chart: none
-- definition: Deals that were in the call (Closed or Commit) at the snapshot of a week before the as-of day and are not
--   now, or the other way round. Change is the amount, with the sign of what it did to the call.
-- column: change: What {account} moved the call by
select
  c.opportunity_id, d.account, d.rep, c.movement, c.change, c.category_before, d.forecast_category, c.close_before,
  d.close_on, d.stage, d.health, d.loss_reason,
  max(c.change, 0) as came,
  min(c.change, 0) as left_it
from call_change c
join deal d on d.opportunity_id = c.opportunity_id
order by abs(c.change) desc, c.opportunity_id;

-- name: weights_last_quarter
-- title: Last quarter's Commit by health band, and what the weights would have counted of it
-- scene: forecast-reality
-- chart: weights-held
-- definition: The deals that stood in Commit on the same day of last quarter, by their health band that day: how many of
--   them and how much of their amount was won within that quarter, beside the weight that the health-adjusted forecast
--   gives to the band. The interval is the Wilson interval of the share of deals. Rose is how many came to the next
--   better band later in that quarter.
-- column: weight: Weight of the band {health_band}
-- column: deals: Deals {health_band} in Commit on that day
-- column: won: Of those {health_band}, won within the quarter
-- column: won_share: Share of dollars won of those {health_band} [F8.healthy_share, F8.monitor_share, F8.at_risk_share, F8.critical_share]
-- column: low: Lower end of the interval of the share of deals won, {health_band}
-- column: high: Upper end of the interval of the share of deals won, {health_band}
-- column: rose: Of those {health_band}, came to the next better band
-- behind: deals: last_quarter_commit, count where health_band = health_band
-- behind: won: last_quarter_commit, count where health_band = health_band and is_won = 1
-- behind: amount: last_quarter_commit, sum amount where health_band = health_band
-- behind: won_amount: last_quarter_commit, sum won_amount where health_band = health_band
-- behind: won_share: = won_amount / amount
-- behind: rose: last_quarter_commit, count where health_band = health_band and rose = 1
-- behind: from_weight: = max(won_share - weight, weight - won_share)
select
  band as health_band,
  position as band_position,
  glyph as band_glyph,
  weight, deals, won, win_rate, low, high, amount, won_amount, won_share, rose,
  abs(won_share - weight) as from_weight
from last_commit_band
order by position;

-- name: last_quarter_replay
-- title: The rule and the call a quarter ago, against what that quarter closed
-- scene: forecast-reality
-- chart: none
-- definition: Seen from the same day of last quarter: the call is what was closed-won by then and the Commit of that day;
--   the rule counts each of those Commit deals with the weight of its health band that day. The outcome is what was won
--   in that quarter in all. A miss is the forecast less the outcome.
-- column: call: The call on that day of last quarter
-- column: rule: The rule's forecast on that day of last quarter
-- column: outcome: What last quarter closed
-- column: call_miss: What the call missed last quarter's outcome by
-- column: rule_miss: What the rule missed last quarter's outcome by
-- column: deals: Deals in Commit on that day of last quarter [F8]
-- column: farthest: Largest distance of a band's share of dollars won from its weight
-- behind: deals: last_quarter_commit, count
-- behind: closed: last_quarter_won, sum amount where by_that_day = 1
-- behind: commit_amount: last_quarter_commit, sum amount
-- behind: commit_adjusted: last_quarter_commit, sum adjusted_amount
-- behind: outcome: last_quarter_won, sum amount
-- behind: call: = closed + commit_amount
-- behind: rule: = closed + commit_adjusted
-- behind: call_miss: = call - outcome
-- behind: rule_miss: = rule - outcome
-- behind: farthest: weights_last_quarter, max from_weight
with day as (
  select
    date(as_of, '-91 days') as observed_on,
    date(quarter_start, '-3 months') as quarter_start,
    date(quarter_start, '-1 day') as quarter_end
  from scenario
),
book as (
  select
    coalesce(sum(o.amount), 0) as outcome,
    coalesce(sum(o.amount) filter (where o.close_on <= y.observed_on), 0) as closed
  from day y
  join opportunity o on o.status = 'Won' and o.close_on between y.quarter_start and y.quarter_end
),
called as (
  select count(*) as deals, coalesce(sum(amount), 0) as amount, coalesce(sum(amount * weight), 0) as adjusted
  from last_commit
)
select
  y.observed_on,
  y.quarter_end,
  c.deals,
  b.closed,
  c.amount as commit_amount,
  c.adjusted as commit_adjusted,
  b.closed + c.amount as call,
  b.closed + c.adjusted as rule,
  b.outcome,
  b.closed + c.amount - b.outcome as call_miss,
  b.closed + c.adjusted - b.outcome as rule_miss,
  abs(b.closed + c.amount - b.outcome) - abs(b.closed + c.adjusted - b.outcome) as nearer_by,
  (select max(abs(won_share - weight)) from last_commit_band) as farthest
from day y
cross join book b
cross join called c;

-- name: coverage
-- title: Open pipeline dated in the quarter against the gap
-- scene: forecast-reality
-- chart: none
-- definition: Coverage is the amount of all open deals with an expected close date in the quarter ÷ the gap, which is
--   the revenue target less closed-won to date. Late is the part of it in the step of the proposal or in a later one,
--   which alone can still close in the quarter. Needed is the inverse of the win rate of the deals closed, won or lost,
--   from the quarter's start to the as-of day.
-- column: coverage: Open pipeline dated in the quarter over the gap [F7]
-- column: late_coverage: Of it from the proposal on, over the gap [F7]
-- column: needed: Coverage that this quarter's win rate takes [F7]
-- behind: open_deals: open_deals, count where is_dated = 1
-- behind: open_amount: open_deals, sum amount where is_dated = 1
-- behind: late_deals: open_deals, count where is_dated = 1 and is_late = 1
-- behind: late_amount: open_deals, sum amount where is_dated = 1 and is_late = 1
-- behind: gap: = scoreboard.gap
-- behind: coverage: = open_amount / gap
-- behind: late_coverage: = late_amount / gap
-- behind: win_rate: closed_deals, share is_won
-- behind: needed: = 1 / win_rate
with book as (
  select
    count(*) as open_deals,
    coalesce(sum(d.amount), 0) as open_amount,
    count(*) filter (where g.position >= p.position) as late_deals,
    coalesce(sum(d.amount) filter (where g.position >= p.position), 0) as late_amount,
    p.stage as from_stage
  from stage p
  left join deal d on d.status = 'Open' and d.counts_as is not null
  left join stage g on g.stage = d.stage
  where p.role = 'proposal'
)
select
  b.open_deals,
  b.open_amount,
  b.late_deals,
  b.late_amount,
  b.from_stage,
  m.gap,
  b.open_amount / m.gap as coverage,
  b.late_amount / m.gap as late_coverage,
  t.win_rate,
  1.0 / t.win_rate as needed,
  b.open_amount / m.gap >= 1.0 / t.win_rate as enough
from book b
cross join team_to_date t
join metric_to_date m on m.metric = 'revenue';

-- name: ways_to_target
-- title: The sets of Best Case deals that make the target
-- scene: forecast-reality
-- chart: none
-- definition: What the call (closed-won and Commit) is short of the revenue target, and the sets of one, two or three
--   Best Case deals dated in the quarter whose amounts make up for it, of which no deal can be left out. Of these the
--   three that come first by name: fewer deals before more, then the least amount. Size is what the smallest takes.
-- column: gap: What the call is short of the target
-- column: target: Revenue target of the quarter [T1]
-- column: size: Best Case deals that the smallest set takes
-- column: ways: Sets of Best Case deals that make the target
-- column: best_amount: Amount of the smallest set of Best Case deals
-- column: next_amount: Amount of the next set of Best Case deals
-- column: further_amount: Amount of a further set of Best Case deals
-- behind: gap: = max(target - forecast_call.with_commit, 0)
with need as materialized (
  select t.target, t.target - coalesce(sum(d.amount), 0) as gap
  from target t
  left join deal d on d.counts_as in ('Closed', 'Commit')
  where t.metric = 'revenue'
),
upside as materialized (
  select opportunity_id, account, amount
  from deal
  where counts_as = 'Best Case'
),
way as materialized (
  select 1 as size, a.amount, a.account as accounts
  from need n
  join upside a on a.amount >= n.gap
  where n.gap > 0
  union all
  select 2, a.amount + b.amount, a.account || ' and ' || b.account
  from need n
  join upside a on a.amount < n.gap
  join upside b on b.opportunity_id > a.opportunity_id and b.amount < n.gap
  where n.gap > 0 and a.amount + b.amount >= n.gap
  union all
  select 3, a.amount + b.amount + c.amount, a.account || ', ' || b.account || ' and ' || c.account
  from need n
  join upside a on a.amount < n.gap
  join upside b on b.opportunity_id > a.opportunity_id and a.amount + b.amount < n.gap
  join upside c on c.opportunity_id > b.opportunity_id and a.amount + c.amount < n.gap and b.amount + c.amount < n.gap
  where n.gap > 0 and a.amount + b.amount + c.amount >= n.gap
),
placed as (
  select size, amount, accounts, row_number() over (order by size, amount, accounts) as place
  from way
),
found as (
  select
    min(size) as size,
    count(*) as ways,
    max(accounts) filter (where place = 1) as best_accounts,
    max(amount) filter (where place = 1) as best_amount,
    max(accounts) filter (where place = 2) as next_accounts,
    max(amount) filter (where place = 2) as next_amount,
    max(accounts) filter (where place = 3) as further_accounts,
    max(amount) filter (where place = 3) as further_amount
  from placed
)
select
  n.target,
  max(n.gap, 0) as gap,
  f.size, f.ways, f.best_accounts, f.best_amount, f.next_accounts, f.next_amount, f.further_accounts, f.further_amount
from need n
cross join found f;

-- name: risk_concentration
-- title: How much of Commit sits in its unhealthy deals
-- scene: forecast-reality
-- chart: none
-- definition: Open deals in Commit with an expected close date in the quarter: number and amount of those whose health
--   score is below the threshold poor_health, and their share of the amount of all.
-- column: deals: Commit deals in poor health [F2, F5, I2]
-- column: share: Share of Commit in deals in poor health [F5]
-- column: largest_share: Share of {largest_account} in Commit
-- column: poor_health: Health score below which a deal is in poor health
-- behind: deals: commit_at_risk, count
-- behind: amount: commit_at_risk, sum amount
-- behind: commit_deals: commit_deals, count
-- behind: commit_amount: commit_deals, sum amount
-- behind: share: = amount / commit_amount
-- behind: largest_share: = largest_amount / commit_amount
-- behind: largest_amount: commit_at_risk, max amount
with placed as (
  select
    account, amount, is_poor_health,
    row_number() over (order by is_poor_health desc, amount desc, opportunity_id) as place
  from deal
  where counts_as = 'Commit'
)
select
  count(*) filter (where is_poor_health = 1) as deals,
  coalesce(sum(amount) filter (where is_poor_health = 1), 0) as amount,
  1.0 * coalesce(sum(amount) filter (where is_poor_health = 1), 0) / sum(amount) as share,
  count(*) as commit_deals,
  coalesce(sum(amount), 0) as commit_amount,
  max(account) filter (where place = 1 and is_poor_health = 1) as largest_account,
  max(amount) filter (where place = 1 and is_poor_health = 1) as largest_amount,
  1.0 * max(amount) filter (where place = 1 and is_poor_health = 1) / sum(amount) as largest_share,
  (select value from threshold where name = 'poor_health') as poor_health
from placed;

-- name: commit_concentration
-- title: Commit, split into its unhealthy deals and all others
-- scene: forecast-reality
-- chart: risk-concentration
-- definition: Amount of the open deals in Commit with an expected close date in the quarter: each deal whose health
--   score is below the threshold poor_health, and all others together.
with parts as (
  select account as part, 1 as deals, amount, health_band, 1 as at_risk, story_role, band_position, band_glyph
  from deal
  where counts_as = 'Commit' and is_poor_health = 1
  union all
  select 'All others', count(*), coalesce(sum(amount), 0), null, 0, null, null, null
  from deal
  where counts_as = 'Commit' and is_poor_health = 0
)
select
  part, deals, amount,
  1.0 * amount / sum(amount) over () as share,
  health_band, at_risk, story_role, band_position, band_glyph
from parts
order by at_risk desc, amount desc, part;

-- name: best_case_deals
-- title: Best Case, deal by deal: the ways to make up a miss
-- scene: forecast-reality
-- chart: none
-- definition: Open deals in Best Case with an expected close date in the quarter.
select
  opportunity_id, account, deal, rep, amount, health, health_band, stage, close_on, days_since_contact, competitor
from deal
where counts_as = 'Best Case'
order by amount desc, opportunity_id;

-- name: commit_review
-- title: Commit deals in poor health, and what a better band would add to the forecast
-- scene: forecast-reality
-- chart: none
-- definition: Open deals in Commit with an expected close date in the quarter and a health score below the threshold
--   poor_health. What the next better band adds is amount × (its weight less the weight of the deal's own).
--   The reviewer is the one whom all their AEs report to: a manager, a director or the CRO.
-- column: amount: Amount of the deal with {account} [K1]
-- column: weight: Weight of the band {health_band}
-- column: next_weight: Weight of the band {next_band}
-- column: poor_below: Health below which a deal is in poor health
-- column: listed_deals: Commit deals in poor health [F2.deals, F5.deals, I2.deals]
select
  d.opportunity_id, d.account, d.rep, d.manager, d.director_id, d.amount, d.health, d.health_band, d.weight, d.next_band,
  coalesce(d.next_weight, d.weight) as next_weight,
  d.forecast_gain,
  d.stage, d.close_on, d.days_since_contact,
  t.value as poor_below,
  case
    when min(d.manager_id) over () = max(d.manager_id) over () then d.manager_id
    when min(d.director_id) over () = max(d.director_id) over () then d.director_id
    else (select min(l.leader_id) from leader l where l.level = 'cro')
  end as reviewer_id,
  count(*) over () as listed_deals,
  sum(d.amount) over () as listed_amount
from deal d
join threshold t on t.name = 'poor_health'
where d.counts_as = 'Commit' and d.is_poor_health = 1
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
-- A percentile is the stay at which that share of stays is reached: nine in ten stays are no longer than the 90th. The
-- median is the middle stay, or the mean of the middle two.
select
  g.stage, g.on_happy_path,
  s.completed_stays, s.mean_days, s.p10_days, s.p25_days, s.median_days, s.p75_days, s.p90_days,
  g.benchmark_days,
  s.mean_days / g.benchmark_days as times_benchmark,
  s.open_stays
from stage g
join stage_stay s on s.stage = g.stage
where g.benchmark_days is not null
order by g.position;

-- name: legal_bottleneck
-- title: The legal step on one row
-- scene: process-problem
-- chart: none
-- definition: Mean days of all completed stays in the legal step; stuck are the open deals that have been there for
--   longer than its benchmark. The overlap is the part of them that is also in Commit, dated in the quarter and in poor
--   health, below the threshold poor_health: the sums are never added.
-- column: mean_days: Mean stay in {stage} [P1.average_days, I5.average_days]
-- column: benchmark_days: Benchmark of {stage}, days [P1.benchmark, I5.benchmark]
-- column: times_benchmark: Mean stay in {stage} over its benchmark
-- column: stuck_deals: Deals stuck in {stage} [P1, I5.deals]
-- column: stuck_amount: Amount of the deals stuck in {stage} [P1, I5.amount]
-- column: overlap_deals: Stuck deals that are Commit deals in poor health
-- column: overlap_amount: Amount of the stuck deals that are Commit deals in poor health
-- behind: mean_days: completed_stays, mean days where stage = stage
-- behind: completed_stays: completed_stays, count where stage = stage
-- behind: times_benchmark: = mean_days / benchmark_days
-- behind: stuck_deals: legal_stuck, count
-- behind: stuck_amount: legal_stuck, sum amount
-- behind: overlap_deals: legal_stuck, count where in_commit_at_risk = 1
-- behind: overlap_amount: legal_stuck, sum amount where in_commit_at_risk = 1
select
  s.mean_days,
  g.benchmark_days,
  s.mean_days / g.benchmark_days as times_benchmark,
  s.completed_stays,
  count(d.amount) as stuck_deals,
  coalesce(sum(d.amount), 0) as stuck_amount,
  count(d.amount) filter (where d.counts_as = 'Commit' and d.is_poor_health = 1) as overlap_deals,
  coalesce(sum(d.amount) filter (where d.counts_as = 'Commit' and d.is_poor_health = 1), 0) as overlap_amount,
  g.stage
from stage g
join stage_stay s on s.stage = g.stage
left join deal d on d.stage = g.stage and d.is_over_benchmark = 1
where g.role = 'legal'
group by g.stage, g.benchmark_days, s.mean_days, s.completed_stays;

-- name: legal_stuck
-- title: Open deals that wait in the legal step for longer than its benchmark
-- scene: process-problem
-- chart: none
-- definition: Open deals that have been in the legal step, up to the as-of day, for more days than its benchmark.
-- behind: amount: deal_facts, value amount where opportunity_id = opportunity_id
-- behind: days: deal_facts, value days_in_stage where opportunity_id = opportunity_id
select
  opportunity_id, account, deal, rep, amount, forecast_category, health, health_band,
  stage_entered_on as in_legal_since,
  days_in_stage as days,
  benchmark_days,
  close_on,
  coalesce(counts_as = 'Commit' and is_poor_health = 1, 0) as in_commit_at_risk,
  story_role, band_position, band_glyph
from deal
where stage_role = 'legal' and is_over_benchmark = 1
order by amount desc, opportunity_id;

-- name: stage_revenue
-- title: Open revenue in each stage, and how much of it is over the benchmark
-- scene: process-problem
-- chart: stage-revenue
-- definition: Open deals by the step that they are in: their amount, and the part of it in deals that have been there
--   for more days than the benchmark of the step.
select
  g.stage,
  g.on_happy_path,
  count(d.amount) as deals,
  coalesce(sum(d.amount), 0) as amount,
  avg(d.days_in_stage) as mean_days_in_stage,
  g.benchmark_days,
  count(d.amount) filter (where d.is_over_benchmark = 1) as deals_over_benchmark,
  coalesce(sum(d.amount) filter (where d.is_over_benchmark = 1), 0) as amount_over_benchmark
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
-- behind: deals: open_deals, count
-- behind: amount: open_deals, sum amount
-- behind: deals_over: stuck_deals, count
-- behind: amount_over: stuck_deals, sum amount
-- behind: share_over: = amount_over / amount
-- behind: largest_amount: stuck_deals, sum amount where stage = largest_stage
with largest as (
  select stage, sum(amount) as amount
  from deal
  where is_over_benchmark = 1
  group by stage
  order by sum(amount) desc, stage
  limit 1
)
select
  count(*) as deals,
  coalesce(sum(amount), 0) as amount,
  count(*) filter (where is_over_benchmark = 1) as deals_over,
  coalesce(sum(amount) filter (where is_over_benchmark = 1), 0) as amount_over,
  1.0 * sum(amount) filter (where is_over_benchmark = 1) / sum(amount) as share_over,
  (select stage from largest) as largest_stage,
  (select amount from largest) as largest_amount
from deal
where status = 'Open';

-- name: process_nodes
-- title: The steps of the process map: cases, visits and stays
-- scene: process-problem
-- chart: none
-- definition: Cases, visits and stays of each step over the whole event log; a repeat visit is any after the case's
--   earliest, and waits are days of completed stays.
-- The two ends have no stay.
select
  g.stage, g.position, g.on_happy_path,
  s.cases,
  s.visits,
  s.visits - s.cases as repeat_visits,
  case when g.benchmark_days is null then 0 else s.open_stays end as open_cases,
  case when g.benchmark_days is not null then s.mean_days end as mean_days,
  case when g.benchmark_days is not null then s.median_days end as median_wait_days,
  case when g.benchmark_days is not null then s.p90_days end as p90_wait_days,
  g.benchmark_days
from stage g
join stage_stay s on s.stage = g.stage
order by g.position;

-- name: process_edges
-- title: Which step follows which, how often, and after how many days
-- scene: process-problem
-- chart: process-map
-- definition: Every pair of steps that follow each other directly in some case of the event log, with its cases and the
--   wait in the former step. The map shows the pairs of the happy path and those that the share of all cases takes that
--   the threshold rare_path_share says, or more; rework goes back to an earlier step in which the case had been.
-- The columns that begin with from_ and to_ are of the two steps themselves: all cases that reach the step, and the
-- mean and the median of all completed stays in it.
select
  e.from_stage, e.to_stage, e.cases, e.transitions, e.share_of_cases, e.median_wait_days, e.p90_wait_days,
  e.on_happy_path, e.is_rework, e.is_shown,
  f.cases as from_cases,
  f.mean_days as from_mean_days,
  f.median_days as from_median_wait_days,
  g.benchmark_days as from_benchmark_days,
  t.cases as to_cases
from process_edge e
join stage g on g.stage = e.from_stage
join stage_stay f on f.stage = e.from_stage
join stage_stay t on t.stage = e.to_stage
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
-- behind: pairs: process_edges, count
-- behind: pairs_shown: process_edges, count where is_shown = 1
-- behind: cases: case_coverage, count
-- behind: cases_wholly_shown: case_coverage, count where is_shown = 1
-- behind: share_of_cases: case_coverage, share is_shown
-- behind: transitions: case_coverage, sum transitions
-- behind: transitions_shown: case_coverage, sum transitions_shown
-- behind: share_of_transitions: = transitions_shown / transitions
with cases as (
  select
    s.case_id,
    count(s.next_stage) as transitions,
    coalesce(sum(e.is_shown), 0) as transitions_shown
  from stay s
  left join process_edge e on e.from_stage = s.stage and e.to_stage = s.next_stage
  group by s.case_id
)
select
  (select value from threshold where name = 'rare_path_share') as least_share,
  (select count(*) from process_edge) as pairs,
  (select sum(is_shown) from process_edge) as pairs_shown,
  count(*) as cases,
  count(*) filter (where transitions_shown = transitions) as cases_wholly_shown,
  avg(transitions_shown = transitions) as share_of_cases,
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
with paths as (
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
counted as (
  select
    p.path,
    t.is_happy_path,
    t.conforms,
    count(*) as cases,
    count(*) filter (where d.is_won = 1) as won,
    count(*) filter (where d.is_won = 0) as lost,
    avg(d.cycle_days) as mean_days
  from paths p
  join trace t on t.case_id = p.case_id
  join deal d on d.opportunity_id = p.case_id
  where p.position = 1 and d.status <> 'Open'
  group by p.path, t.is_happy_path, t.conforms
)
select
  row_number() over (order by cases desc, path) as place,
  path,
  cases,
  1.0 * cases / sum(cases) over () as share,
  1.0 * sum(cases) over (order by cases desc, path) / sum(cases) over () as share_so_far,
  won,
  lost,
  1.0 * won / cases as won_share,
  mean_days,
  is_happy_path,
  conforms
from counted
order by cases desc, path;

-- name: conformance
-- title: How many closed deals keep to the happy path
-- scene: process-problem
-- chart: none
-- definition: Deals closed in either quarter: those whose steps are exactly the happy path, those that kept to it (a
--   lost deal up to the step in which it was lost), those that visited a step again, and those with an optional step,
--   which is one off the path. A deal may have both.
-- column: closed_deals: Deals closed in either quarter
-- column: happy_path_deals: Deals that took the happy path exactly [P5.cases]
-- column: happy_path_share: Share of closed deals that took the happy path exactly
-- column: conforming_share: Share of closed deals that kept to the happy path
-- column: rework_share: Share of closed deals that went through a step again
-- column: optional_share: Share of closed deals with a step off the happy path
-- behind: closed_deals: past_deals, count
-- behind: happy_path_deals: past_deals, count where is_happy_path = 1
-- behind: happy_path_share: past_deals, share is_happy_path
-- behind: conforming_deals: past_deals, count where conforms = 1
-- behind: conforming_share: past_deals, share conforms
-- behind: rework_deals: past_deals, count where has_rework = 1
-- behind: rework_share: past_deals, share has_rework
-- behind: optional_deals: past_deals, count where has_optional = 1
-- behind: optional_share: past_deals, share has_optional
select
  count(*) as closed_deals,
  sum(t.is_happy_path) as happy_path_deals,
  avg(t.is_happy_path) as happy_path_share,
  sum(t.conforms) as conforming_deals,
  avg(t.conforms) as conforming_share,
  sum(t.repeat_visits > 0) as rework_deals,
  avg(t.repeat_visits > 0) as rework_share,
  sum(t.detours > 0) as optional_deals,
  avg(t.detours > 0) as optional_share
from trace t
join opportunity o on o.opportunity_id = t.case_id
where o.status <> 'Open';

-- name: happy_path
-- title: How long the happy path takes
-- scene: process-problem
-- chart: none
-- definition: Deals won in either quarter: mean days from creation to close of those whose steps are exactly the happy
--   path, in its order, and of all others. In the same segments is the mean over the former of what the others of their
--   segment took on average.
-- column: cases: Won deals that took the happy path exactly [P5]
-- column: mean_days: Mean cycle of won deals on the happy path [P5.average_days]
-- column: other_cases: All other won deals
-- column: other_mean_days: Mean cycle of all other won deals, days
-- column: like_mean_days: Mean cycle of the other won deals in the same segments, days
-- behind: cases: past_deals, count where is_won = 1 and is_happy_path = 1
-- behind: mean_days: past_deals, mean cycle_days where is_won = 1 and is_happy_path = 1
-- behind: other_cases: past_deals, count where is_won = 1 and is_happy_path = 0
-- behind: other_mean_days: past_deals, mean cycle_days where is_won = 1 and is_happy_path = 0
-- behind: like_mean_days: past_deals, mean like_days where is_won = 1 and is_happy_path = 1
-- behind: share: past_deals, share is_happy_path where is_won = 1
with won as (
  select d.cycle_days, t.is_happy_path,
    avg(d.cycle_days) filter (where t.is_happy_path = 0) over (partition by d.segment) as other_days
  from trace t
  join deal d on d.opportunity_id = t.case_id
  where d.is_won = 1
)
select
  count(*) filter (where is_happy_path = 1) as cases,
  avg(cycle_days) filter (where is_happy_path = 1) as mean_days,
  count(*) filter (where is_happy_path = 0) as other_cases,
  avg(cycle_days) filter (where is_happy_path = 0) as other_mean_days,
  avg(other_days) filter (where is_happy_path = 1) as like_mean_days,
  avg(is_happy_path) as share
from won;

-- name: rework
-- title: Cases that reach the proposal step and fall back to discovery
-- scene: process-problem
-- chart: none
-- definition: Cases of the event log with a proposal step: the share in which a discovery step follows directly on a
--   proposal step. Each case counts once, however often it falls back.
-- column: share: Share of cases that fall back from {from_stage} to {to_stage} [P3]
-- behind: cases: proposal_cases, count
-- behind: fell_back: proposal_cases, count where fell_back = 1
-- behind: share: proposal_cases, share fell_back
with cases as (
  select case_id, max(coalesce(next_role = 'discovery', 0)) as fell_back
  from stay
  where role = 'proposal'
  group by case_id
)
select
  count(*) as cases,
  sum(c.fell_back) as fell_back,
  avg(c.fell_back) as share,
  avg(d.cycle_days) filter (where c.fell_back = 1) as mean_days_with,
  avg(d.cycle_days) filter (where c.fell_back = 0) as mean_days_without,
  (select stage from stage where role = 'proposal') as from_stage,
  (select stage from stage where role = 'discovery') as to_stage
from cases c
join deal d on d.opportunity_id = c.case_id;

-- name: rework_cost
-- title: What rework costs: deals that fell back, and those of the same segments that did not
-- scene: process-problem
-- chart: rework-cost
-- definition: Closed deals of both quarters that reached the proposal step: win rate of those in which a discovery step
--   followed directly on a proposal step, and of those in which none did; the ratio of the two with its 95% interval by
--   the logarithm. In the same segments is the rate that the former would have at those of the latter in their own
--   segments; held within segments is the ratio of Mantel and Haenszel.
-- column: fell_back: {compared}: closed deals that fell back [P7]
-- column: fell_back_won: {compared}: won deals among those that fell back
-- column: fell_back_rate: {compared}: win rate of the deals that fell back
-- column: others: {compared}: closed deals that reached the same step and did not fall back [P7]
-- column: others_won: {compared}: won deals among those that did not fall back
-- column: others_rate: {compared}: win rate of the deals that did not fall back
-- column: like_others_rate: Win rate of the deals that did not fall back, in the same segments
-- column: cost: That rate less the win rate of the deals that fell back [P7]
-- column: like_ratio: Ratio of the win rates, held within segments [P7]
-- column: like_low: Lower end of the interval of that ratio
-- column: like_high: Upper end of the interval of that ratio
-- behind: fell_back: proposal_cases, count where is_closed = 1 and fell_back = 1 and segment = segment
-- behind: fell_back_won: proposal_cases, count where is_won = 1 and fell_back = 1 and segment = segment
-- behind: fell_back_rate: proposal_cases, share is_won where is_closed = 1 and fell_back = 1 and segment = segment
-- behind: others: proposal_cases, count where is_closed = 1 and fell_back = 0 and segment = segment
-- behind: others_won: proposal_cases, count where is_won = 1 and fell_back = 0 and segment = segment
-- behind: others_rate: proposal_cases, share is_won where is_closed = 1 and fell_back = 0 and segment = segment
-- behind: ratio: = fell_back_rate / others_rate
-- behind: like_others_rate: = held_within_segments.like_won / held_within_segments.deals_with where comparison =
--   'rework' when compared = 'All segments'
-- behind: cost: = like_others_rate - fell_back_rate
-- behind: like_ratio: = held_within_segments.above / held_within_segments.below where comparison = 'rework' when
--   compared = 'All segments'
-- behind: like_low: = like_ratio / exp(held_within_segments.z * sqrt(held_within_segments.spread /
--   (held_within_segments.above * held_within_segments.below))) where comparison = 'rework' when compared = 'All
--   segments'
-- behind: like_high: = like_ratio * exp(held_within_segments.z * sqrt(held_within_segments.spread /
--   (held_within_segments.above * held_within_segments.below))) where comparison = 'rework' when compared = 'All
--   segments'
select
  coalesce(segment, 'All segments') as compared,
  deals_with as fell_back,
  won_with as fell_back_won,
  rate_with as fell_back_rate,
  deals_without as others,
  won_without as others_won,
  rate_without as others_rate,
  ratio, ratio_low, ratio_high,
  like_rate_without as like_others_rate,
  like_rate_without - rate_with as cost,
  like_ratio, like_low, like_high,
  segment
from win_rate_comparison
where comparison = 'rework'
order by segment_position;

-- name: detours
-- title: Security and procurement: the steps off the happy path
-- scene: process-problem
-- chart: none
-- definition: Mean days of all completed stays in the security step and in the procurement step. Like for like is over
--   won deals: mean days from creation to close of those with procurement, beside the mean of the won deals without it in
--   the same segments.
-- column: security_days: Mean stay in {security_stage} [P2.average_days]
-- column: security_benchmark: Benchmark of {security_stage}, days [P2.benchmark]
-- column: procurement_days: Mean stay in {procurement_stage} [P4.average_days]
-- column: cycle_with_procurement: Mean cycle of won deals with {procurement_stage}
-- column: cycle_without_procurement: Mean cycle of won deals without it in the same segments, days
-- behind: security_days: completed_stays, mean days where stage = security_stage
-- behind: procurement_days: completed_stays, mean days where stage = procurement_stage
-- behind: won_with_procurement: past_deals, count where is_won = 1 and has_procurement = 1
-- behind: cycle_with_procurement: past_deals, mean cycle_days where is_won = 1 and has_procurement = 1
-- behind: cycle_without_procurement: past_deals, mean without_procurement_days where is_won = 1 and has_procurement
--   = 1
-- behind: longer_by: = cycle_with_procurement - cycle_without_procurement
with won as (
  select
    d.segment,
    d.cycle_days,
    exists (select 1 from stay s where s.case_id = d.opportunity_id and s.role = 'procurement') as has_procurement
  from deal d
  where d.is_won = 1
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
  y.mean_days as security_days,
  s.benchmark_days as security_benchmark,
  z.mean_days as procurement_days,
  p.benchmark_days as procurement_benchmark,
  c.deals as won_with_procurement,
  c.mean_with as cycle_with_procurement,
  c.mean_without as cycle_without_procurement,
  c.mean_with - c.mean_without as longer_by,
  s.stage as security_stage,
  p.stage as procurement_stage
from compared c
join stage s on s.role = 'security'
join stage p on p.role = 'procurement'
join stage_stay y on y.stage = s.stage
join stage_stay z on z.stage = p.stage;

-- name: no_technical_buyer
-- title: Deals over the benchmark in the design step without a technical buyer
-- scene: process-problem
-- chart: none
-- definition: Open deals that have been in the design step for more days than its benchmark, and have nobody in the role
--   Technical Buyer among their contacts.
select opportunity_id, account, rep, amount, days_in_stage, benchmark_days, contacts, health, health_band
from deal
where stage_role = 'design' and is_over_benchmark = 1 and technical_buyers = 0
order by amount desc, opportunity_id;

-- name: no_technical_buyer_total
-- title: Deals in the design step, over its benchmark and within it, and those without a technical buyer
-- scene: process-problem
-- chart: none
-- definition: Open deals in the design step that have been there for more days than its benchmark, and those that have
--   not; of both, those with nobody in the role Technical Buyer among their contacts.
-- column: deals_over_benchmark: Open deals over the benchmark in {stage}
-- column: benchmark_days: Benchmark of {stage}
-- column: deals: Open deals over the benchmark there without a technical buyer [P6]
-- column: amount: Amount of the open deals over the benchmark there without a technical buyer [P6]
-- column: late_share: Share without a technical buyer of the open deals over the benchmark there [P6]
-- column: deals_within: Open deals within the benchmark in {stage}
-- column: within_without: Open deals within the benchmark there without a technical buyer
-- column: within_share: Share without a technical buyer of the open deals within the benchmark there [P6]
-- behind: deals_over_benchmark: open_deals, count where stage = stage and is_over_benchmark = 1
-- behind: deals: no_technical_buyer, count
-- behind: amount: no_technical_buyer, sum amount
-- behind: late_share: open_deals, share lacks_technical_buyer where stage = stage and is_over_benchmark = 1
-- behind: deals_within: open_deals, count where stage = stage and is_over_benchmark = 0
-- behind: within_without: open_deals, count where stage = stage and is_over_benchmark = 0 and lacks_technical_buyer
--   = 1
-- behind: within_share: open_deals, share lacks_technical_buyer where stage = stage and is_over_benchmark = 0
select
  count(*) filter (where is_over_benchmark = 1) as deals_over_benchmark,
  (select benchmark_days from stage where role = 'design') as benchmark_days,
  count(*) filter (where is_over_benchmark = 1 and technical_buyers = 0) as deals,
  coalesce(sum(amount) filter (where is_over_benchmark = 1 and technical_buyers = 0), 0) as amount,
  avg(technical_buyers = 0) filter (where is_over_benchmark = 1) as late_share,
  count(*) filter (where is_over_benchmark = 0) as deals_within,
  count(*) filter (where is_over_benchmark = 0 and technical_buyers = 0) as within_without,
  avg(technical_buyers = 0) filter (where is_over_benchmark = 0) as within_share,
  (select stage from stage where role = 'design') as stage
from deal
where status = 'Open' and stage_role = 'design';

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
with stuck as (
  select
    stage,
    count(*) as deals,
    sum(amount) as amount,
    sum(amount) filter (where counts_as in ('Commit', 'Best Case')) as called_amount
  from deal
  where is_over_benchmark = 1
  group by stage
)
select
  g.stage,
  s.mean_days,
  g.benchmark_days,
  s.mean_days / g.benchmark_days as times_benchmark,
  s.completed_stays,
  coalesce(k.deals, 0) as stuck_deals,
  coalesce(k.amount, 0) as stuck_amount,
  coalesce(k.called_amount, 0) as called_amount,
  (select min(leader_id) from leader where level = 'cro') as top_leader_id
from stage g
join stage_stay s on s.stage = g.stage
left join stuck k on k.stage = g.stage
where s.mean_days > g.benchmark_days
order by called_amount desc, g.position;

-- name: stuck_deals
-- title: Open deals that wait in their step for longer than its benchmark
-- scene: process-problem
-- chart: none
-- definition: Open deals that have been in their step for more days than its benchmark. What the next
--   better band adds, for those in Commit dated in the quarter, is amount × (its weight less the weight of the deal's own).
-- column: amount: Amount of the deal with {account} [K4]
select
  opportunity_id, stage, account, rep, amount, forecast_category, health, health_band, days_in_stage, benchmark_days,
  close_on, forecast_gain
from deal
where is_over_benchmark = 1
order by amount desc, opportunity_id;

----------------------------------------------------------------------------------------------------------------------
-- 6. The Action Plan
----------------------------------------------------------------------------------------------------------------------

-- name: open_actions
-- title: Recommended actions, each with its part of the bridge
-- scene: action-plan
-- chart: none
-- definition: The planner's action for each insight that the agents raised: the critical ones first, then by what they
--   add to the health-adjusted forecast if they work. A deal counts under the highest-ranked action that concerns it;
--   shared are the deals that an action above counts. Later is what an action may bring a quarter beyond this one.
-- column: impact: What action {rank} adds to the forecast if it works
-- column: deals: Deals that action {rank} works on
-- column: shared_deals: Deals of action {rank} that an action above counts
-- column: later: What action {rank} may bring per quarter in the long run
-- column: later_low: Lower end of its interval, action {rank}
-- column: later_high: Upper end of its interval, action {rank}
-- behind: impact: plan_deals, sum impact where rank = rank
-- behind: deals: action_deals, count where rank = rank
-- behind: shared_deals: action_deals, count where rank = rank and is_shared = 1
-- behind: shared_amount: action_deals, sum amount where rank = rank and is_shared = 1
with work as (
  select
    x.insight_id,
    count(*) as deals,
    count(*) filter (where y.rank < x.rank) as shared_deals,
    coalesce(sum(x.amount) filter (where y.rank < x.rank), 0) as shared_amount,
    count(*) filter (where x.impact > 0) as moved_deals,
    group_concat(d.account, ', ') filter (where x.impact > 0) as moved_accounts
  from (
    select i.*, a.rank
    from insight_deal i
    join action a on a.insight_id = i.insight_id
    order by i.amount desc, i.opportunity_id
  ) x
  left join plan_deal y on y.opportunity_id = x.opportunity_id
  join deal d on d.opportunity_id = x.opportunity_id
  group by x.insight_id
)
select
  a.rank,
  a.insight_id,
  a.action,
  p.name as owner,
  p.title as owner_title,
  a.owner_id, a.due_on,
  a.due_on = date(i.raised_at) as is_today,
  a.impact, a.how,
  coalesce(w.deals, 0) as deals,
  coalesce(w.moved_deals, 0) as moved_deals,
  w.moved_accounts,
  coalesce(w.shared_deals, 0) as shared_deals,
  coalesce(w.shared_amount, 0) as shared_amount,
  i.later, i.later_low, i.later_high, i.later_how,
  i.later is not null as has_later,
  i.severity, i.icon,
  i.title as insight,
  i.link, i.target_type, i.target_id, i.agent_id, i.agent
from action a
join insight i on i.insight_id = a.insight_id
left join person p on p.person_id = a.owner_id
left join work w on w.insight_id = a.insight_id
order by a.rank;

-- name: plan_deals
-- title: The deals of the plan that the forecast counts, each under one action
-- scene: action-plan
-- chart: none
-- definition: The open deals in Commit dated in the quarter that an action of the plan concerns, each under the
--   highest-ranked one. Its part is amount × (weight of the next better health band, at which the action aims, less the
--   weight of the deal's own).
-- column: impact: What the deal with {account} adds if action {rank} works
-- behind: amount: deal_facts, value amount where opportunity_id = opportunity_id
-- behind: impact: = amount * (next_weight - weight)
select
  p.rank, p.opportunity_id, p.account, p.rep, p.amount, p.health_band, p.weight, p.next_band, p.next_weight, p.impact,
  p.impact * l.rose / l.deals as at_rate
from plan_deal p
left join last_commit_band l on l.band = p.health_band and l.deals > 0
where p.impact > 0
order by p.rank, p.impact desc, p.opportunity_id;

-- name: plan_bridge
-- title: From the health-adjusted forecast towards the target, action by action
-- scene: action-plan
-- chart: plan-bridge
-- definition: The health-adjusted forecast as it is, what each action adds to it if it works, the forecast with all of
--   them, and the target. An action's part is the sum over the deals that count under it, and each deal counts once. Rose
--   is how many of the deals that stood in Commit on the same day of last quarter, in the health bands of the action's
--   deals, came to the next better band later in that quarter.
-- column: amount: What action {rank} adds to the forecast if it works
-- column: rose: Deals like those of action {rank} that came up a band last quarter
-- column: tried: Deals like those of action {rank} last quarter
with forecast as (
  select sum(adjusted_amount) as adjusted
  from deal
  where counts_as in ('Closed', 'Commit')
),
part as (
  select a.rank, a.insight_id, a.impact as amount, i.icon, i.title, p.name as owner
  from action a
  join insight i on i.insight_id = a.insight_id
  left join person p on p.person_id = a.owner_id
  where a.impact > 0
),
band as (
  select distinct rank, health_band
  from plan_deal
  where impact > 0
),
precedent as (
  select b.rank, sum(l.deals) as tried, sum(l.rose) as rose
  from band b
  join last_commit_band l on l.band = b.health_band
  group by b.rank
),
shown as (
  select 0 as position, 'before' as kind, null as rank, 'Health-adjusted today' as step, null as owner, 0.0 as amount
  union all
  select rank, 'part', rank, title, owner, amount
  from part
  union all
  select (select count(*) + 1 from action), 'after', null, 'If all of it works', null, 0.0
),
run as (
  select h.*, sum(h.amount) over (order by h.position) as running_to
  from shown h
)
select
  r.rank,
  r.kind,
  r.step,
  r.owner,
  r.amount,
  r.running_to - r.amount as running_from,
  r.running_to,
  f.adjusted + r.running_to as forecast,
  t.target,
  c.rose,
  c.tried
from run r
cross join forecast f
join target t on t.metric = 'revenue'
left join precedent c on c.rank = r.rank
order by r.position;

-- name: plan_outlook
-- title: Whether the plan is enough, on one row
-- scene: action-plan
-- chart: none
-- definition: The health-adjusted forecast, what the plan's actions add to it if all work, and the target. At last
--   quarter's rates each deal adds its part × the share of the deals in Commit on the same day of last quarter, in the
--   same health band, that came to the next better band later in that quarter. What stays short can come from Best Case
--   alone, which the forecast does not count: named is the smallest of its deals that makes it up.
-- column: adjusted: Health-adjusted forecast [F3, F10]
-- column: target: Revenue target of the quarter [T1]
-- column: miss: What the health-adjusted forecast misses the target by [F3, I2]
-- column: adds: What the plan's actions add to the forecast if all work [F10]
-- column: with_plan: The forecast if all of the plan works [F10]
-- column: short: What the plan leaves of the miss [F10]
-- column: deals: Deals of the plan that the forecast counts [F10]
-- column: at_rates: What they would add at the rates of last quarter
-- column: rescue_amount: Amount of the deal with {rescue_account}
-- behind: adjusted: = forecast_call.adjusted
-- behind: miss: = target - adjusted
-- behind: adds: plan_deals, sum impact
-- behind: with_plan: = adjusted + adds
-- behind: short: = target - with_plan
-- behind: deals: plan_deals, count
-- behind: at_rates: plan_deals, sum at_rate
-- behind: spare: = max(0 - short, 0)
-- behind: rescue_amount: best_case_deals, value amount where opportunity_id = rescue_id
with plan as (
  select
    coalesce(sum(p.impact), 0) as adds,
    count(*) filter (where p.impact > 0) as deals,
    coalesce(sum(p.impact * l.rose / l.deals), 0) as at_rates
  from plan_deal p
  left join last_commit_band l on l.band = p.health_band and l.deals > 0
),
forecast as (
  select coalesce(sum(adjusted_amount), 0) as adjusted
  from deal
  where counts_as in ('Closed', 'Commit')
),
outlook as (
  select
    f.adjusted,
    t.target,
    t.target - f.adjusted as miss,
    p.adds,
    f.adjusted + p.adds as with_plan,
    t.target - f.adjusted - p.adds as short,
    p.deals,
    p.at_rates
  from forecast f
  cross join plan p
  join target t on t.metric = 'revenue'
),
rescue as (
  select d.opportunity_id, d.account, d.amount
  from deal d
  join outlook u on d.amount >= u.short
  where d.counts_as = 'Best Case'
  order by d.amount, d.opportunity_id
  limit 1
)
select
  u.adjusted, u.target, u.miss, u.adds, u.with_plan, u.short, u.deals, u.at_rates,
  max(-u.short, 0) as spare,
  r.opportunity_id as rescue_id,
  r.account as rescue_account,
  r.amount as rescue_amount
from outlook u
left join rescue r on u.short > 0;

-- name: action_overlaps
-- title: Deals that two actions work on
-- scene: action-plan
-- chart: none
-- definition: Pairs of actions that work on the same open deals: how many deals they share, and their amount. Each such
--   deal counts under the higher-ranked action alone.
with shared as (
  select
    a.rank,
    a.insight_id,
    b.rank as other_rank,
    b.insight_id as other_insight_id,
    x.amount,
    group_concat(d.account, ', ') over (
      partition by a.rank, b.rank
      order by d.account
      rows between unbounded preceding and unbounded following
    ) as accounts
  from action a
  join action b on b.rank > a.rank
  join insight_deal x on x.insight_id = a.insight_id
  join insight_deal y on y.insight_id = b.insight_id and y.opportunity_id = x.opportunity_id
  join deal d on d.opportunity_id = x.opportunity_id
)
select
  s.rank,
  i.title as insight,
  s.other_rank,
  j.title as other_insight,
  count(*) as deals,
  sum(s.amount) as amount,
  s.accounts
from shared s
join insight i on i.insight_id = s.insight_id
join insight j on j.insight_id = s.other_insight_id
group by s.rank, i.title, s.other_rank, j.title, s.accounts
order by s.rank, s.other_rank;

-- name: exposures
-- title: Dollars at stake, by issue
-- scene: action-plan
-- chart: exposure-bars
-- definition: Amount of the open deals with an expected close date in the quarter under each issue: Commit in poor
--   health, below the threshold poor_health; Commit and Best Case with a single contact; the deals in which the
--   competitor is named that took the most dollars this quarter. Stuck in a step are, whatever their date, the open
--   deals that have been there for more days than its benchmark.
-- column: amount: {issue}: amount [P1.stuck_amount, F2.amount, I2.amount, I5.amount]
-- A deal may stand under several issues: the amounts are never added up.
with dated as (
  select *
  from deal
  where status = 'Open'
    and counts_as is not null
),
rival as (
  select competitor
  from deal
  where is_won = 0 and closed_this_quarter = 1 and competitor is not null
  group by competitor
  order by sum(amount) desc, competitor
  limit 1
),
issues as (
  select 'Commit deals in poor health' as issue, amount
  from dated
  where forecast_category = 'Commit' and is_poor_health = 1
  union all
  select 'Commit and Best Case with a single contact', amount
  from dated
  where forecast_category in ('Commit', 'Best Case') and is_multi_threaded = 0
  union all
  select 'Deals stuck in ' || stage, amount
  from deal
  where is_over_benchmark = 1
  union all
  select 'Open deals against ' || d.competitor, d.amount
  from dated d
  join rival r on r.competitor = d.competitor
)
select issue, count(*) as deals, sum(amount) as amount
from issues
group by issue
order by amount desc, issue;

----------------------------------------------------------------------------------------------------------------------
-- The rows behind the numbers
--
-- What a number is made of says the line `-- behind:` in the head of its query: rows of another query, which are summed
-- up, counted or averaged, or a formula of such numbers. Most rows are deals; those of several quarters, steps or
-- comparisons say by a column which of them a number means.
----------------------------------------------------------------------------------------------------------------------

-- name: closed_deals
-- title: The deals closed this quarter
-- chart: none
-- definition: Deals closed, won or lost, from the quarter's start to the as-of day. By last week: closed by the same day
--   of the week before. Contacts of Legal and Procurement are not counted; sponsored is a deal with an executive sponsor
--   among its contacts; a loss is large from the threshold large_loss on.
select
  d.opportunity_id, d.account, d.rep_id, d.rep, d.manager, d.region, d.deal_type, d.segment, d.amount, d.status, d.is_won,
  d.close_on,
  d.close_on <= date(s.as_of, '-7 days') as by_last_week,
  d.contacts,
  g.label as contact_group,
  d.is_multi_threaded,
  d.is_early_multi_threaded,
  d.sponsors > 0 as is_sponsored,
  d.competitor,
  d.loss_reason,
  d.lost_at_stage,
  d.is_won = 0 and d.amount >= (select value from threshold where name = 'large_loss') as is_large_loss
from deal d
cross join scenario s
left join contact_group g on d.contacts between g.least and coalesce(g.most, d.contacts)
where d.closed_this_quarter = 1
order by d.amount desc, d.opportunity_id;

-- name: closed_won_deals
-- title: The deals won this quarter
-- chart: none
-- definition: Deals won from the quarter's start to the as-of day. By last week: won by the same day of the week before.
select
  d.opportunity_id, d.account, d.rep_id, d.rep, d.manager, d.region, d.deal_type, d.segment, d.amount, d.close_on,
  d.close_on <= date(s.as_of, '-7 days') as by_last_week
from deal d
cross join scenario s
where d.counts_as = 'Closed'
order by d.amount desc, d.opportunity_id;

-- name: past_deals
-- title: The deals closed in either quarter, with their way through the process
-- chart: none
-- definition: Deals closed, won or lost, in this quarter or the last one; the cycle is from creation to close. On the
--   happy path are those whose steps are exactly that, conforming those that kept to it up to their end. Like days are
--   the mean cycle of the won deals of the same segment off the happy path, without procurement those of the won deals
--   of the same segment without that step.
with walked as (
  select
    d.*,
    t.is_happy_path,
    t.conforms,
    t.repeat_visits > 0 as has_rework,
    t.detours > 0 as has_optional,
    exists (select 1 from stay y where y.case_id = d.opportunity_id and y.role = 'procurement') as has_procurement
  from deal d
  join trace t on t.case_id = d.opportunity_id
  where d.status <> 'Open'
)
select
  opportunity_id, account, rep, segment, amount, status, is_won, close_on, cycle_days, competitor, is_happy_path, conforms,
  has_rework, has_optional, has_procurement,
  avg(cycle_days) filter (where is_won = 1 and is_happy_path = 0) over (partition by segment) as like_days,
  avg(cycle_days) filter (where is_won = 1 and has_procurement = 0) over (partition by segment) as without_procurement_days
from walked
order by close_on desc, opportunity_id;

-- name: open_deals
-- title: The open deals
-- chart: none
-- definition: All open deals. Dated in the quarter are those with an expected close date in it; late those in the step of
--   the proposal or in a later one.
select
  d.opportunity_id, d.account, d.rep_id, d.rep, d.amount, d.forecast_category, d.stage, d.stage_role, d.health,
  d.health_band, d.close_on,
  d.counts_as is not null as is_dated,
  g.position >= p.position as is_late,
  d.days_in_stage,
  d.benchmark_days,
  d.is_over_benchmark,
  d.days_since_contact,
  d.is_silent,
  d.is_silent = 0 as is_in_touch,
  d.technical_buyers = 0 as lacks_technical_buyer
from deal d
join stage g on g.stage = d.stage
join stage p on p.role = 'proposal'
where d.status = 'Open'
order by d.amount desc, d.opportunity_id;

-- name: completed_stays
-- title: The completed stays in each step
-- chart: none
-- definition: Every stay of a deal in a step that is over: its days are from the day on which it began to the day on
--   which it ended. Open stays are not among them.
select y.case_id as opportunity_id, d.account, d.rep, y.stage, y.started_at, y.ended_at, y.days, y.benchmark_days
from stay y
join deal d on d.opportunity_id = y.case_id
where y.is_open = 0
order by y.days desc, y.case_id, y.position;

-- name: proposal_cases
-- title: The cases that reached the proposal step
-- chart: none
-- definition: Every deal with a proposal step in the event log, open ones too; one fell back when a discovery step
--   followed directly on a proposal step. Closed are the deals won or lost in either quarter.
select
  d.opportunity_id, d.account, d.rep, d.segment, d.amount, d.status,
  d.status <> 'Open' as is_closed,
  d.is_won,
  max(coalesce(y.next_role = 'discovery', 0)) as fell_back
from stay y
join deal d on d.opportunity_id = y.case_id
where y.role = 'proposal'
group by d.opportunity_id
order by fell_back desc, d.amount desc, d.opportunity_id;

-- name: case_coverage
-- title: How much of each case the process map shows
-- chart: none
-- definition: Every case of the event log: its transitions from step to step, how many of them are pairs that the map
--   shows, and whether all are.
select
  s.case_id as opportunity_id,
  d.account,
  count(s.next_stage) as transitions,
  coalesce(sum(e.is_shown), 0) as transitions_shown,
  count(s.next_stage) = coalesce(sum(e.is_shown), 0) as is_shown
from stay s
join deal d on d.opportunity_id = s.case_id
left join process_edge e on e.from_stage = s.stage and e.to_stage = s.next_stage
group by s.case_id
order by transitions desc, s.case_id;

-- name: known_people
-- title: The people known at the accounts of the deals closed this quarter
-- chart: none
-- definition: Deal by deal, everyone in the CRM at the account of a deal closed, won or lost, from the quarter's start to
--   the as-of day, but for people of Legal and Procurement. Engaged are those who met, answered or wrote to the AE on it.
select d.opportunity_id, d.account, d.rep_id, d.rep, p.contact, p.title, p.buying_role, p.is_engaged, p.engaged_on
from deal d
join deal_person p on p.opportunity_id = d.opportunity_id
where d.closed_this_quarter = 1 and p.buying_role not in ('Legal', 'Procurement')
order by d.rep, d.opportunity_id, p.is_engaged desc, p.contact_id;

-- name: comparison_segments
-- title: Win rates held against each other, segment by segment
-- chart: none
-- definition: What each segment adds to the ratios of Mantel and Haenszel, which hold deals closed this quarter against
--   those of their own segment: won deals of the one group × deals of the other ÷ deals of both, above and below the
--   line, and its part of the variance. The same of the closed deals of both quarters that fell back from the proposal.
select
  comparison, segment, deals_with, won_with, deals_without, won_without, above, below, spread, like_won
from compared_segment
order by comparison, segment;

-- name: held_within_segments
-- title: What the ratios held within segments are made of
-- chart: none
-- definition: For each comparison of win rates the sums over the segments that the ratio of Mantel and Haenszel and its
--   interval are made of, and how many standard errors an interval reaches to each side, the threshold interval_z.
-- behind: above: comparison_segments, sum above where comparison = comparison
-- behind: below: comparison_segments, sum below where comparison = comparison
-- behind: spread: comparison_segments, sum spread where comparison = comparison
-- behind: like_won: comparison_segments, sum like_won where comparison = comparison
-- behind: deals_with: comparison_segments, sum deals_with where comparison = comparison
select
  comparison,
  sum(deals_with) as deals_with,
  sum(above) as above,
  sum(below) as below,
  sum(spread) as spread,
  sum(like_won) as like_won,
  (select value from threshold where name = 'interval_z') as z
from compared_segment
group by comparison
order by comparison;

-- name: snapshot_call
-- title: The call at the snapshot of a week before, AE by AE
-- chart: none
-- definition: The rows of the weekly snapshot before the as-of day that are in the call: Closed and Commit of each AE.
select f.observed_on, f.rep_id, r.name as rep, f.forecast_category, f.deals, f.amount
from call_week w
join forecast_snapshot f on f.observed_on = w.since and f.forecast_category in ('Closed', 'Commit')
join rep r on r.rep_id = f.rep_id
order by f.amount desc, r.name, f.forecast_category;

-- name: won_from_commit
-- title: The deals won out of Commit since last week's snapshot
-- chart: none
-- definition: Deals won after the snapshot of a week before the as-of day that were in Commit, dated in the quarter, at it.
select d.opportunity_id, d.account, d.rep, d.amount, d.close_on
from call_week w
join deal d on d.counts_as = 'Closed' and d.close_on > w.since
where d.opportunity_id not in (select m.opportunity_id from call_change m)
order by d.amount desc, d.opportunity_id;

-- name: call_weeks
-- title: The call at each weekly snapshot
-- chart: none
-- definition: Closed plus Commit of all AEs at each weekly snapshot since the quarter began, and whether it reached the
--   revenue target.
select f.observed_on, sum(f.amount) as call, t.target, sum(f.amount) >= t.target as reached_target
from forecast_snapshot f
join target t on t.metric = 'revenue'
where f.forecast_category in ('Closed', 'Commit')
group by f.observed_on, t.target
order by f.observed_on;

-- name: last_quarter_commit
-- title: The deals that stood in Commit on the same day of last quarter
-- chart: none
-- definition: Deals that stood in Commit, dated in last quarter, on the same day of it, with their health band that day:
--   what the weight of the band counts of each, and what was won within that quarter. Rose: came to the next better
--   band later in it.
select
  l.opportunity_id, d.account, d.rep, l.amount, l.health,
  l.band as health_band,
  l.weight,
  l.amount * l.weight as adjusted_amount,
  l.won_in_quarter as is_won,
  l.amount * l.won_in_quarter as won_amount,
  l.rose
from last_commit l
join deal d on d.opportunity_id = l.opportunity_id
order by l.amount desc, l.opportunity_id;

-- name: last_quarter_won
-- title: The deals won last quarter
-- chart: none
-- definition: Deals won last quarter, and whether by the same day of it as the as-of day is of this quarter.
select d.opportunity_id, d.account, d.rep, d.amount, d.close_on, d.close_on <= date(s.as_of, '-91 days') as by_that_day
from scenario s
join deal d
  on d.status = 'Won' and d.close_on between date(s.quarter_start, '-3 months') and date(s.quarter_start, '-1 day')
order by d.amount desc, d.opportunity_id;

-- name: action_deals
-- title: The deals that each action works on
-- chart: none
-- definition: The open deals that each action of the plan concerns. Shared are those that an action above counts.
select
  a.rank, x.opportunity_id, d.account, d.rep, x.amount,
  y.rank is not null and y.rank < a.rank as is_shared
from action a
join insight_deal x on x.insight_id = a.insight_id
join deal d on d.opportunity_id = x.opportunity_id
left join plan_deal y on y.opportunity_id = x.opportunity_id
order by a.rank, x.amount desc, x.opportunity_id;

-- name: crash_outreach
-- title: The AE's outreach to the crashed deal since the last contact
-- chart: none
-- definition: Every message and call of the AE on the deal with the story role crash, after the day of its last two-way
--   contact, that nobody took up.
select o.opportunity_id, k.account, t.occurred_at, t.contact, t.buying_role, t.type, t.subject
from opportunity o
join crash k on k.opportunity_id = o.opportunity_id
join last_contact l on l.opportunity_id = o.opportunity_id
join touch t on t.opportunity_id = o.opportunity_id and t.is_two_way = 0 and t.direction = 'Outbound'
  and t.day > l.last_contact_on
where o.story_role = 'crash'
order by t.occurred_at, t.activity_id;

-- name: crash_contact_days
-- title: The working days with contact on the crashed deal, up to the last one
-- chart: none
-- definition: Working days with two-way contact on the deal with the story role crash in the days of the threshold
--   rhythm_days up to the last one, with the number of activities on each.
select t.day, count(*) as activities, group_concat(distinct t.contact) as contacts
from opportunity o
join last_contact l on l.opportunity_id = o.opportunity_id
join touch t on t.opportunity_id = o.opportunity_id and t.is_two_way = 1
where o.story_role = 'crash'
  and julianday(t.day) > julianday(l.last_contact_on) - (select value from threshold where name = 'rhythm_days')
  and strftime('%w', t.day) not in ('0', '6')
group by t.day
order by t.day;

-- name: people
-- title: The leaders and the account executives
-- chart: none
-- definition: Everyone who can own an action: the leaders by their level, and the AEs.
select person_id, name, title, level
from person
order by level, name;
