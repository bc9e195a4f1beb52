import { dealSlug, repSlug } from '../model/slug.ts';
import { url } from './url.ts';

/** The address of a deal's page, of a row that says which deal and with whom. */
export const dealAddress = (deal: { readonly opportunity_id: string; readonly account: string }): string =>
  url(`deals/${dealSlug(deal.opportunity_id, deal.account)}/`);

/** The address of an AE's page, of a row that names the AE. */
export const repAddress = ({ rep }: { readonly rep: string }): string => url(`reps/${repSlug(rep)}/`);

/** The address of a query's page, or of what it says of one of its columns. */
export const queryAddress = (query: string, column?: string): string =>
  url(`queries/${query}/${column === undefined ? '' : `#${column}`}`);
