import { unpackFile } from '../../query/packed-file.ts';

/** The first byte of what gzip packed. */
const PACKED = 0x1f;

/** The database's file out of its bytes by column, packed or not; null where it is not the one that the page was made from. */
export async function unpackDatabase(columns: ArrayBuffer, digest: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const file = unpackFile(await unzip(columns));
    return (await isSame(file, digest)) ? file : null;
  } catch {
    return null;
  }
}

/** Some hosts deliver a `.gz` packed, some unpacked: its first byte says which. */
async function unzip(delivered: ArrayBuffer): Promise<Uint8Array> {
  const bytes = new Uint8Array(delivered);
  if (bytes[0] !== PACKED) return bytes;
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

/** Whether the file is the one with this digest; not known where the page is not served securely. */
async function isSame(file: Uint8Array<ArrayBuffer>, digest: string): Promise<boolean> {
  if (!isSecureContext || digest === '') return true;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', file));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') === digest;
}
