import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { Value } from '../../src/model/formats.ts';
import { resultTable, tableRow } from '../../src/query/result-table.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

const html = (columns: readonly string[], rows: readonly (readonly Value[])[], limit = 50): string =>
  resultTable(document, { caption: 'All', result: { columns, rows }, limit })
    .innerHTML.replace('<caption class="visually-hidden">All</caption>', '')
    .replaceAll('</tr>', '</tr>\n');

test('numbers stand at the right under their heading, and so does what is not known among them', () => {
  expect(
    html(
      ['deal', 'amount_to_go'],
      [
        ['Acme', 12_000],
        [null, null],
      ],
    ),
  ).toBe(
    '<thead><tr><th scope="col">Deal</th><th class="numeric" scope="col">Amount to go</th></tr>\n</thead>' +
      '<tbody><tr><td>Acme</td><td class="numeric">12,000</td></tr>\n' +
      '<tr><td>—</td><td class="numeric">—</td></tr>\n</tbody>',
  );
});

test('a long text may be broken, and no text is markup', () => {
  const long = `<b>${'x'.repeat(40)}`;
  expect(html(['a'], [[long], ['<i>']])).toContain(
    `<td class="long">&lt;b&gt;${'x'.repeat(40)}</td></tr>\n<tr><td>&lt;i&gt;</td>`,
  );
});

test('rows beyond the limit are counted', () => {
  expect(html(['a', 'b'], Array<Value[]>(1200).fill([1, 2]), 2)).toMatch(
    /(<tr><td[^]*){2}<tfoot><tr><td colspan="2">and 1,198 more<\/td><\/tr>\n<\/tfoot>$/,
  );
});

test('a single row of many columns is turned on its side', () => {
  expect(html(['a', 'b', 'c', 'd', 'e_f'], [[1, null, 'x', 2, 3]])).toMatch(
    /^<tbody><tr><th scope="row">A<\/th><td>1<\/td><\/tr>\n[^]*<th scope="row">E f<\/th><td>3<\/td><\/tr>\n<\/tbody>$/,
  );
  expect(html(['a', 'b', 'c', 'd', 'e'], [])).toBe(
    `<thead><tr>${['A', 'B', 'C', 'D', 'E'].map((a) => `<th scope="col">${a}</th>`).join('')}</tr>\n</thead><tbody></tbody>`,
  );
});

test('values can be written in other ways, and still stand as what they are', () => {
  const columns = {
    names: ['a', 'b', 'c'],
    isNumber: [true, true, false],
    heading: () => [],
    value: (value: bigint | string | null) => (value === null ? document.createElement('i') : String(value)),
  };
  expect(tableRow(document, columns, [10n ** 20n, null, '1']).innerHTML).toBe(
    '<td class="numeric">100000000000000000000</td><td class="numeric"><i></i></td><td>1</td>',
  );
});
