import type { QueryName } from '../query/query-rows.ts';
import type { Report } from './report.ts';

/** Whether a query answers for all deals or all AEs at once, and a page shows the rows of one of them. */
export const isSubjectQuery = ({ pageQueries }: Report, query: QueryName): boolean =>
  pageQueries.some(({ name }) => name === query);
