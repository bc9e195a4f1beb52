import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { digestOf, type SiteVersion } from '../client/offline/site-version.ts';
import { ASKED_FOR } from './asked-for.ts';
import { keptPages } from './kept-pages.ts';
import { readSite } from './read-site.ts';

/** What the client asks for where the whole site is: the one file holds few of the pages that these lead to. */
export const SITE_ALONE = ['addresses.json'];

/** What is kept on a reader's device once it was read; downloads and the cards for chats are not. */
const KEPT = '{**/*.{html,js,css,woff2,wasm,json,svg,webmanifest},icon-*.png,*-columns.gz}';

/** A built site of a folder, as its service worker knows it. Throws where the folder holds none. */
export async function siteVersion(folder: string): Promise<SiteVersion> {
  const files = globSync(KEPT, { cwd: folder }).map((file) => file.split(sep).join('/'));
  const digests: Record<string, string> = {};
  for (const file of files.toSorted()) {
    if (file === 'service-worker.js') continue;
    digests[file.replace(/(^|\/)index\.html$/, '$1')] = await digestOf(
      new Uint8Array(readFileSync(join(folder, file))),
    );
  }
  const built = Object.keys(digests).filter((path) => path.startsWith('_astro/'));
  const wanted = [...keptPages(readSite(folder)), 'offline/', ...ASKED_FOR, ...SITE_ALONE, ...built, 'favicon.svg'];
  const version = createHash('sha256').update(JSON.stringify(digests)).digest('hex').slice(0, 16);
  return { version, parts: wanted.filter((path) => path in digests), digests };
}

/** The service worker's code for a version of the site. */
export async function serviceWorkerCode(site: SiteVersion): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    define: { SITE_VERSION: JSON.stringify(site) },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: join(import.meta.dirname, '../client/offline/service-worker.ts') },
    },
  });
  const [script] = 'output' in built ? built.output : [];
  if (script?.type !== 'chunk') throw new RangeError('no script came of the service worker');
  return script.code;
}

/** Writes `service-worker.js`, which keeps the site on its readers' devices. */
export function serviceWorker(): AstroIntegration {
  return {
    name: 'service-worker',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const code = await serviceWorkerCode(await siteVersion(fileURLToPath(dir)));
        await writeFile(new URL('service-worker.js', dir), code);
      },
    },
  };
}
