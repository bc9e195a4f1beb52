import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseNamedQueries, type NamedQuery } from '../query/named-queries.ts';

let read: readonly NamedQuery[] | undefined;

/** The what-ifs of sql/what_ifs.sql, in its order. */
export function whatIfs(): readonly NamedQuery[] {
  read ??= parseNamedQueries(readFileSync(join('sql', 'what_ifs.sql'), 'utf8'));
  return read;
}

/** The statements of a what-if, for the deal that it is about where it is about one. Throws `unknown what-if: …`. */
export function whatIfSql(name: string, deal?: string): string {
  const found = whatIfs().find((one) => one.name === name);
  if (found === undefined) throw new RangeError(`unknown what-if: ${name}`);
  return deal === undefined ? found.sql : found.sql.replaceAll(':opportunity_id', `'${deal.replaceAll("'", "''")}'`);
}
