import { createRequire } from 'node:module';
import { join } from 'node:path';
import initSqlJs, { type SqlJsStatic } from 'sql.js';

let started: Promise<SqlJsStatic> | undefined;

/** SQLite, compiled to WebAssembly and started once. */
export function sqlite(): Promise<SqlJsStatic> {
  // Looked up from the project, because the bundled build runs from another folder than this file.
  const { resolve } = createRequire(join(process.cwd(), 'package.json'));
  // SQLite's own functions, as the sqlite3 shell has them; sql.js would put older ones of the same names before them.
  const config = { locateFile: (file: string) => resolve(`sql.js/dist/${file}`), useOldExtensionFunctions: false };
  started ??= initSqlJs(config);
  return started;
}
