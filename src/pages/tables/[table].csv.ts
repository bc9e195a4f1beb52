import type { APIRoute } from 'astro';
import { toCsv } from '../../query/csv.ts';
import { tableResult } from '../../render/table-result.ts';
import { report } from '../../render/this-report.ts';

/** A file for each table of the published database. */
export const getStaticPaths = () =>
  report.dictionary.filter(({ kind }) => kind === 'table').map(({ name }) => ({ params: { table: name } }));

/** All rows of a table, as CSV. */
export const GET: APIRoute = ({ params }) => new Response(toCsv(tableResult(report.database, params.table ?? '')));
