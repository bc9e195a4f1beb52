import { gzipSync } from 'node:zlib';
import type { APIRoute } from 'astro';
import { openReport } from '../render/report.ts';

/** The database packed, for hosts that do not compress it themselves. */
export const GET: APIRoute = async () => new Response(gzipSync((await openReport()).file, { level: 9 }));
