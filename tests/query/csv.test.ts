import { expect, test } from 'vitest';
import { spreadsheetCsv, spreadsheetText, toCsv, toTabbed } from '../../src/query/csv.ts';

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

test('nothing known and an empty text can be told apart', () => {
  expect(toCsv({ columns: ['a', 'b'], rows: [[null, '']] })).toBe('a,b\r\n,""\r\n');
});

test('a file for a spreadsheet says that it is Unicode, and holds no formula', () => {
  const rows = [['=1+1', -1, 'Ann']];
  expect(spreadsheetCsv({ columns: ['a', 'b', 'c'], rows })).toBe("\uFEFFa,b,c\r\n'=1+1,-1,Ann\r\n");
});

test('rows to be pasted have tabs between their values, and quotes about a value of several lines', () => {
  const rows = [
    ['a, b', 1.5],
    ['two\nlines\t"x"', null],
  ];
  expect(toTabbed(rows)).toBe('a, b\t1.5\n"two\nlines\t""x"""\t');
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
