import type { APIRoute } from 'astro';
import { tablesTouched } from '../../query/tables-touched.ts';
import { report } from '../../render/this-report.ts';

/** All queries by name, for the live parts of the pages: title, scene, SQL, and the tables that the SQL reads. */
export const GET: APIRoute = () => {
  const { database, allQueries } = report;
  return Response.json(
    Object.fromEntries(
      allQueries.map(({ name, title, scene, sql }) => [
        name,
        { title, scene, sql, reads: tablesTouched(database, sql).reads },
      ]),
    ),
  );
};
