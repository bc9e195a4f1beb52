import type { APIRoute } from 'astro';
import { readAgents } from '../../render/insights.ts';

/** The agents as JSON, checked: what the engine in a browser runs. */
export const GET: APIRoute = async () => Response.json(await readAgents());
