import type { APIRoute, GetStaticPaths } from 'astro';
import { report } from '../../render/this-report.ts';
import { toCsv } from '../../query/csv.ts';

/** A file for each named query. */
export const getStaticPaths = (() =>
  report.allQueries.map(({ name }) => ({ params: { name } }))) satisfies GetStaticPaths;

/** What a query answers, as CSV. */
export const GET: APIRoute = ({ params }) =>
  new Response(toCsv(report.result(report.queryNamed(params.name ?? '').name)));
