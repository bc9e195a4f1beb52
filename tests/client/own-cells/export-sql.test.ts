import { expect, test } from 'vitest';
import { exportSql } from '../../../src/client/own-cells/export-sql.ts';
import { onlyAsks } from '../../../src/client/own-cells/only-asks.ts';

const cell = (sql: string, name = 'One') => ({ name, sql, place: '', chart: null });

test('each cell is a statement under its name, ended once, whatever it ends with', () => {
  expect(exportSql([cell('select 1'), cell('select 2;', 'Two\n.shell ls'), cell('select 3 -- three')], [])).toBe(
    '-- One\nselect 1\n;\n\n-- Two .shell ls\nselect 2;\n\n-- One\nselect 3 -- three\n;\n',
  );
});

test('the edits that the cells saw are made before them and rolled back', () => {
  expect(exportSql([cell('select 1')], ['update deal set a = 1'])).toBe(
    'begin;\n\n-- Edit 1 of the data\nupdate deal set a = 1\n;\n\n-- One\nselect 1\n;\n\n-- The database stays as it was.\nrollback;\n',
  );
});

test.for([
  ["select 'open", 'quote'],
  ["select 'it''", 'quote'],
  ['select "open', 'quote'],
  ['select [open', 'quote'],
  ['select 1 /* open', 'comment'],
  ['create trigger t after insert on deal begin select 1', 'trigger'],
])('%s would swallow what follows: it is a comment of the file', ([sql, what]) => {
  const text = exportSql([cell(`${sql}\n.shell ls`), cell('select 2')], []);
  expect(text).toMatch(new RegExp(`^-- One\n-- No statement: a ${what} is never .*\n-- `));
  expect(text.split('\n').filter((line) => !line.startsWith('-- '))).toEqual(['', 'select 2', ';', '']);
});

test.for([
  '.shell touch /tmp/x\nselect 1',
  '-- a comment\n.shell touch /tmp/x',
  'select 1;\n.shell touch /tmp/x',
  '/* a */\r\n#!.shell touch /tmp/x',
  '.5',
])('no line of %j is a command of the shell', (sql) => {
  expect(exportSql([cell(sql)], [])).not.toMatch(/^[.#]/m);
});

test('a text within quotes stays as it is, at the start of a line too', () => {
  expect(exportSql([cell("select '\n.quit'")], [])).toBe("-- One\nselect '\n.quit'\n;\n");
});

test.for([
  ['select 1', true],
  [' -- why\n with a as (select 1) select * from a;', true],
  ["select replace(name, 'update', '') from rep", true],
  ['explain select 1; values (1)', true],
  ['select 1; delete from deal', false],
  ['with a as (select 1) insert into rep select * from a', false],
  ['replace into rep values (1)', false],
  ['pragma writable_schema = on', false],
  ['update opportunity set amount = 1', false],
  ['drop table deal', false],
  ['-- nothing', false],
] as const)('%s asks and does no more: %s', ([sql, expected]) => {
  expect(onlyAsks(sql)).toBe(expected);
});
