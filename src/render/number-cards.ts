import { finerFormat } from '../model/finer-format.ts';
import type { Format } from '../model/formats.ts';
import { readValue } from '../query/binding-hooks.ts';
import type { Words } from '../query/choose-word.ts';
import { findValue, type RowKey } from '../query/find-value.ts';
import type { QueryName } from '../query/query-rows.ts';
import { plainHeading } from '../query/plain-value.ts';
import { labelParts } from '../query/query-columns.ts';
import { bind } from './bind.ts';
import { escapeXml } from './escape-xml.ts';
import { element } from './html.ts';
import { placedValues, type Place, type PlacedValue } from './placed-values.ts';
import { numberId } from './popover-id.ts';
import type { Report } from './report.ts';
import { statingClaims, type StatingClaim } from './stating-claims.ts';

/** Where a number comes from, and where it goes. */
export interface NumberCard {
  readonly id: string;
  readonly query: QueryName;
  /** What the number is, as HTML: where it names its row, the names are bound. */
  readonly label: string;
  /** The number as it is shown, and as it is before rounding (null: it is not rounded), both bound, as HTML. */
  readonly value: string;
  readonly unrounded: string | null;
  readonly definition: string | null;
  readonly claims: readonly StatingClaim[];
  /** The places of the page in which it stands, where there are several. */
  readonly places: readonly Place[];
}

/**
 * The cards that the numbers of a page's HTML open, one a value, in the order in which they come. A number stands in all
 * places in which its value is bound, or another value that the same number of a claim is.
 */
export function numberCards(html: string, report: Report): NumberCard[] {
  const values = placedValues(html, (query) => report.queryNamed(query).title);
  const numbers = [...Map.groupBy(values, ({ attributes }) => valueOf(attributes, report).id).values()].flatMap(
    (same) => {
      const [first] = same;
      if (first === undefined) return [];
      const value = valueOf(first.attributes, report);
      const claims = statingClaims(report, value.query, value.column, value.row);
      const stated = claims.map(({ id, column }) => `${id}.${column}`);
      return [{ value, claims, same, names: [value.id, ...stated] }];
    },
  );
  const placed = numbers.flatMap(({ names, same }) =>
    names.flatMap((name) => same.map(({ place }) => ({ name, place }))),
  );
  const byName = Map.groupBy(placed, ({ name }) => name);
  const order = [...new Set(values.map(({ place }) => place.id))];

  return numbers.flatMap(({ value, claims, same, names }) => {
    const number = same.find(({ opens }) => opens !== null);
    if (number === undefined) return [];
    const places = new Map(names.flatMap((name) => byName.get(name) ?? []).map(({ place }) => [place.id, place]));
    const inOrder = order.flatMap((id) => places.get(id) ?? []);
    return [{ ...toCard(number, value, report), claims, places: inOrder.length > 1 ? inOrder : [] }];
  });
}

function toCard(
  { attributes, text }: PlacedValue,
  { id, query, column, row, key, shown }: PageValue,
  report: Report,
): Omit<NumberCard, 'claims' | 'places'> {
  const finer =
    typeof shown === 'string' ? finerFormat(findValue(report.result(query), column, row).value, shown) : null;
  return {
    id,
    query,
    label: labelParts(labelOf(report, query, column))
      .map((part) => (typeof part === 'string' ? escapeXml(part) : bound(report, query, part.column, key, 'text')))
      .join(''),
    value: element('data', attributes, escapeXml(text)),
    unrounded: finer === null ? null : bound(report, query, column, key, finer),
    definition: report.query(query).definition,
  };
}

/** A value as HTML; a day among texts is written out. */
function bound(report: Report, query: QueryName, column: string, row: RowKey, format: Format): string {
  const result = report.result(query);
  const isDay = format === 'text' && /^\d{4}-\d{2}-\d{2}/.test(String(findValue(result, column, row).value));
  const { text, attributes } = bind(result, { query, column, row, format: isDay ? 'date' : format });
  return element('data', attributes, escapeXml(text));
}

/** What a column is called: in its query's head, in the ledger where the query is a claim's, or else by its name. */
function labelOf(report: Report, query: QueryName, column: string): string {
  const { claim, columns } = report.query(query);
  const numbers = claim === null ? [] : (report.ledger().find(({ id }) => id === claim)?.numbers ?? []);
  const stated = numbers.find((number) => number.column === column)?.label;
  return columns.get(column)?.label ?? stated ?? plainHeading(column);
}

interface PageValue {
  readonly id: string;
  readonly query: QueryName;
  readonly column: string;
  readonly row: number;
  /** What the row was asked for by. */
  readonly key: RowKey;
  readonly shown: Format | Words;
}

function valueOf(attributes: PlacedValue['attributes'], report: Report): PageValue {
  const dataset = Object.entries(attributes).map(([name, value]) => [name.replace(/^data-/, ''), value] as const);
  const { query: name, column, row, key, shown } = readValue(Object.fromEntries(dataset));
  const { name: query } = report.queryNamed(name);
  return { id: numberId(query, column, row), query, column, row, key: key ?? row, shown };
}
