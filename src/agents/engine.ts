import type { Value } from '../model/formats.ts';
import { dealPath, repPath } from '../model/paths.ts';
import { toRows, type Result, type Row } from '../query/result.ts';
import type { RowKey } from '../query/find-value.ts';
import type { Agent, Agents } from './agents-schema.ts';
import type { Rule, Severity } from './rule-schema.ts';
import { meets } from './conditions.ts';
import { dueOn } from './due-on.ts';
import { parametersOf, type Facts, type Parameters } from './facts.ts';
import { say } from './sentence.ts';

/** Runs a named query. */
export type Run = (query: string) => Pick<Result, 'columns' | 'rows'>;

/** An insight, column by column as the table `insight` holds it, and the rows that it stands on. */
export interface Insight {
  readonly insight_id: string;
  readonly agent_id: string;
  readonly agent: string;
  readonly rule_id: string;
  readonly severity: Severity;
  readonly icon: string;
  readonly title: string;
  readonly detail: string;
  readonly action: string;
  readonly owner_id: string | null;
  /** ISO date. */
  readonly due_on: string;
  /** How the impact is computed, which the planner sums up over the deals. */
  readonly how: string;
  /** What it may bring a quarter beyond this one, with its interval, US dollars; null: not estimated. */
  readonly later: number | null;
  readonly later_low: number | null;
  readonly later_high: number | null;
  readonly later_how: string | null;
  readonly target_type: Rule['link']['to'];
  readonly target_id: string;
  /** Address under the site, such as `reps/jessica-taylor/` or `#forecast-reality`. */
  readonly link: string;
  readonly watched: string;
  readonly raised_at: string;
  /** The open deals that the action works on, in the order of their query. */
  readonly deals: readonly InsightDeal[];
  /** The row of the watched query that raised it. */
  readonly row: RowKey;
  /** That row, and the first deal's with `deal.` before its columns: what the sentences are made from. */
  readonly values: Row;
}

/** A deal that an insight's action works on. */
export interface InsightDeal {
  readonly opportunity_id: string;
  readonly amount: number;
  /** What it adds to the forecast if the action works, US dollars; null: the action moves nothing this quarter. */
  readonly gain: number | null;
}

/**
 * What the agents raise over the rows, in the order of the agents and their rules. Throws on a column that a query has
 * not and on a threshold that has no row, with the rule's id.
 */
export function runAgents({ agents }: Agents, run: Run, facts: Facts): Insight[] {
  const results = new Map<string, ReturnType<Run>>();
  const runOnce: Run = (query) => {
    const result = results.get(query) ?? run(query);
    results.set(query, result);
    return result;
  };
  const insights = agents.flatMap((agent) =>
    (agent.rules ?? []).flatMap((rule) => runRule(agent, rule, runOnce, facts)),
  );
  const twice = insights.find(({ insight_id }, i) => insights.findIndex((one) => one.insight_id === insight_id) !== i);
  if (twice !== undefined) throw new RangeError(`insight raised twice: ${twice.insight_id}`);
  return insights;
}

function runRule(agent: Agent, rule: Rule, run: Run, facts: Facts): Insight[] {
  try {
    const parameters = parametersOf(agent, facts);
    const rows = toRows(run(rule.watches));
    const candidates = rule.key === undefined ? rows.slice(0, 1) : rows;
    const deals = run(rule.impact.over);
    return candidates.flatMap((watched) => {
      const matched = toRows(deals).filter((deal) => matches(deal, watched, rule.impact.match ?? {}));
      const values = { ...watched, ...firstDeal(deals.columns, matched) };
      return meets(parameters, values, rule.when)
        ? [toInsight(agent, rule, { facts, parameters, watched, matched, values })]
        : [];
    });
  } catch (cause) {
    throw new Error(`agent could not run: ${agent.id}, ${rule.id}`, { cause });
  }
}

/** What a row raises an insight with. */
interface Raised {
  readonly facts: Facts;
  readonly parameters: Parameters;
  readonly watched: Row;
  readonly matched: readonly Row[];
  readonly values: Row;
}

function toInsight(
  agent: Agent,
  rule: Rule,
  { facts: { asOf }, parameters, watched, matched, values }: Raised,
): Insight {
  const key = rule.key === undefined ? null : (watched[rule.key] ?? null);
  const { impact, later } = rule;
  const whole = (column: string | undefined): number | null => {
    const value = column === undefined ? null : watched[column];
    return typeof value === 'number' ? Math.round(value) : null;
  };
  return {
    insight_id: key === null ? rule.id : `${rule.id}-${slug(key)}`,
    agent_id: agent.id,
    agent: agent.displayName,
    rule_id: rule.id,
    severity: rule.severity,
    icon: rule.icon,
    title: say(parameters, values, rule.title),
    detail: say(parameters, values, rule.detail),
    action: say(parameters, values, rule.action),
    owner_id: text(rule.owner.map((name) => values[name] ?? null).find((id) => id !== null)),
    due_on: dueOn(asOf, rule.due),
    how: say(parameters, values, impact.how),
    later: whole(later?.amount),
    later_low: whole(later?.low),
    later_high: whole(later?.high),
    later_how: later === undefined ? null : say(parameters, values, later.how),
    ...target(rule, watched),
    watched: rule.watches,
    raised_at: asOf,
    deals: matched.map((deal) => ({
      opportunity_id: String(deal.opportunity_id),
      amount: Number(deal.amount),
      gain: impact.sum === undefined ? null : Number(deal[impact.sum] ?? 0),
    })),
    row: rule.key === undefined ? 0 : { [rule.key]: key },
    values,
  };
}

/** The first deal's values, `deal.` before each column's name; without a deal nothing is known of it. */
function firstDeal(columns: readonly string[], [deal]: readonly Row[]): Row {
  return Object.fromEntries(columns.map((column) => [`deal.${column}`, deal?.[column] ?? null]));
}

const matches = (deal: Row, watched: Row, match: Readonly<Record<string, string>>): boolean =>
  Object.entries(match).every(([column, of]) => deal[column] === watched[of]);

const text = (value: Value | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

function target({ link }: Rule, row: Row): Pick<Insight, 'target_type' | 'target_id' | 'link'> {
  if (link.to === 'scene') return { target_type: link.to, target_id: link.id, link: `#${link.id}` };
  const [id, name] = [String(row[link.id]), String(row[link.name])];
  const path = link.to === 'deal' ? dealPath({ opportunity_id: id, account: name }) : repPath({ rep: name });
  return { target_type: link.to, target_id: id, link: path };
}

const slug = (key: Value): string =>
  String(key)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
