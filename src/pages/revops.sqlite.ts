import type { APIRoute } from 'astro';
import { openReport } from '../render/report.ts';

/** The database that the pages are made from. */
export const GET: APIRoute = async () => new Response((await openReport()).file);
