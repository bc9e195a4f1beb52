import { dealSlug, repSlug } from './slug.ts';

/** What says of a deal which it is and with whom. */
export interface DealNames {
  readonly opportunity_id: string;
  readonly account: string;
}

/** The path of a deal's page, from the site's root. */
export const dealPath = ({ opportunity_id, account }: DealNames): string =>
  `deals/${dealSlug(opportunity_id, account)}/`;

/** The path of an AE's page, of a row that names the AE. */
export const repPath = ({ rep }: { readonly rep: string }): string => `reps/${repSlug(rep)}/`;

/** The path of a query's page, or of what it says of one of its columns. */
export const queryPath = (query: string, column?: string): string =>
  `queries/${query}/${column === undefined ? '' : `#${column}`}`;
