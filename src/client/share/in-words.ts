/** How much a link brings, in words: `2 edits of the data, 1 edited query, 1 own cell`; empty: nothing. */
export function inWords(edits: number, queries: number, cells: number): string {
  return [
    edits === 0 ? '' : `${edits} ${edits === 1 ? 'edit' : 'edits'} of the data`,
    queries === 0 ? '' : `${queries} edited ${queries === 1 ? 'query' : 'queries'}`,
    cells === 0 ? '' : `${cells} own ${cells === 1 ? 'cell' : 'cells'}`,
  ]
    .filter(Boolean)
    .join(', ');
}
