import type { APIRoute } from 'astro';
import { packedDatabase } from '../build/packed-database.ts';
import { openReport } from '../build/report.ts';

/** The database as the pages fetch it. */
export const GET: APIRoute = async () => new Response(packedDatabase((await openReport()).file));
