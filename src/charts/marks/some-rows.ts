import type { SomeRows } from '../frame/chart.ts';

/** The first and the last of rows, of which there is one at least. */
export const endsOf = <Row>(rows: SomeRows<Row>): readonly [Row, Row] => [rows[0], rows.at(-1) ?? rows[0]];

/** Rows made of others, one of each, of which there is one at least. */
export const mapRows = <Row, Made>(
  [first, ...others]: SomeRows<Row>,
  make: (row: Row, i: number) => Made,
): SomeRows<Made> => [make(first, 0), ...others.map((row, i) => make(row, i + 1))];
