import { dateOf } from '../second-way/days.ts';
import { dealsOf, twoWayOf, wonNow } from '../second-way/facts.ts';
import { Frame, sum } from '../second-way/frame.ts';
import { planShare } from '../second-way/metrics.ts';
import { none, type Check } from './check.ts';

const CENT = 0.0005;

/** What tables say of the same thing. */
export const agreementChecks: Check[] = [
  none("quota to date is quota times the plan's phasing", (tables) =>
    tables.rep.filter((r) => Math.abs(r.quota_to_date - r.quota * planShare(tables)) > 1).map((r) => r.name),
  ),

  none('quotas sum to the revenue target', (tables) => {
    const target = tables.target.find((t) => t.metric === 'revenue')?.target ?? 0;
    const quotas = Frame.of(tables.rep).sum('quota');
    return quotas === target ? [] : [`${quotas} against ${target}`];
  }),

  none('attainment of a finished quarter is what was won over quota', (tables) =>
    tables.rep_quarter
      .filter((q) => Math.abs(q.attainment - q.closed_won / q.quota) > CENT)
      .map((q) => `${q.rep_id} ${q.quarter}`),
  ),

  none("a region has one manager, its AEs'", (tables) =>
    tables.rep
      .filter((r) => tables.leader.find((l) => l.leader_id === r.manager_id)?.region !== r.region)
      .map((r) => r.name),
  ),

  none("an account's region is its AE's", (tables) =>
    Frame.of(tables.opportunity)
      .join(Frame.of(tables.rep), ['rep_id', 'rep_id'], ['region'])
      .join(Frame.of(tables.account).with({ at: (a) => a.region }), ['account_id', 'account_id'], ['at'])
      .where((o) => o.region !== o.at)
      .column('opportunity_id'),
  ),

  none('AEs sum to regions, and regions to the company', (tables) => {
    const won = wonNow(tables);
    const reps = won.by(['rep_id', 'region'], { amount: sum('amount') }).by(['region'], { amount: sum('amount') });
    const accounts = Frame.of(tables.opportunity)
      .where((o) => won.column('opportunity_id').includes(o.opportunity_id))
      .join(Frame.of(tables.account), ['account_id', 'account_id'], ['region'])
      .by(['region'], { amount: sum('amount') });
    const byAccount = new Map(accounts.rows().map((r) => [r.region, r.amount]));
    const wrong = reps.rows().filter((r) => byAccount.get(r.region) !== r.amount);
    const company = won.sum('amount');
    return [
      ...wrong.map((r) => `${r.region}: ${r.amount} by AE, ${byAccount.get(r.region) ?? 0} by account`),
      ...(accounts.sum('amount') === company
        ? []
        : [`the regions: ${accounts.sum('amount')}, the company: ${company}`]),
    ];
  }),

  none("contacts belong to the deal's account", (tables) => {
    const accounts = new Map(tables.opportunity.map((o) => [o.opportunity_id, o.account_id]));
    const employers = new Map(tables.contact.map((c) => [c.contact_id, c.account_id]));
    return [...tables.opportunity_contact, ...tables.activity, ...tables.activity_contact]
      .filter((row) => accounts.get(row.opportunity_id) !== employers.get(row.contact_id))
      .map((row) => `${row.contact_id} on ${row.opportunity_id}`);
  }),

  none("an activity's AE is the deal's", (tables) => {
    const owners = new Map(tables.opportunity.map((o) => [o.opportunity_id, o.rep_id]));
    return tables.activity.filter((a) => owners.get(a.opportunity_id) !== a.rep_id).map((a) => a.activity_id);
  }),

  none('a contact is engaged from the day of the first two-way activity, and each such contact is there', (tables) => {
    const on = new Map(tables.activity.map((a) => [a.activity_id, dateOf(a.occurred_at)]));
    const spoken = twoWayOf(tables)
      .rows()
      .map((a) => ({ key: `${a.contact_id} on ${a.opportunity_id}`, on: a.on }));
    const met = tables.activity_contact.map((a) => ({
      key: `${a.contact_id} on ${a.opportunity_id}`,
      on: on.get(a.activity_id) ?? '',
    }));
    const days = new Map<string, string>();
    for (const { key, on: day } of [...spoken, ...met]) if (day < (days.get(key) ?? '9')) days.set(key, day);
    const wrong = tables.opportunity_contact
      .map((c) => ({ key: `${c.contact_id} on ${c.opportunity_id}`, on: c.engaged_on }))
      .filter(({ key, on }) => days.get(key) !== on);
    const there = new Set(tables.opportunity_contact.map((c) => `${c.contact_id} on ${c.opportunity_id}`));
    return [...wrong.map(({ key }) => key), ...[...days.keys()].filter((key) => !there.has(key))];
  }),

  none('every deal has a contact', (tables) =>
    dealsOf(tables)
      .where((d) => d.contacts === 0)
      .column('opportunity_id'),
  ),

  none("health bands hold the forecast's weights and cover every score once", (tables) => {
    const weights = [0.95, 0.75, 0.25, 0.1];
    const scores = Array.from({ length: 101 }, (_, score) => score);
    return [
      ...tables.health_band
        .filter((b) => b.weight !== weights[b.position - 1])
        .map((b) => `${b.band} weighs ${b.weight}`),
      ...scores
        .filter((s) => tables.health_band.filter((b) => b.min_health <= s && s <= b.max_health).length !== 1)
        .map((s) => `score ${s}`),
    ];
  }),

  none('stages hold the benchmarks of the legal and the security step', (tables) => {
    const benchmarks: Record<string, number> = { legal: 5, security: 3 };
    return tables.stage
      .filter((s) => s.role in benchmarks && s.benchmark_days !== benchmarks[s.role])
      .map((s) => `${s.stage} ${s.benchmark_days}`);
  }),
];
