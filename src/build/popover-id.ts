/** The id of the popover that shows a query: its definition, its SQL and its rows. */
export const popoverId = (query: string): string => `query-${query}`;

/** The names of the queries whose popovers a page's HTML opens, each once, in the order in which they come. */
export const queriesOpenedBy = (html: string): string[] => [
  ...new Set([...html.matchAll(/popovertarget="query-(\w+)"/g)].map(([, name = '']) => name)),
];
