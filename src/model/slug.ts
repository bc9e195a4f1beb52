const ACCENTS = /[\u0300-\u036f]/g;

/** The words of a text in lower case, joined by hyphens: `AT&T, Inc.` is `at-t-inc`. */
function slug(text: string): string {
  const plain = text.normalize('NFD').replace(ACCENTS, '').toLowerCase();
  return plain
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join('-');
}

/** What a deal's page is found by: `dealSlug('OPP-0042', 'Acme Corporation')` is `opp-0042-acme-corporation`. */
export const dealSlug = (opportunityId: string, account: string): string => slug(`${opportunityId} ${account}`);

/** What an AE's page is found by: `repSlug('Jessica Taylor')` is `jessica-taylor`. */
export const repSlug = (name: string): string => slug(name);
