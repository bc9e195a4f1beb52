import { TERMS, type Term } from './terms.ts';

const byId = new Map<string, Term>(TERMS.map((term) => [term.id, term]));

/** The term of an id; throws `unknown term: …`. */
export function termOf(id: string): Term {
  const term = byId.get(id);
  if (term === undefined) throw new RangeError(`unknown term: ${id}`);
  return term;
}

/** The id of the popover that explains a term. */
export const termPopoverId = (id: string): string => `term-${id}`;

/** The terms whose popovers a page's HTML opens, and those that these open in turn, in the glossary's order. */
export function termsOpenedBy(html: string): Term[] {
  const found = new Set<string>();
  const add = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    termOf(id).builtOn?.forEach(add);
  };
  for (const [, id = ''] of html.matchAll(/popovertarget="term-([\w-]+)"/g)) add(id);
  return TERMS.filter(({ id }) => found.has(id));
}
