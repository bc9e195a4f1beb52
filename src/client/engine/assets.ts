import wasmUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';

/** What did not arrive, or arrived damaged, in words for the reader. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}

const HEADER = 'SQLite format 3\0';

/** Fetches and compiles the engine. Throws a `LoadError`; `again` passes by what a cache may hold. */
export async function loadModule(again: boolean): Promise<WebAssembly.Module> {
  const response = await get(wasmUrl, 'The query engine', again);
  try {
    const isWasm = response.headers.get('content-type')?.startsWith('application/wasm') ?? false;
    return isWasm
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (cause) {
    throw new LoadError('The query engine arrived damaged', { cause });
  }
}

/** Fetches the database, packed, and unpacks it where the host has not. Throws a `LoadError`. */
export async function loadDatabase(address: string, digest: string, again: boolean): Promise<ArrayBuffer> {
  const response = await get(address, 'The database', again);
  let file: ArrayBuffer;
  try {
    file = await unpack(await response.arrayBuffer());
  } catch (cause) {
    throw new LoadError('The database arrived damaged', { cause });
  }
  if (!isWhole(file) || !(await isSame(file, digest))) throw new LoadError('The database arrived damaged');
  return file;
}

async function get(address: string, what: string, again: boolean): Promise<Response> {
  const response = await fetch(address, again ? { cache: 'reload' } : {}).catch((cause: unknown) => {
    throw new LoadError(`${what} could not be loaded`, { cause });
  });
  if (!response.ok) throw new LoadError(`${what} could not be loaded (${response.status})`);
  return response;
}

/** Some hosts deliver a `.gz` packed, some unpacked: its first bytes say which. */
async function unpack(body: ArrayBuffer): Promise<ArrayBuffer> {
  const [first, second] = new Uint8Array(body);
  if (first !== 0x1f || second !== 0x8b) return body;
  return new Response(new Blob([body]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/** Whether the file says that it is one of SQLite's, and is as long as it says. */
function isWhole(file: ArrayBuffer): boolean {
  if (file.byteLength < 512) return false;
  const view = new DataView(file);
  const header = [...HEADER].every((character, i) => view.getUint8(i) === character.charCodeAt(0));
  const size = view.getUint16(16);
  return header && (size === 1 ? 65536 : size) * view.getUint32(28) === file.byteLength;
}

/** Whether the file is the one that the page was made from; not known where the page is not served securely. */
async function isSame(file: ArrayBuffer, digest: string): Promise<boolean> {
  if (!isSecureContext || digest === '') return true;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', file));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') === digest;
}
