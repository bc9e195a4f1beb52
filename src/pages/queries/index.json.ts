import type { APIRoute } from 'astro';
import { openReport } from '../../render/report.ts';

/** All queries by name, for the live parts of the pages: title, scene and SQL. */
export const GET: APIRoute = async () => {
  const { queries, pageQueries, claimQueries } = await openReport();
  const all = [...queries, ...pageQueries, ...claimQueries];
  return Response.json(Object.fromEntries(all.map(({ name, title, scene, sql }) => [name, { title, scene, sql }])));
};
