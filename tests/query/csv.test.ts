import { expect, test } from 'vitest';
import { spreadsheetText, toCsv } from '../../src/query/csv.ts';

test('a result is written a row a line, quoted where it must be', () => {
  const result = {
    columns: ['name', 'amount'],
    rows: [
      ['Ann, "A"', 1.5],
      ['two\nlines', null],
    ],
  };
  expect(toCsv(result)).toBe('name,amount\r\n"Ann, ""A""",1.5\r\n"two\nlines",\r\n');
});

test.for([
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-', "'-"],
  ['@sum', "'@sum"],
  ['a = b', 'a = b'],
  ['', ''],
] as const)('%j comes to a spreadsheet as %j', ([text, written]) => {
  expect(spreadsheetText(text)).toBe(written);
});
