/** What a host would serve, out of the file that the page is in: what is asked for is unpacked then. */
import EngineWorker from '../engine/worker.ts?worker&inline';
import { KEPT_FILES } from '../../query/kept-files.ts';

const kept = JSON.parse(document.getElementById(KEPT_FILES)?.textContent ?? '{}') as Readonly<Record<string, string>>;

/** A file of the site by its address: within this file that is its path behind a question mark. */
export async function fetchFile(address: string): Promise<Response> {
  const { protocol, search } = new URL(address, location.href);
  if (protocol === 'data:') return fetch(address);
  const packed = kept[search.slice(1)];
  if (packed === undefined) return new Response(null, { status: 404 });
  const { body } = await fetch(`data:application/gzip;base64,${packed}`);
  return new Response(body?.pipeThrough(new DecompressionStream('gzip')));
}

/** A page from disk may start a worker from a blob alone, and one that is no module. */
export const startEngineWorker = (): Worker => new EngineWorker();
