import type { APIRoute } from 'astro';
import { packedDatabase } from '../render/packed-database.ts';
import { report } from '../render/this-report.ts';

/** The database as the pages fetch it. */
export const GET: APIRoute = () => new Response(packedDatabase(report.file));
