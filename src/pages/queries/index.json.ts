import type { APIRoute } from 'astro';
import { report } from '../../render/this-report.ts';

/** All queries by name, for the live parts of the pages: title, scene and SQL. */
export const GET: APIRoute = () => {
  const { queries, pageQueries, claimQueries } = report;
  const all = [...queries, ...pageQueries, ...claimQueries];
  return Response.json(Object.fromEntries(all.map(({ name, title, scene, sql }) => [name, { title, scene, sql }])));
};
