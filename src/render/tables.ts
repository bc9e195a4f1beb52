import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Value } from '../model/formats.ts';
import type { Row } from '../query/result.ts';

/** The rows of each table by its name. */
export type Tables = ReadonlyMap<string, readonly Row[]>;

/**
 * Reads `<folder>/<table>.json` of each table: an array of rows, each an object from column to value.
 * Throws with the file's name on a missing file, and with table, row and column on what is no value.
 */
export async function readTables(folder: string, names: readonly string[]): Promise<Tables> {
  const read = names.map(async (name) => [name, toRows(name, await readJson(join(folder, `${name}.json`)))] as const);
  return new Map(await Promise.all(read));
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(`no such file: ${path} (npm run generate writes it)`, { cause });
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SyntaxError(`not json: ${path}`, { cause });
  }
}

function toRows(table: string, json: unknown): Row[] {
  if (!Array.isArray(json)) throw new TypeError(`not an array of rows: ${table}`);
  return json.map((row: unknown, i) => {
    if (typeof row !== 'object' || row === null) throw new TypeError(`not a row: ${table}[${i}]`);
    for (const [column, value] of Object.entries(row)) {
      if (!isValue(value)) throw new TypeError(`not a value: ${table}[${i}].${column} ${JSON.stringify(value)}`);
    }
    return row as Row;
  });
}

function isValue(value: unknown): value is Value {
  return value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}
