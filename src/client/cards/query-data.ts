import { queryPath } from '../../model/paths.ts';
import { cellsOf, RESULTS, ROWS_FILES } from '../../query/binding-hooks.ts';
import { make } from '../dom.ts';
import { addInPlaceStyles } from '../in-place-styles.ts';
import { siteUrl } from '../site-files.ts';
import { partsOf } from './linked-page.ts';

/** The data of a query, as its page has it: definition, SQL in an editor, the first rows, and the ways to all of them. */
export function queryData(page: Document, query: string): HTMLElement[] {
  addInPlaceStyles();
  const cells = partsOf(page, `.query-page ${cellsOf(query)}`);
  if (cells.length === 0) throw new RangeError(`not the page of ${query}`);
  return [
    ...partsOf(page, '.masthead .definition'),
    ...cells,
    ...partsOf(page, `.query-page ${RESULTS}`),
    make(
      'p',
      { class: 'controls' },
      ...partsOf(page, `.query-page ${ROWS_FILES}`),
      make('a', { href: siteUrl(queryPath(query)) }, 'The query’s page'),
    ),
  ];
}
