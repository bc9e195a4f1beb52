import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

type Env = Record<string, string>;

/** A browser's executable, and what must be in its environment for it to start. */
interface Installed {
  path: string;
  env: Env;
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const USUAL_PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) =>
    join(process.env[name] ?? 'C:\\', 'Google\\Chrome\\Application\\chrome.exe'),
  ),
};

const WHAT_TO_DO =
  'no browser for the tests: install Chrome or Chromium, or set CHROME_PATH to the executable of one. ' +
  'On Linux x64 none is needed: `npm ci` brings one along.';

/**
 * Starts a headless Chromium, with these flags beside the usual ones; the caller closes it.
 * Takes the executable in `CHROME_PATH`, else an installed Chrome or Chromium, else, on Linux x64, the one that `npm ci`
 * brought along (`CHROME_PATH=bundled` asks for it). Throws an error that says what to install where none fits.
 */
export async function openBrowser(flags: readonly string[] = []): Promise<Browser> {
  const { path, env } = await findBrowser(process.env.CHROME_PATH);
  return chromium.launch({ executablePath: path, args: [...FLAGS, ...flags], env: { ...process.env, ...env } });
}

async function findBrowser(asked: string | undefined): Promise<Installed> {
  if (asked === 'bundled') return bundledBrowser();
  if (asked) {
    if (!existsSync(asked)) throw new Error(`CHROME_PATH names no file: ${asked}`);
    return { path: asked, env: {} };
  }
  const path = USUAL_PLACES[process.platform]?.find((place) => existsSync(place));
  return path === undefined ? bundledBrowser() : { path, env: {} };
}

async function bundledBrowser(): Promise<Installed> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(WHAT_TO_DO);
  const folder = await unpackBundled();
  const path = join(folder, 'chromium');
  const own: Env = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  // The system's libraries first: those in the package stand in where libnss3 and libnspr4 are missing.
  for (const env of [own, { ...own, LD_LIBRARY_PATH: libraries }]) {
    if (starts(path, env)) return { path, env };
  }
  throw new Error(WHAT_TO_DO);
}

function starts(path: string, env: Env): boolean {
  return spawnSync(path, ['--version'], { env: { ...process.env, ...env }, stdio: 'ignore' }).status === 0;
}

/** Unpacks @sparticuz/chromium once (3 s, 300 MB) into node_modules/.cache and returns the folder. */
async function unpackBundled(): Promise<string> {
  const require = createRequire(import.meta.url);
  const packed = join(dirname(require.resolve('@sparticuz/chromium')), '..', 'bin');
  const cache = join(import.meta.dirname, '../../node_modules/.cache');
  const folder = join(cache, 'chromium');
  if (existsSync(folder)) return folder;

  // Test files run side by side: each unpacks beside, and the first to finish gives the folder its name.
  await mkdir(cache, { recursive: true });
  const beside = await mkdtemp(join(cache, 'chromium-'));
  await inTemporaryFolder(beside, async () => {
    const { inflate } = await import('@sparticuz/chromium');
    const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
    await Promise.all(archives.map((archive) => inflate(join(packed, archive))));
  });
  try {
    await rename(beside, folder);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** The package unpacks into the system's temporary folder and nowhere else, so that folder is named anew meanwhile. */
async function inTemporaryFolder(folder: string, work: () => Promise<void>): Promise<void> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
