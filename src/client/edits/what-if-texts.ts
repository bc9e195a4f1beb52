import { siteJson } from '../site-files.ts';

/** A what-if, and the deal that it is about where it is about one. */
export interface WhatIf {
  readonly whatIf: string;
  readonly deal: string | null;
}

/** The site's what-ifs by name: what each says, and its statements. */
type Texts = Readonly<Record<string, { readonly title: string; readonly sql: string }>>;

const KIND = 'what-if';
const DEAL = ':opportunity_id';

/** The id of the edit that a what-if makes. */
export const whatIfId = ({ whatIf, deal }: WhatIf): string =>
  [KIND, whatIf, ...(deal === null ? [] : [deal])].join(':');

/** The what-if that made the edit of an id; null: none did. */
export function whatIfOf(id: string): WhatIf | null {
  const [kind, whatIf, deal = null] = id.split(':');
  return kind === KIND && whatIf !== undefined ? { whatIf, deal } : null;
}

/**
 * What a what-if says, and its statements. Throws a `RangeError` where the site has none of that name, or it wants a deal
 * and has none, or has one and wants none.
 */
export async function whatIfText({ whatIf, deal }: WhatIf): Promise<{ title: string; sql: string }> {
  const all = (await siteJson('queries/what-ifs.json', 'the what-ifs')) as Texts;
  const found = Object.hasOwn(all, whatIf) ? all[whatIf] : undefined;
  if (found === undefined || found.sql.includes(DEAL) !== (deal !== null)) {
    throw new RangeError(`unknown what-if: ${[whatIf, deal ?? ''].join(' ').trim()}`);
  }
  if (deal === null) return found;
  return {
    title: `${found.title} (${deal})`,
    sql: found.sql.replaceAll(DEAL, `'${deal.replaceAll("'", "''")}'`),
  };
}
