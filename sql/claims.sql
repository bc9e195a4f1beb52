-- The ledger: one query a claim of the story. Each returns one row, whose columns are the claim's figures.
-- What the story states stands in `claim` and `claim_figure`; the queries name no account, no person and no stated
-- figure: they find deals and AEs by `story_role`, benchmarks in `stage`, weights in `health_band`, targets in
-- `target`.
--
-- Said once for all: days are calendar days between dates. "This quarter" means closed (won or lost) with a close date
-- from the quarter's start to the as-of day. An AE's attainment is closed-won this quarter ÷ quota to date. A contact
-- of a deal has taken part in a two-way activity on it. Ranks give ties the better place.

----------------------------------------------------------------------------------------------------------------------
-- Setting
----------------------------------------------------------------------------------------------------------------------

-- name: claim_s1
-- claim: S1
-- definition: Number of account executives; number of leaders by title; smallest and largest amount of any deal.
select
  (select count(*) from rep) as reps,
  (select count(*) from leader where title like '%Manager%') as managers,
  (select count(*) from leader where title like '%Director%') as directors,
  (select count(*) from leader where title = 'Chief Revenue Officer') as cros,
  (select min(amount) from opportunity) as smallest_deal,
  (select max(amount) from opportunity) as largest_deal;

-- name: claim_s2
-- claim: S2
-- definition: Days from the quarter's first day up to, but not with, the as-of day; days of the quarter, first and last included.
select
  cast(julianday(date(as_of)) - julianday(quarter_start) as integer) as days_over,
  cast(julianday(quarter_end) - julianday(quarter_start) as integer) + 1 as days
from scenario;

-- name: claim_t1
-- claim: T1
-- definition: Sum of the amount of deals won with a close date in the quarter to date; the gap is the target less that.
with won as (
  select coalesce(sum(amount), 0) as closed
  from deal
  where status = 'Won' and closed_this_quarter = 1
)
select
  w.closed,
  t.target,
  t.target - w.closed as gap
from won w
cross join target t
where t.metric = 'revenue';

-- name: claim_t2
-- claim: T2
-- definition: Number of deals of type New Logo won with a close date in the quarter to date; the gap is the target less that.
with won as (
  select count(*) as new_logos
  from deal
  where status = 'Won' and closed_this_quarter = 1 and deal_type = 'New Logo'
)
select
  w.new_logos,
  t.target,
  t.target - w.new_logos as gap
from won w
cross join target t
where t.metric = 'new_logos';

-- name: claim_t3
-- claim: T3
-- definition: Sum of the amount of deals of type Expansion won with a close date in the quarter to date; the gap is the target less that.
with won as (
  select coalesce(sum(amount), 0) as expansion
  from deal
  where status = 'Won' and closed_this_quarter = 1 and deal_type = 'Expansion'
)
select
  w.expansion,
  t.target,
  t.target - w.expansion as gap
from won w
cross join target t
where t.metric = 'expansion';

-- name: claim_t4
-- claim: T4
-- definition: Deals won ÷ deals won or lost, by count, with a close date in the quarter to date; the gap is that less the target.
with closed as (
  select avg(case when status = 'Won' then 1.0 else 0.0 end) as win_rate
  from deal
  where closed_this_quarter = 1
)
select
  c.win_rate,
  t.target,
  c.win_rate - t.target as gap
from closed c
cross join target t
where t.metric = 'win_rate';

-- name: claim_t5
-- claim: T5
-- definition: Plan to date is the quarter's target × the sum over months of phase share × the month's days over before the as-of day ÷ its days; the target of new-logo dollars is the revenue target less the expansion target; on plan means at least 98% of plan to date.
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
plan as (
  select
    g.new_logos * e.plan_share as new_logos_plan,
    g.expansion * e.plan_share as expansion_plan,
    g.new_logo_dollars * e.plan_share as new_logo_dollars_plan
  from goal g
  cross join elapsed e
)
select
  w.new_logos,
  p.new_logos_plan,
  w.expansion,
  p.expansion_plan,
  w.new_logo_dollars,
  p.new_logo_dollars_plan,
  case when w.new_logos >= 0.98 * p.new_logos_plan then 1 else 0 end as new_logos_on_plan,
  case when w.expansion >= 0.98 * p.expansion_plan then 1 else 0 end as expansion_on_plan,
  case when w.new_logo_dollars >= 0.98 * p.new_logo_dollars_plan then 1 else 0 end as new_logo_dollars_on_plan
from won w
cross join plan p;

----------------------------------------------------------------------------------------------------------------------
-- The cast
----------------------------------------------------------------------------------------------------------------------

-- name: claim_r1
-- claim: R1
-- definition: The AE with the role top_performer: mean contacts and win rate over deals closed this quarter; fewest contacts on any deal closed in either quarter; share of the region's closed-won this quarter; rank by attainment, the highest first.
with closed as (
  select
    rep_id,
    coalesce(sum(amount) filter (where status = 'Won' and closed_this_quarter = 1), 0) as won_amount,
    avg(contacts) filter (where closed_this_quarter = 1) as contacts,
    min(contacts) as fewest_contacts,
    avg(case when status = 'Won' then 1.0 else 0.0 end) filter (where closed_this_quarter = 1) as win_rate
  from deal
  where status <> 'Open'
  group by rep_id
),
team as (
  select
    r.story_role,
    r.name as rep,
    r.region,
    m.name as manager,
    1.0 * coalesce(c.won_amount, 0) / r.quota_to_date as attainment,
    rank() over (order by 1.0 * coalesce(c.won_amount, 0) / r.quota_to_date desc) as attainment_rank,
    c.contacts,
    c.fewest_contacts,
    c.win_rate,
    1.0 * c.won_amount / sum(c.won_amount) over (partition by r.region) as region_share
  from rep r
  join leader m on m.leader_id = r.manager_id
  left join closed c on c.rep_id = r.rep_id
)
select rep, region, manager, attainment, attainment_rank, contacts, fewest_contacts, win_rate, region_share
from team
where story_role = 'top_performer';

-- name: claim_r2
-- claim: R2
-- definition: The AE with the role steady: discovery meetings are meetings held (two-way) on a day of a Discovery step of the deal's case with a subject that starts with Discovery, divided by all of the AE's deals, ranked from the most; extra days are the mean over the AE's closed deals of both quarters of cycle days less all AEs' mean cycle in the deal's segment.
with won as (
  select rep_id, sum(amount) as won_amount
  from deal
  where status = 'Won' and closed_this_quarter = 1
  group by rep_id
),
deals as (
  select rep_id, count(*) as deals
  from opportunity
  group by rep_id
),
discovery as (
  select o.rep_id, count(distinct v.activity_id) as meetings
  from activity v
  join opportunity o on o.opportunity_id = v.opportunity_id
  join process_event e
    on e.case_id = v.opportunity_id
    and e.activity = 'Discovery'
    and date(v.occurred_at) >= date(e.started_at)
    and (e.completed_at is null or date(v.occurred_at) <= date(e.completed_at))
  where v.type = 'Meeting' and v.is_two_way = 1 and v.subject like 'Discovery%'
  group by o.rep_id
),
segment_cycle as (
  select segment, avg(cycle_days) as mean_days
  from deal
  where status <> 'Open'
  group by segment
),
cycle as (
  select d.rep_id, avg(d.cycle_days - c.mean_days) as extra_cycle_days
  from deal d
  join segment_cycle c on c.segment = d.segment
  where d.status <> 'Open'
  group by d.rep_id
),
team as (
  select
    r.story_role,
    r.name as rep,
    r.region,
    m.name as manager,
    1.0 * coalesce(w.won_amount, 0) / r.quota_to_date as attainment,
    rank() over (order by 1.0 * coalesce(v.meetings, 0) / n.deals desc) as discovery_rank,
    1.0 * coalesce(v.meetings, 0) / n.deals as discovery_meetings,
    c.extra_cycle_days
  from rep r
  join leader m on m.leader_id = r.manager_id
  left join won w on w.rep_id = r.rep_id
  left join deals n on n.rep_id = r.rep_id
  left join discovery v on v.rep_id = r.rep_id
  left join cycle c on c.rep_id = r.rep_id
)
select rep, region, manager, attainment, discovery_rank, discovery_meetings, extra_cycle_days
from team
where story_role = 'steady';

-- name: claim_r3
-- claim: R3
-- definition: The AE with the role rising: of the finished quarters and the running one (attainment to date), how many are not above the quarter before; mean contacts of deals closed this quarter less that of deals closed last quarter.
with closed as (
  select
    r.rep_id,
    r.name as rep,
    r.region,
    d.manager,
    1.0 * coalesce(sum(d.amount) filter (where d.status = 'Won' and d.closed_this_quarter = 1), 0) / r.quota_to_date
      as attainment,
    avg(d.contacts) filter (where d.closed_this_quarter = 1) as contacts_now,
    avg(d.contacts) filter (where d.closed_this_quarter = 0) as contacts_last
  from rep r
  join deal d on d.rep_id = r.rep_id
  where r.story_role = 'rising' and d.status <> 'Open'
  group by r.rep_id
),
quarters as (
  select q.quarter, q.attainment
  from rep_quarter q
  join closed c on c.rep_id = q.rep_id
  union all
  select s.quarter, c.attainment
  from scenario s
  cross join closed c
),
steps as (
  select
    quarter,
    attainment,
    lag(attainment) over (order by quarter) as attainment_before
  from quarters
)
select
  c.rep,
  c.region,
  c.manager,
  c.attainment,
  (select count(*) from steps where attainment <= attainment_before) as falls,
  c.contacts_now - c.contacts_last as contacts_rise
from closed c;

-- name: claim_r4
-- claim: R4
-- definition: The AE with the role closer: wins above $500K this quarter and their share of the AE's closed-won; rank by number of all deals, the fewest first; rank by standard deviation ÷ mean of the amounts won this quarter, the widest first (ranked by its square, variance ÷ mean²).
with wins as (
  select
    rep_id,
    sum(amount) as won_amount,
    count(*) filter (where amount > 500000) as large_wins,
    coalesce(sum(amount) filter (where amount > 500000), 0) as large_amount,
    avg(amount) as mean_amount,
    avg(1.0 * amount * amount) - avg(amount) * avg(amount) as variance
  from deal
  where status = 'Won' and closed_this_quarter = 1
  group by rep_id
),
deals as (
  select rep_id, count(*) as deals
  from opportunity
  group by rep_id
),
team as (
  select
    r.story_role,
    r.name as rep,
    r.region,
    m.name as manager,
    1.0 * coalesce(w.won_amount, 0) / r.quota_to_date as attainment,
    w.large_wins,
    1.0 * w.large_amount / w.won_amount as large_share,
    n.deals,
    rank() over (order by coalesce(n.deals, 0)) as deals_rank,
    rank() over (order by coalesce(w.variance / (w.mean_amount * w.mean_amount), 0) desc) as variation_rank
  from rep r
  join leader m on m.leader_id = r.manager_id
  left join wins w on w.rep_id = r.rep_id
  left join deals n on n.rep_id = r.rep_id
)
select rep, region, manager, attainment, large_wins, large_share, deals, deals_rank, variation_rank
from team
where story_role = 'closer';

-- name: claim_r5
-- claim: R5
-- definition: The AE with the role slump: lowest attainment of the finished quarters; rank, among AEs with at least one open deal in Negotiation, by the mean days that those deals have been in that stage, the longest first.
with won as (
  select rep_id, sum(amount) as won_amount
  from deal
  where status = 'Won' and closed_this_quarter = 1
  group by rep_id
),
negotiation as (
  select
    rep_id,
    avg(days_in_stage) as mean_days,
    rank() over (order by avg(days_in_stage) desc) as negotiation_rank
  from deal
  where status = 'Open' and stage = 'Negotiation'
  group by rep_id
),
earlier as (
  select rep_id, min(attainment) as lowest_earlier
  from rep_quarter
  group by rep_id
)
select
  r.name as rep,
  r.region,
  m.name as manager,
  1.0 * coalesce(w.won_amount, 0) / r.quota_to_date as attainment,
  e.lowest_earlier,
  n.negotiation_rank,
  n.mean_days as negotiation_days
from rep r
join leader m on m.leader_id = r.manager_id
left join won w on w.rep_id = r.rep_id
left join earlier e on e.rep_id = r.rep_id
left join negotiation n on n.rep_id = r.rep_id
where r.story_role = 'slump';

-- name: claim_r6
-- claim: R6
-- definition: The AE with the role capped: lowest and highest attainment of the finished quarters.
with won as (
  select rep_id, sum(amount) as won_amount
  from deal
  where status = 'Won' and closed_this_quarter = 1
  group by rep_id
),
earlier as (
  select rep_id, min(attainment) as lowest_earlier, max(attainment) as highest_earlier
  from rep_quarter
  group by rep_id
)
select
  r.name as rep,
  r.region,
  m.name as manager,
  1.0 * coalesce(w.won_amount, 0) / r.quota_to_date as attainment,
  e.lowest_earlier,
  e.highest_earlier
from rep r
join leader m on m.leader_id = r.manager_id
left join won w on w.rep_id = r.rep_id
left join earlier e on e.rep_id = r.rep_id
where r.story_role = 'capped';

-- name: claim_r7
-- claim: R7
-- definition: The AE with the role at_risk: rank by mean days since the last two-way contact of open deals, the longest first; share of deals closed this quarter with exactly one contact; number of deals of $250K or more lost this quarter, and rank by it, the most first.
with book as (
  select
    rep_id,
    coalesce(sum(amount) filter (where status = 'Won' and closed_this_quarter = 1), 0) as won_amount,
    avg(days_since_contact) filter (where status = 'Open') as silent_days,
    avg(case when contacts = 1 then 1.0 else 0.0 end) filter (where closed_this_quarter = 1) as single_share,
    count(*) filter (where status = 'Lost' and closed_this_quarter = 1 and amount >= 250000) as large_losses
  from deal
  group by rep_id
),
team as (
  select
    r.story_role,
    r.name as rep,
    r.region,
    m.name as manager,
    1.0 * coalesce(b.won_amount, 0) / r.quota_to_date as attainment,
    rank() over (order by b.silent_days desc) as silence_rank,
    b.silent_days,
    b.single_share,
    b.large_losses,
    rank() over (order by b.large_losses desc) as large_losses_rank
  from rep r
  join leader m on m.leader_id = r.manager_id
  left join book b on b.rep_id = r.rep_id
)
select
  rep, region, manager, attainment, silence_rank, silent_days, single_share, large_losses, large_losses_rank
from team
where story_role = 'at_risk';

-- name: claim_r8
-- claim: R8
-- definition: The AE with the role ramping: rank by activities since the quarter began ÷ weeks since then, the most first; rank by win rate this quarter, the lowest first; days since the hire ÷ 30.4375 as months.
with closed as (
  select
    rep_id,
    coalesce(sum(amount) filter (where status = 'Won'), 0) as won_amount,
    avg(case when status = 'Won' then 1.0 else 0.0 end) as win_rate
  from deal
  where closed_this_quarter = 1
  group by rep_id
),
pace as (
  select
    v.rep_id,
    count(*) / ((julianday(date(max(s.as_of))) - julianday(max(s.quarter_start))) / 7.0) as activities_a_week
  from activity v
  cross join scenario s
  where v.occurred_at >= s.quarter_start
  group by v.rep_id
),
team as (
  select
    r.story_role,
    r.name as rep,
    r.region,
    m.name as manager,
    1.0 * coalesce(c.won_amount, 0) / r.quota_to_date as attainment,
    rank() over (order by coalesce(p.activities_a_week, 0) desc) as activity_rank,
    p.activities_a_week,
    rank() over (order by c.win_rate) as win_rate_rank,
    c.win_rate,
    (julianday(date(s.as_of)) - julianday(r.hired_on)) / 30.4375 as months_since_hire
  from rep r
  join leader m on m.leader_id = r.manager_id
  cross join scenario s
  left join closed c on c.rep_id = r.rep_id
  left join pace p on p.rep_id = r.rep_id
)
select
  rep, region, manager, attainment, activity_rank, activities_a_week, win_rate_rank, win_rate, months_since_hire
from team
where story_role = 'ramping';

-- name: claim_r9
-- claim: R9
-- definition: The AE with the role turnaround: attainment of the second and third finished quarter back from the running one; of the quarters after the third one back, the running one (to date) included, how many are not above the quarter before.
with won as (
  select rep_id, sum(amount) as won_amount
  from deal
  where status = 'Won' and closed_this_quarter = 1
  group by rep_id
),
ae as (
  select
    r.rep_id,
    r.name as rep,
    r.region,
    m.name as manager,
    1.0 * coalesce(w.won_amount, 0) / r.quota_to_date as attainment
  from rep r
  join leader m on m.leader_id = r.manager_id
  left join won w on w.rep_id = r.rep_id
  where r.story_role = 'turnaround'
),
quarters as (
  select q.quarter, q.attainment
  from rep_quarter q
  join ae a on a.rep_id = q.rep_id
  union all
  select s.quarter, a.attainment
  from scenario s
  cross join ae a
),
steps as (
  select
    row_number() over (order by quarter desc) - 1 as quarters_ago,
    attainment,
    lag(attainment) over (order by quarter) as attainment_before
  from quarters
)
select
  a.rep,
  a.region,
  a.manager,
  a.attainment,
  (select attainment from steps where quarters_ago = 2) as two_quarters_ago,
  (select attainment from steps where quarters_ago = 3) as three_quarters_ago,
  (select count(*) from steps where quarters_ago < 3 and attainment <= attainment_before) as falls
from ae a;

-- name: claim_r10
-- claim: R10
-- definition: The AE with the role newest: rank by attainment, by mean contacts of deals closed this quarter and by discovery meetings a deal (as in R2), the lowest first; share of this quarter's losses that were lost at Solution Design; rank by day of hire, the latest first.
with closed as (
  select
    rep_id,
    coalesce(sum(amount) filter (where status = 'Won'), 0) as won_amount,
    avg(contacts) as contacts,
    avg(case when lost_at_stage = 'Solution Design' then 1.0 else 0.0 end) filter (where status = 'Lost')
      as design_share
  from deal
  where closed_this_quarter = 1
  group by rep_id
),
deals as (
  select rep_id, count(*) as deals
  from opportunity
  group by rep_id
),
discovery as (
  select o.rep_id, count(distinct v.activity_id) as meetings
  from activity v
  join opportunity o on o.opportunity_id = v.opportunity_id
  join process_event e
    on e.case_id = v.opportunity_id
    and e.activity = 'Discovery'
    and date(v.occurred_at) >= date(e.started_at)
    and (e.completed_at is null or date(v.occurred_at) <= date(e.completed_at))
  where v.type = 'Meeting' and v.is_two_way = 1 and v.subject like 'Discovery%'
  group by o.rep_id
),
team as (
  select
    r.story_role,
    r.name as rep,
    r.region,
    m.name as manager,
    1.0 * coalesce(c.won_amount, 0) / r.quota_to_date as attainment,
    rank() over (order by 1.0 * coalesce(c.won_amount, 0) / r.quota_to_date) as attainment_rank,
    c.contacts,
    rank() over (order by c.contacts) as contacts_rank,
    rank() over (order by 1.0 * coalesce(v.meetings, 0) / n.deals) as discovery_rank,
    1.0 * coalesce(v.meetings, 0) / n.deals as discovery_meetings,
    c.design_share,
    rank() over (order by r.hired_on desc) as hire_rank
  from rep r
  join leader m on m.leader_id = r.manager_id
  left join closed c on c.rep_id = r.rep_id
  left join deals n on n.rep_id = r.rep_id
  left join discovery v on v.rep_id = r.rep_id
)
select
  rep, region, manager, attainment, attainment_rank, contacts, contacts_rank, discovery_rank, discovery_meetings,
  design_share, hire_rank
from team
where story_role = 'newest';

-- name: claim_r11
-- claim: R11
-- definition: By region: closed-won this quarter, attainment (closed-won ÷ sum of its AEs' quotas to date) and number of AEs; the region that is highest in each of the first two and lowest in the third.
with won as (
  select rep_id, sum(amount) as won_amount
  from deal
  where status = 'Won' and closed_this_quarter = 1
  group by rep_id
),
regions as (
  select
    r.region,
    count(*) as reps,
    coalesce(sum(w.won_amount), 0) as won_amount,
    1.0 * coalesce(sum(w.won_amount), 0) / sum(r.quota_to_date) as attainment
  from rep r
  left join won w on w.rep_id = r.rep_id
  group by r.region
)
select
  (select region from regions order by won_amount desc, region limit 1) as most_dollars,
  (select region from regions order by attainment desc, region limit 1) as best_attainment,
  (select region from regions order by reps, region limit 1) as smallest_region,
  (select reps from regions order by reps, region limit 1) as smallest_region_reps;

-- name: claim_r12
-- claim: R12
-- definition: Of the four quarters before the running one and the AEs hired on or before a quarter's first day, pairs without a row; rows of quarters that began before the AE's hire; AEs whose closed-won of the last finished quarter is not the sum of their deals won in it.
with back as (
  select 1 as quarters_ago
  union all select 2
  union all select 3
  union all select 4
),
finished as (
  select
    b.quarters_ago,
    date(s.quarter_start, '-' || (3 * b.quarters_ago) || ' months') as starts_on
  from back b
  cross join scenario s
),
quarters as (
  select
    quarters_ago,
    starts_on,
    strftime('%Y', starts_on) || '-Q' || ((cast(strftime('%m', starts_on) as integer) + 2) / 3) as quarter
  from finished
),
missing as (
  select count(*) as missing_quarters
  from rep r
  join quarters q on q.starts_on >= r.hired_on
  left join rep_quarter p on p.rep_id = r.rep_id and p.quarter = q.quarter
  where p.rep_id is null
),
early as (
  select count(*) as early_quarters
  from rep_quarter p
  join rep r on r.rep_id = p.rep_id
  join quarters q on q.quarter = p.quarter
  where q.starts_on < r.hired_on
),
sold as (
  select d.rep_id, sum(d.amount) as won_amount
  from deal d
  cross join scenario s
  join quarters q on q.quarters_ago = 1
  where d.status = 'Won' and d.close_on >= q.starts_on and d.close_on < s.quarter_start
  group by d.rep_id
),
compared as (
  select count(*) as disagreeing
  from rep_quarter p
  join quarters q on q.quarter = p.quarter and q.quarters_ago = 1
  left join sold w on w.rep_id = p.rep_id
  where p.closed_won <> coalesce(w.won_amount, 0)
)
select m.missing_quarters, e.early_quarters, c.disagreeing
from missing m
cross join early e
cross join compared c;

-- name: claim_r13
-- claim: R13
-- definition: Manager of the region with the most closed-won this quarter, and the AE with the lowest attainment there; the AE with the lowest attainment in regions of more than one AE, and the manager; of those regions the one where an AE has over half of the closed-won (the largest share), its manager and the AE; the manager who started last, with the number of AEs there and the first of them.
with won as (
  select rep_id, sum(amount) as won_amount
  from deal
  where status = 'Won' and closed_this_quarter = 1
  group by rep_id
),
team as (
  select
    r.name as rep,
    r.region,
    m.leader_id as manager_id,
    m.name as manager,
    coalesce(w.won_amount, 0) as won_amount,
    1.0 * coalesce(w.won_amount, 0) / r.quota_to_date as attainment,
    count(*) over (partition by r.region) as region_reps,
    sum(coalesce(w.won_amount, 0)) over (partition by r.region) as region_won
  from rep r
  join leader m on m.leader_id = r.manager_id
  left join won w on w.rep_id = r.rep_id
),
best_region as (
  select manager, rep
  from team
  order by region_won desc, region, attainment, rep
  limit 1
),
misses as (
  select manager, rep
  from team
  where region_reps > 1
  order by attainment, rep
  limit 1
),
carried as (
  select manager, rep
  from team
  where region_reps > 1 and 2 * won_amount > region_won
  order by 1.0 * won_amount / region_won desc, rep
  limit 1
),
newest as (
  select leader_id, name as manager
  from leader
  where title like '%Manager%'
  order by started_on desc, leader_id
  limit 1
)
select
  (select manager from best_region) as best_region_manager,
  (select rep from best_region) as needs_help,
  (select rep from misses) as misses_badly,
  (select manager from misses) as misses_badly_manager,
  (select manager from carried) as carried_manager,
  (select rep from carried) as carried_by,
  n.manager as newest_manager,
  (select count(*) from team t where t.manager_id = n.leader_id) as newest_manager_reps,
  (select t.rep from team t where t.manager_id = n.leader_id order by t.rep limit 1) as newest_manager_rep
from newest n;

----------------------------------------------------------------------------------------------------------------------
-- The deals that matter
----------------------------------------------------------------------------------------------------------------------

-- name: claim_k1
-- claim: K1
-- definition: The deal with the role crash: health before is the latest score on or before the day of its last two-way contact; the champion is the first engaged contact of that role; working days with contact are Mondays to Fridays with a two-way activity in the 21 days up to that day; unanswered are the outbound activities after that day that are not two-way; known by is the leader who knows a contact at the account, the CRO first.
with crash as (
  select
    opportunity_id, account_id, account, deal_type, amount, rep, situation, stage, forecast_category, health,
    health_band, last_contact_on, days_since_contact
  from deal
  where story_role = 'crash'
),
champion as (
  select c.contact_id, c.name
  from crash k
  join opportunity_contact oc on oc.opportunity_id = k.opportunity_id
  join contact c on c.contact_id = oc.contact_id
  where c.buying_role = 'Champion'
  order by oc.engaged_on, c.contact_id
  limit 1
),
champion_message as (
  select date(max(v.occurred_at)) as last_on
  from crash k
  join activity v on v.opportunity_id = k.opportunity_id
  join champion c on c.contact_id = v.contact_id
  where v.is_two_way = 1 and v.direction = 'Inbound'
),
contact_day as (
  select count(distinct date(v.occurred_at)) as contact_days
  from crash k
  join activity v on v.opportunity_id = k.opportunity_id
  where v.is_two_way = 1
    and date(v.occurred_at) > date(k.last_contact_on, '-21 days')
    and strftime('%w', v.occurred_at) not in ('0', '6')
),
outreach as (
  select count(*) as unanswered
  from crash k
  join activity v on v.opportunity_id = k.opportunity_id
  where v.is_two_way = 0
    and v.direction = 'Outbound'
    and date(v.occurred_at) > k.last_contact_on
),
acquaintance as (
  select l.title as known_by, c.title as known_title
  from crash k
  join contact c on c.account_id = k.account_id
  join leader l on l.leader_id = c.known_by_leader_id
  order by case when l.title = 'Chief Revenue Officer' then 0 else 1 end, c.contact_id
  limit 1
)
select
  k.account,
  k.deal_type,
  k.amount,
  k.rep,
  k.situation,
  k.stage,
  k.forecast_category,
  k.health,
  k.health_band,
  (
    select h.health
    from health_snapshot h
    where h.opportunity_id = k.opportunity_id and h.observed_on <= k.last_contact_on
    order by h.observed_on desc
    limit 1
  ) as health_before,
  k.days_since_contact as silent_days,
  (select name from champion) as champion,
  cast(julianday(date(s.as_of)) - julianday(m.last_on) as integer) as champion_silent_days,
  d.contact_days,
  o.unanswered,
  (select known_by from acquaintance) as known_by,
  (select known_title from acquaintance) as known_title
from crash k
cross join scenario s
cross join champion_message m
cross join contact_day d
cross join outreach o;

-- name: claim_k2
-- claim: K2
-- definition: The deal with the role sponsored: its fields, its engaged contacts, and whether one of them is an Executive Sponsor.
with sponsor as (
  select oc.opportunity_id, count(*) as sponsors
  from opportunity_contact oc
  join contact c on c.contact_id = oc.contact_id
  where c.buying_role = 'Executive Sponsor'
  group by oc.opportunity_id
)
select
  d.account, d.deal_type, d.amount, d.rep, d.situation, d.stage, d.forecast_category, d.health, d.health_band,
  d.contacts,
  case when coalesce(p.sponsors, 0) > 0 then 1 else 0 end as sponsors
from deal d
left join sponsor p on p.opportunity_id = d.opportunity_id
where d.story_role = 'sponsored';

-- name: claim_k3
-- claim: K3
-- definition: The deal with the role contested: its fields, and the competitor named in it.
select account, deal_type, amount, rep, situation, stage, forecast_category, health, health_band, competitor
from deal
where story_role = 'contested';

-- name: claim_k4
-- claim: K4
-- definition: The deal with the role closing: its fields.
select account, deal_type, amount, rep, situation, stage, forecast_category, health, health_band
from deal
where story_role = 'closing';

-- name: claim_k5
-- claim: K5
-- definition: The deal with the role stuck: its fields, its engaged contacts, and the days since it entered its stage.
select
  account, deal_type, amount, rep, situation, stage, forecast_category, health, health_band, contacts, days_in_stage
from deal
where story_role = 'stuck';

-- name: claim_k6
-- claim: K6
-- definition: The deal with the role championed: its fields.
select account, deal_type, amount, rep, situation, stage, forecast_category, health, health_band
from deal
where story_role = 'championed';

-- name: claim_k7
-- claim: K7
-- definition: The deal with the role price_loss: its fields, the competitor named in it, the loss reason, and whether it closed in the quarter to date.
select account, deal_type, amount, rep, situation, status, competitor, loss_reason, closed_this_quarter
from deal
where story_role = 'price_loss';

----------------------------------------------------------------------------------------------------------------------
-- Distribution
----------------------------------------------------------------------------------------------------------------------

-- name: claim_d1
-- claim: D1
-- definition: Number of opportunities, in all and by status.
select
  count(*) as deals,
  count(*) filter (where status = 'Won') as won,
  count(*) filter (where status = 'Lost') as lost,
  count(*) filter (where status = 'Open') as open
from opportunity;

-- name: claim_d2
-- claim: D2
-- definition: Won ÷ (won + lost), by count, over all closed deals, over those closed in the quarter to date, and over those closed before it; sum of the AEs' quotas of the last finished quarter and of the running one.
with closed as (
  select
    avg(case when status = 'Won' then 1.0 else 0.0 end) as win_rate,
    avg(case when status = 'Won' then 1.0 else 0.0 end) filter (where closed_this_quarter = 1) as win_rate_now,
    avg(case when status = 'Won' then 1.0 else 0.0 end) filter (where closed_this_quarter = 0) as win_rate_last
  from deal
  where status <> 'Open'
)
select
  c.win_rate,
  c.win_rate_now,
  c.win_rate_last,
  (select sum(quota) from rep_quarter where quarter = (select max(quarter) from rep_quarter)) as quota_last,
  (select sum(quota) from rep) as quota_now
from closed c;

-- name: claim_d3
-- claim: D3
-- definition: Number and amount of all deals by segment, whatever their outcome; deals outside their segment's bounds: Enterprise above $500K, Mid-Market $100K to $500K, SMB below $100K.
select
  count(*) filter (where segment = 'Enterprise') as enterprise_deals,
  coalesce(sum(amount) filter (where segment = 'Enterprise'), 0) as enterprise_amount,
  count(*) filter (where segment = 'Mid-Market') as mid_market_deals,
  coalesce(sum(amount) filter (where segment = 'Mid-Market'), 0) as mid_market_amount,
  count(*) filter (where segment = 'SMB') as smb_deals,
  coalesce(sum(amount) filter (where segment = 'SMB'), 0) as smb_amount,
  count(*) filter (
    where segment = 'Enterprise' and amount <= 500000
      or segment = 'Mid-Market' and amount not between 100000 and 500000
      or segment = 'SMB' and amount >= 100000
  ) as out_of_bounds
from opportunity;

-- name: claim_d4
-- claim: D4
-- definition: Share of open deals, by count, in each health band.
select
  avg(case when health_band = 'Healthy' then 1.0 else 0.0 end) as healthy,
  avg(case when health_band = 'Monitor' then 1.0 else 0.0 end) as monitor,
  avg(case when health_band = 'At Risk' then 1.0 else 0.0 end) as at_risk,
  avg(case when health_band = 'Critical' then 1.0 else 0.0 end) as critical
from deal
where status = 'Open';

-- name: claim_d5
-- claim: D5
-- definition: Days from creation to close: the shortest and the longest of won and of lost deals, and the differences of the segments' means of won deals; the median of the lost deals by the step in which they died, and how many of the happy path's steps from Qualified to Negotiation have a median that is not above that of the step before.
with won as (
  select
    min(cycle_days) as shortest,
    max(cycle_days) as longest,
    avg(cycle_days) filter (where segment = 'SMB') as smb,
    avg(cycle_days) filter (where segment = 'Mid-Market') as mid_market,
    avg(cycle_days) filter (where segment = 'Enterprise') as enterprise
  from deal
  where status = 'Won'
),
lost as (
  select
    lost_at_stage,
    cycle_days,
    row_number() over (partition by lost_at_stage order by cycle_days) as place,
    count(*) over (partition by lost_at_stage) as deals
  from deal
  where status = 'Lost'
),
medians as (
  select g.stage, g.position, avg(l.cycle_days) as median_days
  from lost l
  join stage g on g.stage = l.lost_at_stage
  where l.place in ((l.deals + 1) / 2, (l.deals + 2) / 2)
    and g.on_happy_path = 1
    and g.position between (select position from stage where stage = 'Qualified')
      and (select position from stage where stage = 'Negotiation')
  group by g.stage, g.position
),
steps as (
  select median_days, lag(median_days) over (order by position) as median_before
  from medians
)
select
  w.shortest as shortest_won,
  w.longest as longest_won,
  w.mid_market - w.smb as mid_market_over_smb,
  w.enterprise - w.mid_market as enterprise_over_mid_market,
  (select min(cycle_days) from lost) as shortest_lost,
  (select max(cycle_days) from lost) as longest_lost,
  (select median_days from medians where stage = 'Qualified') as qualified_median,
  (select median_days from medians where stage = 'Negotiation') as negotiation_median,
  (select count(*) from steps where median_days <= median_before) as not_rising
from won w;

----------------------------------------------------------------------------------------------------------------------
-- Activity patterns
----------------------------------------------------------------------------------------------------------------------

-- name: claim_a1
-- claim: A1
-- definition: Share of open Healthy deals with 0 to 3 Mondays to Fridays after the last contact's day up to and with the as-of day, and how many of those four numbers occur; share whose activities since 28 days ago ÷ (days of life in that time ÷ 7) round to 3, 4 or 5; share with a contact engaged since 28 days ago.
with recursive healthy as (
  select opportunity_id, created_on, last_contact_on
  from deal
  where status = 'Open' and health_band = 'Healthy'
),
calendar as (
  select min(last_contact_on) as day
  from healthy
  union all
  select date(c.day, '+1 day')
  from calendar c
  cross join scenario s
  where c.day < date(s.as_of)
),
silence as (
  select h.opportunity_id, count(c.day) as working_days
  from healthy h
  left join calendar c on c.day > h.last_contact_on and strftime('%w', c.day) not in ('0', '6')
  group by h.opportunity_id
),
recent as (
  select v.opportunity_id, count(*) as activities
  from activity v
  cross join scenario s
  where v.occurred_at >= date(s.as_of, '-28 days')
  group by v.opportunity_id
),
added as (
  select oc.opportunity_id, count(*) as contacts
  from opportunity_contact oc
  cross join scenario s
  where oc.engaged_on >= date(s.as_of, '-28 days')
  group by oc.opportunity_id
),
pattern as (
  select
    h.opportunity_id,
    w.working_days,
    round(
      coalesce(r.activities, 0) / (max(min(julianday(date(s.as_of)) - julianday(h.created_on), 28), 1) / 7.0)
    ) as activities_a_week,
    coalesce(a.contacts, 0) as contacts_added
  from healthy h
  cross join scenario s
  join silence w on w.opportunity_id = h.opportunity_id
  left join recent r on r.opportunity_id = h.opportunity_id
  left join added a on a.opportunity_id = h.opportunity_id
)
select
  count(*) as deals,
  avg(case when working_days between 0 and 3 then 1.0 else 0.0 end) as recent_share,
  count(distinct case when working_days between 0 and 3 then working_days end) as days_used,
  avg(case when activities_a_week between 3 and 5 then 1.0 else 0.0 end) as rate_share,
  avg(case when contacts_added > 0 then 1.0 else 0.0 end) as adding_share
from pattern;

-- name: claim_a2
-- claim: A2
-- definition: Share of open At Risk deals whose last two-way contact was 10 to 21 days ago; share with fewer than half as many activities since 14 days ago as in the 14 days before; share with exactly one contact.
with recent as (
  select
    v.opportunity_id,
    count(*) filter (where v.occurred_at >= date(s.as_of, '-14 days')) as last_two_weeks,
    count(*) filter (where v.occurred_at < date(s.as_of, '-14 days')) as two_weeks_before
  from activity v
  cross join scenario s
  where v.occurred_at >= date(s.as_of, '-28 days')
  group by v.opportunity_id
)
select
  count(*) as deals,
  avg(case when d.days_since_contact between 10 and 21 then 1.0 else 0.0 end) as silent_share,
  avg(case when 2 * r.last_two_weeks < r.two_weeks_before then 1.0 else 0.0 end) as dropped_share,
  avg(case when d.contacts = 1 then 1.0 else 0.0 end) as single_share
from deal d
left join recent r on r.opportunity_id = d.opportunity_id
where d.status = 'Open' and d.health_band = 'At Risk';

-- name: claim_a3
-- claim: A3
-- definition: Share of open Monitor deals whose last two-way contact was 4 to 9 days ago; share of open Critical deals whose last was more than 21 days ago.
select
  avg(case when days_since_contact between 4 and 9 then 1.0 else 0.0 end)
    filter (where health_band = 'Monitor') as monitor_share,
  avg(case when days_since_contact > 21 then 1.0 else 0.0 end)
    filter (where health_band = 'Critical') as critical_share
from deal
where status = 'Open';

-- name: claim_a4
-- claim: A4
-- definition: Share of all won deals with four or more contacts; with an Executive Sponsor among them; with less than 7 days between any two of creation, the days of two-way activities, and close that follow one another; with a median of the Champion's response hours of at most 24 (deals without an answer do not count as fast); median of all Champions' response hours.
with won as (
  select opportunity_id, created_on, close_on, contacts
  from deal
  where status = 'Won'
),
sponsor as (
  select oc.opportunity_id, count(*) as sponsors
  from opportunity_contact oc
  join contact c on c.contact_id = oc.contact_id
  where c.buying_role = 'Executive Sponsor'
  group by oc.opportunity_id
),
contact_day as (
  select opportunity_id, created_on as day
  from won
  union
  select opportunity_id, close_on
  from won
  union
  select v.opportunity_id, date(v.occurred_at)
  from won w
  join activity v on v.opportunity_id = w.opportunity_id
  where v.is_two_way = 1
),
pause as (
  select
    opportunity_id,
    julianday(day) - julianday(lag(day) over (partition by opportunity_id order by day)) as days
  from contact_day
),
longest as (
  select opportunity_id, max(days) as longest_pause
  from pause
  group by opportunity_id
),
answer as (
  select
    v.opportunity_id,
    v.response_hours,
    row_number() over (partition by v.opportunity_id order by v.response_hours) as place,
    count(*) over (partition by v.opportunity_id) as answers,
    row_number() over (order by v.response_hours) as place_in_all,
    count(*) over () as answers_in_all
  from won w
  join activity v on v.opportunity_id = w.opportunity_id
  join contact c on c.contact_id = v.contact_id
  where c.buying_role = 'Champion' and v.direction = 'Inbound' and v.response_hours is not null
),
champion as (
  select opportunity_id, avg(response_hours) as median_hours
  from answer
  where place in ((answers + 1) / 2, (answers + 2) / 2)
  group by opportunity_id
)
select
  count(*) as deals,
  avg(case when w.contacts >= 4 then 1.0 else 0.0 end) as four_contacts_share,
  avg(case when p.sponsors > 0 then 1.0 else 0.0 end) as sponsor_share,
  avg(case when l.longest_pause < 7 then 1.0 else 0.0 end) as no_gap_share,
  avg(case when c.median_hours <= 24 then 1.0 else 0.0 end) as fast_champion_share,
  (
    select avg(response_hours)
    from answer
    where place_in_all in ((answers_in_all + 1) / 2, (answers_in_all + 2) / 2)
  ) as champion_hours
from won w
left join sponsor p on p.opportunity_id = w.opportunity_id
left join longest l on l.opportunity_id = w.opportunity_id
left join champion c on c.opportunity_id = w.opportunity_id;

-- name: claim_a5
-- claim: A5
-- definition: Share of all lost deals with one or two contacts; with an Executive Sponsor among them; with 7 days or more between two of creation, the days of two-way activities, and close that follow one another; share with a competitor named ÷ that share of won deals.
with lost as (
  select opportunity_id, created_on, close_on, contacts
  from deal
  where status = 'Lost'
),
sponsor as (
  select oc.opportunity_id, count(*) as sponsors
  from opportunity_contact oc
  join contact c on c.contact_id = oc.contact_id
  where c.buying_role = 'Executive Sponsor'
  group by oc.opportunity_id
),
contact_day as (
  select opportunity_id, created_on as day
  from lost
  union
  select opportunity_id, close_on
  from lost
  union
  select v.opportunity_id, date(v.occurred_at)
  from lost w
  join activity v on v.opportunity_id = w.opportunity_id
  where v.is_two_way = 1
),
pause as (
  select
    opportunity_id,
    julianday(day) - julianday(lag(day) over (partition by opportunity_id order by day)) as days
  from contact_day
),
longest as (
  select opportunity_id, max(days) as longest_pause
  from pause
  group by opportunity_id
),
competition as (
  select
    avg(case when competitor is not null then 1.0 else 0.0 end) filter (where status = 'Lost')
      / avg(case when competitor is not null then 1.0 else 0.0 end) filter (where status = 'Won') as competitor_ratio
  from opportunity
)
select
  count(*) as deals,
  avg(case when w.contacts between 1 and 2 then 1.0 else 0.0 end) as few_contacts_share,
  avg(case when p.sponsors > 0 then 1.0 else 0.0 end) as sponsor_share,
  avg(case when l.longest_pause >= 7 then 1.0 else 0.0 end) as gap_share,
  (select competitor_ratio from competition) as competitor_ratio
from lost w
left join sponsor p on p.opportunity_id = w.opportunity_id
left join longest l on l.opportunity_id = w.opportunity_id;

-- name: claim_a6
-- claim: A6
-- definition: Win rate of deals closed this quarter with two or three contacts less that of deals with one; that of deals with four or more less that of deals with two or three.
with closed as (
  select
    avg(case when status = 'Won' then 1.0 else 0.0 end) filter (where contacts = 1) as one,
    avg(case when status = 'Won' then 1.0 else 0.0 end) filter (where contacts between 2 and 3) as two_or_three,
    avg(case when status = 'Won' then 1.0 else 0.0 end) filter (where contacts >= 4) as four_or_more
  from deal
  where closed_this_quarter = 1
)
select
  two_or_three - one as two_over_one,
  four_or_more - two_or_three as four_over_two
from closed;

----------------------------------------------------------------------------------------------------------------------
-- Forecast
----------------------------------------------------------------------------------------------------------------------

-- name: claim_f1
-- claim: F1
-- definition: Closed is the amount won in the quarter to date; Commit and Best Case are the amounts of open deals in that category with an expected close date in the quarter.
with forecast as (
  select
    coalesce(sum(d.amount) filter (where d.status = 'Won' and d.closed_this_quarter = 1), 0) as closed,
    coalesce(sum(d.amount) filter (
      where d.status = 'Open'
        and d.forecast_category = 'Commit'
        and d.close_on between s.quarter_start and s.quarter_end
    ), 0) as commit_amount,
    coalesce(sum(d.amount) filter (
      where d.status = 'Open'
        and d.forecast_category = 'Best Case'
        and d.close_on between s.quarter_start and s.quarter_end
    ), 0) as best_case
  from deal d
  cross join scenario s
)
select
  closed,
  commit_amount as "commit",
  closed + commit_amount as with_commit,
  best_case
from forecast;

-- name: claim_f2
-- claim: F2
-- definition: Number and amount of open deals in Commit with an expected close date in the quarter and a health below 60; of the amount, what is the crashed deal's and what is not.
select
  count(*) as deals,
  coalesce(sum(d.amount), 0) as amount,
  coalesce(sum(d.amount) filter (where d.story_role = 'crash'), 0) as crash_amount,
  coalesce(sum(d.amount) filter (where d.story_role is not 'crash'), 0) as other_amount
from deal d
cross join scenario s
where d.status = 'Open'
  and d.forecast_category = 'Commit'
  and d.close_on between s.quarter_start and s.quarter_end
  and d.health < 60;

-- name: claim_f3
-- claim: F3
-- definition: Amount won in the quarter to date plus the sum over open Commit deals dated in the quarter of amount × the weight of the deal's health band; the miss is the revenue target less that.
with forecast as (
  select
    coalesce(sum(d.amount) filter (where d.status = 'Won' and d.closed_this_quarter = 1), 0) as closed,
    coalesce(sum(d.amount * b.weight) filter (
      where d.status = 'Open'
        and d.forecast_category = 'Commit'
        and d.close_on between s.quarter_start and s.quarter_end
    ), 0) as commit_adjusted
  from deal d
  cross join scenario s
  left join health_band b on b.band = d.health_band
)
select
  f.closed + f.commit_adjusted as adjusted,
  t.target - f.closed - f.commit_adjusted as miss
from forecast f
cross join target t
where t.metric = 'revenue';

-- name: claim_f4
-- claim: F4
-- definition: Amount won in the quarter to date plus open Commit dated in the quarter, leaving out the deal with the role crash; the miss is the revenue target less that.
with forecast as (
  select
    coalesce(sum(d.amount) filter (where d.status = 'Won' and d.closed_this_quarter = 1), 0) as closed,
    coalesce(sum(d.amount) filter (
      where d.status = 'Open'
        and d.forecast_category = 'Commit'
        and d.close_on between s.quarter_start and s.quarter_end
    ), 0) as commit_amount
  from deal d
  cross join scenario s
  where d.story_role is not 'crash'
)
select
  f.closed + f.commit_amount as without_crash,
  t.target - f.closed - f.commit_amount as miss
from forecast f
cross join target t
where t.metric = 'revenue';

-- name: claim_f5
-- claim: F5
-- definition: Of open Commit deals dated in the quarter: the number with a health below 60, and their share of the amount.
select
  count(*) filter (where d.health < 60) as deals,
  1.0 * coalesce(sum(d.amount) filter (where d.health < 60), 0) / sum(d.amount) as share
from deal d
cross join scenario s
where d.status = 'Open'
  and d.forecast_category = 'Commit'
  and d.close_on between s.quarter_start and s.quarter_end;

-- name: claim_f6
-- claim: F6
-- definition: Most days between two snapshots in a row; days from the quarter's start to the first; snapshots at which the company's Commit is above, and below, the one before; pairs of AE and category in which the last snapshot differs from the live table (open deals and those closed this quarter) in deals, amount or health-adjusted amount, each deal's in whole dollars.
with weeks as (
  select observed_on, sum(amount) filter (where forecast_category = 'Commit') as commit_amount
  from forecast_snapshot
  group by observed_on
),
steps as (
  select
    observed_on,
    julianday(observed_on) - julianday(lag(observed_on) over (order by observed_on)) as days,
    coalesce(commit_amount, 0) - lag(coalesce(commit_amount, 0)) over (order by observed_on) as commit_change
  from weeks
),
live as (
  select
    d.rep_id,
    d.forecast_category,
    count(*) as deals,
    sum(d.amount) as amount,
    sum(case d.status when 'Won' then d.amount when 'Lost' then 0 else round(d.amount * b.weight) end) as health_adjusted
  from deal d
  left join health_band b on b.band = d.health_band
  where d.status = 'Open' or d.closed_this_quarter = 1
  group by d.rep_id, d.forecast_category
),
both_sides as (
  select rep_id, forecast_category, deals, amount, health_adjusted
  from live
  union all
  select rep_id, forecast_category, -deals, -amount, -health_adjusted
  from forecast_snapshot
  where observed_on = (select max(observed_on) from forecast_snapshot)
),
compared as (
  select
    rep_id,
    forecast_category,
    sum(deals) as deals_more,
    sum(amount) as amount_more,
    sum(health_adjusted) as health_adjusted_more
  from both_sides
  group by rep_id, forecast_category
)
select
  (select cast(max(days) as integer) from steps) as longest_step,
  (
    select cast(julianday(min(w.observed_on)) - julianday(s.quarter_start) as integer)
    from weeks w
    cross join scenario s
  ) as first_after,
  (select count(*) from steps where commit_change > 0) as commit_rises,
  (select count(*) from steps where commit_change < 0) as commit_falls,
  (
    select count(*)
    from compared
    where deals_more <> 0 or amount_more <> 0 or health_adjusted_more <> 0
  ) as differences;

-- name: claim_f7
-- claim: F7
-- definition: Amount of open deals with an expected close date in the quarter ÷ (revenue target less closed-won in the quarter to date); needed is 1 ÷ the win rate of the quarter to date.
with book as (
  select
    coalesce(sum(d.amount) filter (where d.status = 'Won' and d.closed_this_quarter = 1), 0) as closed,
    coalesce(sum(d.amount) filter (
      where d.status = 'Open' and d.close_on between s.quarter_start and s.quarter_end
    ), 0) as open_amount,
    avg(case when d.status = 'Won' then 1.0 else 0.0 end) filter (where d.closed_this_quarter = 1) as win_rate
  from deal d
  cross join scenario s
)
select
  1.0 * b.open_amount / (t.target - b.closed) as coverage,
  1.0 / b.win_rate as needed
from book b
cross join target t
where t.metric = 'revenue';

----------------------------------------------------------------------------------------------------------------------
-- Process
----------------------------------------------------------------------------------------------------------------------

-- name: claim_p1
-- claim: P1
-- definition: Mean days of all completed stays in Legal Review; open deals whose open stay there is longer than the benchmark, their number and amount, and whether the deal with the role closing is one of them.
with stays as (
  select avg(julianday(date(completed_at)) - julianday(date(started_at))) as average_days
  from process_event
  where activity = 'Legal Review' and completed_at is not null
),
stuck as (
  select d.opportunity_id, d.amount, d.story_role
  from deal d
  join process_event e on e.case_id = d.opportunity_id
  join stage g on g.stage = e.activity
  cross join scenario s
  where d.status = 'Open'
    and e.activity = 'Legal Review'
    and e.completed_at is null
    and julianday(date(s.as_of)) - julianday(date(e.started_at)) > g.benchmark_days
)
select
  a.average_days,
  (select benchmark_days from stage where stage = 'Legal Review') as benchmark,
  (select count(*) from stuck) as stuck_deals,
  (select coalesce(sum(amount), 0) from stuck) as stuck_amount,
  (select count(*) from stuck where story_role = 'closing') as closing_among
from stays a;

-- name: claim_p2
-- claim: P2
-- definition: Mean days of all completed stays in Security Review; the benchmark of that step.
select
  avg(julianday(date(e.completed_at)) - julianday(date(e.started_at))) as average_days,
  (select benchmark_days from stage where stage = 'Security Review') as benchmark
from process_event e
where e.activity = 'Security Review' and e.completed_at is not null;

-- name: claim_p3
-- claim: P3
-- definition: Of the cases with a Proposal step, the share that has a Discovery step directly after a Proposal step, each case counted once.
with steps as (
  select
    case_id,
    activity,
    lead(activity) over (partition by case_id order by position) as next_activity
  from process_event
),
cases as (
  select
    case_id,
    max(case when next_activity = 'Discovery' then 1 else 0 end) as fell_back
  from steps
  where activity = 'Proposal'
  group by case_id
)
select
  count(*) as cases,
  avg(1.0 * fell_back) as share
from cases;

-- name: claim_p4
-- claim: P4
-- definition: Mean days of all completed stays in Procurement; over won deals with that step, the mean of cycle days less the mean cycle of won deals without it in the same segment.
with stays as (
  select avg(julianday(date(completed_at)) - julianday(date(started_at))) as average_days
  from process_event
  where activity = 'Procurement' and completed_at is not null
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
)
select
  (select average_days from stays) as average_days,
  avg(w.cycle_days - o.mean_days) as with_over_without
from won w
join without_step o on o.segment = w.segment
where w.has_procurement = 1;

-- name: claim_p5
-- claim: P5
-- definition: Won cases whose steps are exactly the stages on the happy path, in order: their number, and the mean days from creation to close.
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
)
select
  avg(d.cycle_days) as average_days,
  count(*) as cases
from traces t
join deal d on d.opportunity_id = t.case_id
where d.status = 'Won'
  and t.steps_on_path = t.steps
  and t.steps = (select count(*) from happy_path);

-- name: claim_p6
-- claim: P6
-- definition: Open deals that have been in Solution Design for more days than its benchmark and have no Technical Buyer among their contacts.
with technical as (
  select distinct oc.opportunity_id
  from opportunity_contact oc
  join contact c on c.contact_id = oc.contact_id
  where c.buying_role = 'Technical Buyer'
)
select
  count(*) as deals,
  coalesce(sum(d.amount), 0) as amount
from deal d
join stage g on g.stage = d.stage
left join technical t on t.opportunity_id = d.opportunity_id
where d.status = 'Open'
  and d.stage = 'Solution Design'
  and d.days_in_stage > g.benchmark_days
  and t.opportunity_id is null;

-- name: claim_h1
-- claim: H1
-- definition: The crashed deal's fall is its latest health on or before the day of its last two-way contact less its health now; a closed deal fell as far when a score is at least that many points below one of the 14 days before it, on the first such day; the share of them won; the share with a two-way activity with an Executive Sponsor on the 14 days after that day, won deals less lost ones.
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
    o.status,
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
  select s.opportunity_id, s.status, min(s.observed_on) as fell_on
  from scores s
  join crash k on s.highest_before - s.health >= k.fall
  group by s.opportunity_id, s.status
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
)
select
  count(*) as deals,
  avg(case when f.status = 'Won' then 1.0 else 0.0 end) as win_rate,
  avg(case when p.opportunity_id is not null then 1.0 else 0.0 end) filter (where f.status = 'Won')
    - avg(case when p.opportunity_id is not null then 1.0 else 0.0 end) filter (where f.status = 'Lost')
    as sponsor_difference
from falls f
left join sponsored p on p.opportunity_id = f.opportunity_id;

----------------------------------------------------------------------------------------------------------------------
-- The seven insights
----------------------------------------------------------------------------------------------------------------------

-- name: claim_i1
-- claim: I1
-- definition: The deal with the role crash: health before is the latest score on or before the day of its last two-way contact, health is today's, days silent are the days since that contact; the champion is the first engaged contact of that role.
select
  d.account,
  d.amount,
  (
    select h.health
    from health_snapshot h
    where h.opportunity_id = d.opportunity_id and h.observed_on <= d.last_contact_on
    order by h.observed_on desc
    limit 1
  ) as health_before,
  d.health,
  (
    select c.name
    from opportunity_contact oc
    join contact c on c.contact_id = oc.contact_id
    where oc.opportunity_id = d.opportunity_id and c.buying_role = 'Champion'
    order by oc.engaged_on, c.contact_id
    limit 1
  ) as champion,
  d.days_since_contact as silent_days
from deal d
where d.story_role = 'crash';

-- name: claim_i2
-- claim: I2
-- definition: Open Commit deals dated in the quarter with a health below 60, their number and amount; the miss is the revenue target less the health-adjusted forecast (closed-won plus Commit × the weight of each deal's health band).
with committed as (
  select d.amount, d.health, b.weight
  from deal d
  cross join scenario s
  join health_band b on b.band = d.health_band
  where d.status = 'Open'
    and d.forecast_category = 'Commit'
    and d.close_on between s.quarter_start and s.quarter_end
),
won as (
  select coalesce(sum(amount), 0) as closed
  from deal
  where status = 'Won' and closed_this_quarter = 1
)
select
  (select coalesce(sum(amount), 0) from committed where health < 60) as amount,
  (select count(*) from committed where health < 60) as deals,
  t.target - w.closed - (select coalesce(sum(amount * weight), 0) from committed) as miss
from won w
cross join target t
where t.metric = 'revenue';

-- name: claim_i3
-- claim: I3
-- definition: Over deals closed this quarter: win rate with two or more contacts ÷ win rate with exactly one; mean contacts and win rate of the AE with the role top_performer and of all AEs; early ratio: win rate with two or more contacts engaged by the last day of the deal's first Discovery step (by the close when none was completed) ÷ win rate with fewer.
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
  avg(c.contacts) filter (where r.story_role = 'top_performer') as top_contacts,
  avg(c.is_won) filter (where r.story_role = 'top_performer') as top_win_rate,
  avg(c.contacts) as team_contacts,
  avg(c.is_won) as team_win_rate,
  (
    select avg(is_won) filter (where early_contacts >= 2) / avg(is_won) filter (where early_contacts < 2)
    from early
  ) as early_ratio
from closed c
join rep r on r.rep_id = c.rep_id;

-- name: claim_i4
-- claim: I4
-- definition: The competitor named in this quarter's lost deals with the largest amount; the number and amount of those deals and how many have Price as loss reason; deals won in either quarter in which it was named; this quarter's lost deals in which another competitor was named.
with losses as (
  select
    competitor,
    count(*) as losses,
    sum(amount) as amount,
    count(*) filter (where loss_reason = 'Price') as citing_price
  from deal
  where status = 'Lost' and closed_this_quarter = 1 and competitor is not null
  group by competitor
),
rival as (
  select competitor
  from losses
  order by amount desc, competitor
  limit 1
)
select
  (select competitor from rival) as rival,
  coalesce(sum(l.losses) filter (where l.competitor = (select competitor from rival)), 0) as losses,
  coalesce(sum(l.amount) filter (where l.competitor = (select competitor from rival)), 0) as amount,
  coalesce(sum(l.citing_price) filter (where l.competitor = (select competitor from rival)), 0) as citing_price,
  (
    select count(*)
    from opportunity o
    where o.status = 'Won' and o.competitor = (select competitor from rival)
  ) as rival_beaten,
  coalesce(sum(l.losses) filter (where l.competitor <> (select competitor from rival)), 0) as lost_to_others
from losses l;

-- name: claim_i5
-- claim: I5
-- definition: Mean days of all completed stays in Legal Review; its benchmark; number and amount of open deals whose open stay there is longer than the benchmark.
with stays as (
  select avg(julianday(date(completed_at)) - julianday(date(started_at))) as average_days
  from process_event
  where activity = 'Legal Review' and completed_at is not null
),
stuck as (
  select d.opportunity_id, d.amount
  from deal d
  join process_event e on e.case_id = d.opportunity_id
  join stage g on g.stage = e.activity
  cross join scenario s
  where d.status = 'Open'
    and e.activity = 'Legal Review'
    and e.completed_at is null
    and julianday(date(s.as_of)) - julianday(date(e.started_at)) > g.benchmark_days
)
select
  a.average_days,
  (select benchmark_days from stage where stage = 'Legal Review') as benchmark,
  (select count(*) from stuck) as deals,
  (select coalesce(sum(amount), 0) from stuck) as amount
from stays a;

-- name: claim_i6
-- claim: I6
-- definition: The AE with the lowest attainment; mean contacts over the AE's deals closed this quarter; the stage at which most of the AE's losses of this quarter were lost.
with closed as (
  select
    rep_id,
    coalesce(sum(amount) filter (where status = 'Won'), 0) as won_amount,
    avg(contacts) as contacts
  from deal
  where closed_this_quarter = 1
  group by rep_id
),
lowest as (
  select
    r.rep_id,
    r.name as rep,
    1.0 * coalesce(c.won_amount, 0) / r.quota_to_date as attainment,
    c.contacts
  from rep r
  left join closed c on c.rep_id = r.rep_id
  order by attainment, r.name
  limit 1
)
select
  l.rep,
  l.attainment,
  l.contacts,
  (
    select d.lost_at_stage
    from deal d
    where d.rep_id = l.rep_id and d.status = 'Lost' and d.closed_this_quarter = 1 and d.lost_at_stage is not null
    group by d.lost_at_stage
    order by count(*) desc, d.lost_at_stage
    limit 1
  ) as dies_in
from lowest l;

-- name: claim_i7
-- claim: I7
-- definition: The AE with the highest attainment: closed-won this quarter ÷ quota to date.
with won as (
  select rep_id, sum(amount) as won_amount
  from deal
  where status = 'Won' and closed_this_quarter = 1
  group by rep_id
)
select
  r.name as rep,
  1.0 * coalesce(w.won_amount, 0) / r.quota_to_date as attainment
from rep r
left join won w on w.rep_id = r.rep_id
order by attainment desc, r.name
limit 1;
