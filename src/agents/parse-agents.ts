import type { z } from 'astro/zod';
import { parse } from 'yaml';
import { unknownName } from '../model/near-miss.ts';
import { agentsSchema, type Agents } from './agents-schema.ts';

/**
 * The agents of a YAML text, held against their schema. Throws a `TypeError` with all that is wrong, a line each, such as
 * `agents[forecast].rules[commit-at-risk].severity: must be one of critical, …, not "urgent"`.
 */
export function parseAgents(yaml: string): Agents {
  const document: unknown = parse(yaml);
  const { data, error } = agentsSchema.safeParse(document, { reportInput: true });
  if (data !== undefined) return data;
  const problems = error.issues.flatMap((issue) => problemsOf(document, issue));
  throw new TypeError(`not agents:\n${[...new Set(problems)].join('\n')}`);
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

function problemsOf(document: unknown, issue: Issue, above: Path = []): string[] {
  const path = [...above, ...issue.path];
  const of = where(document, path.slice(0, -1));
  if (issue.code === 'invalid_type' && issue.input === undefined && path.length > 0) {
    return [`${of}: missing ${String(path.at(-1))}`];
  }
  if (issue.code !== 'invalid_union') return [`${where(document, path)}: ${what(issue)}`];
  if (issue.discriminator !== undefined && 'options' in issue) {
    const { discriminator, options = [] } = issue;
    const kind = fieldOf(issue.input, discriminator);
    return [`${of}: unknown ${discriminator}: ${unknownName(String(kind), options.map(String))}`];
  }
  // Of the kinds that it may be, the one that is meant is of the value's own type.
  const [kind] = issue.errors.filter((inner) => !inner.some(isOfAnotherType));
  if (kind !== undefined) return kind.flatMap((inner) => problemsOf(document, inner, path));
  const kinds = issue.errors.flatMap(([inner]) => (inner === undefined ? [] : wanted(inner)));
  return [`${where(document, path)}: must be ${kinds.join(' or ')}, not ${written(issue.input)}`];
}

const isOfAnotherType = ({ code, path }: Issue): boolean =>
  path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');

/** `agents`, 2, `rules`, 0, `due` as `agents[forecast].rules[commit-at-risk].due`: a thing of a list by its id or its name. */
function where(document: unknown, path: Path): string {
  let thing = document;
  let place = '';
  for (const step of path) {
    const isList = Array.isArray(thing);
    thing = fieldOf(thing, step);
    const label = [fieldOf(thing, 'id'), fieldOf(thing, 'name')].find((field) => typeof field === 'string');
    place += isList ? `[${label ?? String(step)}]` : `.${String(step)}`;
  }
  return place.replace(/^\./, '') || 'file';
}

const fieldOf = (thing: unknown, field: PropertyKey): unknown =>
  typeof thing === 'object' && thing !== null ? Reflect.get(thing, field) : undefined;

function what(issue: Exclude<Issue, { code: 'invalid_union' }>): string {
  const found = written(issue.input);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.message;
    case 'invalid_type':
      return `must be ${wanted(issue).join()}, not ${found}`;
    case 'invalid_value':
      return `must be one of ${wanted(issue).join(', ')}, not ${unknownName(String(issue.input), wanted(issue))}`;
    case 'invalid_format':
      return `must match ${issue.pattern ?? issue.format}, not ${found}`;
    case 'too_small':
      return issue.origin === 'number' ? `must be at least ${issue.minimum}, not ${found}` : `must not be empty`;
    case 'invalid_key':
      return `not a name: ${found}`;
    default:
      return `${issue.message}, not ${found}`;
  }
}

/** What a value must be: a type, or one of some texts. */
function wanted(issue: Issue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code !== 'invalid_type') return [];
  return [issue.expected === 'record' ? 'object' : issue.expected];
}

const written = (value: unknown): string => JSON.stringify(value) ?? 'none';
