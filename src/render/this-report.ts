import { makeReport } from './report.ts';

/** The report of this build: its data from `DATA_FOLDER`, or else from data/. */
export const report = await makeReport(process.env.DATA_FOLDER ?? 'data', 'sql');
