import type { z } from 'astro/zod';
import { unknownName } from '../../src/model/near-miss.ts';
import { Refusal } from '../lib/refusal.ts';
import { scenarioSpec, type ScenarioSpec } from './scenario-spec.ts';

/** A scenario as it stands, if its shape is one's. Throws a Refusal with a line for each thing that cannot be read. */
export function readSpec(spec: unknown): ScenarioSpec {
  const { data, error } = scenarioSpec.safeParse(spec, { reportInput: true });
  if (error !== undefined) throw new Refusal(error.issues.flatMap(linesOf).join('\n'));
  return data;
}

/** What cannot be read, a line each. */
function linesOf(issue: z.core.$ZodIssue): string[] {
  const place = placeOf(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.message.split('\n').map((key) => `unknown key: ${issue.path.length === 0 ? '' : `${place}.`}${key}`);
    case 'invalid_value':
      return [`unknown ${place}: ${unknownName(String(issue.input), issue.values.map(String))}`];
    case 'invalid_type':
      return [
        issue.input === undefined
          ? `missing: ${place}`
          : `${place} is no ${issue.expected}: ${JSON.stringify(issue.input)}`,
      ];
    case 'invalid_union':
      return [`unknown ${place}: ${String(valueOf(issue.input, issue.path.at(-1)))}`];
    case 'invalid_format':
      return [`${place} is no ${issue.format}: ${String(issue.input)}`];
    case 'custom':
      return [`${place}: ${issue.message}`];
    default:
      return [`${place} cannot be ${JSON.stringify(issue.input)}: ${issue.message.replace(/^Too \w+: /, '')}`];
  }
}

/** Where something stands: `reps[3].attainment`. */
const placeOf = ([first, ...rest]: readonly PropertyKey[]): string =>
  first === undefined
    ? 'the scenario'
    : rest.reduce<string>(
        (place, part) => (typeof part === 'number' ? `${place}[${part}]` : `${place}.${String(part)}`),
        String(first),
      );

/** The value of a key of what may be an object. */
const valueOf = (input: unknown, key: PropertyKey | undefined): unknown =>
  typeof input === 'object' && input !== null ? Object.entries(input).find(([name]) => name === key)?.[1] : input;
