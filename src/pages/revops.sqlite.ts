import type { APIRoute } from 'astro';
import { report } from '../render/this-report.ts';

/** The database that the pages are made from. */
export const GET: APIRoute = () => new Response(report.file);
