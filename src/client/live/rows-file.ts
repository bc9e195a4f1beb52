import { readRowsFile } from '../../query/binding-hooks.ts';
import { spreadsheetCsv } from '../../query/csv.ts';
import { plainCount } from '../../query/plain-count.ts';
import type { Result } from '../../query/result.ts';
import { editOf } from './edits.ts';
import type { LivePart } from './live-part.ts';

/** The link to a query's rows as a file: of the rows that the page shows, and it says so where those are not the published ones. */
export function rowsFile(link: HTMLAnchorElement): LivePart {
  const { query } = readRowsFile(link.dataset);
  const [name, href, says] = [link.download, link.href, link.textContent];
  let address: string | null = null;
  const forget = (): void => {
    if (address !== null) URL.revokeObjectURL(address);
    address = null;
  };
  return {
    element: link,
    queries: [query],
    draw: (result) => {
      const rows = result(query);
      forget();
      address = URL.createObjectURL(new Blob([spreadsheetCsv(rows)], { type: 'text/csv' }));
      link.href = address;
      link.download = `${query}-edited.csv`;
      const of = editOf(query) === undefined ? 'edited data' : 'edited query';
      link.textContent = `CSV of the ${of}, ${countOf(rows)}`;
      return null;
    },
    restore: () => {
      forget();
      [link.download, link.href, link.textContent] = [name, href, says];
    },
  };
}

function countOf({ rows, more }: Result): string {
  if (rows.length === 0) return 'no rows';
  return `${more ? 'the first' : 'all'} ${plainCount(rows.length)} ${rows.length === 1 ? 'row' : 'rows'}`;
}
