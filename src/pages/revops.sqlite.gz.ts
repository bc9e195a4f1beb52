import { gzipSync } from 'node:zlib';
import type { APIRoute } from 'astro';
import { report } from '../render/this-report.ts';

/** The database packed, for hosts that do not compress it themselves. */
export const GET: APIRoute = () => new Response(gzipSync(report.file, { level: 9 }));
