import { unpackFile } from '../../query/packed-file.ts';

/** The database's file out of its bytes by column; null where it is not the one that the page was made from. */
export async function unpackDatabase(columns: ArrayBuffer, digest: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const file = unpackFile(new Uint8Array(columns));
    return (await isSame(file, digest)) ? file : null;
  } catch {
    return null;
  }
}

/** Whether the file is the one with this digest; not known where the page is not served securely. */
async function isSame(file: Uint8Array<ArrayBuffer>, digest: string): Promise<boolean> {
  if (!isSecureContext || digest === '') return true;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', file));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') === digest;
}
