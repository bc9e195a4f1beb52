import { z } from 'astro/zod';
import { FORMATS } from '../model/formats.ts';
import { fields, id, name, rule, text, type Passed } from './rule-schema.ts';

/** A table or a view with some of its columns. */
const someObjects = { objectType: name, properties: z.array(name).min(1) };
const objects = fields(someObjects);

const named = { name, description: text };
const tool = z.discriminatedUnion('type', [
  fields({ type: z.literal('FUNCTION'), ...named, query: name }),
  fields({ type: z.literal('OBJECT_QUERY'), ...named, objectTypes: z.array(objects).min(1) }),
  /** `confirmation`: whether the user must confirm before it runs. */
  fields({ type: z.literal('ACTION'), ...named, edits: objects, confirmation: z.boolean() }),
  fields({ type: z.literal('UPDATE_APPLICATION_VARIABLE'), ...named, variable: name }),
  fields({ type: z.literal('REQUEST_CLARIFICATION'), ...named }),
]);

const context = z.discriminatedUnion('type', [
  /** `limit`: the most objects to retrieve. */
  fields({ type: z.literal('objectContext'), ...someObjects, limit: z.int().min(1).optional() }),
  fields({ type: z.literal('functionRetrievedContext'), query: name }),
]);

/** A variable of an agent's application state; a string holds a threshold, the number of a row of the table `threshold`. */
const parameter = fields({
  parameterType: z.discriminatedUnion('type', [
    fields({ type: z.literal('string'), threshold: name }),
    fields({ type: z.literal('objectSet'), objectType: name }),
  ]),
  access: z.enum(['READ_ONLY', 'READ_WRITE']),
  /** How the threshold is written on the page. */
  format: z.enum(FORMATS).exclude(['date', 'text']).optional(),
  description: text,
});

/** The planner's ranking: of the insights by their columns, one value of a column first or all in an order. */
const plan = fields({
  watches: name,
  shows: name,
  rankBy: z
    .array(
      z.union([
        fields({ column: name, order: z.enum(['ascending', 'descending']) }),
        fields({ column: name, first: text }),
      ]),
    )
    .min(1),
});

/** An agent: what a Palantir AIP agent is configured with, and the rules or the plan that run here. */
const agent = fields({
  id,
  displayName: text,
  description: text,
  instructions: text,
  suggestedPrompts: z.array(text).min(1),
  tools: z.array(tool).min(1),
  retrievalContext: z.array(context),
  /** The application state, by the variable's id. */
  parameters: z.record(name, parameter),
  rules: z.array(rule).min(1).optional(),
  plan: plan.optional(),
});

/** The agents of `aip_agents.yaml`: field names of Palantir AIP Agent Studio where it has them, and the rules that run here. */
export const agentsSchema = fields({ agents: z.array(agent).min(1) });

export type Agents = Passed<typeof agentsSchema>;
export type Agent = Agents['agents'][number];
export type Objects = Passed<typeof objects>;
export type Plan = Passed<typeof plan>;
