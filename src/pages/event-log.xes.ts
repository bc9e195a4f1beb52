import type { APIRoute } from 'astro';
import { eventLog } from '../render/event-log.ts';
import { report } from '../render/this-report.ts';
import { toXes } from '../render/xes.ts';
import { toRows } from '../query/result.ts';

/** The event log of the sales process as XES (IEEE 1849). */
export const GET: APIRoute = () => {
  const { database, scenario } = report;
  const rows = toRows(eventLog(database));
  return new Response(toXes(`${scenario.company}, sales process`, rows, scenario.time_zone));
};
