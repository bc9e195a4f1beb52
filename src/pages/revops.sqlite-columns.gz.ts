import type { APIRoute } from 'astro';
import { packedDatabase } from '../render/packed-database.ts';
import { openReport } from '../render/report.ts';

/** The database as the pages fetch it. */
export const GET: APIRoute = async () => new Response(packedDatabase((await openReport()).file));
