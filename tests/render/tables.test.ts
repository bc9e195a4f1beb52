import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readTables } from '../../src/render/tables.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tables-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('each table is read from its file', async () => {
  await writeFile(join(folder, 'rep.json'), '[\n{"id":"AE-1","quota":10},\n{"id":"AE-2","quota":null}\n]\n');
  expect(await readTables(folder, ['rep'])).toEqual(
    new Map([
      [
        'rep',
        [
          { id: 'AE-1', quota: 10 },
          { id: 'AE-2', quota: null },
        ],
      ],
    ]),
  );
});

test.for([
  ['{}', 'not an array of rows: rep'],
  ['[1]', 'not a row: rep[0]'],
  ['[{"quota":true}]', 'not a value: rep[0].quota true'],
  ['[{', 'not json: '],
] as const)('%s is refused', async ([text, message]) => {
  await writeFile(join(folder, 'rep.json'), text);
  await expect(readTables(folder, ['rep'])).rejects.toThrow(message);
});

test('a missing file is named', async () => {
  await expect(readTables(folder, ['rep'])).rejects.toThrow(`no such file: ${join(folder, 'rep.json')}`);
});
