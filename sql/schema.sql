-- The tables of the synthetic CRM. The comments below are the data dictionary that the site shows: the comment
-- above a table describes the table, the comment beside a column describes the column.
-- Dates are ISO text (2026-12-07), timestamps ISO local time (2026-12-07T08:00), money is whole US dollars,
-- rates are fractions of 1, flags are 0 or 1.

-- The one scenario that the data tells: which company, which quarter, seen from which moment.
create table scenario (
  company text not null, -- The fictional company
  product text not null, -- What it sells
  quarter text not null primary key, -- The running quarter, such as 2026-Q4
  quarter_start text not null, -- First day of the quarter
  quarter_end text not null, -- Last day of the quarter
  as_of text not null, -- The moment from which everything is seen; nothing is known after it
  seed text not null, -- The seed of the random streams; the same seed gives the same rows
  time_zone text not null -- Where the local times are local, as the IANA names it, such as America/Chicago
) without rowid;

-- Every number that a definition decides by, a row each. The queries and the agents read them here, and nowhere else.
create table threshold (
  name text not null primary key, -- What it is called, such as poor_health
  value numeric not null, -- The number
  unit text not null, -- What it counts: score, days, share, contacts and so on
  decides text not null -- What it decides
) without rowid;

-- The plan's phasing: how much of a quarter's target falls into each of its months, spread evenly over the month's days.
create table plan_phase (
  month text not null primary key, -- The month, such as 2026-10
  starts_on text not null, -- First day of the month
  ends_on text not null, -- Last day of the month
  share real not null -- Share of the quarter's target planned for the month
) without rowid;

-- The quarter's targets for the four metrics of the dashboard.
create table target (
  metric text not null primary key, -- revenue, new_logos, expansion or win_rate
  label text not null, -- The metric's name on the dashboard
  target real not null, -- The target for the whole quarter
  unit text not null -- usd, deals or rate
) without rowid;

-- The people above the account executives: managers, directors and the CRO.
create table leader (
  leader_id text not null primary key, -- Key, such as LDR-01
  name text not null, -- Full name
  title text not null, -- Job title
  region text, -- The region led; null for leaders of several regions
  reports_to text references leader (leader_id), -- The leader's own leader; null for the CRO
  started_on text not null, -- First day in this job
  level text not null check (level in ('cro', 'director', 'manager')) -- Rank, whatever the title says: cro, director or manager
) without rowid;

-- The account executives (AEs).
create table rep (
  rep_id text not null primary key, -- Key, such as AE-01
  name text not null, -- Full name
  title text not null, -- Job title
  manager_id text not null references leader (leader_id), -- The AE's manager
  region text not null, -- The AE's region, and so that of all the AE's accounts
  archetype text not null, -- The AE's arc in the story, in a few words
  story_role text not null unique, -- What the scenes find the AE by: top_performer, steady, rising, closer, slump, capped, at_risk, ramping, turnaround or newest
  hired_on text not null, -- First day at the company
  quota integer not null, -- Quota of the running quarter, US dollars
  quota_to_date integer not null -- Quota times the plan's phasing up to the as-of day, US dollars
) without rowid;

-- What each AE sold in each finished quarter.
create table rep_quarter (
  rep_id text not null references rep (rep_id), -- The AE
  quarter text not null, -- The finished quarter, such as 2026-Q3
  quota integer not null, -- Quota of that quarter, US dollars
  closed_won integer not null, -- Amount won in that quarter, US dollars
  attainment real not null, -- closed_won divided by quota
  primary key (rep_id, quarter)
) without rowid;

-- The companies that we sell to, and might sell to.
create table account (
  account_id text not null primary key, -- Key, such as ACC-0042
  name text not null unique, -- The company's name
  industry text not null, -- Its industry
  region text not null, -- Its sales region, which is its AE's
  employees integer not null, -- Number of employees
  customer_since text -- Date of its first contract; null: not a customer
) without rowid;

-- The people at the accounts.
create table contact (
  contact_id text not null primary key, -- Key, such as CON-0042
  account_id text not null references account (account_id), -- The person's company
  name text not null, -- Full name
  title text not null, -- Job title
  buying_role text not null, -- Champion, Executive Sponsor, Economic Buyer, Technical Buyer, User, Legal or Procurement
  known_by_leader_id text references leader (leader_id) -- The leader who has a relationship with this person; null: nobody
) without rowid;

-- The steps of the sales process, with how long each should take.
create table stage (
  stage text not null primary key, -- The step's name
  position integer not null unique, -- Its place in the process
  benchmark_days integer, -- Days that the step should take; null for the two ends
  on_happy_path integer not null, -- 1 when the step is on the happy path
  role text not null unique -- What the queries find it by, whatever its name: lead, qualified, discovery, design, proposal, negotiation, security, procurement, legal, won or lost
) without rowid;

-- The segments: how large a deal is, by its amount.
create table segment (
  segment text not null primary key, -- The segment's name
  position integer not null unique, -- Its place by size, 1 for the largest deals
  min_amount integer not null, -- Smallest amount of the segment, US dollars
  max_amount integer not null -- Largest amount of the segment, US dollars
) without rowid;

-- The bands of deal health, and the weight that the health-adjusted forecast gives to a deal in each.
create table health_band (
  band text not null primary key, -- The band's name
  min_health integer not null, -- Lowest score of the band
  max_health integer not null, -- Highest score of the band
  weight real not null, -- Share of an open deal's amount that the health-adjusted forecast counts
  position integer not null unique, -- Its place, 1 for the best
  glyph text not null -- The sign that stands with the band's name and colour
) without rowid;

-- The deals: all that closed in the last finished quarter or in the running one, and all that are open.
create table opportunity (
  opportunity_id text not null primary key, -- Key, such as OPP-0042
  account_id text not null references account (account_id), -- The account
  rep_id text not null references rep (rep_id), -- The AE who owns the deal
  name text not null, -- The deal's name
  deal_type text not null check (deal_type in ('New Logo', 'Expansion')), -- New Logo or Expansion
  segment text not null references segment (segment), -- The segment that its amount falls into
  amount integer not null check (amount > 0), -- Annual contract value, US dollars
  status text not null check (status in ('Open', 'Won', 'Lost')), -- Open, Won or Lost
  stage text not null references stage (stage), -- The last step of the deal's case
  forecast_category text not null check (forecast_category in ('Closed', 'Commit', 'Best Case', 'Pipeline', 'Omitted')), -- The AE's call; won deals are Closed, lost ones Omitted
  created_on text not null, -- The day the deal was created
  stage_entered_on text not null, -- The day it entered its present stage
  close_on text not null, -- The day it closed; for an open deal the day it is expected to close
  pushes integer not null, -- How often its expected close date was moved to a later day
  health integer check (health between 0 and 100), -- Health score of an open deal today, 0 to 100; null when closed
  competitor text, -- The competitor named in the deal; null: none named
  loss_reason text, -- Why it was lost; null: not lost, or not filled in
  lost_at_stage text references stage (stage), -- The step in which it was lost; null: not lost
  next_step text, -- The AE's next step; null: closed, or not filled in
  lead_source text not null, -- Where the deal came from
  is_key integer not null check (is_key in (0, 1)), -- 1 for the deals that the story names
  situation text, -- The label of a key deal; null for all others
  story_role text unique -- What the scenes find a key deal by (crash, sponsored, contested, closing, stuck, championed, price_loss); null for all others
) without rowid;

-- By kind and size, so that the deals most like one are found without going through all of them.
create index opportunity_by_size on opportunity (segment, deal_type, amount);

-- Which contacts took part in which deal: a contact counts once it has taken part in a two-way activity.
create table opportunity_contact (
  opportunity_id text not null references opportunity (opportunity_id), -- The deal
  contact_id text not null references contact (contact_id), -- The contact, a person at the deal's account
  engaged_on text not null, -- The day of the contact's first two-way activity on this deal
  primary key (opportunity_id, contact_id)
) without rowid;

-- Everything that happened between an AE and a contact on a deal.
create table activity (
  activity_id text not null, -- Key, such as ACT-00042, in the order of time
  opportunity_id text not null references opportunity (opportunity_id), -- The deal
  contact_id text not null references contact (contact_id), -- The contact
  rep_id text not null references rep (rep_id), -- The AE
  occurred_at text not null, -- When it happened
  type text not null check (type in ('Email', 'Call', 'Meeting', 'Demo')), -- Email, Call, Meeting or Demo
  direction text not null check (direction in ('Inbound', 'Outbound')), -- Who started it: Inbound from the buyer, Outbound from the AE
  is_two_way integer not null check (is_two_way in (0, 1)), -- 1 for contact: a meeting held, a call answered, a message the buyer sent
  response_hours real, -- For a message from the buyer: hours since the message it answers; null: not an answer
  subject text not null, -- What it was about
  -- Deal by deal, as the queries ask for them: so no index is needed, which every reader would fetch with the file.
  primary key (opportunity_id, activity_id)
) without rowid;

-- Who of the buyer's took part in a meeting or demo that was held: the activity's own contact, and others beside.
create table activity_contact (
  opportunity_id text not null, -- The deal
  activity_id text not null, -- The meeting or demo
  contact_id text not null references contact (contact_id), -- Somebody of the buyer's who took part
  primary key (opportunity_id, activity_id, contact_id),
  foreign key (opportunity_id, activity_id) references activity (opportunity_id, activity_id)
) without rowid;

-- The health score of each deal over time, up to the day it closed or to the as-of day.
create table health_snapshot (
  opportunity_id text not null references opportunity (opportunity_id), -- The deal
  observed_on text not null, -- The day of the score
  health integer not null check (health between 0 and 100), -- The score, 0 to 100
  note text, -- What moved the score that day; null: nothing of note
  primary key (opportunity_id, observed_on)
) without rowid;

-- The event log: the steps that each deal's case went through, one after another without gap or overlap.
create table process_event (
  case_id text not null references opportunity (opportunity_id), -- The case, which is the deal
  position integer not null, -- The step's place in the case, from 1
  activity text not null references stage (stage), -- The step
  started_at text not null, -- When the step began
  completed_at text, -- When it ended; null while the step is still open
  resource text not null, -- Who did it
  primary key (case_id, position)
) without rowid;

-- The history of a deal's forecast category and expected close date.
create table opportunity_change (
  opportunity_id text not null references opportunity (opportunity_id), -- The deal
  position integer not null, -- The change's place in the deal's history, from 1
  changed_on text not null, -- The day of the change; the first entries are of the day the deal was created
  field text not null check (field in ('forecast_category', 'close_on')), -- What changed: forecast_category or close_on
  old_value text, -- The value before; null when the deal was created
  new_value text not null, -- The value after
  primary key (opportunity_id, position)
) without rowid;

-- The weekly forecast snapshots of the running quarter: open deals and those closed in the quarter, by AE and category.
create table forecast_snapshot (
  observed_on text not null, -- The day of the snapshot; the last one is the as-of day and equals the live table
  rep_id text not null references rep (rep_id), -- The AE
  forecast_category text not null, -- Closed (won this quarter), Commit, Best Case, Pipeline or Omitted (lost this quarter, or left out)
  deals integer not null, -- Number of deals
  amount integer not null, -- Their amount, US dollars
  health_adjusted integer not null, -- Their amount weighted by health band on that day, US dollars; won deals count in full, lost ones not at all
  primary key (observed_on, rep_id, forecast_category)
) without rowid;

-- The claims of the story: what the scenario states, to be held against what the rows say.
create table claim (
  claim_id text not null primary key, -- Key, such as T1
  position integer not null unique, -- Its place in the ledger
  part text not null, -- The part of the story that makes it
  statement text not null -- The claim as the story states it
) without rowid;

-- The figures of each claim: which column of the claim's query must come to which stated value.
create table claim_figure (
  claim_id text not null references claim (claim_id), -- The claim
  position integer not null, -- Its place in the claim, from 1
  figure text not null, -- The column of the claim's query in sql/claims.sql
  label text not null, -- The figure in words
  test text not null check (test in ('equals', 'at least', 'at most', 'above', 'below')), -- How computed and stated value must compare
  stated any not null, -- The stated value: a number, or a text for a name or a label
  format text not null, -- How the figure is written, which also says to what precision it must agree
  primary key (claim_id, position)
) without rowid;

-- What the agents raised: rules over rows, run when the database is built and again after an edit.
create table insight (
  insight_id text not null primary key, -- Key of the insight: its rule and, where a rule raises one a row, that row's key
  agent_id text not null, -- The agent that raised it
  agent text not null, -- The agent's name
  rule_id text not null, -- The rule that raised it, which is the kind of the insight
  severity text not null check (severity in ('critical', 'pattern', 'coaching', 'info')), -- critical, pattern, coaching or info
  icon text not null, -- The sign that stands before the title
  title text not null, -- The finding in one line
  detail text not null, -- The figures behind it
  action text not null, -- The recommended action
  owner_id text, -- Who should act: a leader or an AE
  due_on text not null, -- The day by which to act, a working day
  impact integer, -- What its action adds to the health-adjusted forecast if it works: its part of the bridge, US dollars; null: not planned
  how text not null, -- How the impact is computed
  later integer, -- What it may bring a quarter beyond this one, US dollars, apart from the impact; null: not estimated
  later_low integer, -- Lower end of the 95% interval of that
  later_high integer, -- Upper end of it
  later_how text, -- How it is estimated
  target_type text not null check (target_type in ('deal', 'rep', 'scene')), -- What it is about: a deal, an AE or a scene of the report
  target_id text not null, -- The deal's or the AE's key, or the scene's id
  link text not null, -- The address of that page under the site, or the scene's fragment
  watched text not null, -- The named query whose rows raised it
  raised_at text not null -- The moment of the rows on which it was raised
) without rowid;

-- The open deals that an insight's action works on. A deal may stand under several insights, and counts under one: the
-- highest-ranked action that concerns it.
create table insight_deal (
  insight_id text not null references insight (insight_id), -- The insight
  opportunity_id text not null references opportunity (opportunity_id), -- The deal
  amount integer not null, -- The deal's amount, US dollars
  is_planned integer not null, -- 1 under the highest-ranked action that concerns the deal, 0 under every other
  impact real not null, -- The deal's part of the bridge, US dollars: amount × (weight of the next better band less the weight of its own) where it is planned and in the forecast; else 0
  primary key (insight_id, opportunity_id)
) without rowid;

-- What to do, as the planner ranked it: an action for each insight that the agents raised.
create table action (
  rank integer not null primary key, -- Its place, from 1
  insight_id text not null unique references insight (insight_id), -- The insight behind it
  action text not null, -- What to do
  owner_id text, -- Who should do it: a leader or an AE
  due_on text not null, -- The day by which to do it, a working day
  impact integer not null, -- What it adds to the health-adjusted forecast if it works: the sum of its deals' parts, US dollars
  how text not null -- How the impact is computed
) without rowid;

-- What follows is computed from the tables above: what several queries mean by a word is said here, once.
-- Most are views. What would be slow to compute with each query is a table, filled from the view that has its name and
-- ends in `_now` when the database is built: `delete from deal_contact; insert into deal_contact select * from
-- deal_contact_now` fills it anew after an edit.

-- The running quarter up to the as-of day, and how much of it the plan expects by then.
create view quarter_to_date as
select
  s.quarter, -- The running quarter
  date(s.as_of) as today, -- The as-of day
  cast(julianday(date(s.as_of)) - julianday(s.quarter_start) as integer) as days_over, -- Days of the quarter that are over
  cast(julianday(s.quarter_end) - julianday(s.quarter_start) as integer) + 1 as days, -- Days in the quarter
  cast(julianday(s.quarter_end) - julianday(date(s.as_of)) as integer) + 1 as days_left, -- Days left in the quarter, the as-of day included
  (
    select sum(
      p.share
      * min(max(julianday(date(s.as_of)) - julianday(p.starts_on), 0), julianday(p.ends_on) - julianday(p.starts_on) + 1)
      / (julianday(p.ends_on) - julianday(p.starts_on) + 1)
    )
    from plan_phase p
  ) as plan_share -- The plan's phasing to date: the share of a target that is planned for the days that are over
from scenario s;

-- Everyone who can own an action: the leaders and the AEs.
create view person as
select
  leader_id as person_id, -- Key of the leader or the AE
  name, -- Full name
  title, -- Job title
  level -- cro, director, manager or ae
from leader
union all
select rep_id, name, title, 'ae'
from rep;

-- The days between contacts of each deal: from its creation, between days with two-way contact that follow one another,
-- and up to its close or the as-of day.
create view contact_gap as
with mark as (
  select opportunity_id, created_on as day, 0 as is_contact
  from opportunity
  union all
  select opportunity_id, date(occurred_at), 1
  from activity
  where is_two_way = 1
  union all
  select o.opportunity_id, case when o.status = 'Open' then date(s.as_of) else o.close_on end, 0
  from opportunity o
  cross join scenario s
),
gap as (
  select
    opportunity_id,
    day as since,
    max(is_contact) as is_after_contact,
    lead(day, 1, day) over (partition by opportunity_id order by day) as until
  from mark
  group by opportunity_id, day
)
select
  opportunity_id, -- The deal
  since, -- The day from which it was silent
  until, -- The next day with contact, or the end
  cast(julianday(until) - julianday(since) as integer) as days, -- Days between the two
  is_after_contact -- 1 when since is a day with contact, 0 when the deal was created on it
from gap;

-- The contacts that count where contacts are counted: all engaged but those of Legal and Procurement. These come with the
-- paper, on deals that are nearly won, and would make "more contacts win" true by construction.
create view counted_contact as
select
  oc.opportunity_id, -- The deal
  oc.contact_id, -- The contact
  oc.engaged_on, -- The day of the contact's first two-way activity on this deal
  c.buying_role -- Part in the buying
from opportunity_contact oc
join contact c on c.contact_id = oc.contact_id
where c.buying_role not in ('Legal', 'Procurement');

-- Contact on each deal, a row a deal. A contact of a deal has taken part in a two-way activity on it.
create table deal_contact (
  opportunity_id text not null primary key references opportunity (opportunity_id), -- The deal
  people integer not null, -- Everyone the CRM knows at the account, engaged or not
  contacts integer not null, -- Contacts engaged, but for people of Legal and Procurement: they come with the paper, on deals that are nearly won
  early_contacts integer, -- Of a closed deal: the same contacts, as far as engaged by the end of its first discovery step, or by its close where none was completed; null when open
  sponsors integer not null, -- Executive sponsors among the contacts
  technical_buyers integer not null, -- Technical buyers among the contacts
  discovery_meetings integer not null, -- Meetings held on a day of a discovery step whose subject begins with the step's name
  longest_gap integer not null, -- Most days without contact on end: from creation, between days with contact, or up to the close or the as-of day
  last_contact_on text -- Day of the last two-way contact
) without rowid;

-- Computes deal_contact.
create view deal_contact_now as
with people as (
  select account_id, count(*) as people
  from contact
  group by account_id
),
silence as (
  select opportunity_id, max(days) as longest_gap, max(since) filter (where is_after_contact = 1) as last_contact_on
  from contact_gap
  group by opportunity_id
),
discovery as (
  select e.case_id as opportunity_id, g.stage, e.position, date(e.started_at) as started_on, date(e.completed_at) as ended_on
  from process_event e
  join stage g on g.stage = e.activity
  where g.role = 'discovery'
),
meeting as (
  select d.opportunity_id, count(distinct v.activity_id) as meetings
  from discovery d
  join activity v on v.opportunity_id = d.opportunity_id
  where v.type = 'Meeting'
    and v.is_two_way = 1
    and v.subject like d.stage || '%'
    and date(v.occurred_at) >= d.started_on
    and date(v.occurred_at) <= coalesce(d.ended_on, date(v.occurred_at))
  group by d.opportunity_id
)
select
  o.opportunity_id,
  coalesce(p.people, 0) as people,
  count(oc.contact_id) as contacts,
  case when o.status <> 'Open' then
    count(oc.contact_id) filter (where oc.engaged_on <= coalesce(
      (select d.ended_on from discovery d where d.opportunity_id = o.opportunity_id order by d.position limit 1),
      o.close_on
    ))
  end as early_contacts,
  count(*) filter (where oc.buying_role = 'Executive Sponsor') as sponsors,
  count(*) filter (where oc.buying_role = 'Technical Buyer') as technical_buyers,
  coalesce(m.meetings, 0) as discovery_meetings,
  y.longest_gap,
  y.last_contact_on
from opportunity o
left join people p on p.account_id = o.account_id
left join silence y on y.opportunity_id = o.opportunity_id
left join meeting m on m.opportunity_id = o.opportunity_id
left join counted_contact oc on oc.opportunity_id = o.opportunity_id
group by o.opportunity_id;

-- One row a deal, with what people ask about it: the opportunity with its account, AE, manager and region by name.
-- What it takes from elsewhere it mostly looks up column by column, so that a query pays only for what it reads.
create view deal as
select
  o.opportunity_id, -- The deal's key
  o.name as deal, -- The deal's name
  o.account_id, -- The account's key
  (select a.name from account a where a.account_id = o.account_id) as account, -- The account's name
  (select a.industry from account a where a.account_id = o.account_id) as industry, -- The account's industry
  o.rep_id, -- The AE's key
  (select r.name from rep r where r.rep_id = o.rep_id) as rep, -- The AE's name
  (select r.manager_id from rep r where r.rep_id = o.rep_id) as manager_id, -- The key of the AE's manager
  (select m.name from rep r join leader m on m.leader_id = r.manager_id where r.rep_id = o.rep_id) as manager, -- The AE's manager
  (select m.reports_to from rep r join leader m on m.leader_id = r.manager_id where r.rep_id = o.rep_id) as director_id, -- The key of the manager's own leader
  (select r.region from rep r where r.rep_id = o.rep_id) as region, -- The AE's region
  o.deal_type, -- New Logo or Expansion
  o.segment, -- The segment that its amount falls into
  o.amount, -- Annual contract value, US dollars
  o.status, -- Open, Won or Lost
  case o.status when 'Won' then 1 when 'Lost' then 0 end as is_won, -- 1 when won, 0 when lost, null while open: its mean over closed deals is their win rate
  o.stage, -- Present stage
  (select g.role from stage g where g.stage = o.stage) as stage_role, -- The role of the present stage
  o.forecast_category, -- The AE's call
  case
    when o.status = 'Won' and o.close_on >= s.quarter_start then 'Closed'
    when o.status = 'Open' and o.close_on between s.quarter_start and s.quarter_end then o.forecast_category
  end as counts_as, -- What the running quarter's forecast counts it as: Closed when won in the quarter, its category when open and expected to close in the quarter; else null
  o.created_on, -- The day the deal was created
  o.stage_entered_on, -- The day it entered its present stage
  o.close_on, -- Closed on, or expected to close on
  case when o.status <> 'Open' and o.close_on >= s.quarter_start then 1 else 0 end as closed_this_quarter, -- 1 when won or lost in the running quarter
  o.pushes, -- How often the expected close date moved to a later day
  o.health, -- Health score of an open deal; null when closed
  b.band as health_band, -- Health band of an open deal; null when closed
  b.position as band_position, -- The band's place, 1 for the best
  b.glyph as band_glyph, -- The band's sign
  o.health < (select value from threshold where name = 'poor_health') as is_poor_health, -- 1 when an open deal's health is below the threshold poor_health; null when closed
  b.weight, -- Share of an open deal's amount that its health band leaves in the health-adjusted forecast
  case o.status when 'Open' then o.amount * b.weight when 'Won' then o.amount else 0 end as adjusted_amount, -- What the health-adjusted forecast counts of it: amount × weight while open, all when won, nothing when lost
  (select n.band from health_band n where n.position = b.position - 1) as next_band, -- The next better health band; null for the best one
  (select n.weight from health_band n where n.position = b.position - 1) as next_weight, -- The weight of the next better health band
  coalesce(o.amount * ((select n.weight from health_band n where n.position = b.position - 1) - b.weight), 0) as next_band_gain, -- What the next better band would add to the health-adjusted forecast; 0 for the best one
  case
    when o.status = 'Open' and o.forecast_category = 'Commit' and o.close_on between s.quarter_start and s.quarter_end
    then coalesce(o.amount * ((select n.weight from health_band n where n.position = b.position - 1) - b.weight), 0)
    else 0
  end as forecast_gain, -- The same of a deal that the health-adjusted forecast counts, in Commit and dated in the quarter; 0 for every other
  c.people, -- Everyone the CRM knows at the account
  c.contacts, -- Contacts engaged in a two-way activity
  c.early_contacts, -- Of a closed deal: contacts engaged by the end of its first discovery step
  c.contacts >= (select value from threshold where name = 'multi_threaded_contacts') as is_multi_threaded, -- 1 when it has as many contacts as the threshold multi_threaded_contacts says, or more; else 0, single-threaded
  c.early_contacts >= (select value from threshold where name = 'multi_threaded_contacts') as is_early_multi_threaded, -- The same on the early contacts alone; null when open
  c.sponsors, -- Executive sponsors among the contacts
  c.technical_buyers, -- Technical buyers among the contacts
  c.discovery_meetings, -- Meetings held on a day of a discovery step whose subject begins with the step's name
  c.longest_gap, -- Most days without contact on end
  c.last_contact_on, -- Day of the last two-way contact
  case when o.status = 'Open' then
    cast(julianday(date(s.as_of)) - julianday(c.last_contact_on) as integer)
  end as days_since_contact, -- Days since then, for an open deal
  case when o.status = 'Open' then
    julianday(date(s.as_of)) - julianday(c.last_contact_on) >= (select value from threshold where name = 'silent_days')
  end as is_silent, -- 1 when an open deal has been without contact for the days of the threshold silent_days, or more; null when closed
  case when o.status = 'Open' then cast(julianday(date(s.as_of)) - julianday(o.stage_entered_on) as integer) end as days_in_stage, -- Days in the present stage, for an open deal
  (select g.benchmark_days from stage g where g.stage = o.stage) as benchmark_days, -- Days that the present stage should take
  case when o.status = 'Open' then
    julianday(date(s.as_of)) - julianday(o.stage_entered_on) > (select g.benchmark_days from stage g where g.stage = o.stage)
  end as is_over_benchmark, -- 1 when an open deal has been in its stage for longer than the benchmark; null when closed
  case when o.status <> 'Open' then cast(julianday(o.close_on) - julianday(o.created_on) as integer) end as cycle_days, -- Days from creation to close, for a closed deal
  o.competitor, -- Competitor named in the deal
  o.loss_reason, -- Why it was lost
  o.lost_at_stage, -- The step in which it was lost
  o.next_step, -- The AE's next step
  o.lead_source, -- Where the deal came from
  o.is_key, -- 1 for the deals that the story names
  o.situation, -- The label of a key deal
  o.story_role -- What the scenes find a key deal by
from opportunity o
cross join scenario s
left join health_band b on o.health between b.min_health and b.max_health
left join deal_contact c on c.opportunity_id = o.opportunity_id;

-- The metrics of the quarter to date, each against its target and its plan: the four of the dashboard, and new-logo
-- dollars, whose target is what revenue leaves beside expansion.
create table metric_to_date (
  metric text not null primary key, -- revenue, new_logos, expansion, new_logo_dollars or win_rate
  label text not null, -- The metric's name on the dashboard
  position integer not null, -- Its place on the dashboard
  unit text not null, -- usd, deals or rate
  now numeric not null, -- Won in the quarter to date: amount or number; for the rate, won ÷ closed, by count (0 where nothing has closed)
  week_ago_now numeric, -- The same for the deals closed by the same day a week ago; of the rate null where none were
  target real not null, -- The target for the whole quarter
  gap real not null, -- What is missing to the target; for the rate, what it is above the target
  plan_to_date real not null, -- The target × the plan's phasing to date; a rate is not phased: its target
  ratio real not null, -- now ÷ plan_to_date
  on_plan integer not null -- 1 when on plan: at least the share of plan_to_date that the threshold on_plan_share says
) without rowid;

-- Computes metric_to_date.
create view metric_to_date_now as
with goal as (
  select
    metric,
    label,
    unit,
    target,
    case metric when 'new_logos' then 'New Logo' when 'expansion' then 'Expansion' end as deal_type,
    case metric when 'revenue' then 1 when 'new_logos' then 2 when 'expansion' then 3 else 5 end as position
  from target
  union all
  select 'new_logo_dollars', 'New-logo dollars', r.unit, r.target - e.target, 'New Logo', 4
  from target r
  join target e on e.metric = 'expansion'
  where r.metric = 'revenue'
),
closed as (
  select d.deal_type, d.amount, d.is_won, d.close_on <= date(s.as_of, '-7 days') as by_last_week
  from deal d
  cross join scenario s
  where d.closed_this_quarter = 1
),
measured as (
  select
    g.metric,
    g.label,
    g.position,
    g.unit,
    g.target,
    case g.unit
      when 'rate' then coalesce(avg(c.is_won), 0)
      when 'deals' then coalesce(sum(c.is_won), 0)
      else coalesce(sum(c.amount * c.is_won), 0)
    end as now,
    case g.unit
      when 'rate' then avg(c.is_won) filter (where c.by_last_week = 1)
      when 'deals' then coalesce(sum(c.is_won * c.by_last_week), 0)
      else coalesce(sum(c.amount * c.is_won * c.by_last_week), 0)
    end as week_ago_now,
    case g.unit when 'rate' then g.target else g.target * q.plan_share end as plan_to_date
  from goal g
  cross join quarter_to_date q
  left join closed c on c.deal_type = coalesce(g.deal_type, c.deal_type)
  group by g.metric
)
select
  metric,
  label,
  position,
  unit,
  now,
  week_ago_now,
  target,
  case unit when 'rate' then now - target else target - now end as gap,
  plan_to_date,
  now / plan_to_date as ratio,
  now >= (select value from threshold where name = 'on_plan_share') * plan_to_date as on_plan
from measured;

-- The deals closed this quarter, all AEs together, on one row.
create view team_to_date as
select
  count(*) as closed, -- Deals closed, won or lost
  sum(is_won) as won, -- Deals won
  avg(is_won) as win_rate, -- Won ÷ closed, by count
  avg(contacts) as contacts_a_deal, -- Mean contacts of the closed deals
  avg(is_won) filter (where is_multi_threaded = 1) as multi_win_rate, -- Win rate of the multi-threaded deals
  avg(is_won) filter (where is_multi_threaded = 0) as single_win_rate -- Win rate of the single-threaded deals
from deal
where closed_this_quarter = 1;

-- The account executives, each with the quarter to date: attainment is closed-won ÷ quota to date.
create table rep_to_date (
  rep_id text not null primary key references rep (rep_id), -- The AE's key
  rep text not null, -- The AE's name
  story_role text not null, -- What the scenes find the AE by
  archetype text not null, -- The AE's arc in the story, in a few words
  hired_on text not null, -- First day at the company
  region text not null, -- The AE's region
  manager_id text not null references leader (leader_id), -- The key of the AE's manager
  manager text not null, -- The AE's manager
  director_id text references leader (leader_id), -- The key of the manager's own leader
  quota integer not null, -- Quota of the quarter, US dollars
  quota_to_date integer not null, -- Quota × the plan's phasing to date
  closed_won integer not null, -- Amount won this quarter
  attainment real not null, -- closed_won ÷ quota to date
  share_of_quota real not null, -- closed_won ÷ the whole quarter's quota
  won integer not null, -- Deals won this quarter
  lost integer not null, -- Deals lost this quarter
  closed integer not null, -- Deals closed this quarter
  win_rate real, -- Won ÷ closed this quarter, by count
  contacts integer not null, -- Contacts of the deals closed this quarter, summed up deal by deal
  contacts_a_deal real, -- Mean contacts of the deals closed this quarter
  deals integer not null, -- All deals
  open_deals integer not null, -- Open deals
  open_amount integer not null, -- Amount of the open deals
  mean_silent_days real, -- Mean days since the last contact of the open deals
  silent_deals integer not null -- Open deals that are silent
) without rowid;

-- Computes rep_to_date.
create view rep_to_date_now as
with book as (
  select
    rep_id,
    coalesce(sum(amount) filter (where is_won = 1 and closed_this_quarter = 1), 0) as closed_won,
    count(*) filter (where is_won = 1 and closed_this_quarter = 1) as won,
    count(*) filter (where is_won = 0 and closed_this_quarter = 1) as lost,
    avg(is_won) filter (where closed_this_quarter = 1) as win_rate,
    sum(contacts) filter (where closed_this_quarter = 1) as contacts,
    avg(contacts) filter (where closed_this_quarter = 1) as contacts_a_deal,
    count(*) as deals,
    count(*) filter (where status = 'Open') as open_deals,
    coalesce(sum(amount) filter (where status = 'Open'), 0) as open_amount,
    avg(days_since_contact) as mean_silent_days,
    count(*) filter (where is_silent = 1) as silent_deals
  from deal
  group by rep_id
)
select
  r.rep_id,
  r.name as rep,
  r.story_role,
  r.archetype,
  r.hired_on,
  r.region,
  r.manager_id,
  m.name as manager,
  m.reports_to as director_id,
  r.quota,
  r.quota_to_date,
  coalesce(b.closed_won, 0) as closed_won,
  1.0 * coalesce(b.closed_won, 0) / r.quota_to_date as attainment,
  1.0 * coalesce(b.closed_won, 0) / r.quota as share_of_quota,
  coalesce(b.won, 0) as won,
  coalesce(b.lost, 0) as lost,
  coalesce(b.won + b.lost, 0) as closed,
  b.win_rate,
  coalesce(b.contacts, 0) as contacts,
  b.contacts_a_deal,
  coalesce(b.deals, 0) as deals,
  coalesce(b.open_deals, 0) as open_deals,
  coalesce(b.open_amount, 0) as open_amount,
  b.mean_silent_days,
  coalesce(b.silent_deals, 0) as silent_deals
from rep r
join leader m on m.leader_id = r.manager_id
left join book b on b.rep_id = r.rep_id;

-- Attainment of each AE, quarter by quarter: of a finished one won ÷ quota, of the running one won ÷ quota to date.
create view rep_attainment as
select
  rep_id, -- The AE
  quarter, -- The quarter
  0 as is_running, -- 1 for the running quarter
  closed_won, -- Amount won in it, US dollars
  quota, -- Quota of the whole quarter, US dollars
  1.0 * closed_won / quota as attainment, -- closed_won ÷ quota, in the running quarter ÷ quota to date
  1.0 * closed_won / quota as share_of_quota -- closed_won ÷ quota
from rep_quarter
union all
select r.rep_id, s.quarter, 1, r.closed_won, r.quota, r.attainment, r.share_of_quota
from rep_to_date r
cross join scenario s;

-- The groups that win rates are shown by: deals with one contact, with several and with many.
create view contact_group as
with bound as (
  select
    (select value from threshold where name = 'multi_threaded_contacts') as several,
    (select value from threshold where name = 'many_contacts') as many
),
grp as (
  select 1 as position, 0 as least, several - 1 as most from bound
  union all
  select 2, several, many - 1 from bound
  union all
  select 3, many, null from bound
)
select
  position, -- Its place, 1 for the fewest contacts
  case
    when most is null then least || ' or more'
    when most <= max(least, 1) then cast(most as text)
    when most = max(least, 1) + 1 then max(least, 1) || ' or ' || most
    else max(least, 1) || ' to ' || most
  end as label, -- Its contacts in words, such as 2 or 3
  least, -- Fewest contacts of the group
  most -- Most contacts of the group; null: no limit
from grp;

-- Everyone the CRM knows at a deal's account, engaged on the deal or not.
create view deal_person as
select
  o.opportunity_id, -- The deal
  c.contact_id, -- The person's key
  c.name as contact, -- Full name
  c.title, -- Job title
  c.buying_role, -- Part in the buying
  oc.contact_id is not null as is_engaged, -- 1 when the person has taken part in a two-way activity on the deal
  oc.engaged_on, -- The day of the first one; null: not engaged
  l.leader_id as known_by_id, -- The leader of ours who has a relationship with the person; null: nobody
  l.name as known_by, -- That leader's name
  l.title as known_by_title -- That leader's job title
from opportunity o
join contact c on c.account_id = o.account_id
left join opportunity_contact oc on oc.opportunity_id = o.opportunity_id and oc.contact_id = c.contact_id
left join leader l on l.leader_id = c.known_by_leader_id;

-- The champion of each deal that has one engaged: of several the one who was engaged first.
create view champion as
select
  o.opportunity_id, -- The deal
  c.contact_id, -- The champion's key
  c.name, -- Full name
  c.title -- Job title
from opportunity o
join contact c on c.contact_id = (
  select oc.contact_id
  from opportunity_contact oc
  join contact x on x.contact_id = oc.contact_id
  where oc.opportunity_id = o.opportunity_id and x.buying_role = 'Champion'
  order by oc.engaged_on, oc.contact_id
  limit 1
);

-- The leader of ours who knows somebody at an account, and whom: of several the CRO first.
create view acquaintance as
with placed as (
  select
    c.account_id,
    l.leader_id,
    l.name as leader,
    l.title as leader_title,
    c.name as executive,
    c.title as executive_title,
    row_number() over (partition by c.account_id order by l.level <> 'cro', c.contact_id) as place
  from contact c
  join leader l on l.leader_id = c.known_by_leader_id
)
select
  account_id, -- The account
  leader_id, -- The leader's key
  leader, -- The leader's name
  leader_title, -- The leader's job title
  executive, -- Whom the leader knows
  executive_title -- That person's job title
from placed
where place = 1;

-- Everything that happened on a deal, with the person, and whether an outreach was answered.
create view touch as
select
  v.opportunity_id, -- The deal
  v.activity_id, -- The activity's key, in the order of time
  v.occurred_at, -- When it happened
  date(v.occurred_at) as day, -- The day on which it happened
  v.contact_id, -- The person's key
  c.name as contact, -- The person's name
  c.buying_role, -- The person's part in the buying
  v.type, -- Email, Call, Meeting or Demo
  v.direction, -- Inbound from the buyer, Outbound from the AE
  v.is_two_way, -- 1 for contact, 0 for outreach
  case when v.is_two_way = 0 then exists (
    select 1
    from activity w
    where w.opportunity_id = v.opportunity_id
      and w.contact_id = v.contact_id
      and w.is_two_way = 1
      and w.occurred_at > v.occurred_at
      and julianday(w.occurred_at) <= julianday(v.occurred_at) + (select value from threshold where name = 'reply_days')
  ) end as is_answered, -- For outreach: 1 when the same person is in contact within the days of the threshold reply_days; null for contact
  v.response_hours, -- For a message from the buyer: hours since the message it answers
  v.subject -- What it was about
from activity v
left join contact c on c.contact_id = v.contact_id;

-- What has become of each deal since its last two-way contact.
create view last_contact as
with seen as (
  select
    o.opportunity_id,
    c.last_contact_on,
    (
      select h.health
      from health_snapshot h
      where h.opportunity_id = o.opportunity_id and h.observed_on <= c.last_contact_on
      order by h.observed_on desc
      limit 1
    ) as health_before,
    coalesce(
      o.health,
      (
        select h.health
        from health_snapshot h
        where h.opportunity_id = o.opportunity_id
        order by h.observed_on desc
        limit 1
      )
    ) as health
  from opportunity o
  join deal_contact c on c.opportunity_id = o.opportunity_id
)
select
  x.opportunity_id, -- The deal
  x.last_contact_on, -- The day of the last contact
  x.health_before, -- Health score on that day
  x.health, -- Health score now; of a closed deal the last one
  x.health_before - x.health as fall, -- Points of health lost since then
  (
    select count(distinct date(v.occurred_at))
    from activity v
    where v.opportunity_id = x.opportunity_id
      and v.is_two_way = 1
      and julianday(date(v.occurred_at)) > julianday(x.last_contact_on) - (select value from threshold where name = 'rhythm_days')
      and strftime('%w', v.occurred_at) not in ('0', '6')
  ) as contact_days, -- Working days with contact in the days of the threshold rhythm_days up to the last contact
  (
    select count(*)
    from activity v
    where v.opportunity_id = x.opportunity_id
      and v.is_two_way = 0
      and v.direction = 'Outbound'
      and date(v.occurred_at) > x.last_contact_on
  ) as unanswered -- The AE's outreach since then
from seen x;

-- The deal whose health crashed, which the story role crash marks, and how far it fell since its last contact.
create view crash as
select
  o.opportunity_id, -- The deal
  a.name as account, -- Its account
  l.health_before, -- Health score on the day of the last contact
  l.health, -- Health score now
  l.fall -- Points lost since then
from opportunity o
join account a on a.account_id = o.account_id
join last_contact l on l.opportunity_id = o.opportunity_id
where o.story_role = 'crash';

-- Each health score beside the highest of the days before it, as many as the threshold fall_days says.
create view health_drop as
select
  h.opportunity_id, -- The deal
  h.observed_on, -- The day of the score
  h.health, -- The score
  (
    select max(p.health)
    from health_snapshot p
    where p.opportunity_id = h.opportunity_id
      and p.observed_on >= date(h.observed_on, '-' || (select value from threshold where name = 'fall_days') || ' days')
      and p.observed_on <= h.observed_on
  ) as highest_before -- The highest score of those days, its own day included
from health_snapshot h;

-- The closed deals whose health once fell as far as the crashed deal's, each with the first day on which it had, and
-- what happened after it in the days of the threshold recovery_days. (The cross join keeps SQLite to its order: from
-- the few falls to their activities.)
create view past_fall as
with fell as (
  select d.opportunity_id, min(d.observed_on) as fell_on
  from opportunity o
  join health_drop d on d.opportunity_id = o.opportunity_id
  where o.status <> 'Open' and d.highest_before - d.health >= (select k.fall from crash k)
  group by d.opportunity_id
),
after as (
  select
    f.opportunity_id,
    max(c.buying_role = 'Executive Sponsor') as sponsor,
    max(v.type in ('Meeting', 'Demo')) as meeting,
    max(oc.engaged_on > f.fell_on) as new_contact
  from fell f
  cross join activity v
  join contact c on c.contact_id = v.contact_id
  left join opportunity_contact oc on oc.opportunity_id = f.opportunity_id and oc.contact_id = v.contact_id
  where v.opportunity_id = f.opportunity_id
    and v.is_two_way = 1
    and date(v.occurred_at) > f.fell_on
    and julianday(date(v.occurred_at)) <= julianday(f.fell_on) + (select value from threshold where name = 'recovery_days')
  group by f.opportunity_id
)
select
  f.opportunity_id, -- The deal
  f.fell_on, -- The first day on which its score stood as far below one of the days before
  d.highest_before as health_before, -- The highest score of those days
  d.health as health_after, -- The score on that day
  coalesce(a.sponsor, 0) as sponsor, -- 1 when an executive sponsor was in contact after it
  coalesce(a.new_contact, 0) as new_contact, -- 1 when a contact engaged after it was in contact
  coalesce(a.meeting, 0) as meeting, -- 1 when a meeting or demo was held after it
  julianday(o.close_on) < julianday(f.fell_on) + (select value from threshold where name = 'recovery_days') as closed_sooner -- 1 when the deal closed before those days were over
from fell f
join opportunity o on o.opportunity_id = f.opportunity_id
join health_drop d on d.opportunity_id = f.opportunity_id and d.observed_on = f.fell_on
left join after a on a.opportunity_id = f.opportunity_id;

-- The call (Closed and Commit) as the weekly snapshot before the as-of day has it, and as it is now. No row before there
-- is such a snapshot.
create view call_week as
select
  w.since, -- The day of the snapshot before
  w.until, -- The as-of day
  (
    select coalesce(sum(f.amount), 0)
    from forecast_snapshot f
    where f.observed_on = w.since and f.forecast_category in ('Closed', 'Commit')
  ) as call_before, -- The call on the day of the snapshot before, US dollars
  (select coalesce(sum(d.amount), 0) from deal d where d.counts_as in ('Closed', 'Commit')) as call -- The call now
from (
  select max(f.observed_on) as since, date(s.as_of) as until
  from scenario s
  join forecast_snapshot f on f.observed_on < date(s.as_of)
) w
where w.since is not null;

-- The deals that moved the call (Closed and Commit) since the weekly snapshot before the as-of day, each under one
-- movement. How a deal stood on that day follows from its changes up to it; no change of an amount is recorded.
create view call_change as
with stood as (
  select
    o.opportunity_id,
    o.amount,
    o.status,
    o.close_on,
    w.since,
    w.until,
    s.quarter_start,
    s.quarter_end,
    o.created_on <= w.since and (o.status = 'Open' or o.close_on > w.since) as was_open,
    (
      select c.new_value
      from opportunity_change c
      where c.opportunity_id = o.opportunity_id and c.field = 'forecast_category' and c.changed_on <= w.since
      order by c.position desc
      limit 1
    ) as category_before,
    (
      select c.new_value
      from opportunity_change c
      where c.opportunity_id = o.opportunity_id and c.field = 'close_on' and c.changed_on <= w.since
      order by c.position desc
      limit 1
    ) as close_before
  from opportunity o
  cross join scenario s
  join call_week w
),
counted as (
  select
    x.*,
    case
      when x.was_open = 1 then x.category_before = 'Commit' and x.close_before between x.quarter_start and x.quarter_end
      else x.status = 'Won' and x.close_on between x.quarter_start and x.since
    end as was_called,
    d.counts_as is not null and d.counts_as in ('Closed', 'Commit') as is_called
  from stood x
  join deal d on d.opportunity_id = x.opportunity_id
)
select
  opportunity_id, -- The deal
  since, -- The day of the snapshot before
  until, -- The as-of day
  case
    when is_called = 1 and status = 'Won' then 'won'
    when is_called = 1 then 'entered'
    when status = 'Lost' then 'lost'
    when close_on > quarter_end then 'later'
    else 'lower'
  end as movement, -- won (from outside Commit), entered (Commit), lost, later (moved to a later quarter) or lower (moved to a lower category)
  category_before, -- Its forecast category on the day of the snapshot before; null when it was not there yet
  close_before, -- Its expected close on that day
  amount * (is_called - was_called) as change -- What it added to the call, US dollars; less than nothing where it left
from counted
where was_called <> is_called;

-- The deals that stood in Commit on the same day of last quarter, 13 weeks before the as-of day: open that day, called
-- Commit and expected within that quarter, as the changes up to that day say; with their health that day.
create view last_commit as
select
  o.opportunity_id, -- The deal
  w.day as observed_on, -- That day of last quarter
  o.amount, -- Annual contract value, US dollars
  h.health, -- The last health score by then
  b.band, -- Its health band
  b.position as band_position, -- The band's place, 1 for the best
  b.weight, -- What the health-adjusted forecast counts of a deal in that band
  case when o.status = 'Won' and o.close_on <= w.quarter_end then 1 else 0 end as won_in_quarter, -- 1 when it was won within that quarter
  exists (
    select 1
    from health_band n
    join health_snapshot x on x.health >= n.min_health
    where n.position = b.position - 1
      and x.opportunity_id = o.opportunity_id
      and x.observed_on > w.day
      and x.observed_on <= w.quarter_end
  ) as rose -- 1 when its health came to the next better band later in that quarter; 0 in the best one
from (
  select
    date(as_of, '-91 days') as day,
    date(quarter_start, '-3 months') as quarter_start,
    date(quarter_start, '-1 day') as quarter_end
  from scenario
) w
join opportunity o on o.created_on <= w.day and (o.status = 'Open' or o.close_on > w.day)
join opportunity_change c on c.opportunity_id = o.opportunity_id and c.position = (
  select max(x.position)
  from opportunity_change x
  where x.opportunity_id = o.opportunity_id and x.field = 'forecast_category' and x.changed_on <= w.day
)
join opportunity_change e on e.opportunity_id = o.opportunity_id and e.position = (
  select max(x.position)
  from opportunity_change x
  where x.opportunity_id = o.opportunity_id and x.field = 'close_on' and x.changed_on <= w.day
)
join health_snapshot h on h.opportunity_id = o.opportunity_id and h.observed_on = (
  select max(x.observed_on)
  from health_snapshot x
  where x.opportunity_id = o.opportunity_id and x.observed_on <= w.day
)
join health_band b on h.health between b.min_health and b.max_health
where c.new_value = 'Commit' and e.new_value between w.quarter_start and w.quarter_end;

-- Last quarter's call (Closed and Commit) on the days that lie 13 weeks before the running quarter's weekly snapshots, as
-- the changes of its deals up to each day say.
create view last_quarter_week as
with stood as (
  select
    w.day,
    w.quarter_start,
    w.quarter_end,
    o.amount,
    o.status = 'Open' or o.close_on > w.day as was_open,
    (
      select c.new_value
      from opportunity_change c
      where c.opportunity_id = o.opportunity_id and c.field = 'forecast_category' and c.changed_on <= w.day
      order by c.position desc
      limit 1
    ) as category,
    (
      select c.new_value
      from opportunity_change c
      where c.opportunity_id = o.opportunity_id and c.field = 'close_on' and c.changed_on <= w.day
      order by c.position desc
      limit 1
    ) as expected_on,
    (
      select h.health
      from health_snapshot h
      where h.opportunity_id = o.opportunity_id and h.observed_on <= w.day
      order by h.observed_on desc
      limit 1
    ) as health
  from (
    select distinct
      date(f.observed_on, '-91 days') as day,
      date(s.quarter_start, '-3 months') as quarter_start,
      date(s.quarter_start, '-1 day') as quarter_end
    from forecast_snapshot f
    cross join scenario s
  ) w
  join opportunity o on o.created_on <= w.day and (
    o.status = 'Open' or o.close_on > w.day or (o.status = 'Won' and o.close_on >= w.quarter_start)
  )
)
select
  x.day as observed_on, -- That day of last quarter
  case when x.was_open = 1 then 'Commit' else 'Closed' end as forecast_category, -- Closed (won in last quarter by then) or Commit (open that day, called Commit and expected within last quarter)
  count(*) as deals, -- Number of deals
  sum(x.amount) as amount, -- Their amount, US dollars
  sum(case when x.was_open = 1 then x.amount * coalesce(b.weight, 0) else x.amount end) as health_adjusted -- Their amount weighted by health band that day, US dollars; won deals count in full
from stood x
left join health_band b on x.health between b.min_health and b.max_health
where x.was_open = 0 or (x.category = 'Commit' and x.expected_on between x.quarter_start and x.quarter_end)
group by x.day, x.was_open;

-- The groups of deals whose rates stand with an interval, each deal once in each of its groups.
create view rate_group as
with closed as (
  select o.opportunity_id, o.rep_id, r.manager_id, o.amount, o.status = 'Won' as success
  from opportunity o
  join rep r on r.rep_id = o.rep_id
  cross join scenario s
  where o.status <> 'Open' and o.close_on >= s.quarter_start
)
select
  'closed' as kind, -- What is counted, as the view rate says
  '' as key, -- The AE's key or the health band, where the kind has one
  amount, -- The deal's amount, US dollars
  success -- 1 where it was won, or came to the next better band
from closed
union all
select 'closed by', rep_id, amount, success from closed
union all
select 'closed by others', r.rep_id, c.amount, c.success from rep r join closed c on c.rep_id <> r.rep_id
union all
select 'closed by teammates', r.rep_id, c.amount, c.success
from rep r
join closed c on c.manager_id = r.manager_id and c.rep_id <> r.rep_id
union all
select
  case when k.contacts >= t.value then 'multi-threaded' else 'single-threaded' end,
  '', c.amount, c.success
from closed c
join deal_contact k on k.opportunity_id = c.opportunity_id
join threshold t on t.name = 'multi_threaded_contacts'
union all
select 'last Commit won', band, amount, won_in_quarter from last_commit
union all
select 'last Commit rose', band, amount, rose from last_commit;

-- Their rates with the 95% Wilson interval, whose width is the threshold interval_z.
create view rate as
with counted as (
  select
    kind,
    key,
    count(*) as deals,
    sum(success) as successes,
    avg(success) as share,
    sum(amount) as amount,
    sum(amount * success) as success_amount,
    (select t.value * t.value from threshold t where t.name = 'interval_z') / count(*) as spread
  from rate_group
  group by kind, key
)
select
  kind, -- What is counted: closed, closed by, closed by others, closed by teammates, multi-threaded, single-threaded (this quarter's deals, success is won), last Commit won, last Commit rose
  key, -- The AE's key or the health band, where the kind has one
  deals, -- Deals of the group
  successes, -- Of them won, or come to the next better band
  share, -- successes ÷ deals
  max(0, (share + spread / 2 - sqrt(spread * (share * (1 - share) + spread / 4))) / (1 + spread)) as low, -- Lower end of its interval
  min(1, (share + spread / 2 + sqrt(spread * (share * (1 - share) + spread / 4))) / (1 + spread)) as high, -- Upper end of it
  amount, -- Amount of the deals, US dollars
  success_amount -- Amount of the successes
from counted;

-- Last quarter's Commit by health band: what became of the deals that stood in Commit on the same day of it.
create view last_commit_band as
select
  b.band, -- The health band on that day
  b.position, -- The band's place, 1 for the best
  b.glyph, -- The band's sign
  b.weight, -- What the health-adjusted forecast counts of a deal in the band
  coalesce(w.deals, 0) as deals, -- Deals in Commit that day
  coalesce(w.successes, 0) as won, -- Of them won within that quarter
  w.share as win_rate, -- won ÷ deals; null of none
  w.low, -- Lower end of its 95% interval
  w.high, -- Upper end of it
  coalesce(w.amount, 0) as amount, -- Their amount, US dollars
  coalesce(w.success_amount, 0) as won_amount, -- Amount of those won
  1.0 * w.success_amount / w.amount as won_share, -- won_amount ÷ amount; null of none
  coalesce(r.successes, 0) as rose -- Deals whose health came to the next better band later in that quarter
from health_band b
left join rate w on w.kind = 'last Commit won' and w.key = b.band
left join rate r on r.kind = 'last Commit rose' and r.key = b.band;

-- What a lasting change may bring a quarter, at the size of this one: an amount × how far one win rate is above another,
-- with the 95% interval of that difference after Newcombe (Statistics in Medicine 17, 1998, method 10).
create view later_effect as
with pair as (
  select 'coaching' as effect, a.key, a.amount, a.share as from_share, a.low as from_low, a.high as from_high,
    b.share as to_share, b.low as to_low, b.high as to_high
  from rate a
  join rate b on b.kind = 'closed by others' and b.key = a.key
  where a.kind = 'closed by'
  union all
  select 'mentoring', a.key, a.amount, a.share, a.low, a.high, b.share, b.low, b.high
  from rate a
  join rate b on b.kind = 'closed by' and b.key = a.key
  where a.kind = 'closed by teammates'
  union all
  select 'multi-threading', '', a.amount, a.share, a.low, a.high, b.share, b.low, b.high
  from rate a
  join rate b on b.kind = 'multi-threaded'
  where a.kind = 'single-threaded'
)
select
  effect, -- coaching (an AE would win as often as the others), mentoring (an AE's team would win as often as the AE) or multi-threading (single-threaded deals would be won as often as the others)
  key, -- The AE's key, where it is an AE's
  amount, -- Amount that closed this quarter, won or lost, of those who would win more often
  from_share, -- Their win rate
  to_share, -- The win rate that they would come to
  amount * (to_share - from_share) as later, -- Amount × the difference, US dollars
  amount * (to_share - from_share - sqrt((to_share - to_low) * (to_share - to_low) + (from_high - from_share) * (from_high - from_share))) as later_low, -- Lower end of its interval
  amount * (to_share - from_share + sqrt((to_high - to_share) * (to_high - to_share) + (from_share - from_low) * (from_share - from_low))) as later_high -- Upper end of it
from pair;

-- The stays of each case in the steps of the process, one after another: an open one lasts up to the as-of day.
create view stay as
select
  e.case_id, -- The case, which is the deal
  e.position, -- The stay's place in the case, from 1
  e.activity as stage, -- The step
  g.role, -- The step's role
  g.on_happy_path, -- 1 when the step is on the happy path
  e.started_at, -- When it began
  coalesce(e.completed_at, s.as_of) as ended_at, -- When it ended, or the as-of moment
  e.completed_at is null as is_open, -- 1 while it is open
  cast(julianday(date(coalesce(e.completed_at, s.as_of))) - julianday(date(e.started_at)) as integer) as days, -- Days from the day it began to the day it ended
  g.benchmark_days, -- Days that the step should take
  julianday(date(coalesce(e.completed_at, s.as_of))) - julianday(date(e.started_at)) > g.benchmark_days as is_over_benchmark, -- 1 when it is longer than the benchmark
  exists (
    select 1
    from process_event p
    join stage q on q.stage = p.activity
    where p.case_id = e.case_id and p.position < e.position and q.position >= g.position
  ) as is_again, -- 1 when an earlier stay of the case was in the same step or in a later one
  exists (
    select 1
    from process_event p
    where p.case_id = e.case_id and p.position < e.position and p.activity = e.activity
  ) as is_repeat, -- 1 when an earlier stay of the case was in the same step
  (
    select n.activity
    from process_event n
    where n.case_id = e.case_id and n.position = e.position + 1
  ) as next_stage, -- The step that follows directly; null for the last one of the case
  (
    select q.role
    from process_event n
    join stage q on q.stage = n.activity
    where n.case_id = e.case_id and n.position = e.position + 1
  ) as next_role -- The role of the step that follows
from process_event e
cross join scenario s
left join stage g on g.stage = e.activity;

-- The closed deals that are held against each other, for each comparison: those with something, and those without. Deals
-- of this quarter with several contacts against those with fewer, by all contacts and by the early ones; of both quarters
-- those that fell back from the proposal step to discovery against those that reached it and did not; and of those whose
-- health fell as far as the crashed deal's, those with a sponsor in contact soon after it against those without.
create view compared_deal as
select
  'contacts' as comparison, -- contacts, early contacts, rework or sponsor
  opportunity_id, -- The deal
  segment, -- Its segment
  is_multi_threaded as is_with, -- 1 when it is one of those with, 0 when it is one of those without
  is_won -- 1 when it was won
from deal
where closed_this_quarter = 1
union all
select 'early contacts', opportunity_id, segment, is_early_multi_threaded, is_won
from deal
where closed_this_quarter = 1
union all
select 'rework', d.opportunity_id, d.segment, max(coalesce(y.next_role = 'discovery', 0)), d.is_won
from stay y
join deal d on d.opportunity_id = y.case_id
where y.role = 'proposal' and d.status <> 'Open'
group by d.opportunity_id
union all
select 'sponsor', d.opportunity_id, d.segment, f.sponsor, d.is_won
from past_fall f
join deal d on d.opportunity_id = f.opportunity_id;

-- The same counted by segment, with what each segment adds to the ratio of Mantel and Haenszel, which holds the deals with
-- against those without of their own segment alone, and to its variance.
create view compared_segment as
with counted as (
  select
    c.comparison,
    g.position as segment_position,
    c.segment,
    1.0 * sum(c.is_with) as deals_with,
    1.0 * sum(1 - c.is_with) as deals_without,
    1.0 * sum(c.is_with * c.is_won) as won_with,
    1.0 * sum((1 - c.is_with) * c.is_won) as won_without
  from compared_deal c
  join segment g on g.segment = c.segment
  group by c.comparison, g.position, c.segment
)
select
  comparison, -- contacts, early contacts, rework or sponsor
  segment_position, -- The segment's place by size
  segment, -- The segment
  deals_with, -- Deals with it
  won_with, -- Won deals among them
  deals_without, -- Deals without it
  won_without, -- Won deals among them
  won_with * deals_without / (deals_with + deals_without) as above, -- What it adds above the ratio's line
  won_without * deals_with / (deals_with + deals_without) as below, -- What it adds below the line
  (deals_with * deals_without * (won_with + won_without) - won_with * won_without * (deals_with + deals_without))
    / ((deals_with + deals_without) * (deals_with + deals_without)) as spread, -- Its part of the variance
  won_without / deals_without * deals_with as like_won -- What the deals with would win at the rate of those without
from counted;

-- Each comparison of win rates, over all its deals and by segment: the ratio of the two rates with its 95% interval by
-- the logarithm of the ratio (Katz and others, Biometrics 34, 1978). Held within segments is the ratio of Mantel and
-- Haenszel, which compares each deal with those of its own segment alone, with the interval of Greenland and Robins
-- (Biometrics 41, 1985); how wide, says the threshold interval_z. A ratio has no value where a group without was never
-- won, and no interval where either was not.
create table win_rate_comparison (
  comparison text not null, -- contacts, early contacts, rework or sponsor
  segment_position integer not null, -- The segment's place by size; 0 for all segments together
  segment text references segment (segment), -- The segment; null for all together
  deals_with integer not null, -- Deals with it
  won_with integer not null, -- Won deals among them
  rate_with real, -- Their win rate
  deals_without integer not null, -- Deals without it
  won_without integer not null, -- Won deals among them
  rate_without real, -- Their win rate
  ratio real, -- rate_with ÷ rate_without
  ratio_low real, -- Lower end of its 95% interval
  ratio_high real, -- Upper end of its 95% interval
  like_rate_without real, -- Win rate that the deals with it would have at the rates of those without in their own segments; null by segment
  like_ratio real, -- The ratio held within segments; null by segment
  like_low real, -- Lower end of its 95% interval
  like_high real, -- Upper end of its 95% interval
  primary key (comparison, segment_position)
) without rowid;

-- Computes win_rate_comparison.
create view win_rate_comparison_now as
with grouped as (
  select
    comparison, segment_position, segment,
    deals_with as n1, deals_without as n0, won_with as a, won_without as b,
    null as like_rate, null as like_ratio, null as like_deviation
  from compared_segment
  union all
  select
    comparison, 0, null, sum(deals_with), sum(deals_without), sum(won_with), sum(won_without),
    sum(like_won) / sum(deals_with),
    sum(above) / sum(below),
    sqrt(sum(spread) / (sum(above) * sum(below)))
  from compared_segment
  group by comparison
),
rated as (
  select
    *,
    a / n1 / (b / n0) as ratio,
    z.value * sqrt(1 / a - 1 / n1 + 1 / b - 1 / n0) as width,
    z.value * like_deviation as like_width
  from grouped
  cross join threshold z
  where z.name = 'interval_z'
)
select
  comparison,
  segment_position,
  segment,
  cast(n1 as integer) as deals_with,
  cast(a as integer) as won_with,
  a / n1 as rate_with,
  cast(n0 as integer) as deals_without,
  cast(b as integer) as won_without,
  b / n0 as rate_without,
  ratio,
  ratio * exp(-width) as ratio_low,
  ratio * exp(width) as ratio_high,
  like_rate as like_rate_without,
  like_ratio,
  like_ratio * exp(-like_width) as like_low,
  like_ratio * exp(like_width) as like_high
from rated;

-- The steps of the process over all cases of the event log: who passes through, and how long a completed stay takes.
create table stage_stay (
  stage text not null primary key references stage (stage), -- The step
  cases integer not null, -- Cases that reach it
  visits integer not null, -- Stays in it
  open_stays integer not null, -- Stays that are not over
  completed_stays integer not null, -- Stays that are over: the days below are theirs
  mean_days real, -- Mean days of a stay
  p10_days real, -- Days that one stay in ten does not go beyond
  p25_days real, -- Days that a quarter of the stays do not go beyond
  median_days real, -- Days of the middle stay, or the mean of the middle two
  p75_days real, -- Days that three quarters of the stays do not go beyond
  p90_days real -- Days that nine stays in ten do not go beyond
) without rowid;

-- Computes stage_stay.
create view stage_stay_now as
with placed as (
  select
    stage,
    days,
    row_number() over (partition by stage order by days) as place,
    count(*) over (partition by stage) as stays
  from stay
  where is_open = 0
),
completed as (
  select
    stage,
    avg(days) as mean_days,
    max(days) filter (where place = (1 * stays + 9) / 10) as p10_days,
    max(days) filter (where place = (1 * stays + 3) / 4) as p25_days,
    avg(days) filter (where place in ((stays + 1) / 2, (stays + 2) / 2)) as median_days,
    max(days) filter (where place = (3 * stays + 3) / 4) as p75_days,
    max(days) filter (where place = (9 * stays + 9) / 10) as p90_days
  from placed
  group by stage
),
visited as (
  select
    activity as stage,
    count(distinct case_id) as cases,
    count(*) as visits,
    count(*) - count(completed_at) as open_stays,
    count(completed_at) as completed_stays
  from process_event
  group by activity
)
select
  g.stage,
  coalesce(v.cases, 0) as cases,
  coalesce(v.visits, 0) as visits,
  coalesce(v.open_stays, 0) as open_stays,
  coalesce(v.completed_stays, 0) as completed_stays,
  c.mean_days,
  c.p10_days,
  c.p25_days,
  c.median_days,
  c.p75_days,
  c.p90_days
from stage g
left join visited v on v.stage = g.stage
left join completed c on c.stage = g.stage;

-- The steps of the happy path, each with the one that should follow it.
create view happy_step as
select
  stage, -- The step
  row_number() over (order by position) as place, -- Its place on the happy path, from 1
  lead(stage) over (order by position) as next_stage -- The step that should follow; null for the last one
from stage
where on_happy_path = 1;

-- Every pair of steps that follow each other directly in some case of the event log.
create table step_pair (
  from_stage text not null references stage (stage), -- The step
  to_stage text not null references stage (stage), -- The step that follows
  cases integer not null, -- Cases in which it does
  transitions integer not null, -- How often it does
  share_of_cases real not null, -- Share of all cases in which it does
  median_wait_days real not null, -- Median stay in the first step before the second begins
  p90_wait_days real not null, -- Days that nine such stays in ten do not go beyond
  on_happy_path integer not null, -- 1 when the pair is on the happy path
  is_rework integer not null, -- 1 when it goes back to an earlier step in which some case had been before
  primary key (from_stage, to_stage)
) without rowid;

-- Computes step_pair.
create view step_pair_now as
with pairs as (
  select
    a.case_id,
    a.stage as from_stage,
    b.stage as to_stage,
    b.is_repeat,
    a.days,
    row_number() over (partition by a.stage, b.stage order by a.days) as place,
    count(*) over (partition by a.stage, b.stage) as transitions
  from stay a
  join stay b on b.case_id = a.case_id and b.position = a.position + 1
)
select
  p.from_stage,
  p.to_stage,
  count(distinct p.case_id) as cases,
  count(*) as transitions,
  1.0 * count(distinct p.case_id) / (select count(distinct case_id) from process_event) as share_of_cases,
  avg(p.days) filter (where p.place in ((p.transitions + 1) / 2, (p.transitions + 2) / 2)) as median_wait_days,
  max(p.days) filter (where p.place = (9 * p.transitions + 9) / 10) as p90_wait_days,
  coalesce(h.next_stage = p.to_stage, 0) as on_happy_path,
  max(t.position < f.position and p.is_repeat) as is_rework
from pairs p
join stage f on f.stage = p.from_stage
join stage t on t.stage = p.to_stage
left join happy_step h on h.stage = p.from_stage
group by p.from_stage, p.to_stage;

-- The pairs of steps as the process map draws them.
create view process_edge as
select
  p.from_stage, -- The step
  p.to_stage, -- The step that follows
  p.cases, -- Cases in which it does
  p.transitions, -- How often it does
  p.share_of_cases, -- Share of all cases in which it does
  p.median_wait_days, -- Median stay in the first step before the second begins
  p.p90_wait_days, -- Days that nine such stays in ten do not go beyond
  p.on_happy_path, -- 1 when the pair is on the happy path
  p.is_rework, -- 1 when it goes back to an earlier step in which some case had been before
  p.on_happy_path = 1 or p.share_of_cases >= (select value from threshold where name = 'rare_path_share') as is_shown -- 1 when the map shows it: on the happy path, or taken by the share of the cases that the threshold rare_path_share says, or more
from step_pair p;

-- The way of each case through the process, held against the happy path.
create table trace (
  case_id text not null primary key references opportunity (opportunity_id), -- The case, which is the deal
  steps integer not null, -- Stays in all
  repeat_visits integer not null, -- Stays in a step in which the case had been before
  detours integer not null, -- Stays in steps off the happy path
  is_happy_path integer not null, -- 1 when its steps are exactly the happy path, in order
  conforms integer not null -- 1 when it keeps to the happy path, a lost deal up to the step in which it was lost
) without rowid;

-- Computes trace.
create view trace_now as
with walked as (
  select
    e.case_id,
    count(*) as steps,
    count(*) - count(distinct e.activity) as repeat_visits,
    count(*) filter (where g.on_happy_path = 0 and g.benchmark_days is not null) as detours,
    count(h.stage) as steps_on_path,
    count(*) filter (where g.role = 'lost') as lost_steps
  from process_event e
  join stage g on g.stage = e.activity
  left join happy_step h on h.place = e.position and h.stage = e.activity
  group by e.case_id
)
select
  case_id,
  steps,
  repeat_visits,
  detours,
  steps_on_path = steps and steps = (select count(*) from stage where on_happy_path = 1) as is_happy_path,
  steps_on_path = steps - lost_steps as conforms
from walked;

-- What the agents raised, each with who should act.
create view alert as
select
  i.insight_id, -- Key of the insight
  i.severity, -- critical, pattern, coaching or info
  case i.severity when 'critical' then 1 when 'pattern' then 2 when 'coaching' then 3 else 4 end as severity_rank, -- 1 for the most severe
  i.icon, -- The sign that stands before the title
  i.title, -- The finding in one line
  i.detail, -- The figures behind it
  i.action, -- The recommended action
  p.name as owner, -- Who should act
  p.title as owner_title, -- That person's job title
  i.owner_id, -- That person's key
  i.due_on, -- The day by which to act
  i.due_on = date(i.raised_at) as is_today, -- 1 when that is the as-of day
  i.impact, -- What its action adds to the health-adjusted forecast if it works, US dollars
  i.how, -- How the impact is computed
  i.later, -- What it may bring a quarter beyond this one, US dollars; null: not estimated
  i.later_low, -- Lower end of the 95% interval of that
  i.later_high, -- Upper end of it
  i.link, -- The address of what it is about
  i.target_type, -- What it is about: a deal, an AE or a scene of the report
  i.target_id, -- The deal's or the AE's key, or the scene's id
  i.agent_id, -- The agent that raised it
  i.agent, -- The agent's name
  i.watched -- The named query whose rows raised it
from insight i
left join person p on p.person_id = i.owner_id;

-- The deals of the plan, each under the one action that counts it.
create view plan_deal as
select
  x.opportunity_id, -- The deal
  a.rank, -- The action's place
  x.insight_id, -- The insight behind the action
  d.account, -- The account
  d.rep, -- The AE
  d.amount, -- Annual contract value, US dollars
  d.counts_as, -- What the quarter's forecast counts it as
  d.health_band, -- Its health band
  d.weight, -- The weight of that band
  d.next_band, -- The band that the action aims at: the next better one; null where it is in the best one
  d.next_weight, -- The weight of that band
  x.impact -- What it adds to the health-adjusted forecast if the action works
from insight_deal x
join action a on a.insight_id = x.insight_id
join deal d on d.opportunity_id = x.opportunity_id
where x.is_planned = 1;
