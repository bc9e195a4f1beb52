/** A what-if, and the deal that it is about where it is about one. */
export interface WhatIf {
  readonly whatIf: string;
  readonly deal: string | null;
}

/** The site's what-ifs by name: what each says, and its statements. */
type Texts = Readonly<Record<string, { readonly title: string; readonly sql: string }>>;

const KIND = 'what-if';
const DEAL = ':opportunity_id';

let texts: Promise<Texts> | undefined;

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
  texts ??= fetchTexts().catch((error: unknown) => {
    texts = undefined;
    throw error;
  });
  const all = await texts;
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

async function fetchTexts(): Promise<Texts> {
  const response = await fetch(`${document.documentElement.dataset.base ?? '/'}queries/what-ifs.json`);
  if (!response.ok) throw new Error(`the what-ifs could not be loaded (${response.status})`);
  return (await response.json()) as Texts;
}
