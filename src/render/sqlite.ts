import { createRequire } from 'node:module';
import { join } from 'node:path';
import initSqlJs, { type SqlJsStatic } from 'sql.js';
import { SQLITE_OPTIONS } from '../query/sqlite-options.ts';

let started: Promise<SqlJsStatic> | undefined;

/** SQLite, compiled to WebAssembly and started once. */
export function sqlite(): Promise<SqlJsStatic> {
  // Looked up from the project, because the bundled build runs from another folder than this file.
  const { resolve } = createRequire(join(process.cwd(), 'package.json'));
  const config = { ...SQLITE_OPTIONS, locateFile: (file: string) => resolve(`sql.js/dist/${file}`) };
  started ??= initSqlJs(config);
  return started;
}
