import { Ajv, type ErrorObject } from 'ajv';
import { parse } from 'yaml';
import type { Agents } from './agents.ts';
import schema from './agents.schema.json' with { type: 'json' };

const validate = new Ajv({
  allErrors: true,
  allowUnionTypes: true,
  discriminator: true,
  verbose: true,
}).compile<Agents>(schema);

/**
 * The agents of a YAML text, held against their JSON Schema. Throws a `TypeError` with all that is wrong, a line each,
 * such as `agents[forecast].rules[commit-at-risk].severity: must be one of critical, …, not "urgent"`.
 */
export function parseAgents(yaml: string): Agents {
  const document: unknown = parse(yaml);
  if (validate(document)) return document;
  const problems = (validate.errors ?? []).map((error) => `${where(document, error.instancePath)}: ${what(error)}`);
  throw new TypeError(`not agents:\n${[...new Set(problems)].join('\n')}`);
}

/** `/agents/2/rules/0/due` as `agents[forecast].rules[commit-at-risk].due`: a thing of a list by its id or its name. */
function where(document: unknown, pointer: string): string {
  let thing = document;
  let path = '';
  for (const step of pointer.split('/').slice(1)) {
    const list = Array.isArray(thing);
    thing = (thing as Readonly<Record<string, unknown>>)[step];
    const { id, name } = (typeof thing === 'object' && thing !== null ? thing : {}) as { id?: unknown; name?: unknown };
    const label = [id, name].find((text) => typeof text === 'string') ?? step;
    path += list ? `[${label}]` : `.${step}`;
  }
  return path.replace(/^\./, '') || 'file';
}

function what({ keyword, params, message = 'wrong', data, schema: wanted }: ErrorObject): string {
  const found = JSON.stringify(data) ?? 'nothing';
  switch (keyword) {
    case 'required':
      return `missing ${String(params.missingProperty)}`;
    case 'additionalProperties':
      return `unknown field ${String(params.additionalProperty)}`;
    case 'enum':
      return `must be one of ${(wanted as readonly unknown[]).join(', ')}, not ${found}`;
    case 'discriminator':
      return `unknown ${String(params.tag)}: ${JSON.stringify(params.tagValue) ?? 'none'}`;
    case 'minProperties':
    case 'maxProperties':
      return `must have ${keyword === 'minProperties' ? 'at least' : 'at most'} ${String(wanted)} fields, not ${found}`;
    default:
      return `${message}, not ${found}`;
  }
}
