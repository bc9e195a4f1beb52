import type { APIRoute } from 'astro';
import { openReport } from '../build/report.ts';

/** The database that the pages are made from. */
export const GET: APIRoute = async () => new Response((await openReport()).file);
