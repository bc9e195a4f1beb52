import { dealPath, queryPath, repPath, type DealNames } from '../model/paths.ts';
import { url } from './url.ts';

/** The address of a deal's page, of a row that says which deal and with whom. */
export const dealAddress = (deal: DealNames): string => url(dealPath(deal));

/** The address of an AE's page, of a row that names the AE. */
export const repAddress = (rep: { readonly rep: string }): string => url(repPath(rep));

/** The address of a query's page, or of what it says of one of its columns. */
export const queryAddress = (query: string, column?: string): string => url(queryPath(query, column));
