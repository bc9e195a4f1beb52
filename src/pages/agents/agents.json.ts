import type { APIRoute } from 'astro';
import { readAgents } from '../../render/insights.ts';

/** The agents as JSON, checked. */
export const GET: APIRoute = async () => Response.json(await readAgents());
