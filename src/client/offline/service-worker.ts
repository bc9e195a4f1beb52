/**
 * Keeps the site on the device: the parts of its build at first, and what is read later. A build is complete or not there:
 * each of its files is held against its digest, and from then on pages open as that build has them.
 */
import type { KeepPage, SiteVersion } from './site-version.ts';
import { FROM_HOST, versionsAt, type KeptVersion } from './versions.ts';
import type { FetchEvent, ServiceWorkerScope } from './worker-scope.ts';

declare const self: ServiceWorkerScope;
/** Put in by the build, wherever its name stands: here alone. */
declare const SITE_VERSION: SiteVersion;
const site: SiteVersion = SITE_VERSION;

/** How many files are fetched at the same time: the reader's own come between. */
const AT_ONCE = 4;

const { scope } = self.registration;
const versions = versionsAt(scope);
const isOpen = async (page: string): Promise<boolean> => (await self.clients.get(page)) !== undefined;

self.addEventListener('install', (event) => {
  event.waitUntil(keepParts().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(versions.drop(site.version, isOpen));
});

self.addEventListener('message', (event) => {
  const { keep } = event.data as KeepPage;
  event.waitUntil(versions.open(site).then((kept) => fetchInto(kept, keep)));
});

self.addEventListener('fetch', (event) => {
  const path = pathOf(event.request);
  if (path === null) return;
  if (event.request.mode === 'navigate') {
    event.respondWith(openPage(event, path));
    event.waitUntil(versions.drop(site.version, isOpen));
  } else event.respondWith(answer(event, path));
});

/** The path of what is asked for, from the site's root; null: it is nothing of the site's. */
function pathOf({ url, method }: Request): string | null {
  const [address = ''] = url.split(/[?#]/);
  if (method !== 'GET' || !address.startsWith(scope)) return null;
  const path = address.slice(scope.length).replace(/(^|\/)index\.html$/, '$1');
  return path === '' || path.endsWith('/') || /\.\w+$/.test(path) ? path : `${path}/`;
}

async function keepParts(): Promise<void> {
  const kept = await versions.open(site);
  const left = [...site.parts];
  const next = async (): Promise<void> => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      if (!(await fetchInto(kept, path))) throw new Error(`not of this build: ${path}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

/** Keeps a file that is not kept yet; false where it does not come, or is of another build. */
async function fetchInto(kept: KeptVersion, path: string): Promise<boolean> {
  if (!kept.has(path)) return false;
  if ((await kept.match(path)) !== null) return true;
  // What has its digest in its name may come from the browser's own cache, all else is asked for anew.
  const cache = path.startsWith('_astro/') ? 'default' : 'no-cache';
  const response = await fetch(new URL(path, scope), { cache });
  return response.ok && (await kept.keep(path, response)) !== null;
}

/** A page that opens is of the newest complete build; or of its host's, where that has gone on meanwhile. */
async function openPage({ request, resultingClientId }: FetchEvent, path: string): Promise<Response> {
  const kept = await versions.open(site);
  const known = await kept.match(path);
  const response = known ?? (await fetch(request).catch(() => null));
  const own = known ?? (response === null ? await kept.match('offline/') : await keepOwn(kept, path, response));
  await versions.remember(resultingClientId, own === null ? FROM_HOST : site.version);
  return own ?? response ?? Response.error();
}

/** A file as it came, kept; null where it is not of the build. */
const keepOwn = async (kept: KeptVersion, path: string, response: Response): Promise<Response | null> =>
  kept.has(path) && response.ok ? kept.keep(path, response.clone()) : null;

/** What a page asks for is of the page's build, or does not come. */
async function answer({ request, clientId }: FetchEvent, path: string): Promise<Response> {
  const version = await versions.of(clientId);
  const kept = version === FROM_HOST ? null : await versions.find(version);
  const known = (await kept?.match(path)) ?? null;
  if (known !== null) return known;
  const response = await fetch(request);
  if (kept === null || !kept.has(path) || !response.ok) return response;
  return (await kept.keep(path, response)) ?? Response.error();
}
