/**
 * The builds of the site that are kept on this device, each whole in a cache of its own, and which page is of which build:
 * a page is answered from its own build as long as it is open, so that no page is ever a mix of two.
 */
import { digestOf, type SiteVersion } from './site-version.ts';

/** Where a page came as a newer build than any kept one has it, its host answers all that it asks for. */
export const FROM_HOST = 'host';

/** A page that is just being opened is no client yet, in milliseconds. */
const OPENING = 60_000;

export interface Versions {
  /** The files of a build; `open` makes room for one that is new. */
  readonly open: (site: SiteVersion) => Promise<KeptVersion>;
  readonly find: (version: string) => Promise<KeptVersion | null>;
  readonly remember: (page: string, version: string) => Promise<void>;
  /** The build that a page is of; what is not known is its host's. */
  readonly of: (page: string) => Promise<string>;
  /** Drops the builds that no open page is of, but for this one. */
  readonly drop: (current: string, isOpen: (page: string) => Promise<boolean>) => Promise<void>;
}

export interface KeptVersion {
  readonly match: (path: string) => Promise<Response | null>;
  /** Keeps a file where it is of this build; null: it is of another one. */
  readonly keep: (path: string, response: Response) => Promise<Response | null>;
  /** Whether the build has such a file, kept or not. */
  readonly has: (path: string) => boolean;
}

/** The kept builds of the site that lives at an address. */
export function versionsAt(scope: string): Versions {
  const nameOf = (version: string): string => `${scope} ${version}`;
  const address = (path: string): string => new URL(path, scope).href;
  const listed = `${scope}?files`;
  const pages = (): Promise<Cache> => caches.open(nameOf('pages'));
  const pageKey = (page: string): string => `${scope}?page=${page}`;

  const files = (cache: Cache, { digests }: SiteVersion): KeptVersion => ({
    match: async (path) => (await cache.match(address(path))) ?? null,
    has: (path) => path in digests,
    keep: async (path, response) => {
      const bytes = new Uint8Array(await response.arrayBuffer());
      if ((await digestOf(bytes)) !== digests[path]) return null;
      // Made anew: an answer that was redirected may not be given to a page that opens.
      const headers = { 'content-type': response.headers.get('content-type') ?? '' };
      await cache.put(address(path), new Response(bytes, { headers }));
      return new Response(bytes, { headers });
    },
  });

  const opened = new Map<string, KeptVersion>();

  return {
    open: async (site) => {
      const known = opened.get(site.version);
      if (known !== undefined) return known;
      const cache = await caches.open(nameOf(site.version));
      await cache.put(listed, Response.json(site));
      const kept = files(cache, site);
      opened.set(site.version, kept);
      return kept;
    },
    find: async (version) => {
      const known = opened.get(version);
      if (known !== undefined || !(await caches.has(nameOf(version)))) return known ?? null;
      const cache = await caches.open(nameOf(version));
      const list = await cache.match(listed);
      if (list === undefined) return null;
      const kept = files(cache, (await list.json()) as SiteVersion);
      opened.set(version, kept);
      return kept;
    },
    remember: async (page, version) => {
      await (await pages()).put(pageKey(page), Response.json({ version, since: Date.now() }));
    },
    of: async (page) => {
      const known = await (await pages()).match(pageKey(page));
      return known === undefined ? FROM_HOST : ((await known.json()) as { version: string }).version;
    },
    drop: async (current, isOpen) => {
      const cache = await pages();
      const used = new Set([nameOf(current), nameOf('pages')]);
      for (const key of await cache.keys()) {
        const known = await cache.match(key);
        if (known === undefined) continue;
        const { version, since } = (await known.json()) as { version: string; since: number };
        const page = new URL(key.url).searchParams.get('page') ?? '';
        if (Date.now() - since < OPENING || (await isOpen(page))) used.add(nameOf(version));
        else await cache.delete(key);
      }
      const own = (await caches.keys()).filter((name) => name.startsWith(`${scope} `));
      await Promise.all(own.filter((name) => !used.has(name)).map((name) => caches.delete(name)));
    },
  };
}
