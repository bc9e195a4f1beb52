import type { APIRoute } from 'astro';
import { dealSlug, repSlug } from '../model/slug.ts';
import { report } from '../render/this-report.ts';

/** Where the pages of the deals are, by the deals' keys, and those of the AEs, by their names: paths of this site. */
export const GET: APIRoute = () =>
  Response.json({
    deals: Object.fromEntries(
      report
        .rows('deal_facts')
        .map(({ opportunity_id, account }) => [opportunity_id, `deals/${dealSlug(opportunity_id, account)}/`]),
    ),
    reps: Object.fromEntries(report.rows('rep_facts').map(({ rep }) => [rep, `reps/${repSlug(rep)}/`])),
  });
