import { formatValue, type Format } from '../model/formats.ts';
import { valueHooks } from '../query/binding-hooks.ts';
import { chooseWord, type Words } from '../query/choose-word.ts';
import { findValue, type RowKey } from '../query/find-value.ts';
import type { Result } from '../query/result.ts';

/** Which value of a query a number on a page is, and how it is written. */
interface Written {
  readonly query: string;
  readonly column: string;
  /** The first row where it is not said. */
  readonly row?: RowKey;
  readonly format: Format | Words;
}

/** A number on a page with the attributes of its `<data>` element, by which it is found and filled again after an edit. */
export interface BoundNumber {
  readonly text: string;
  /** Its row's index, from 0. */
  readonly row: number;
  readonly attributes: Readonly<Record<string, string>> & { readonly value: string };
}

/**
 * A number bound to its query. `value` is the value as it is, empty where nothing is known; `data-row` is its row's
 * index, and `data-key`, where the row was asked for by values, those values as JSON.
 * Throws, with the query's name, where there is no such value.
 */
export function bind(result: Result, { query, column, row: key = 0, format }: Written): BoundNumber {
  try {
    const { value, row } = findValue(result, column, key);
    return {
      row,
      text: typeof format === 'string' ? formatValue(value, format) : chooseWord(String(value ?? ''), format),
      attributes: {
        value: String(value ?? ''),
        ...valueHooks({ query, column, row, key: typeof key === 'number' ? null : key, shown: format }),
      },
    };
  } catch (cause) {
    throw new RangeError(`nothing to bind: ${query}.${column}`, { cause });
  }
}
