import { textOfValue } from '../model/formats.ts';
import { findValue } from '../query/find-value.ts';
import { plainHeading } from '../query/plain-value.ts';
import { labelParts } from '../query/query-columns.ts';
import type { QueryName } from '../query/query-rows.ts';
import type { Report } from './report.ts';

/**
 * What a column is called: in its query's head, in the ledger where the query is a claim's, or else by its name. In
 * braces stand the columns whose values it takes from the same row.
 */
export function columnLabel(report: Report, query: QueryName, column: string): string {
  const { claim, columns } = report.query(query);
  const numbers = claim === null ? [] : (report.ledger().find(({ id }) => id === claim)?.numbers ?? []);
  const stated = numbers.find((number) => number.column === column)?.label;
  return columns.get(column)?.label ?? stated ?? plainHeading(column);
}

/** What a value of a query is called, such as `Attainment to date of Jessica Taylor`. */
export function valueLabel(report: Report, query: QueryName, column: string, row: number): string {
  const result = report.result(query);
  return labelParts(columnLabel(report, query, column))
    .map((part) => (typeof part === 'string' ? part : textOfValue(findValue(result, part.column, row).value)))
    .join('');
}
