import type { APIRoute } from 'astro';
import { manifestOf } from '../render/manifest.ts';
import { report } from '../render/this-report.ts';

export const GET: APIRoute = () => new Response(JSON.stringify(manifestOf(report.scenario.company), null, 2));
