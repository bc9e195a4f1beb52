import type { APIRoute, GetStaticPaths } from 'astro';
import { report } from '../../render/this-report.ts';
import { toCsv } from '../../query/csv.ts';

/** A file for each demo query and each query of the pages. */
export const getStaticPaths = (() => {
  const { queries, pageQueries } = report;
  return [...queries, ...pageQueries].map(({ name }) => ({ params: { name } }));
}) satisfies GetStaticPaths;

/** What a query answers, as CSV. */
export const GET: APIRoute = ({ params }) =>
  new Response(toCsv(report.result(report.queryNamed(params.name ?? '').name)));
