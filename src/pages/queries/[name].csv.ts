import type { APIRoute, GetStaticPaths } from 'astro';
import { openReport } from '../../render/report.ts';
import { toCsv } from '../../query/csv.ts';

/** A file for each demo query and each query of the pages. */
export const getStaticPaths = (async () => {
  const { queries, pageQueries } = await openReport();
  return [...queries, ...pageQueries].map(({ name }) => ({ params: { name } }));
}) satisfies GetStaticPaths;

/** What a query answers, as CSV. */
export const GET: APIRoute = async ({ params }) => new Response(toCsv((await openReport()).result(params.name ?? '')));
