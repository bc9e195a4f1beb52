import { createHash } from 'node:crypto';
import { openReport } from './report.ts';

let digest: string | undefined;

/** The SHA-256 of the published database in hexadecimal: by it a page knows the file that it was made from. */
export async function databaseDigest(): Promise<string> {
  const { file } = await openReport();
  digest ??= createHash('sha256').update(file).digest('hex');
  return digest;
}
