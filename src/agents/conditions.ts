import { holds, type Value } from '../model/formats.ts';
import type { Row } from '../query/result.ts';
import type { Parameters } from './facts.ts';
import type { RowCondition } from './rule-schema.ts';

/**
 * What a condition compares its column with, in words of `Condition`: a value, or a column of the same row. Throws
 * `unknown parameter: …` where it names none.
 */
export function comparand(
  parameters: Parameters,
  { than, parameter, thanColumn }: RowCondition,
): Value | { readonly column: string } {
  if (thanColumn !== undefined) return { column: thanColumn };
  if (parameter === undefined) return than ?? null;
  const value = parameters[parameter];
  if (value === undefined) throw new RangeError(`unknown parameter: ${parameter}`);
  return value;
}

/** Whether a row meets all conditions; where nothing is known, none is met. Throws on an unknown column or parameter. */
export function meets(parameters: Parameters, row: Row, conditions: readonly RowCondition[]): boolean {
  return conditions.every((condition) => {
    const than = comparand(parameters, condition);
    const other = typeof than === 'object' && than !== null ? valueOf(row, than.column) : than;
    return holds(valueOf(row, condition.column), condition.test, other, 'text');
  });
}

function valueOf(row: Row, column: string): Value {
  const value = row[column];
  if (value === undefined) throw new RangeError(`unknown column: ${column}`);
  return value;
}
