import { fetchFile } from './host/host.ts';

const base = document.documentElement.dataset.base ?? '/';

/** The address of a path of this site: its pages say where it lives. */
export const siteUrl = (path: string): string => new URL(base + path, location.href).href;

const read = new Map<string, Promise<unknown>>();

/**
 * A JSON file of this site, fetched when first asked for and then kept. Throws, with `what` it is, where it does not come;
 * what did not load may load the next time.
 */
export function siteJson(path: string, what: string): Promise<unknown> {
  const known = read.get(path);
  if (known !== undefined) return known;
  const file = fetchJson(path, what);
  read.set(path, file);
  file.catch(() => read.delete(path));
  return file;
}

async function fetchJson(path: string, what: string): Promise<unknown> {
  const response = await fetchFile(siteUrl(path));
  if (!response.ok) throw new Error(`${what} could not be loaded (${response.status})`);
  return response.json();
}
