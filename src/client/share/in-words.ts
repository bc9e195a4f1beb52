/** How much a link brings, in words: `2 edits of the data, 1 edited query`; empty: nothing. */
export function inWords(edits: number, queries: number): string {
  return [
    edits === 0 ? '' : `${edits} ${edits === 1 ? 'edit' : 'edits'} of the data`,
    queries === 0 ? '' : `${queries} edited ${queries === 1 ? 'query' : 'queries'}`,
  ]
    .filter(Boolean)
    .join(', ');
}
