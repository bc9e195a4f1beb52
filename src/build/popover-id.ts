/** The id of the popover that shows a query: its definition, its SQL and its rows. */
export const popoverId = (query: string): string => `query-${query}`;
