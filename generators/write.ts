import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from './world.ts';

/** A table as JSON with a row a line, so that a change of rows shows as such in a review. */
const toJson = (rows: readonly object[]): string => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;

/** Writes one JSON file a table into a folder, which it makes; files of tables that are no more are removed. */
export function writeWorld(world: World, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const tables = readdirSync(folder).flatMap((file) =>
    file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : [],
  );
  for (const table of tables) if (!(table in world)) rmSync(join(folder, `${table}.json`));
  for (const [table, rows] of Object.entries(world)) writeFileSync(join(folder, `${table}.json`), toJson(rows));
}
