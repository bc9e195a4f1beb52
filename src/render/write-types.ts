import { writeFile } from 'node:fs/promises';
import { makeReport } from './report.ts';
import { rowTypes } from './row-types.ts';

// The command: types what the pages, the charts and the conditions are written against.
await writeFile('src/query/query-rows.ts', rowTypes(await makeReport('data', 'sql')));
