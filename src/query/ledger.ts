import type { Database } from 'sql.js';
import { holds, isFormat, isTest, type Format, type Test, type Value } from '../model/formats.ts';
import { groupBy } from '../model/group-by.ts';
import { findValue } from './find-value.ts';
import type { NamedQuery } from './named-queries.ts';
import { toRows, type Row } from './result.ts';
import { runQuery } from './run-query.ts';

/** A number of a claim: what the story states, what the rows say, and whether they agree. */
export interface StatedNumber {
  /** The column of the claim's query. */
  readonly column: string;
  readonly label: string;
  readonly test: Test;
  readonly stated: Value;
  readonly computed: Value;
  readonly format: Format;
  readonly holds: boolean;
}

/** A claim of the story with its query and its numbers. */
export interface LedgerClaim<Query extends NamedQuery = NamedQuery> {
  readonly id: string;
  readonly part: string;
  readonly statement: string;
  readonly query: Query;
  readonly numbers: readonly StatedNumber[];
  readonly holds: boolean;
}

/**
 * Every claim of the story, held against the rows: each number is the column of that name in the first row of the
 * claim's query. Definitions are those of the queries; statements and stated values come from the database.
 * Throws where a claim has no query, a query no claim, or a number no column.
 */
export function checkLedger<Query extends NamedQuery>(
  database: Database,
  queries: readonly Query[],
): LedgerClaim<Query>[] {
  const claims = toRows(runQuery(database, 'select claim_id, part, statement from claim order by position'));
  const stated = groupBy(toRows(runQuery(database, 'select * from claim_figure order by claim_id, position')), (row) =>
    String(row.claim_id),
  );
  const known = new Set(claims.map((claim) => claim.claim_id));
  const stray = queries.find(({ claim }) => !known.has(claim));
  if (stray !== undefined) throw new RangeError(`query without a claim: ${stray.name}`);

  return claims.map((claim) => {
    const id = String(claim.claim_id);
    const query = queries.find((candidate) => candidate.claim === id);
    if (query === undefined) throw new RangeError(`claim without a query: ${id}`);
    const checked = checkNumbers(database, query, stated.get(id) ?? []);
    return {
      id,
      part: String(claim.part),
      statement: String(claim.statement),
      query,
      numbers: checked,
      holds: checked.every((number) => number.holds),
    };
  });
}

function checkNumbers(database: Database, { name, sql }: NamedQuery, rows: readonly Row[]): StatedNumber[] {
  const result = runQuery(database, sql);
  return rows.map((row) => {
    const column = String(row.figure);
    const [test, format, stated] = [toTest(String(row.test)), toFormat(String(row.format)), row.stated ?? null];
    try {
      const computed = findValue(result, column).value;
      return {
        column,
        label: String(row.label),
        test,
        stated,
        computed,
        format,
        holds: holds(computed, test, stated, format),
      };
    } catch (cause) {
      throw new Error(`stated number without a value: ${name}.${column}`, { cause });
    }
  });
}

function toTest(text: string): Test {
  if (!isTest(text)) throw new RangeError(`unknown test: ${text}`);
  return text;
}

function toFormat(text: string): Format {
  if (!isFormat(text)) throw new RangeError(`unknown format: ${text}`);
  return text;
}
