-- The what-ifs of the report: what a switch does to the reader's own copy of the data, as statements that anybody may
-- read, change and run. Each keeps the data whole: a deal's stage is the last step of its case, its history has what
-- changed, and the last forecast snapshot is what the live table says. They find their rows by roles and definitions,
-- and where a switch stands for one deal, by `:opportunity_id`, which the switch fills in.

-- name: crash_slips
-- title: The deal whose health crashed moves into the next quarter
insert into opportunity_change (opportunity_id, position, changed_on, field, old_value, new_value)
select
  o.opportunity_id,
  (select max(c.position) + 1 from opportunity_change c where c.opportunity_id = o.opportunity_id),
  date(s.as_of), 'close_on', o.close_on, date(s.quarter_end, '+14 days')
from opportunity o
cross join scenario s
where o.story_role = 'crash' and o.status = 'Open';

update opportunity
set close_on = (select date(quarter_end, '+14 days') from scenario), pushes = pushes + 1
where story_role = 'crash' and status = 'Open';

-- name: deal_slips
-- title: A Commit deal in poor health moves into the next quarter
insert into opportunity_change (opportunity_id, position, changed_on, field, old_value, new_value)
select
  o.opportunity_id,
  (select max(c.position) + 1 from opportunity_change c where c.opportunity_id = o.opportunity_id),
  date(s.as_of), 'close_on', o.close_on, date(s.quarter_end, '+14 days')
from opportunity o
cross join scenario s
where o.opportunity_id = :opportunity_id and o.status = 'Open';

update opportunity
set close_on = (select date(quarter_end, '+14 days') from scenario), pushes = pushes + 1
where opportunity_id = :opportunity_id and status = 'Open';

-- name: legal_in_time
-- title: The deals stuck in the legal step come out of it today, and are won
insert into process_event (case_id, position, activity, started_at, completed_at, resource)
select e.case_id, e.position + 1, g.stage, s.as_of, s.as_of, d.rep
from deal d
join process_event e on e.case_id = d.opportunity_id and e.completed_at is null
join stage g on g.role = 'won'
cross join scenario s
where d.stage_role = 'legal' and d.is_over_benchmark = 1;

update process_event
set completed_at = (select as_of from scenario)
where completed_at is null
  and case_id in (select opportunity_id from deal where stage_role = 'legal' and is_over_benchmark = 1);

insert into opportunity_change (opportunity_id, position, changed_on, field, old_value, new_value)
select
  d.opportunity_id,
  (select max(c.position) + 1 from opportunity_change c where c.opportunity_id = d.opportunity_id),
  date(s.as_of), 'forecast_category', d.forecast_category, 'Closed'
from deal d
cross join scenario s
where d.stage_role = 'legal' and d.is_over_benchmark = 1;

insert into opportunity_change (opportunity_id, position, changed_on, field, old_value, new_value)
select
  d.opportunity_id,
  (select max(c.position) + 1 from opportunity_change c where c.opportunity_id = d.opportunity_id),
  date(s.as_of), 'close_on', d.close_on, date(s.as_of)
from deal d
cross join scenario s
where d.stage_role = 'legal' and d.is_over_benchmark = 1 and d.close_on <> date(s.as_of);

update opportunity
set
  status = 'Won',
  stage = (select stage from stage where role = 'won'),
  forecast_category = 'Closed',
  stage_entered_on = (select date(as_of) from scenario),
  close_on = (select date(as_of) from scenario),
  health = null,
  next_step = null
where opportunity_id in (select opportunity_id from deal where stage_role = 'legal' and is_over_benchmark = 1);

delete from forecast_snapshot
where observed_on = (select date(as_of) from scenario);

insert into forecast_snapshot (observed_on, rep_id, forecast_category, deals, amount, health_adjusted)
select
  q.today, d.rep_id,
  case d.status when 'Won' then 'Closed' when 'Lost' then 'Omitted' else d.forecast_category end as category,
  count(*), sum(d.amount), cast(round(sum(d.adjusted_amount)) as integer)
from deal d
cross join quarter_to_date q
where d.status = 'Open' or d.closed_this_quarter = 1
group by d.rep_id, category;

-- name: price_losses_won_back
-- title: The deals lost on price this quarter, to the rival of the deal with the role price_loss, are won
update process_event
set activity = (select stage from stage where role = 'won')
where activity = (select stage from stage where role = 'lost')
  and case_id in (
    select d.opportunity_id
    from deal d
    join opportunity o on o.story_role = 'price_loss' and o.competitor = d.competitor and o.loss_reason = d.loss_reason
    where d.status = 'Lost' and d.closed_this_quarter = 1
  );

update opportunity_change
set new_value = 'Closed'
where field = 'forecast_category'
  and position = (
    select max(c.position)
    from opportunity_change c
    where c.opportunity_id = opportunity_change.opportunity_id and c.field = 'forecast_category'
  )
  and opportunity_id in (
    select d.opportunity_id
    from deal d
    join opportunity o on o.story_role = 'price_loss' and o.competitor = d.competitor and o.loss_reason = d.loss_reason
    where d.status = 'Lost' and d.closed_this_quarter = 1
  );

update opportunity
set
  status = 'Won',
  stage = (select stage from stage where role = 'won'),
  forecast_category = 'Closed',
  loss_reason = null,
  lost_at_stage = null,
  situation = null
where opportunity_id in (
  select d.opportunity_id
  from deal d
  join opportunity o on o.story_role = 'price_loss' and o.competitor = d.competitor and o.loss_reason = d.loss_reason
  where d.status = 'Lost' and d.closed_this_quarter = 1
);

delete from forecast_snapshot
where observed_on = (select date(as_of) from scenario);

insert into forecast_snapshot (observed_on, rep_id, forecast_category, deals, amount, health_adjusted)
select
  q.today, d.rep_id,
  case d.status when 'Won' then 'Closed' when 'Lost' then 'Omitted' else d.forecast_category end as category,
  count(*), sum(d.amount), cast(round(sum(d.adjusted_amount)) as integer)
from deal d
cross join quarter_to_date q
where d.status = 'Open' or d.closed_this_quarter = 1
group by d.rep_id, category;

-- name: plan_succeeds
-- title: Each action of the plan lifts its deals into the health band that it aims at
update health_snapshot
set health = (
  select b.min_health
  from plan_deal p
  join health_band b on b.band = p.next_band
  where p.opportunity_id = health_snapshot.opportunity_id
)
where observed_on = (select max(h.observed_on) from health_snapshot h where h.opportunity_id = health_snapshot.opportunity_id)
  and opportunity_id in (select opportunity_id from plan_deal where impact > 0);

-- The plan is another one from here on: what it aimed at stands in the history.
update opportunity
set health = (select h.health from health_snapshot h where h.opportunity_id = opportunity.opportunity_id order by h.observed_on desc limit 1)
where status = 'Open';

delete from forecast_snapshot
where observed_on = (select date(as_of) from scenario);

insert into forecast_snapshot (observed_on, rep_id, forecast_category, deals, amount, health_adjusted)
select
  q.today, d.rep_id,
  case d.status when 'Won' then 'Closed' when 'Lost' then 'Omitted' else d.forecast_category end as category,
  count(*), sum(d.amount), cast(round(sum(d.adjusted_amount)) as integer)
from deal d
cross join quarter_to_date q
where d.status = 'Open' or d.closed_this_quarter = 1
group by d.rep_id, category;
