import type { APIRoute } from 'astro';
import { report } from '../../render/this-report.ts';

/** What the numbers of all queries are made of, by query and column, for those who look behind one. */
export const GET: APIRoute = () =>
  Response.json(
    Object.fromEntries(
      report.allQueries
        .filter(({ behind }) => behind.size > 0)
        .map(({ name, behind }) => [name, Object.fromEntries(behind)]),
    ),
  );
