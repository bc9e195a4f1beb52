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
  'health-crash',
  'logos-not-dollars',
  'losing-on-price',
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

  test('each action has an owner, a working day after the as-of day, and an impact that says how it is computed', () => {
    const actions = report.rows('open_actions');
    expect(actions.map(({ rank }) => rank)).toEqual(KINDS.map((_, i) => i + 1));
    for (const { owner, due_on, impact, how } of actions) {
      expect(owner).toEqual(expect.any(String));
      expect(String(due_on) > String(report.scenario.as_of).slice(0, 10)).toBe(true);
      expect([1, 2, 3, 4, 5]).toContain(new Date(`${String(due_on)}T00:00Z`).getUTCDay());
      expect(impact).toBeGreaterThan(0);
      expect(String(how)).not.toMatch(/—|undefined|null|NaN/);
    }
    const impacts = actions.map(({ impact }) => Number(impact));
    expect(impacts).toEqual(impacts.toSorted((a, b) => b - a));
  });

  test('an impact computed deal by deal is the sum of its deals', () => {
    const wrong = runQuery(
      report.database,
      `select i.insight_id
       from insight i join insight_deal d on d.insight_id = i.insight_id
       group by i.insight_id
       having sum(d.impact) is not null and abs(sum(d.impact) - i.impact) > 0.5`,
    );
    expect(wrong.rows).toEqual([]);
  });

  test('deals that two actions share are said', () => {
    const shared = report.rows('open_actions').filter(({ shared_deals }) => Number(shared_deals) > 0);
    expect(shared.length).toBeGreaterThan(0);
    expect(report.rows('action_overlaps').length).toBeGreaterThan(0);
  });

  test('no sentence has a gap', () => {
    const said = runQuery(report.database, 'select title, detail, action, how from insight').rows.flat();
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
    expect(forecast(insights)?.impact).toBeLessThan(Number(forecast(before)?.impact));
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
