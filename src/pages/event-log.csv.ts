import type { APIRoute } from 'astro';
import { eventLog } from '../render/event-log.ts';
import { openReport } from '../render/report.ts';
import { toCsv } from '../query/csv.ts';

/** The event log of the sales process, one row a step of a deal. */
export const GET: APIRoute = async () => new Response(toCsv(eventLog((await openReport()).database)));
