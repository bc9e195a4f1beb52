/** What the client asks of the host that serves the site. In the one file, `in-one-file.ts` stands in its place. */

/** Fetches a file of the site by its address. */
export const fetchFile = (address: string, init: RequestInit = {}): Promise<Response> => fetch(address, init);

/** Starts the engine's thread. */
export const startEngineWorker = (): Worker =>
  new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module' });
