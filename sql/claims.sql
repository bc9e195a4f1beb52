-- The ledger: one query a claim of the story. Each returns one row, whose columns are the claim's figures.
-- What the story states stands in `claim` and `claim_figure`; the queries name no account, no person and no stated
-- figure: they find deals and AEs by `story_role`, stages by `role`, segments and health bands by `position`, targets
-- in `target`, and the other numbers that decide something in `threshold`. They know nothing of the scenes' queries.
--
-- Said once for all: days are calendar days between dates. "This quarter" means closed (won or lost) with a close date
-- from the quarter's start to the as-of day. An AE's attainment is closed-won this quarter ÷ quota to date. A contact
-- of a deal has taken part in a two-way activity on it; people of Legal and Procurement are not counted. Ranks give ties the better place.

----------------------------------------------------------------------------------------------------------------------
-- Setting
----------------------------------------------------------------------------------------------------------------------

-- name: claim_s1
-- claim: S1
-- definition: Number of account executives; number of leaders by level; smallest and largest amount of any deal.
-- behind: reps: people, count where level = 'ae'
-- behind: managers: people, count where level = 'manager'
-- behind: directors: people, count where level = 'director'
-- behind: cros: people, count where level = 'cro'
-- behind: smallest_deal: deal_list, min amount
-- behind: largest_deal: deal_list, max amount
select
  (select count(*) from rep) as reps,
  (select count(*) from leader where level = 'manager') as managers,
  (select count(*) from leader where level = 'director') as directors,
  (select count(*) from leader where level = 'cro') as cros,
  min(amount) as smallest_deal,
  max(amount) as largest_deal
from opportunity;

-- name: claim_s2
-- claim: S2
-- definition: Days from the quarter's first day up to, but not with, the as-of day; days of the quarter, first and last included.
select days_over, days
from quarter_to_date;

-- name: claim_t1
-- claim: T1
-- definition: Sum of the amount of deals won with a close date in the quarter to date; the gap is the target less that.
select now as closed, target, gap
from metric_to_date
where metric = 'revenue';

-- name: claim_t2
-- claim: T2
-- definition: Number of deals of type New Logo won with a close date in the quarter to date; the gap is the target less that.
select now as new_logos, target, gap
from metric_to_date
where metric = 'new_logos';

-- name: claim_t3
-- claim: T3
-- definition: Sum of the amount of deals of type Expansion won with a close date in the quarter to date; the gap is the target less that.
select now as expansion, target, gap
from metric_to_date
where metric = 'expansion';

-- name: claim_t4
-- claim: T4
-- definition: Deals won ÷ deals won or lost, by count, with a close date in the quarter to date; the gap is that less the target.
select now as win_rate, target, gap
from metric_to_date
where metric = 'win_rate';

-- name: claim_t5
-- claim: T5
-- definition: Plan to date is the quarter's target × the sum over months of phase share × the month's days over before the as-of day ÷ its days; the target of new-logo dollars is the revenue target less the expansion target; on plan means at least the share of plan to date that the threshold on_plan_share says.
select
  max(now) filter (where metric = 'new_logos') as new_logos,
  max(plan_to_date) filter (where metric = 'new_logos') as new_logos_plan,
  max(now) filter (where metric = 'expansion') as expansion,
  max(plan_to_date) filter (where metric = 'expansion') as expansion_plan,
  max(now) filter (where metric = 'new_logo_dollars') as new_logo_dollars,
  max(plan_to_date) filter (where metric = 'new_logo_dollars') as new_logo_dollars_plan,
  max(on_plan) filter (where metric = 'new_logos') as new_logos_on_plan,
  max(on_plan) filter (where metric = 'expansion') as expansion_on_plan,
  max(on_plan) filter (where metric = 'new_logo_dollars') as new_logo_dollars_on_plan
from metric_to_date;

----------------------------------------------------------------------------------------------------------------------
-- The cast
----------------------------------------------------------------------------------------------------------------------

-- name: claim_r1
-- claim: R1
-- definition: The AE with the role top_performer: mean contacts and win rate over deals closed this quarter; fewest contacts on any deal closed in either quarter; share of the region's closed-won this quarter; rank by attainment, the highest first.
with team as (
  select
    *,
    rank() over (order by attainment desc) as attainment_rank,
    1.0 * closed_won / sum(closed_won) over (partition by region) as region_share
  from rep_to_date
)
select
  t.rep, t.region, t.manager, t.attainment, t.attainment_rank, t.contacts_a_deal as contacts,
  (select min(d.contacts) from deal d where d.rep_id = t.rep_id and d.status <> 'Open') as fewest_contacts,
  t.win_rate, t.region_share
from team t
where t.story_role = 'top_performer';

-- name: claim_r2
-- claim: R2
-- definition: The AE with the role steady: discovery meetings are meetings held (two-way) on a day of a step of the deal's case with the role discovery and a subject that starts with the step's name, divided by all of the AE's deals, ranked from the most; extra days are the mean over the AE's closed deals of both quarters of cycle days less all AEs' mean cycle in the deal's segment.
with discovery as (
  select rep_id, avg(discovery_meetings) as meetings, rank() over (order by avg(discovery_meetings) desc) as place
  from deal
  group by rep_id
),
cycle as (
  select rep_id, cycle_days - avg(cycle_days) over (partition by segment) as extra_days
  from deal
  where status <> 'Open'
)
select
  r.rep, r.region, r.manager, r.attainment,
  m.place as discovery_rank,
  m.meetings as discovery_meetings,
  (select avg(c.extra_days) from cycle c where c.rep_id = r.rep_id) as extra_cycle_days
from rep_to_date r
left join discovery m on m.rep_id = r.rep_id
where r.story_role = 'steady';

-- name: claim_r3
-- claim: R3
-- definition: The AE with the role rising: of the finished quarters and the running one (attainment to date), how many are not above the quarter before; mean contacts of deals closed this quarter less that of deals closed last quarter.
with quarters as (
  select rep_id, quarter, attainment
  from rep_quarter
  union all
  select r.rep_id, q.quarter, r.attainment
  from rep_to_date r
  cross join quarter_to_date q
),
steps as (
  select rep_id, attainment, lag(attainment) over (partition by rep_id order by quarter) as attainment_before
  from quarters
)
select
  r.rep, r.region, r.manager, r.attainment,
  (select count(*) from steps q where q.rep_id = r.rep_id and q.attainment <= q.attainment_before) as falls,
  r.contacts_a_deal - (
    select avg(d.contacts)
    from deal d
    where d.rep_id = r.rep_id and d.status <> 'Open' and d.closed_this_quarter = 0
  ) as contacts_rise
from rep_to_date r
where r.story_role = 'rising';

-- name: claim_r4
-- claim: R4
-- definition: The AE with the role closer: wins this quarter in the segment of the largest deals and their share of the AE's closed-won; rank by number of all deals, the fewest first; rank by standard deviation ÷ mean of the amounts won this quarter, the widest first (ranked by its square, variance ÷ mean²).
with wins as (
  select
    d.rep_id,
    count(*) filter (where g.position = 1) as large_wins,
    1.0 * coalesce(sum(d.amount) filter (where g.position = 1), 0) / sum(d.amount) as large_share,
    avg(1.0 * d.amount * d.amount) / (avg(d.amount) * avg(d.amount)) - 1 as variation
  from deal d
  join segment g on g.segment = d.segment
  where d.counts_as = 'Closed'
  group by d.rep_id
),
team as (
  select
    r.*,
    w.large_wins,
    w.large_share,
    rank() over (order by r.deals) as deals_rank,
    rank() over (order by coalesce(w.variation, 0) desc) as variation_rank
  from rep_to_date r
  left join wins w on w.rep_id = r.rep_id
)
select rep, region, manager, attainment, large_wins, large_share, deals, deals_rank, variation_rank
from team
where story_role = 'closer';

-- name: claim_r5
-- claim: R5
-- definition: The AE with the role slump: lowest attainment of the finished quarters; rank, among AEs with at least one open deal in the stage with the role negotiation, by the mean days that those deals have been in that stage, the longest first.
with negotiation as (
  select
    rep_id,
    avg(days_in_stage) as mean_days,
    rank() over (order by avg(days_in_stage) desc) as negotiation_rank
  from deal
  where status = 'Open' and stage_role = 'negotiation'
  group by rep_id
)
select
  r.rep, r.region, r.manager, r.attainment,
  (select min(q.attainment) from rep_quarter q where q.rep_id = r.rep_id) as lowest_earlier,
  n.negotiation_rank,
  n.mean_days as negotiation_days
from rep_to_date r
left join negotiation n on n.rep_id = r.rep_id
where r.story_role = 'slump';

-- name: claim_r6
-- claim: R6
-- definition: The AE with the role capped: lowest and highest attainment of the finished quarters.
select
  r.rep, r.region, r.manager, r.attainment,
  (select min(q.attainment) from rep_quarter q where q.rep_id = r.rep_id) as lowest_earlier,
  (select max(q.attainment) from rep_quarter q where q.rep_id = r.rep_id) as highest_earlier
from rep_to_date r
where r.story_role = 'capped';

-- name: claim_r7
-- claim: R7
-- definition: The AE with the role at_risk: rank by mean days since the last two-way contact of open deals, the longest first; share of deals closed this quarter with exactly one contact; number of deals lost this quarter with an amount of the threshold large_loss or more, and rank by it, the most first.
with closed as (
  select
    rep_id,
    avg(contacts = 1) as single_share,
    count(*) filter (
      where status = 'Lost' and amount >= (select value from threshold where name = 'large_loss')
    ) as large_losses
  from deal
  where closed_this_quarter = 1
  group by rep_id
),
team as (
  select
    r.*,
    rank() over (order by r.mean_silent_days desc) as silence_rank,
    c.single_share,
    c.large_losses,
    rank() over (order by c.large_losses desc) as large_losses_rank
  from rep_to_date r
  left join closed c on c.rep_id = r.rep_id
)
select
  rep, region, manager, attainment, silence_rank, mean_silent_days as silent_days, single_share, large_losses,
  large_losses_rank
from team
where story_role = 'at_risk';

-- name: claim_r8
-- claim: R8
-- definition: The AE with the role ramping: rank by activities since the quarter began ÷ weeks since then, the most first; rank by win rate this quarter, the lowest first; days since the hire ÷ 30.4375 as months.
with pace as (
  select v.rep_id, count(*) as activities
  from activity v
  join scenario s on v.occurred_at >= s.quarter_start
  group by v.rep_id
),
team as (
  select
    r.*,
    rank() over (order by coalesce(p.activities, 0) desc) as activity_rank,
    p.activities / (q.days_over / 7.0) as activities_a_week,
    rank() over (order by r.win_rate) as win_rate_rank,
    (julianday(q.today) - julianday(r.hired_on)) / 30.4375 as months_since_hire
  from rep_to_date r
  cross join quarter_to_date q
  left join pace p on p.rep_id = r.rep_id
)
select
  rep, region, manager, attainment, activity_rank, activities_a_week, win_rate_rank, win_rate, months_since_hire
from team
where story_role = 'ramping';

-- name: claim_r9
-- claim: R9
-- definition: The AE with the role turnaround: attainment of the second and third finished quarter back from the running one; of the quarters after the third one back, the running one (to date) included, how many are not above the quarter before.
with quarters as (
  select rep_id, quarter, attainment
  from rep_quarter
  union all
  select r.rep_id, q.quarter, r.attainment
  from rep_to_date r
  cross join quarter_to_date q
),
steps as (
  select
    rep_id,
    attainment,
    lag(attainment) over (partition by rep_id order by quarter) as attainment_before,
    row_number() over (partition by rep_id order by quarter desc) - 1 as quarters_ago
  from quarters
)
select
  r.rep, r.region, r.manager, r.attainment,
  max(q.attainment) filter (where q.quarters_ago = 2) as two_quarters_ago,
  max(q.attainment) filter (where q.quarters_ago = 3) as three_quarters_ago,
  count(*) filter (where q.quarters_ago < 3 and q.attainment <= q.attainment_before) as falls
from rep_to_date r
join steps q on q.rep_id = r.rep_id
where r.story_role = 'turnaround'
group by r.rep, r.region, r.manager, r.attainment;

-- name: claim_r10
-- claim: R10
-- definition: The AE with the role newest: rank by attainment, by mean contacts of deals closed this quarter and by discovery meetings per deal (as in R2), the lowest first; share of this quarter's losses that were lost at the stage with the role design; rank by day of hire, the latest first.
with discovery as (
  select rep_id, avg(discovery_meetings) as meetings
  from deal
  group by rep_id
),
lost as (
  select d.rep_id, avg(coalesce(g.role = 'design', 0)) as design_share
  from deal d
  left join stage g on g.stage = d.lost_at_stage
  where d.status = 'Lost' and d.closed_this_quarter = 1
  group by d.rep_id
),
team as (
  select
    r.*,
    rank() over (order by r.attainment) as attainment_rank,
    rank() over (order by r.contacts_a_deal) as contacts_rank,
    rank() over (order by m.meetings) as discovery_rank,
    m.meetings as discovery_meetings,
    l.design_share,
    rank() over (order by r.hired_on desc) as hire_rank
  from rep_to_date r
  left join lost l on l.rep_id = r.rep_id
  left join discovery m on m.rep_id = r.rep_id
)
select
  rep, region, manager, attainment, attainment_rank, contacts_a_deal as contacts, contacts_rank, discovery_rank,
  discovery_meetings, design_share, hire_rank
from team
where story_role = 'newest';

-- name: claim_r11
-- claim: R11
-- definition: By region: closed-won this quarter, attainment (closed-won ÷ sum of its AEs' quotas to date) and number of AEs; the region that is highest in each of the first two and lowest in the third.
with regions as (
  select
    region,
    count(*) as reps,
    sum(closed_won) as closed_won,
    1.0 * sum(closed_won) / sum(quota_to_date) as attainment
  from rep_to_date
  group by region
)
select
  (select region from regions order by closed_won desc, region limit 1) as most_dollars,
  (select region from regions order by attainment desc, region limit 1) as best_attainment,
  (select region from regions order by reps, region limit 1) as smallest_region,
  (select min(reps) from regions) as smallest_region_reps;

-- name: claim_r12
-- claim: R12
-- definition: Of the four quarters before the running one and the AEs hired on or before a quarter's first day, pairs without a row; rows of quarters that began before the AE's hire; AEs whose closed-won of the last finished quarter is not the sum of their deals won in it.
with recursive finished as (
  select 1 as quarters_ago, date(quarter_start, '-3 months') as starts_on
  from scenario
  union all
  select quarters_ago + 1, date(starts_on, '-3 months')
  from finished
  where quarters_ago < 4
),
held as (
  select
    f.quarters_ago,
    f.starts_on,
    r.rep_id,
    r.hired_on,
    q.closed_won
  from finished f
  cross join rep r
  left join rep_quarter q
    on q.rep_id = r.rep_id
    and q.quarter = strftime('%Y', f.starts_on) || '-Q' || ((strftime('%m', f.starts_on) + 2) / 3)
)
select
  count(*) filter (where starts_on >= hired_on and closed_won is null) as missing_quarters,
  count(*) filter (where starts_on < hired_on and closed_won is not null) as early_quarters,
  count(*) filter (
    where quarters_ago = 1 and closed_won <> (
      select coalesce(sum(d.amount), 0)
      from deal d
      where d.rep_id = held.rep_id
        and d.status = 'Won'
        and d.closed_this_quarter = 0
        and d.close_on >= held.starts_on
    )
  ) as disagreeing
from held;

-- name: claim_r13
-- claim: R13
-- definition: Manager of the region with the most closed-won this quarter, and the AE with the lowest attainment there; the AE with the lowest attainment in regions of more than one AE, and the manager; of those regions the one where an AE has over half of the closed-won (the largest share), its manager and the AE; the manager who started last, with the number of AEs there and the first of them.
with team as (
  select
    *,
    count(*) over (partition by region) as region_reps,
    sum(closed_won) over (partition by region) as region_won
  from rep_to_date
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
  where region_reps > 1 and 2 * closed_won > region_won
  order by 1.0 * closed_won / region_won desc, rep
  limit 1
),
newest as (
  select leader_id, name as manager
  from leader
  where level = 'manager'
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
  (select min(t.rep) from team t where t.manager_id = n.leader_id) as newest_manager_rep
from newest n;

----------------------------------------------------------------------------------------------------------------------
-- The deals that matter
----------------------------------------------------------------------------------------------------------------------

-- name: claim_k1
-- claim: K1
-- definition: The deal with the role crash: health before is the latest score on or before the day of its last two-way contact; the champion is the first engaged contact of that role; working days with contact are Mondays to Fridays with a two-way activity in the days of the threshold rhythm_days up to that day; unanswered are the outbound activities after that day that are not two-way; known by is the leader who knows a contact at the account, the CRO first.
select
  d.account, d.deal_type, d.amount, d.rep, d.situation, d.stage, d.forecast_category, d.health, d.health_band,
  l.health_before,
  d.days_since_contact as silent_days,
  c.name as champion,
  (
    select cast(julianday(q.today) - julianday(max(v.day)) as integer)
    from touch v
    cross join quarter_to_date q
    where v.opportunity_id = d.opportunity_id
      and v.contact_id = c.contact_id
      and v.is_two_way = 1
      and v.direction = 'Inbound'
  ) as champion_silent_days,
  l.contact_days,
  l.unanswered,
  a.leader_title as known_by,
  a.executive_title as known_title
from deal d
join last_contact l on l.opportunity_id = d.opportunity_id
left join champion c on c.opportunity_id = d.opportunity_id
left join acquaintance a on a.account_id = d.account_id
where d.story_role = 'crash';

-- name: claim_k2
-- claim: K2
-- definition: The deal with the role sponsored: its fields, its engaged contacts, and whether one of them is an Executive Sponsor.
select
  account, deal_type, amount, rep, situation, stage, forecast_category, health, health_band, contacts,
  sponsors > 0 as sponsors
from deal
where story_role = 'sponsored';

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
select
  avg(is_won) as win_rate,
  avg(is_won) filter (where closed_this_quarter = 1) as win_rate_now,
  avg(is_won) filter (where closed_this_quarter = 0) as win_rate_last,
  (select sum(quota) from rep_quarter where quarter = (select max(quarter) from rep_quarter)) as quota_last,
  (select sum(quota) from rep) as quota_now
from deal
where status <> 'Open';

-- name: claim_d3
-- claim: D3
-- definition: Number and amount of all deals by segment, the largest first, whatever their outcome; deals whose amount is outside their segment's bounds.
select
  count(*) filter (where g.position = 1) as enterprise_deals,
  coalesce(sum(o.amount) filter (where g.position = 1), 0) as enterprise_amount,
  count(*) filter (where g.position = 2) as mid_market_deals,
  coalesce(sum(o.amount) filter (where g.position = 2), 0) as mid_market_amount,
  count(*) filter (where g.position = 3) as smb_deals,
  coalesce(sum(o.amount) filter (where g.position = 3), 0) as smb_amount,
  count(*) filter (where o.amount not between g.min_amount and g.max_amount) as out_of_bounds
from opportunity o
join segment g on g.segment = o.segment;

-- name: claim_d4
-- claim: D4
-- definition: Share of open deals, by count, in each health band, the best first.
select
  avg(band_position = 1) as healthy,
  avg(band_position = 2) as monitor,
  avg(band_position = 3) as at_risk,
  avg(band_position = 4) as critical
from deal
where status = 'Open';

-- name: claim_d5
-- claim: D5
-- definition: Days from creation to close: the shortest and the longest of won and of lost deals, and the differences of the means of won deals of the segments, from the smallest to the largest; the median of the lost deals by the step in which they died, and how many of the steps with the roles qualified, discovery, design, proposal and negotiation have a median that is not above that of the step before.
-- behind: shortest_won: past_deals, min cycle_days where is_won = 1
-- behind: longest_won: past_deals, max cycle_days where is_won = 1
with won as (
  select
    min(d.cycle_days) as shortest,
    max(d.cycle_days) as longest,
    avg(d.cycle_days) filter (where g.position = 1) as enterprise,
    avg(d.cycle_days) filter (where g.position = 2) as mid_market,
    avg(d.cycle_days) filter (where g.position = 3) as smb
  from deal d
  join segment g on g.segment = d.segment
  where d.status = 'Won'
),
lost as (
  select
    g.role,
    g.position,
    d.cycle_days,
    row_number() over (partition by g.stage order by d.cycle_days) as place,
    count(*) over (partition by g.stage) as deals
  from deal d
  join stage g on g.stage = d.lost_at_stage
  where d.status = 'Lost'
),
medians as (
  select
    role,
    avg(cycle_days) as median_days,
    lag(avg(cycle_days)) over (order by position) as median_before
  from lost
  where place in ((deals + 1) / 2, (deals + 2) / 2)
    and role in ('qualified', 'discovery', 'design', 'proposal', 'negotiation')
  group by role, position
)
select
  w.shortest as shortest_won,
  w.longest as longest_won,
  w.mid_market - w.smb as mid_market_over_smb,
  w.enterprise - w.mid_market as enterprise_over_mid_market,
  (select min(cycle_days) from lost) as shortest_lost,
  (select max(cycle_days) from lost) as longest_lost,
  (select median_days from medians where role = 'qualified') as qualified_median,
  (select median_days from medians where role = 'negotiation') as negotiation_median,
  (select count(*) from medians where median_days <= median_before) as not_rising
from won w;

-- name: claim_d6
-- claim: D6
-- definition: The deal of the largest amount of all, and whether it was lost before this quarter; the story role of the open deal of the largest amount.
with largest as (
  select amount, status, closed_this_quarter
  from deal
  order by amount desc
  limit 1
)
select
  amount as largest,
  case when status = 'Lost' and closed_this_quarter = 0 then 1 else 0 end as largest_lost_before,
  (select story_role from deal where status = 'Open' order by amount desc limit 1) as largest_open_role
from largest;

----------------------------------------------------------------------------------------------------------------------
-- Activity patterns
----------------------------------------------------------------------------------------------------------------------

-- name: claim_a1
-- claim: A1
-- definition: Share of open deals in the best health band with as many Mondays to Fridays after the last contact's day, up to and with the as-of day, as the threshold in_touch_working_days says or fewer, and how many of those numbers occur; share whose activities in the days of the threshold recent_days ÷ (days of life in that time ÷ 7) round to a number from the threshold least_weekly_activities to most_weekly_activities; share with a contact engaged in those days.
with recursive calendar as (
  select today as day
  from quarter_to_date
  union all
  select date(day, '-1 day')
  from calendar
  where day > (select min(last_contact_on) from deal where status = 'Open')
),
recent as (
  select date(s.as_of, '-' || t.value || ' days') as since
  from scenario s
  join threshold t on t.name = 'recent_days'
),
pattern as (
  select
    (
      select count(*)
      from calendar c
      where c.day > d.last_contact_on and strftime('%w', c.day) not in ('0', '6')
    ) as working_days,
    round(
      (select count(*) from activity v where v.opportunity_id = d.opportunity_id and v.occurred_at >= r.since)
      / (max(julianday(q.today) - julianday(max(d.created_on, r.since)), 1) / 7.0)
    ) as activities_a_week,
    exists (
      select 1
      from counted_contact oc
      where oc.opportunity_id = d.opportunity_id and oc.engaged_on >= r.since
    ) as is_adding
  from deal d
  cross join quarter_to_date q
  cross join recent r
  where d.band_position = 1
),
bound as (
  select
    max(value) filter (where name = 'in_touch_working_days') as most_days,
    max(value) filter (where name = 'least_weekly_activities') as least_activities,
    max(value) filter (where name = 'most_weekly_activities') as most_activities
  from threshold
)
select
  count(*) as deals,
  avg(p.working_days <= b.most_days) as recent_share,
  count(distinct p.working_days) filter (where p.working_days <= b.most_days) as days_used,
  avg(p.activities_a_week between b.least_activities and b.most_activities) as rate_share,
  avg(p.is_adding) as adding_share
from pattern p
cross join bound b;

-- name: claim_a2
-- claim: A2
-- definition: Share of open deals in the third health band whose last two-way contact was as many days ago as the threshold least_quiet_days says, up to most_quiet_days; share with fewer than half as many activities in the days of the threshold drop_days as in as many days before; share with exactly one contact.
with bound as (
  select
    date(s.as_of, '-' || t.value || ' days') as since,
    date(s.as_of, '-' || (2 * t.value) || ' days') as since_before
  from scenario s
  join threshold t on t.name = 'drop_days'
),
pattern as (
  select
    d.days_since_contact,
    d.contacts,
    count(*) filter (where v.occurred_at >= b.since) as lately,
    count(*) filter (where v.occurred_at >= b.since_before and v.occurred_at < b.since) as before
  from deal d
  cross join bound b
  left join activity v on v.opportunity_id = d.opportunity_id
  where d.band_position = 3
  group by d.opportunity_id, d.days_since_contact, d.contacts
)
select
  count(*) as deals,
  avg(
    days_since_contact between (select value from threshold where name = 'least_quiet_days')
      and (select value from threshold where name = 'most_quiet_days')
  ) as silent_share,
  avg(2 * lately < before) as dropped_share,
  avg(contacts = 1) as single_share
from pattern;

-- name: claim_a3
-- claim: A3
-- definition: Share of open deals in the second health band whose last two-way contact was as many days ago as the threshold least_fading_days says, or more, but fewer than least_quiet_days; share of those in the fourth whose last was more days ago than the threshold most_quiet_days says.
select
  avg(
    days_since_contact >= (select value from threshold where name = 'least_fading_days')
      and days_since_contact < (select value from threshold where name = 'least_quiet_days')
  ) filter (where band_position = 2) as monitor_share,
  avg(days_since_contact > (select value from threshold where name = 'most_quiet_days'))
    filter (where band_position = 4) as critical_share
from deal
where status = 'Open';

-- name: claim_a4
-- claim: A4
-- definition: Share of all won deals with the contacts of the threshold many_contacts or more; with an Executive Sponsor among them; with fewer days than the threshold gap_days between any two of creation, the days of two-way activities, and close that follow one another; with a median of the Champion's response hours of at most the threshold fast_answer_hours (deals without an answer do not count as fast); median of all Champions' response hours.
with answer as (
  select
    v.opportunity_id,
    v.response_hours,
    row_number() over (partition by v.opportunity_id order by v.response_hours) as place,
    count(*) over (partition by v.opportunity_id) as answers,
    row_number() over (order by v.response_hours) as place_in_all,
    count(*) over () as answers_in_all
  from opportunity o
  join touch v on v.opportunity_id = o.opportunity_id
  where o.status = 'Won'
    and v.buying_role = 'Champion'
    and v.direction = 'Inbound'
    and v.response_hours is not null
),
champion_answer as (
  select opportunity_id, avg(response_hours) as median_hours
  from answer
  where place in ((answers + 1) / 2, (answers + 2) / 2)
  group by opportunity_id
)
select
  count(*) as deals,
  avg(d.contacts >= (select value from threshold where name = 'many_contacts')) as four_contacts_share,
  avg(d.sponsors > 0) as sponsor_share,
  avg(d.longest_gap < (select value from threshold where name = 'gap_days')) as no_gap_share,
  avg(coalesce(c.median_hours <= (select value from threshold where name = 'fast_answer_hours'), 0))
    as fast_champion_share,
  (
    select avg(response_hours)
    from answer
    where place_in_all in ((answers_in_all + 1) / 2, (answers_in_all + 2) / 2)
  ) as champion_hours
from deal d
left join champion_answer c on c.opportunity_id = d.opportunity_id
where d.status = 'Won';

-- name: claim_a5
-- claim: A5
-- definition: Share of all lost deals with the contacts of the threshold few_contacts or fewer; with an Executive Sponsor among them; with the days of the threshold gap_days or more between two of creation, the days of two-way activities, and close that follow one another; share with a competitor named ÷ that share of won deals.
select
  count(*) as deals,
  avg(contacts <= (select value from threshold where name = 'few_contacts')) as few_contacts_share,
  avg(sponsors > 0) as sponsor_share,
  avg(longest_gap >= (select value from threshold where name = 'gap_days')) as gap_share,
  avg(competitor is not null) / (select avg(competitor is not null) from opportunity where status = 'Won')
    as competitor_ratio
from deal
where status = 'Lost';

-- name: claim_a6
-- claim: A6
-- definition: Win rate of deals closed this quarter with the contacts of the threshold multi_threaded_contacts or more, but fewer than many_contacts, less that of deals with fewer; that of deals with many_contacts or more less that of those between.
with closed as (
  select
    avg(d.is_won) filter (where d.is_multi_threaded = 0) as one,
    avg(d.is_won) filter (where d.is_multi_threaded = 1 and d.contacts < t.value) as two_or_three,
    avg(d.is_won) filter (where d.contacts >= t.value) as four_or_more
  from deal d
  join threshold t on t.name = 'many_contacts'
  where d.closed_this_quarter = 1
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
select
  coalesce(sum(amount) filter (where counts_as = 'Closed'), 0) as closed,
  coalesce(sum(amount) filter (where counts_as = 'Commit'), 0) as "commit",
  coalesce(sum(amount) filter (where counts_as in ('Closed', 'Commit')), 0) as with_commit,
  coalesce(sum(amount) filter (where counts_as = 'Best Case'), 0) as best_case
from deal;

-- name: claim_f2
-- claim: F2
-- definition: Number and amount of open deals in Commit with an expected close date in the quarter and a health below the threshold poor_health; of the amount, what is the crashed deal's and what is not.
select
  count(*) as deals,
  coalesce(sum(amount), 0) as amount,
  coalesce(sum(amount) filter (where story_role = 'crash'), 0) as crash_amount,
  coalesce(sum(amount) filter (where story_role is not 'crash'), 0) as other_amount
from deal
where counts_as = 'Commit' and is_poor_health = 1;

-- name: claim_f3
-- claim: F3
-- definition: Amount won in the quarter to date plus the sum over open Commit deals dated in the quarter of amount × the weight of the deal's health band; the miss is the revenue target less that.
with forecast as (
  select coalesce(sum(adjusted_amount), 0) as adjusted
  from deal
  where counts_as in ('Closed', 'Commit')
)
select f.adjusted, t.target - f.adjusted as miss
from forecast f
cross join target t
where t.metric = 'revenue';

-- name: claim_f4
-- claim: F4
-- definition: Amount won in the quarter to date plus open Commit dated in the quarter, leaving out the deal with the role crash; the miss is the revenue target less that.
with forecast as (
  select coalesce(sum(amount), 0) as without_crash
  from deal
  where counts_as in ('Closed', 'Commit') and story_role is not 'crash'
)
select f.without_crash, t.target - f.without_crash as miss
from forecast f
cross join target t
where t.metric = 'revenue';

-- name: claim_f5
-- claim: F5
-- definition: Of open Commit deals dated in the quarter: the number with a health below the threshold poor_health, and their share of the amount.
select
  count(*) filter (where is_poor_health = 1) as deals,
  1.0 * coalesce(sum(amount) filter (where is_poor_health = 1), 0) / sum(amount) as share
from deal
where counts_as = 'Commit';

-- name: claim_f6
-- claim: F6
-- definition: Most days between two snapshots in a row; days from the quarter's start to the first; snapshots at which the company's Commit is above, and below, the one before; the call (Closed and Commit) of the first one, and the call with Best Case, ÷ the revenue target; snapshots at which the call is below the one before; pairs of AE and category in which the last snapshot differs from the live table (open deals and those closed this quarter) in deals, amount or health-adjusted amount, each deal's in whole dollars.
with weeks as (
  select
    observed_on,
    coalesce(sum(amount) filter (where forecast_category = 'Commit'), 0) as commit_amount,
    coalesce(sum(amount) filter (where forecast_category in ('Closed', 'Commit')), 0) as call_amount,
    coalesce(sum(amount) filter (where forecast_category in ('Closed', 'Commit', 'Best Case')), 0) as upside_amount
  from forecast_snapshot
  group by observed_on
),
steps as (
  select
    julianday(observed_on) - julianday(lag(observed_on) over (order by observed_on)) as days,
    commit_amount - lag(commit_amount) over (order by observed_on) as commit_change,
    call_amount - lag(call_amount) over (order by observed_on) as call_change
  from weeks
),
opening as (
  select 1.0 * w.call_amount / t.target as call_share, 1.0 * w.upside_amount / t.target as upside_share
  from weeks w
  join target t on t.metric = 'revenue'
  order by w.observed_on
  limit 1
),
both_sides as (
  select rep_id, forecast_category, 1 as deals, amount, round(adjusted_amount) as health_adjusted
  from deal
  where status = 'Open' or closed_this_quarter = 1
  union all
  select rep_id, forecast_category, -deals, -amount, -health_adjusted
  from forecast_snapshot
  where observed_on = (select max(observed_on) from forecast_snapshot)
),
differing as (
  select rep_id, forecast_category
  from both_sides
  group by rep_id, forecast_category
  having sum(deals) <> 0 or sum(amount) <> 0 or sum(health_adjusted) <> 0
)
select
  (select cast(max(days) as integer) from steps) as longest_step,
  (select cast(julianday(min(observed_on)) - julianday(s.quarter_start) as integer) from weeks) as first_after,
  (select count(*) from steps where commit_change > 0) as commit_rises,
  (select count(*) from steps where commit_change < 0) as commit_falls,
  (select call_share from opening) as opening_call,
  (select upside_share from opening) as opening_with_best_case,
  (select count(*) from steps where call_change < 0) as call_falls,
  (select count(*) from differing) as differences
from scenario s;

-- name: claim_f7
-- claim: F7
-- definition: Amount of open deals with an expected close date in the quarter ÷ (revenue target less closed-won in the quarter to date), of all of them and of those in the stage with the role proposal or in a later one; needed is 1 ÷ the win rate of the quarter to date.
select
  1.0 * coalesce(sum(d.amount), 0) / m.gap as coverage,
  1.0 * coalesce(sum(d.amount) filter (
    where g.position >= (select position from stage where role = 'proposal')
  ), 0) / m.gap as late_coverage,
  1.0 / t.win_rate as needed
from metric_to_date m
cross join team_to_date t
left join deal d on d.status = 'Open' and d.counts_as is not null
left join stage g on g.stage = d.stage
where m.metric = 'revenue'
group by m.gap, t.win_rate;

-- name: claim_f8
-- claim: F8
-- definition: The deals in Commit on the same day of last quarter, 13 weeks before the as-of day: their number; by health band that day the share of their dollars won within that quarter; how far the rule's forecast (closed by then and Commit × the band's weight) missed what that quarter closed ÷ how far the call (closed and Commit) missed it.
with bands as (
  select band_position, 1.0 * sum(amount * won_in_quarter) / sum(amount) as won_share
  from last_commit
  group by band_position
),
book as (
  select
    coalesce(sum(o.amount), 0) as outcome,
    coalesce(sum(o.amount) filter (where o.close_on <= date(s.as_of, '-91 days')), 0) as closed
  from scenario s
  join opportunity o on o.status = 'Won' and o.close_on between date(s.quarter_start, '-3 months') and date(s.quarter_start, '-1 day')
),
called as (
  select count(*) as deals, sum(amount) as amount, sum(amount * weight) as adjusted
  from last_commit
)
select
  c.deals,
  (select won_share from bands where band_position = 1) as healthy_share,
  (select won_share from bands where band_position = 2) as monitor_share,
  (select won_share from bands where band_position = 3) as at_risk_share,
  (select won_share from bands where band_position = 4) as critical_share,
  abs(b.closed + c.adjusted - b.outcome) as rule_miss,
  abs(b.closed + c.amount - b.outcome) as call_miss,
  abs(b.closed + c.adjusted - b.outcome) / abs(b.closed + c.amount - b.outcome) as miss_ratio
from book b
cross join called c;

-- name: claim_f9
-- claim: F9
-- definition: The call (Closed and Commit) as it is and as the weekly snapshot before the as-of day has it, and its change; the amount of the deals that came into it in between by being won from outside Commit or by entering Commit, and of those that left it for a lower category, for a later quarter or by being lost, each with the sign of what it did to the call; what is left of the change after all of them; the largest of these movements by its account and amount, and its amount ÷ that of the deal with the role crash.
with parts as (
  select
    coalesce(sum(change) filter (where movement = 'won'), 0) as won_from_outside,
    coalesce(sum(change) filter (where movement = 'entered'), 0) as entered,
    coalesce(sum(change) filter (where movement = 'lower'), 0) as to_lower_category,
    coalesce(sum(change) filter (where movement = 'later'), 0) as to_later_quarter,
    coalesce(sum(change) filter (where movement = 'lost'), 0) as lost,
    count(*) as deals,
    coalesce(sum(change), 0) as moved
  from call_change
),
largest as (
  select abs(c.change) as amount, c.change, a.name as account
  from call_change c
  join opportunity o on o.opportunity_id = c.opportunity_id
  join account a on a.account_id = o.account_id
  order by abs(c.change) desc, c.opportunity_id
  limit 1
)
select
  w.call,
  w.call - w.call_before as change,
  p.won_from_outside,
  p.entered,
  p.to_lower_category,
  p.to_later_quarter,
  p.lost,
  w.call - w.call_before - p.moved as left_over,
  p.deals,
  (select account from largest) as largest_account,
  (select change from largest) as largest_change,
  1.0 * (select amount from largest) / (select amount from opportunity where story_role = 'crash') as largest_over_crash
from parts p
cross join call_week w;

-- name: claim_f10
-- claim: F10
-- definition: Closed and Commit weighted by health band as it is; the open Commit deals dated in the quarter that are below the best band and that the plan's actions work on, each once: those in poor health, those over benchmark in a bottleneck (a stage whose completed stays take bottleneck_times its benchmark or more on average and in which bottleneck_amount or more of Commit and Best Case is over benchmark), those with fewer contacts than multi_threaded_contacts that are not in security, procurement or legal, those silent of the AE whose open deals are silent for longest on average, and those over benchmark in negotiation of the AE whose deals wait there for longest on average. What they add is amount × (weight of the next better band less that of their own); then the forecast with that, and what is still short of the revenue target.
with bottleneck as (
  select s.stage
  from stage_stay s
  join stage g on g.stage = s.stage
  join deal d on d.stage = s.stage and d.is_over_benchmark = 1 and d.counts_as in ('Commit', 'Best Case')
  where s.mean_days >= g.benchmark_days * (select value from threshold where name = 'bottleneck_times')
  group by s.stage
  having sum(d.amount) >= (select value from threshold where name = 'bottleneck_amount')
),
quietest as (
  select rep_id from rep_to_date order by mean_silent_days desc, rep limit 1
),
slowest as (
  select rep_id
  from deal
  where status = 'Open' and stage_role = 'negotiation'
  group by rep_id
  order by avg(days_in_stage) desc, rep_id
  limit 1
),
worked_on as (
  select d.amount * (n.weight - d.weight) as adds
  from deal d
  join health_band n on n.position = d.band_position - 1
  where d.counts_as = 'Commit'
    and (
      d.is_poor_health = 1
      or (d.is_over_benchmark = 1 and d.stage in (select stage from bottleneck))
      or (d.is_multi_threaded = 0 and d.stage_role not in ('security', 'procurement', 'legal'))
      or (d.is_silent = 1 and d.rep_id in (select rep_id from quietest))
      or (d.is_over_benchmark = 1 and d.stage_role = 'negotiation' and d.rep_id in (select rep_id from slowest))
    )
),
forecast as (
  select coalesce(sum(adjusted_amount), 0) as adjusted
  from deal
  where counts_as in ('Closed', 'Commit')
),
plan as (
  select count(*) as deals, coalesce(sum(adds), 0) as adds
  from worked_on
)
select
  f.adjusted,
  p.deals,
  p.adds,
  f.adjusted + p.adds as with_plan,
  t.target - f.adjusted - p.adds as short
from forecast f
cross join plan p
join target t on t.metric = 'revenue';

----------------------------------------------------------------------------------------------------------------------
-- Process
----------------------------------------------------------------------------------------------------------------------

-- name: claim_p1
-- claim: P1
-- definition: Mean days of all completed stays in the stage with the role legal; open deals whose open stay there is longer than the benchmark, their number and amount, and whether the deal with the role closing is one of them.
select
  y.mean_days as average_days,
  g.benchmark_days as benchmark,
  count(d.opportunity_id) as stuck_deals,
  coalesce(sum(d.amount), 0) as stuck_amount,
  count(d.opportunity_id) filter (where d.story_role = 'closing') as closing_among
from stage g
join stage_stay y on y.stage = g.stage
left join deal d on d.stage = g.stage and d.is_over_benchmark = 1
where g.role = 'legal'
group by y.mean_days, g.benchmark_days;

-- name: claim_p2
-- claim: P2
-- definition: Mean days of all completed stays in the stage with the role security; the benchmark of that step.
select y.mean_days as average_days, g.benchmark_days as benchmark
from stage g
join stage_stay y on y.stage = g.stage
where g.role = 'security';

-- name: claim_p3
-- claim: P3
-- definition: Of the cases with a step of the role proposal, the share that has one of the role discovery directly after such a step, each case counted once.
with cases as (
  select y.case_id, coalesce(max(g.role = 'discovery'), 0) as fell_back
  from stay y
  left join stage g on g.stage = y.next_stage
  where y.role = 'proposal'
  group by y.case_id
)
select count(*) as cases, avg(fell_back) as share
from cases;

-- name: claim_p4
-- claim: P4
-- definition: Mean days of all completed stays in the stage with the role procurement; over won deals with that step, the mean of cycle days less the mean cycle of won deals without it in the same segment.
with won as (
  select
    d.segment,
    d.cycle_days,
    d.opportunity_id in (select y.case_id from stay y where y.role = 'procurement') as has_procurement
  from deal d
  where d.status = 'Won'
),
compared as (
  select
    has_procurement,
    cycle_days - avg(cycle_days) filter (where has_procurement = 0) over (partition by segment) as days_more
  from won
)
select
  (
    select y.mean_days
    from stage_stay y
    join stage g on g.stage = y.stage
    where g.role = 'procurement'
  ) as average_days,
  avg(days_more) filter (where has_procurement = 1) as with_over_without
from compared;

-- name: claim_p5
-- claim: P5
-- definition: Won cases whose steps are exactly the stages on the happy path, in order: their number, the mean days from creation to close, and the segments that have none; for the others the mean over those cases of what other won cases of their segment took on average, less their own mean.
with traces as (
  select e.case_id, count(*) as steps, count(h.stage) as steps_on_path
  from process_event e
  left join happy_step h on h.place = e.position and h.stage = e.activity
  group by e.case_id
),
won as (
  select
    d.segment,
    d.cycle_days,
    t.steps_on_path = t.steps and t.steps = (select count(*) from happy_step) as is_happy
  from traces t
  join deal d on d.opportunity_id = t.case_id
  where d.status = 'Won'
),
compared as (
  select *, avg(cycle_days) filter (where is_happy = 0) over (partition by segment) as other_days
  from won
)
select
  avg(cycle_days) as average_days,
  count(*) as cases,
  (select count(*) from segment) - count(distinct segment) as segments_without,
  avg(other_days) - avg(cycle_days) as others_longer
from compared
where is_happy = 1;

-- name: claim_p6
-- claim: P6
-- definition: Open deals in the stage with the role design that have no Technical Buyer among their contacts: the number of those that have been there for more days than its benchmark, their share of all that have, and the same share of those within the benchmark ÷ that.
with standing as (
  select d.amount, d.is_over_benchmark = 1 as is_late, d.technical_buyers = 0 as lacks_buyer
  from deal d
  where d.status = 'Open' and d.stage_role = 'design'
)
select
  count(*) filter (where is_late and lacks_buyer) as deals,
  coalesce(sum(amount) filter (where is_late and lacks_buyer), 0) as amount,
  avg(lacks_buyer) filter (where is_late) as late_share,
  avg(lacks_buyer) filter (where not is_late) as within_share,
  avg(lacks_buyer) filter (where not is_late) / avg(lacks_buyer) filter (where is_late) as within_over_late
from standing;

-- name: claim_p7
-- claim: P7
-- definition: Closed cases that had a step of the role discovery directly after one of the role proposal, and all others with a step of the role proposal: their numbers; the win rate that the former would have at those of the latter in their own segments less their own win rate; the ratio of the two rates of Mantel and Haenszel over the segments; segments in which either group was all won or all lost.
select
  c.deals_with as fell_back,
  c.deals_without as others,
  c.rate_with as win_rate,
  c.like_rate_without as like_win_rate,
  c.like_rate_without - c.rate_with as cost,
  c.like_ratio,
  c.like_low,
  c.like_high,
  (
    select count(*)
    from win_rate_comparison s
    where s.comparison = c.comparison
      and s.segment_position > 0
      and (s.won_with in (0, s.deals_with) or s.won_without in (0, s.deals_without))
  ) as one_sided
from win_rate_comparison c
where c.comparison = 'rework' and c.segment_position = 0;

-- name: claim_h1
-- claim: H1
-- definition: The crashed deal's fall is its latest health on or before the day of its last two-way contact less its health now; a closed deal fell as far when a score is at least that many points below one of the days before it, as many as the threshold fall_days says, on the first such day; the share of them won; the share with a two-way activity with an Executive Sponsor in the days of the threshold recovery_days after that day, won deals less lost ones.
select
  count(*) as deals,
  avg(d.is_won) as win_rate,
  avg(f.sponsor) filter (where d.is_won = 1) - avg(f.sponsor) filter (where d.is_won = 0) as sponsor_difference
from past_fall f
join deal d on d.opportunity_id = f.opportunity_id;

----------------------------------------------------------------------------------------------------------------------
-- The seven insights
----------------------------------------------------------------------------------------------------------------------

-- name: claim_i1
-- claim: I1
-- definition: The deal with the role crash: health before is the latest score on or before the day of its last two-way contact, health is today's, days silent are the days since that contact; the champion is the first engaged contact of that role.
select
  d.account,
  d.amount,
  l.health_before,
  d.health,
  (select c.name from champion c where c.opportunity_id = d.opportunity_id) as champion,
  d.days_since_contact as silent_days
from deal d
join last_contact l on l.opportunity_id = d.opportunity_id
where d.story_role = 'crash';

-- name: claim_i2
-- claim: I2
-- definition: Open Commit deals dated in the quarter with a health below the threshold poor_health, their number and amount; the miss is the revenue target less the health-adjusted forecast (closed-won plus Commit × the weight of each deal's health band).
with forecast as (
  select
    coalesce(sum(amount) filter (where counts_as = 'Commit' and is_poor_health = 1), 0) as amount,
    count(*) filter (where counts_as = 'Commit' and is_poor_health = 1) as deals,
    sum(adjusted_amount) as adjusted
  from deal
  where counts_as in ('Closed', 'Commit')
)
select f.amount, f.deals, t.target - f.adjusted as miss
from forecast f
cross join target t
where t.metric = 'revenue';

-- name: claim_i3
-- claim: I3
-- definition: Over deals closed this quarter: win rate of multi-threaded deals (the contacts of the threshold multi_threaded_contacts or more, people of Legal and Procurement not counted) ÷ win rate of all others, the single-threaded ones, with the lower end of its 95% interval by the logarithm of the ratio (Katz); the same ratio held within segments (Mantel and Haenszel); mean contacts and win rate of the AE with the role top_performer and of all AEs; early ratio: the same on the contacts engaged by the last day of the deal's first step of the role discovery (by the close when none was completed).
select
  c.ratio,
  c.ratio_low,
  c.ratio_high,
  c.like_ratio,
  r.contacts_a_deal as top_contacts,
  r.win_rate as top_win_rate,
  t.contacts_a_deal as team_contacts,
  t.win_rate as team_win_rate,
  e.ratio as early_ratio
from team_to_date t
join win_rate_comparison c on c.comparison = 'contacts' and c.segment_position = 0
join win_rate_comparison e on e.comparison = 'early contacts' and e.segment_position = 0
join rep_to_date r on r.story_role = 'top_performer';

-- name: claim_i4
-- claim: I4
-- definition: The competitor named in this quarter's lost deals with the largest amount; the number and amount of those deals and how many have Price as loss reason; deals won in either quarter in which it was named; this quarter's lost deals in which another competitor was named.
with losses as (
  select
    competitor,
    count(*) as losses,
    sum(amount) as amount,
    count(*) filter (where loss_reason = 'Price') as citing_price,
    row_number() over (order by sum(amount) desc, competitor) as place
  from deal
  where status = 'Lost' and closed_this_quarter = 1 and competitor is not null
  group by competitor
)
select
  l.competitor as rival,
  l.losses,
  l.amount,
  l.citing_price,
  (select count(*) from opportunity o where o.status = 'Won' and o.competitor = l.competitor) as rival_beaten,
  (select coalesce(sum(x.losses), 0) from losses x where x.place > 1) as lost_to_others
from losses l
where l.place = 1;

-- name: claim_i5
-- claim: I5
-- definition: Mean days of all completed stays in the stage with the role legal; its benchmark; number and amount of open deals whose open stay there is longer than the benchmark.
select
  y.mean_days as average_days,
  g.benchmark_days as benchmark,
  count(d.opportunity_id) as deals,
  coalesce(sum(d.amount), 0) as amount
from stage g
join stage_stay y on y.stage = g.stage
left join deal d on d.stage = g.stage and d.is_over_benchmark = 1
where g.role = 'legal'
group by y.mean_days, g.benchmark_days;

-- name: claim_i6
-- claim: I6
-- definition: The AE with the lowest attainment; mean contacts over the AE's deals closed this quarter; the stage at which most of the AE's losses of this quarter were lost.
select
  r.rep,
  r.attainment,
  r.contacts_a_deal as contacts,
  (
    select d.lost_at_stage
    from deal d
    where d.rep_id = r.rep_id and d.status = 'Lost' and d.closed_this_quarter = 1 and d.lost_at_stage is not null
    group by d.lost_at_stage
    order by count(*) desc, d.lost_at_stage
    limit 1
  ) as dies_in
from rep_to_date r
order by r.attainment, r.rep
limit 1;

-- name: claim_i7
-- claim: I7
-- definition: The AE with the highest attainment: closed-won this quarter ÷ quota to date.
select rep, attainment
from rep_to_date
order by attainment desc, rep
limit 1;
