import wasmUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';
import { fetchFile } from '../host/host.ts';

/** What did not arrive, or arrived damaged, in words for the reader. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}

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

/** Fetches the database by column, packed or not, as the host delivers it. Throws a `LoadError`. */
export async function loadDatabase(address: string, again: boolean): Promise<ArrayBuffer> {
  const response = await get(address, 'The database', again);
  try {
    return await response.arrayBuffer();
  } catch (cause) {
    throw new LoadError('The database arrived damaged', { cause });
  }
}

async function get(address: string, what: string, again: boolean): Promise<Response> {
  const response = await fetchFile(address, again ? { cache: 'reload' } : {}).catch((cause: unknown) => {
    throw new LoadError(`${what} could not be loaded`, { cause });
  });
  if (!response.ok) throw new LoadError(`${what} could not be loaded (${response.status})`);
  return response;
}
