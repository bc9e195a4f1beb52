import type { APIRoute } from 'astro';
import { demo } from '../../render/this-demo.ts';

/** The steps of the demo script, for the window that the room sees. */
export const GET: APIRoute = () => Response.json(demo.flatMap(({ steps }) => steps));
