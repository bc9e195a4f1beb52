import type { APIRoute } from 'astro';
import { toParquet } from '../../render/parquet.ts';
import { tableResult } from '../../render/table-result.ts';
import { report } from '../../render/this-report.ts';

/** A file for each table of the published database. */
export const getStaticPaths = () =>
  report.dictionary.filter(({ kind }) => kind === 'table').map(({ name }) => ({ params: { table: name } }));

/** All rows of a table, as Parquet. */
export const GET: APIRoute = ({ params }) => new Response(toParquet(tableResult(report.database, params.table ?? '')));
