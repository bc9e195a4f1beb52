import type { APIRoute } from 'astro';
import { TRY_THIS } from '../../components/try-this.ts';
import type { PreparedEdit } from '../../query/binding-hooks.ts';
import { report } from '../../render/this-report.ts';

/** The prepared edits by their query's name, for the buttons that make them. */
export const GET: APIRoute = () =>
  Response.json(
    Object.fromEntries(
      TRY_THIS.map(({ query, edit, select, say, measures, before }) => {
        const prepared: PreparedEdit = { sql: edit(report.query(query).sql), select, say, measures, before };
        return [query, prepared];
      }),
    ),
  );
