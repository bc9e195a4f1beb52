/**
 * `node tests/support/build-under-base.ts <folder>`: builds the site under `BASE_PATH` into a folder, of the pages of
 * deals, of those of AEs and of the cards for chats one each. All of a kind come from one template, and the whole build
 * takes three times as long.
 */
import { build } from 'astro';
import type { Plugin } from 'vite';

const MANY = ['/[slug].astro', '/cards/[...path].png.ts'];

const onePageAKind: Plugin = {
  name: 'one-page-a-kind',
  enforce: 'post',
  transform(code, id) {
    if (!MANY.some((name) => id.endsWith(name))) return null;
    const [before, kind, after, ...more] = code.split(/export (function|const) getStaticPaths\b/);
    if (before === undefined || kind === undefined || after === undefined || more.length > 0) {
      throw new RangeError(`no paths: ${id}`);
    }
    return `${before}export const getStaticPaths = () => allPaths().slice(0, 1);\n${kind} allPaths${after}`;
  },
};

await build({ outDir: process.argv[2], logLevel: 'warn', vite: { plugins: [onePageAKind] } });
