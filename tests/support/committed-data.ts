import { join } from 'node:path';
import { loadTables } from './world.ts';

/** The tables of data/, which the site is built from. */
export const tables = loadTables(join(import.meta.dirname, '../../data'));
