import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The built site in a folder. */
export interface BuiltSite {
  /** The path that it expects on its host, with slashes at both ends. */
  readonly base: string;
  /** Its whole address; null: it was built without one. */
  readonly home: string | null;
  /** Whether there is a file of a path. */
  readonly has: (path: string) => boolean;
  /** A file's bytes by its path from the site's root; a page's path ends with a slash, the report's is empty. */
  readonly bytes: (path: string) => Buffer;
  /** The text of such a file. */
  readonly text: (path: string) => string;
}

/** Opens a built site. Throws where the folder holds none. */
export function readSite(folder: string): BuiltSite {
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`no site in ${folder}: npm run build makes it`);
  const fileOf = (path: string): string => join(folder, path === '' || path.endsWith('/') ? `${path}index.html` : path);
  const bytes = (path: string): Buffer => readFileSync(fileOf(path));
  const text = (path: string): string => bytes(path).toString('utf8');
  const report = text('');
  return {
    base: only(report, /<html[^>]* data-base="([^"]*)"/),
    home: /<link rel="canonical" href="([^"]*)"/.exec(report)?.[1] ?? null,
    has: (path) => existsSync(fileOf(path)),
    bytes,
    text,
  };
}

/** What the one group of a pattern found. Throws where it finds nothing. */
export function only(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new RangeError(`not in the page: ${pattern.source}`);
  return found;
}
