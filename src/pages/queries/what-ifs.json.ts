import type { APIRoute } from 'astro';
import { whatIfs } from '../../render/what-ifs.ts';

/** The statements of the what-ifs by name, for their switches. */
export const GET: APIRoute = () => Response.json(Object.fromEntries(whatIfs().map(({ name, sql }) => [name, sql])));
