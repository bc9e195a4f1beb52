import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'sql.js';
import { describe, expect, test } from 'vitest';
import { refillInsights } from '../../src/agents/refill-insights.ts';
import { readAgents } from '../../src/render/insights.ts';
import { sqlite } from '../../src/render/sqlite.ts';
import { report } from '../../src/render/this-report.ts';
import { formatValue } from '../../src/model/formats.ts';
import { refillTables } from '../../src/query/refill-tables.ts';
import { toRows, type Row } from '../../src/query/result.ts';
import { runQuery } from '../../src/query/run-query.ts';
import { tables } from '../support/committed-data.ts';

const ROOT = join(import.meta.dirname, '../..');
const agents = await readAgents();

/** What the agents raise in a copy of the database after an edit. */
async function after(edit: string): Promise<{ database: Database; insights: Row[]; plan: Row[] }> {
  const { Database: Sqlite } = await sqlite();
  const database = new Sqlite(report.file);
  database.run(edit);
  refillTables(database);
  const run = (name: string) => runQuery(database, report.queryNamed(name).sql);
  refillInsights(database, agents, run);
  return { database, insights: toRows(run('alerts')), plan: toRows(run('open_actions')) };
}

const ids = (rows: readonly Row[]): unknown[] => rows.map(({ insight_id }) => insight_id);
const KINDS = [
  'bottleneck',
  'commit-at-risk',
  'gone-dark',
  'health-crash',
  'logos-not-dollars',
  'losing-on-price',
  'lost-momentum',
  'multi-threading',
  'needs-coaching',
  'ready-for-promotion',
];

/** Which of the names stand in a text as words of their own. */
function namedIn(text: string, names: readonly string[]): string[] {
  const asWords = (some: string): string => ` ${some.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  const words = asWords(text);
  return names.filter((name) => words.includes(asWords(name)));
}

describe('the file', () => {
  /** Every text and number of the file with the field that it stands in. */
  function leaves(thing: unknown, field = ''): [field: string, value: unknown][] {
    if (typeof thing !== 'object' || thing === null) return [[field, thing]];
    return Object.entries(thing).flatMap(([name, value]) => leaves(value, Array.isArray(thing) ? field : name));
  }
  const texts = leaves(agents).filter(([, value]) => typeof value === 'string');

  test('holds the seven agents that the report asks for, and one for the pace of the plan', () => {
    expect(agents.agents.map(({ id }) => id).toSorted()).toEqual(
      'coaching competition deal-health forecast pace planner process winning-patterns'.split(' '),
    );
  });

  test('names nobody: no AE, leader, contact, account, competitor or company', () => {
    const names = [
      ...[...tables.rep, ...tables.leader].flatMap(({ name }) => [name, ...name.split(' ')]),
      ...[...tables.account, ...tables.contact].map(({ name }) => name),
      ...tables.opportunity.flatMap(({ competitor }) => (competitor === null ? [] : [competitor])),
      ...tables.scenario.map(({ company }) => company),
    ];
    expect(namedIn(texts.map(([, text]) => String(text)).join('\n'), names)).toEqual([]);
  });

  test('neither it nor what reads and shows it names a band, a segment, a stage or a title, which are rows', () => {
    const names = [
      ...tables.health_band.map(({ band }) => band),
      ...tables.segment.map(({ segment }) => segment),
      ...tables.stage.map(({ stage }) => stage),
      ...tables.leader.map(({ title }) => title),
    ];
    const files = globSync(['src/agents/**/*', 'src/pages/agents/**/*'], { cwd: ROOT });
    expect(files).toContain(join('src', 'agents', 'aip_agents.yaml'));
    for (const file of files) expect(namedIn(readFileSync(join(ROOT, file), 'utf8'), names), file).toEqual([]);
  });

  test('holds no figure', () => {
    const isFigure = (text: string): boolean => /\d/.test(text.replace(/\{[^{}]*\}/g, ''));
    expect(texts.filter(([, text]) => isFigure(String(text)))).toEqual([]);
    const numbers = leaves(agents).filter(([, value]) => typeof value === 'number');
    expect(new Set(numbers.map(([field]) => field))).toEqual(new Set(['than', 'due', 'limit']));
  });

  test('has a reason and a use for each threshold', () => {
    for (const { parameters, rules = [] } of agents.agents) {
      const thresholds = Object.entries(parameters).filter(([, { parameterType }]) => parameterType.type === 'string');
      const used = rules.flatMap(({ when }) => when.map(({ parameter }) => parameter));
      expect(thresholds.filter(([id]) => !used.includes(id))).toEqual([]);
      expect(thresholds.filter(([, { description }]) => description.split(/\s/).length < 6)).toEqual([]);
    }
  });
});

describe('over the rows as they are', () => {
  test('exactly the expected kinds are raised, each once', () => {
    const raised = toRows(runQuery(report.database, 'select rule_id from insight order by rule_id'));
    expect(raised.map(({ rule_id }) => rule_id)).toEqual(KINDS);
  });

  const INSIGHTS = {
    I1: 'health-crash',
    I2: 'commit-at-risk',
    I3: 'multi-threading',
    I4: 'losing-on-price',
    I5: 'bottleneck',
    I6: 'needs-coaching',
    I7: 'ready-for-promotion',
  };
  for (const [claim, rule] of Object.entries(INSIGHTS)) {
    const stated = tables.claim_figure.filter(({ claim_id, test: how }) => claim_id === claim && how === 'equals');
    test.for(stated.map((figure) => [figure.figure, formatValue(figure.stated, figure.format)] as const))(
      `${claim} says its %s: %s`,
      ([, figure]) => {
        const [insight] = toRows(
          runQuery(report.database, `select title || ' ' || detail as said from insight where rule_id = '${rule}'`),
        );
        expect(insight?.said).toContain(figure);
      },
    );
  }

  test('T5 says what is on plan and what is not', () => {
    const said = runQuery(report.database, "select detail from insight where rule_id = 'logos-not-dollars'")
      .rows[0]?.[0];
    for (const row of report.rows('logos_not_dollars')) {
      const format = row.unit === 'usd' ? 'usd-m' : 'decimal1';
      expect(said).toContain(formatValue(row.plan_to_date ?? null, format));
    }
  });

  test('the crash names the leader and the executive whom the leader knows', () => {
    const [deal] = report.rows('crash_deal');
    const [alert] = report.rows('alerts');
    expect(alert?.insight_id).toMatch(/^health-crash-/);
    expect(alert?.owner).toBe(deal?.known_by);
    for (const name of ['known_by', 'known_by_title', 'executive', 'executive_title'] as const) {
      expect(alert?.action).toContain(deal?.[name]);
    }
  });

  test('alerts stand by severity, and within it those on a single deal first, then by impact', () => {
    const alerts = report.rows('alerts');
    const order = ['critical', 'pattern', 'coaching', 'info'];
    const place = ({ severity, target_type, impact }: Row) =>
      order.indexOf(String(severity)) * 1e12 + (target_type === 'deal' ? 0 : 1e11) - Number(impact);
    expect(alerts.map(place)).toEqual(alerts.map(place).toSorted((a, b) => a - b));
  });

  test('each action has an owner, a working day, and says how its part is computed', () => {
    const actions = report.rows('open_actions');
    expect(actions.map(({ rank }) => rank)).toEqual(KINDS.map((_, i) => i + 1));
    for (const { owner, due_on, impact, how } of actions) {
      expect(owner).toEqual(expect.any(String));
      expect(String(due_on) >= String(report.scenario.as_of).slice(0, 10)).toBe(true);
      expect([1, 2, 3, 4, 5]).toContain(new Date(`${String(due_on)}T00:00Z`).getUTCDay());
      expect(impact).toBeGreaterThanOrEqual(0);
      expect(String(how)).not.toMatch(/—|undefined|null|NaN/);
    }
  });

  test('the critical actions come first, the others by what they add to the forecast', () => {
    const actions = report.rows('open_actions');
    const isCritical = actions.map(({ severity }) => severity === 'critical');
    expect(isCritical).toEqual(isCritical.toSorted((a, b) => Number(b) - Number(a)));
    const others = actions.filter(({ severity }) => severity !== 'critical').map(({ impact }) => Number(impact));
    expect(others).toEqual(others.toSorted((a, b) => b - a));
  });

  test('the first action, the first alert and the ask are one act: one deal, today, the CRO’s', () => {
    const deal = report.row('crash_deal');
    const action = report.row('open_actions');
    const alert = report.row('alerts');
    expect(action.insight_id).toBe(alert.insight_id);
    expect(alert.target_id).toBe(deal.opportunity_id);
    for (const one of [action, alert]) {
      expect(one.due_on).toBe(String(report.scenario.as_of).slice(0, 10));
      expect(one.is_today).toBe(1);
      expect(tables.leader.find(({ leader_id, level }) => level === 'cro' && leader_id === action.owner_id)?.name).toBe(
        one.owner,
      );
      expect(one.action).toMatch(/\btoday\b/);
    }
  });

  test('a review of deals under several directors is the CRO’s', () => {
    const directors = new Set(report.rows('commit_review').map(({ director_id }) => director_id));
    const review = report.rows('open_actions').find(({ insight_id }) => insight_id === 'commit-at-risk');
    const level = tables.leader.find(({ leader_id }) => leader_id === review?.owner_id)?.level;
    expect(level).toBe(directors.size > 1 ? 'cro' : 'director');
  });

  test('somebody acts on the deals of the AE in a slump and of the one at risk: their managers', () => {
    for (const [kind, role] of [
      ['lost-momentum', 'slump'],
      ['gone-dark', 'at_risk'],
    ] as const) {
      const rep = tables.rep.find(({ story_role }) => story_role === role);
      const action = report.rows('open_actions').find(({ insight_id }) => insight_id.startsWith(kind));
      expect(action?.owner_id).toBe(rep?.manager_id);
      expect(action?.action).toContain(rep?.name);
      expect(action?.deals).toBeGreaterThan(0);
    }
  });

  test('each deal counts under one action, the highest-ranked that concerns it', () => {
    const { rows } = runQuery(
      report.database,
      `select x.opportunity_id, a.rank, x.is_planned
       from insight_deal x join action a on a.insight_id = x.insight_id
       join insight i on i.insight_id = x.insight_id
       where i.rule_id not in ('losing-on-price', 'needs-coaching', 'ready-for-promotion')
       order by x.opportunity_id, a.rank`,
    );
    const deals = Map.groupBy(rows, ([deal]) => deal);
    for (const [, places] of deals)
      expect(places.map(([, , planned]) => planned)).toEqual(places.map((_, i) => (i === 0 ? 1 : 0)));
  });

  test('a deal’s part is its amount × what the next better band weighs more, and nothing outside Commit', () => {
    const { quarter_end } = report.scenario;
    for (const { opportunity_id, impact } of toRows(runQuery(report.database, 'select * from plan_deal'))) {
      const deal = tables.opportunity.find((one) => one.opportunity_id === opportunity_id);
      const health = deal?.health ?? -1;
      const band = tables.health_band.find((one) => one.min_health <= health && health <= one.max_health);
      const better = tables.health_band.find((one) => one.position === (band?.position ?? 0) - 1);
      const counts = deal?.forecast_category === 'Commit' && deal.close_on <= quarter_end && better !== undefined;
      const part = counts ? deal.amount * (better.weight - (band?.weight ?? 0)) : 0;
      expect(Number(impact)).toBeCloseTo(part, 6);
    }
  });

  test('the parts add up to what the plan adds, which is what the ledger says', () => {
    const outlook = report.row('plan_outlook');
    const sum = (rows: readonly { readonly impact: number | null }[]): number =>
      rows.reduce((total, { impact }) => total + Number(impact), 0);
    expect(sum(report.rows('open_actions'))).toBeCloseTo(Number(outlook.adds), 6);
    expect(sum(report.rows('plan_deals'))).toBeCloseTo(Number(outlook.adds), 6);
    const bridge = report.rows('plan_bridge');
    expect(bridge.at(-1)?.forecast).toBeCloseTo(Number(outlook.with_plan), 6);
    const claim = report.ledger().find(({ id }) => id === 'F10');
    const computed = new Map(claim?.numbers.map(({ column, computed: value }) => [column, value]));
    for (const column of ['adjusted', 'adds', 'with_plan', 'short', 'deals'] as const) {
      expect(outlook[column], column).toBeCloseTo(Number(computed.get(column)), 6);
    }
  });

  test('an insight’s impact is its action’s, and the sum of its deals', () => {
    const wrong = runQuery(
      report.database,
      `select i.insight_id
       from insight i join action a on a.insight_id = i.insight_id
       left join insight_deal d on d.insight_id = i.insight_id
       group by i.insight_id
       having i.impact <> a.impact or abs(coalesce(sum(d.impact), 0) - i.impact) > 0.5`,
    );
    expect(wrong.rows).toEqual([]);
  });

  test('what works beyond the quarter stands apart, with an interval around it', () => {
    const later = report.rows('open_actions').filter(({ later: amount }) => amount !== null);
    expect(later.map(({ insight_id }) => KINDS.find((kind) => insight_id.startsWith(kind))).toSorted()).toEqual([
      'losing-on-price',
      'multi-threading',
      'needs-coaching',
      'ready-for-promotion',
    ]);
    for (const { later: amount, later_low, later_high, later_how } of later) {
      expect(Number(later_low)).toBeLessThan(Number(amount));
      expect(Number(later_high)).toBeGreaterThan(Number(amount));
      expect(later_how).toEqual(expect.any(String));
    }
  });

  test('deals that two actions share are said', () => {
    const shared = report.rows('open_actions').filter(({ shared_deals }) => Number(shared_deals) > 0);
    expect(shared.length).toBeGreaterThan(0);
    expect(report.rows('action_overlaps').length).toBeGreaterThan(0);
  });

  test('no sentence has a gap', () => {
    const said = runQuery(
      report.database,
      "select title, detail, action, how, coalesce(later_how, '') from insight",
    ).rows.flat();
    expect(said.filter((text) => /—|\s{2}|\s[,.;]|[{}]|undefined|NaN/.test(String(text)))).toEqual([]);
  });

  test('every link leads to a deal, an AE or a scene', () => {
    for (const { link } of report.rows('alerts')) expect(link).toMatch(/^(#[a-z-]+|(deals|reps)\/[a-z0-9-]+\/)$/);
  });
});

describe('after an edit', () => {
  test('without one, the same is raised again', async () => {
    const { insights } = await after('select 1');
    expect(insights).toEqual(report.rows('alerts'));
  });

  test('a crashed deal in good health is no crash, and the forecast says other figures', async () => {
    const before = report.rows('alerts');
    const { insights, plan } = await after("update opportunity set health = 85 where story_role = 'crash'");
    expect(ids(insights)).toEqual(ids(before).filter((id) => !String(id).startsWith('health-crash')));
    const forecast = (rows: readonly Row[]) => rows.find(({ insight_id }) => insight_id === 'commit-at-risk');
    expect(forecast(insights)?.title).not.toBe(forecast(before)?.title);
    expect(forecast(insights)?.impact).toBeLessThanOrEqual(Number(forecast(before)?.impact));
    expect(plan[0]?.insight_id).toBe('commit-at-risk');
    expect(plan.map(({ rank }) => rank)).toEqual(insights.map((_, i) => i + 1));
  });

  test('a deal that nobody of ours knows a way into is the AE’s and the manager’s', async () => {
    const { insights } = await after('update contact set known_by_leader_id = null');
    const [alert] = insights;
    const [deal] = report.rows('crash_deal');
    expect(alert?.owner).toBe(deal?.manager);
    expect(alert?.action).toContain(deal?.rep);
  });

  test('a forecast in good health is not at risk', async () => {
    const { insights } = await after("update opportunity set health = 90 where forecast_category = 'Commit'");
    expect(ids(insights)).not.toContain('commit-at-risk');
  });

  test('when the rival’s losses cite another reason, price is no pattern', async () => {
    const { insights } = await after("update opportunity set loss_reason = 'Timing' where loss_reason = 'Price'");
    expect(ids(insights).filter((id) => String(id).startsWith('losing-on-price'))).toEqual([]);
  });

  test('a step that keeps to its benchmark is no bottleneck', async () => {
    const { insights } = await after('update stage set benchmark_days = 30 where benchmark_days is not null');
    expect(ids(insights).filter((id) => String(id).startsWith('bottleneck'))).toEqual([]);
  });

  test('coaching follows the attainment', async () => {
    const { insights } = await after("update rep set quota_to_date = 1 where story_role = 'newest'");
    const coaching = insights.filter(({ severity }) => severity === 'coaching');
    expect(ids(coaching)).not.toEqual(ids(report.rows('alerts').filter(({ severity }) => severity === 'coaching')));
  });

  test('logos on plan with dollars on plan are no finding', async () => {
    const { insights } = await after("update target set target = 8000000 where metric = 'revenue'");
    expect(ids(insights)).not.toContain('logos-not-dollars');
  });

  test('another number of a threshold gives other findings, and sentences that say it', async () => {
    const set = (name: string, value: number): string =>
      `update threshold set value = ${value} where name = '${name}';`;
    const { insights: fewer } = await after(
      set('crash_fall', 99) + set('coaching_attainment', 0) + set('on_plan_share', 9),
    );
    const kinds = new Set(fewer.map(({ insight_id }) => KINDS.find((kind) => String(insight_id).startsWith(kind))));
    expect(KINDS.filter((kind) => !kinds.has(kind))).toEqual(['health-crash', 'logos-not-dollars', 'needs-coaching']);

    const { insights: other } = await after(set('poor_health', 58) + set('multi_threaded_contacts', 3));
    const said = (id: string, what: string) => other.find(({ insight_id }) => insight_id === id)?.[what];
    expect(said('commit-at-risk', 'title')).toMatch(/has health < 58$/);
    expect(said('multi-threading', 'detail')).toMatch(/^Deals closed this quarter with 3 contacts or more were won in/);
  });

  test('an edit after which an agent cannot run leaves what was raised before', async () => {
    const { Database: Sqlite } = await sqlite();
    const database = new Sqlite(report.file);
    const run = (name: string) => runQuery(database, report.queryNamed(name).sql.replace('as fall', 'as fell'));
    expect(() => refillInsights(database, agents, run)).toThrow('agent could not run');
    expect(runQuery(database, 'select count(*) from insight').rows).toEqual([[KINDS.length]]);
  });
});
