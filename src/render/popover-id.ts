/** The id of the popover that shows a query: its definition, its SQL and its rows. */
export const popoverId = (query: string): string => `query-${query}`;

/** The id of the card of a number, which is a value of a query: its column, and its row from 0. */
export const numberId = (query: string, column: string, row: number): string => `number-${query}-${column}-${row}`;

/**
 * The names of the queries whose popovers a page's HTML opens, at once or from the card of a number, each once, in the
 * order in which they come.
 */
export const queriesOpenedBy = (html: string): string[] => [
  ...new Set([...html.matchAll(/popovertarget="(?:query|number)-(\w+)/g)].map(([, name = '']) => name)),
];
