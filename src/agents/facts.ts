import type { Database } from 'sql.js';
import { unknownName } from '../model/near-miss.ts';
import { runQuery } from '../query/run-query.ts';
import type { Agent } from './agents-schema.ts';

/** What the agents know beside the rows that they watch. */
export interface Facts {
  /** The moment of the rows, as ISO local time. */
  readonly asOf: string;
  /** The numbers that definitions decide by, by their names. */
  readonly thresholds: ReadonlyMap<string, number>;
}

/** Reads them from a database's tables `scenario` and `threshold`. */
export function readFacts(database: Database): Facts {
  const asOf = runQuery(database, 'select as_of from scenario').rows[0]?.[0];
  const { rows } = runQuery(database, 'select name, value from threshold');
  return { asOf: String(asOf), thresholds: new Map(rows.map(([name, value]) => [String(name), Number(value)])) };
}

/** The numbers of an agent's parameters, by their ids. */
export type Parameters = Readonly<Record<string, number>>;

/** Each parameter that is a threshold with its row's number; throws `unknown threshold: …` where there is no such row. */
export function parametersOf({ parameters }: Agent, { thresholds }: Facts): Parameters {
  const numbers = Object.entries(parameters).flatMap(([id, { parameterType }]) => {
    if (parameterType.type !== 'string') return [];
    const value = thresholds.get(parameterType.threshold);
    if (value === undefined) {
      throw new RangeError(`unknown threshold: ${unknownName(parameterType.threshold, thresholds.keys())}`);
    }
    return [[id, value] as const];
  });
  return Object.fromEntries(numbers);
}
