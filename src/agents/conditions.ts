import { holds, type Value } from '../model/formats.ts';
import type { Row } from '../query/result.ts';
import type { Agent } from './agents-schema.ts';
import type { RowCondition } from './rule-schema.ts';

/** What a condition compares its column with, in words of `Condition`: a value, or a column of the same row. */
export function comparand(agent: Agent, condition: RowCondition): Value | { readonly column: string } {
  if (condition.thanColumn !== undefined) return { column: condition.thanColumn };
  return condition.parameter === undefined ? (condition.than ?? null) : threshold(agent, condition.parameter);
}

/** Whether a row meets all conditions; where nothing is known, none is met. Throws on an unknown column or parameter. */
export function meets(agent: Agent, row: Row, conditions: readonly RowCondition[]): boolean {
  return conditions.every((condition) => {
    const than = comparand(agent, condition);
    const other = typeof than === 'object' && than !== null ? valueOf(row, than.column) : than;
    return holds(valueOf(row, condition.column), condition.test, other, 'text');
  });
}

/** The number that a parameter of an agent holds; throws `unknown parameter: …` where it holds none. */
export function threshold(agent: Agent, id: string): number {
  const type = agent.parameters[id]?.parameterType;
  if (type?.type !== 'string') throw new RangeError(`unknown parameter: ${agent.id}.${id}`);
  return Number(type.defaultValue);
}

function valueOf(row: Row, column: string): Value {
  const value = row[column];
  if (value === undefined) throw new RangeError(`unknown column: ${column}`);
  return value;
}
