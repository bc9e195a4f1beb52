import { parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { toParquet } from '../../src/render/parquet.ts';
import { tableResult } from '../../src/render/table-result.ts';
import { toRows } from '../../src/query/result.ts';
import { report } from '../../src/render/this-report.ts';

test('a Parquet file holds the rows of its table, with their types and what is not known', async () => {
  for (const table of ['opportunity', 'stage', 'leader', 'health_band']) {
    const result = tableResult(report.database, table);
    expect(await parquetReadObjects({ file: toParquet(result) }), table).toEqual(toRows(result));
  }
});

test('a column with nothing in it is one of text', async () => {
  const file = toParquet({
    columns: ['a', 'b'],
    rows: [
      [null, 1.5],
      [null, null],
    ],
  });
  expect(await parquetReadObjects({ file })).toEqual([
    { a: null, b: 1.5 },
    { a: null, b: null },
  ]);
});
