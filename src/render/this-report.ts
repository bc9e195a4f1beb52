import { chartOf } from './chart-of.ts';
import { makeReport } from './report.ts';

/** The report of this build: its data from `DATA_FOLDER`, or else from data/. */
export const report = await makeReport(process.env.DATA_FOLDER ?? 'data', 'sql');

// A head that names no chart fails the build, though no page draws its query.
[...report.queries, ...report.pageQueries].forEach(chartOf);
