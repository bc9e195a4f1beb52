import { createHash } from 'node:crypto';
import { report } from './this-report.ts';

/** The SHA-256 of the published database in hexadecimal: by it a page knows the file that it was made from. */
export const databaseDigest: string = createHash('sha256').update(report.file).digest('hex');
