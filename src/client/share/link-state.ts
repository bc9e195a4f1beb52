/** What a link carries beside its section: the edits that whoever made it saw. */
export interface LinkState {
  /** The text of each edited query, by the query's name. */
  readonly queries: ReadonlyMap<string, string>;
}

/** What a fragment says: a section, and edits where it carries any. */
export interface Arrival {
  /** The id of the section; empty: none. */
  readonly section: string;
  readonly state: LinkState | null;
  /** Why its edits cannot be read; null: they can, or there are none. */
  readonly problem: 'version' | 'damaged' | 'large' | null;
}

const VERSION = '1';
const MARK = '~';
/** The most that a link may hold: characters of a query, queries, and bytes once unpacked. */
const LONGEST = 100_000;
const MOST = 50;
const LARGEST = 500_000;
const LONGEST_LINK = 60_000;

/**
 * A section and edits as a fragment, without `#`: `forecast-reality~1.q1YKVLKqVsr…` is the section, the version, and the
 * edits as JSON, deflated, in base64url. Without edits it is the section alone. Throws a `RangeError` where it is too long.
 */
export async function toFragment(section: string, { queries }: LinkState): Promise<string> {
  if (queries.size === 0) return section;
  const json = JSON.stringify({ q: Object.fromEntries(queries) });
  if ([...queries.values()].some((sql) => sql.length > LONGEST)) throw new RangeError('too long for a link');
  const packed = await through(new TextEncoder().encode(json), new CompressionStream('deflate-raw'), Infinity);
  const fragment = `${section}${MARK}${VERSION}.${toBase64(packed)}`;
  if (fragment.length > LONGEST_LINK) throw new RangeError('too long for a link');
  return fragment;
}

/** What a fragment, with or without `#`, says. Whatever else it holds, nothing is thrown and nothing is run. */
export async function fromFragment(fragment: string): Promise<Arrival> {
  const text = fragment.replace(/^#/, '');
  const at = text.indexOf(MARK);
  const section = decode(at < 0 ? text : text.slice(0, at));
  const none: Arrival = { section, state: null, problem: null };
  if (at < 0) return none;
  const [, version, packed] = /^(\d+)\.([^]*)$/.exec(text.slice(at + 1)) ?? [];
  if (version === undefined || packed === undefined) return { ...none, problem: 'damaged' };
  if (version !== VERSION) return { ...none, problem: 'version' };
  try {
    const bytes = await through(fromBase64(packed), new DecompressionStream('deflate-raw'), LARGEST);
    const json = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { ...none, state: toState(JSON.parse(json)) };
  } catch (error) {
    return { ...none, problem: error instanceof RangeError ? 'large' : 'damaged' };
  }
}

/** What was parsed, held to what a link may carry. */
function toState(json: unknown): LinkState {
  if (typeof json !== 'object' || json === null || !('q' in json)) throw new TypeError('no edits');
  const { q } = json;
  if (typeof q !== 'object' || q === null || Array.isArray(q)) throw new TypeError('no queries');
  const entries = Object.entries(q);
  if (entries.length > MOST) throw new RangeError(`too many queries: ${entries.length}`);
  for (const [name, sql] of entries) {
    if (!/^[a-z]\w{0,80}$/i.test(name) || typeof sql !== 'string') throw new TypeError(`not a query: ${name}`);
    if (sql.length > LONGEST) throw new RangeError(`too long: ${name}`);
  }
  return { queries: new Map(entries as [string, string][]) };
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError('too large once unpacked');
    }
    chunks.push(value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function toBase64(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text)) throw new TypeError('not base64url');
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
