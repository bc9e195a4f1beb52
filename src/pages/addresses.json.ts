import type { APIRoute } from 'astro';
import { dealPath, repPath } from '../model/paths.ts';
import { report } from '../render/this-report.ts';

/** Where the pages of the deals are, by the deals' keys, and those of the AEs, by their names: paths of this site. */
export const GET: APIRoute = () =>
  Response.json({
    deals: Object.fromEntries(report.rows('deal_facts').map((deal) => [deal.opportunity_id, dealPath(deal)])),
    reps: Object.fromEntries(report.rows('rep_facts').map((rep) => [rep.rep, repPath(rep)])),
  });
