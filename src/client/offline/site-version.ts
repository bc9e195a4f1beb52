/** One build of the site, as its service worker knows it. Paths are from the site's root; a page's ends with a slash. */
export interface SiteVersion {
  /** Tells it from all other builds. */
  readonly version: string;
  /** What is kept before the version counts as complete. */
  readonly parts: readonly string[];
  /** The digests of all files that may be kept: what has another one is of another build. */
  readonly digests: Readonly<Record<string, string>>;
}

/** A message of a page to the service worker: the page that was read before there was one. */
export interface KeepPage {
  readonly keep: string;
}

/** The digest of a file, whether it is packed or not: some hosts unpack what ends with `.gz`. */
export async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const file = isPacked
    ? await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer()
    : bytes;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', file));
  return [...hash.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
