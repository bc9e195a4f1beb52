import type { APIRoute } from 'astro';
import { eventLog } from '../render/event-log.ts';
import { report } from '../render/this-report.ts';
import { toCsv } from '../query/csv.ts';

/** The event log of the sales process, one row a step of a deal. */
export const GET: APIRoute = () => new Response(toCsv(eventLog(report.database)));
