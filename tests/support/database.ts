import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'sql.js';
import { makeDatabase } from '../../src/render/database.ts';
import { parseNamedQueries, type NamedQuery } from '../../src/query/named-queries.ts';
import type { Row } from '../../src/query/result.ts';
import type { Tables } from './world.ts';

const read = (file: string): string => readFileSync(join(import.meta.dirname, '../../sql', file), 'utf8');

/** The queries of the ledger, one a claim. */
export const claimQueries: readonly NamedQuery[] = parseNamedQueries(read('claims.sql'));

/** The database of a world in memory, made as the build makes it. */
export const databaseOf = (tables: Tables): Promise<Database> =>
  makeDatabase(read('schema.sql'), new Map(Object.entries(tables) as [string, readonly Row[]][]));
