import type { APIRoute } from 'astro';
import { whatIfs } from '../../render/what-ifs.ts';

/** What the what-ifs say and their statements, by name, for their switches and for links. */
export const GET: APIRoute = () =>
  Response.json(Object.fromEntries(whatIfs().map(({ name, title, sql }) => [name, { title, sql }])));
