import { unknownName } from '../model/near-miss.ts';
import type { Agent, Agents, Objects } from './agents-schema.ts';
import type { RowCondition, Rule, Sentence } from './rule-schema.ts';
import { templatesOf } from './sentence.ts';
import { parseTemplate } from './template.ts';

/** What a database and its queries are called: tables and views with their columns, queries with theirs, thresholds. */
export interface Names {
  readonly tables: readonly { readonly name: string; readonly columns: readonly { readonly name: string }[] }[];
  readonly queries: readonly string[];
  readonly thresholds: readonly string[];
  /** The columns that a named query answers with. */
  readonly columnsOf: (query: string) => readonly string[];
}

/** A name that stands somewhere, and what is wrong with it. */
type Report = (problem: string) => void;

/**
 * Holds each query, table, column, parameter and threshold that the agents name against the database.
 * Throws a `RangeError` with all that is not there, a line each, such as
 * `forecast, commit-at-risk: unknown column: mis (did you mean miss?) (forecast_call)`.
 */
export function checkAgents({ agents }: Agents, names: Names): void {
  const problems: string[] = [];
  for (const agent of agents) checkAgent(agent, names, (problem) => problems.push(`${agent.id}, ${problem}`));
  const ids = agents.flatMap((agent) => [agent.id, ...(agent.rules ?? []).map(({ id }) => id)]);
  for (const id of ids.filter((one, i) => ids.indexOf(one) !== i)) problems.push(`named twice: ${id}`);
  if (problems.length > 0) throw new RangeError(`agents that the database does not bear out:\n${problems.join('\n')}`);
}

function checkAgent(agent: Agent, names: Names, report: Report): void {
  for (const tool of agent.tools) {
    const at: Report = (problem) => {
      report(`${tool.name}: ${problem}`);
    };
    if (tool.type === 'FUNCTION') queryColumns(tool.query, names, at);
    if (tool.type === 'ACTION') checkObjects(tool.edits, names, at);
    if (tool.type === 'OBJECT_QUERY') for (const objects of tool.objectTypes) checkObjects(objects, names, at);
    if (tool.type === 'UPDATE_APPLICATION_VARIABLE' && agent.parameters[tool.variable]?.access !== 'READ_WRITE') {
      at(`no variable to update: ${unknownName(tool.variable, Object.keys(agent.parameters))}`);
    }
  }
  for (const context of agent.retrievalContext) {
    if (context.type === 'functionRetrievedContext') queryColumns(context.query, names, report);
    else checkObjects(context, names, report);
  }
  for (const [id, { parameterType }] of Object.entries(agent.parameters)) {
    if (parameterType.type === 'objectSet') {
      checkObjects({ objectType: parameterType.objectType, properties: [] }, names, report);
    } else if (!names.thresholds.includes(parameterType.threshold)) {
      report(`${id}: unknown threshold: ${unknownName(parameterType.threshold, names.thresholds)}`);
    }
  }
  if (agent.rules === undefined && agent.plan === undefined) report('neither rules nor a plan');
  for (const rule of agent.rules ?? []) {
    checkRule(agent, rule, names, (problem) => {
      report(`${rule.id}: ${problem}`);
    });
  }
  if (agent.plan !== undefined) {
    queryColumns(agent.plan.watches, names, report);
    queryColumns(agent.plan.shows, names, report);
    checkObjects({ objectType: 'insight', properties: agent.plan.rankBy.map(({ column }) => column) }, names, report);
  }
}

function checkObjects({ objectType, properties }: Objects, { tables }: Names, report: Report): void {
  const table = tables.find(({ name }) => name === objectType);
  if (table === undefined) {
    report(
      `unknown table: ${unknownName(
        objectType,
        tables.map(({ name }) => name),
      )}`,
    );
    return;
  }
  const columns = table.columns.map(({ name }) => name);
  for (const property of properties) {
    if (!columns.includes(property)) report(`unknown column: ${objectType}.${unknownName(property, columns)}`);
  }
}

function checkRule(agent: Agent, rule: Rule, names: Names, report: Report): void {
  const { watches, key, impact, later, link } = rule;
  const watched = queryColumns(watches, names, report);
  const deals = queryColumns(impact.over, names, report);
  // Without a query's columns all that is named of it would be reported too.
  if (watched === null || deals === null) return;
  const both = [...watched, ...deals.map((column) => `deal.${column}`)];
  const need = (columns: readonly string[], known: readonly string[], of: string): void => {
    for (const column of columns) {
      if (!known.includes(column)) report(`unknown column: ${unknownName(column, known)} (${of})`);
    }
  };

  const conditions = [...rule.when, ...sentences(rule).flatMap(conditionsOf)];
  need(
    conditions.flatMap(({ column, thanColumn }) => [column, ...(thanColumn === undefined ? [] : [thanColumn])]),
    both,
    watches,
  );
  for (const { parameter } of conditions) {
    if (parameter !== undefined && agent.parameters[parameter]?.parameterType.type !== 'string') {
      report(`unknown parameter: ${unknownName(parameter, Object.keys(agent.parameters))}`);
    }
  }
  for (const template of sentences(rule).flatMap(templatesOf)) need(columnsIn(template, report), both, `"${template}"`);
  need(rule.owner, both, watches);
  need(
    [...(key === undefined ? [] : [key]), ...(later === undefined ? [] : [later.amount, later.low, later.high])],
    watched,
    watches,
  );
  need(Object.values(impact.match ?? {}), watched, watches);
  need(Object.keys(impact.match ?? {}), deals, impact.over);
  need(['opportunity_id', 'amount', ...(impact.sum === undefined ? [] : [impact.sum])], deals, impact.over);
  if (link.to !== 'scene') need([link.id, link.name], watched, watches);
}

const sentences = ({ title, detail, action, impact, later }: Rule): Sentence[] => [
  title,
  detail,
  action,
  impact.how,
  ...(later === undefined ? [] : [later.how]),
];

const conditionsOf = (sentence: Sentence): RowCondition[] =>
  typeof sentence === 'string' ? [] : sentence.flatMap((part) => (typeof part === 'string' ? [] : part.if));

function columnsIn(template: string, report: Report): string[] {
  try {
    return parseTemplate(template).flatMap((part) => (typeof part === 'string' ? [] : [part.column]));
  } catch (error) {
    report(error instanceof Error ? error.message : String(error));
    return [];
  }
}

function queryColumns(query: string, { queries, columnsOf }: Names, report: Report): readonly string[] | null {
  if (queries.includes(query)) return columnsOf(query);
  report(`unknown query: ${unknownName(query, queries)}`);
  return null;
}
