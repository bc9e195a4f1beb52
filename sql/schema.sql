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
  seed text not null -- The seed of the random streams; the same seed gives the same rows
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
  started_on text not null -- First day in this job
) without rowid;

-- The account executives (AEs).
create table rep (
  rep_id text not null primary key, -- Key, such as AE-01
  name text not null, -- Full name
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

-- The companies that TechFlow sells to.
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
  on_happy_path integer not null -- 1 when the step is on the happy path
) without rowid;

-- The bands of deal health, and the weight that the health-adjusted forecast gives to a deal in each.
create table health_band (
  band text not null primary key, -- Healthy, Monitor, At Risk or Critical
  min_health integer not null, -- Lowest score of the band
  max_health integer not null, -- Highest score of the band
  weight real not null -- Share of an open deal's amount that the health-adjusted forecast counts
) without rowid;

-- The deals: all that closed in the last finished quarter or in the running one, and all that are open.
create table opportunity (
  opportunity_id text not null primary key, -- Key, such as OPP-0042
  account_id text not null references account (account_id), -- The account
  rep_id text not null references rep (rep_id), -- The AE who owns the deal
  name text not null, -- The deal's name
  deal_type text not null check (deal_type in ('New Logo', 'Expansion')), -- New Logo or Expansion
  segment text not null check (segment in ('Enterprise', 'Mid-Market', 'SMB')), -- By amount: Enterprise above $500K, Mid-Market from $100K, SMB below
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

-- What the agents raised: rules over rows, run when the database is built; an edit does not run them again.
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
  impact integer, -- Expected impact in US dollars; null: not expressed in dollars
  how text not null, -- How the impact is computed
  target_type text not null check (target_type in ('deal', 'rep', 'scene')), -- What it is about: a deal, an AE or a scene of the report
  target_id text not null, -- The deal's or the AE's key, or the scene's id
  link text not null, -- The address of that page under the site, or the scene's fragment
  watched text not null, -- The named query whose rows raised it
  raised_at text not null -- The moment of the rows on which it was raised
) without rowid;

-- The open deals that an insight's action can still move. A deal may stand under several insights: never add their sums.
create table insight_deal (
  insight_id text not null references insight (insight_id), -- The insight
  opportunity_id text not null references opportunity (opportunity_id), -- The deal
  amount integer not null, -- The deal's amount, US dollars
  impact real, -- The deal's part of the insight's impact, US dollars; null: the impact is not computed deal by deal
  primary key (insight_id, opportunity_id)
) without rowid;

-- What to do, as the planner ranked it: an action for each insight that the agents raised.
create table action (
  rank integer not null primary key, -- Its place, from 1
  insight_id text not null unique references insight (insight_id), -- The insight behind it
  action text not null, -- What to do
  owner_id text, -- Who should do it: a leader or an AE
  due_on text not null, -- The day by which to do it, a working day
  impact integer, -- Expected impact in US dollars; null: not expressed in dollars
  how text not null -- How the impact is computed
) without rowid;

-- One row a deal, with what people ask about it: the opportunity with its account, AE, manager and region by name.
create view deal as
select
  o.opportunity_id, -- The deal's key
  o.name as deal, -- The deal's name
  a.account_id, -- The account's key
  a.name as account, -- The account's name
  a.industry, -- The account's industry
  r.rep_id, -- The AE's key
  r.name as rep, -- The AE's name
  m.name as manager, -- The AE's manager
  r.region, -- The AE's region
  o.deal_type, -- New Logo or Expansion
  o.segment, -- Enterprise, Mid-Market or SMB
  o.amount, -- Annual contract value, US dollars
  o.status, -- Open, Won or Lost
  o.stage, -- Present stage
  o.forecast_category, -- The AE's call
  o.created_on, -- The day the deal was created
  o.stage_entered_on, -- The day it entered its present stage
  o.close_on, -- Closed on, or expected to close on
  o.pushes, -- How often the expected close date moved to a later day
  o.health, -- Health score of an open deal; null when closed
  b.band as health_band, -- Health band of an open deal; null when closed
  (select count(*) from opportunity_contact oc where oc.opportunity_id = o.opportunity_id) as contacts, -- Contacts engaged in a two-way activity
  (select date(max(v.occurred_at)) from activity v where v.opportunity_id = o.opportunity_id and v.is_two_way = 1) as last_contact_on, -- Day of the last two-way contact
  case when o.status = 'Open' then
    cast(julianday(date(s.as_of)) - julianday((select date(max(v.occurred_at)) from activity v where v.opportunity_id = o.opportunity_id and v.is_two_way = 1)) as integer)
  end as days_since_contact, -- Days since then, for an open deal
  case when o.status = 'Open' then cast(julianday(date(s.as_of)) - julianday(o.stage_entered_on) as integer) end as days_in_stage, -- Days in the present stage, for an open deal
  case when o.status <> 'Open' then cast(julianday(o.close_on) - julianday(o.created_on) as integer) end as cycle_days, -- Days from creation to close, for a closed deal
  case when o.status <> 'Open' and o.close_on >= s.quarter_start then 1 else 0 end as closed_this_quarter, -- 1 when won or lost in the running quarter
  o.competitor, -- Competitor named in the deal
  o.loss_reason, -- Why it was lost
  o.lost_at_stage, -- The step in which it was lost
  o.next_step, -- The AE's next step
  o.lead_source, -- Where the deal came from
  o.is_key, -- 1 for the deals that the story names
  o.situation, -- The label of a key deal
  o.story_role -- What the scenes find a key deal by
from opportunity o
join account a on a.account_id = o.account_id
join rep r on r.rep_id = o.rep_id
join leader m on m.leader_id = r.manager_id
cross join scenario s
left join health_band b on o.health between b.min_health and b.max_health
order by o.opportunity_id;
