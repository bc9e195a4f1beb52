/**
 * `node tests/support/build-under-base.ts <folder>`: builds the site under `BASE_PATH` into a folder, of the pages of
 * deals and of AEs one each. All of a kind come from one template, and the whole build takes three times as long.
 */
import { build } from 'astro';
import type { Plugin } from 'vite';

const onePageAKind: Plugin = {
  name: 'one-page-a-kind',
  enforce: 'post',
  transform(code, id) {
    if (!id.endsWith('/[slug].astro')) return null;
    const [before, after, ...more] = code.split('export function getStaticPaths(');
    if (before === undefined || after === undefined || more.length > 0) throw new RangeError(`no paths: ${id}`);
    return `${before}export const getStaticPaths = () => allPaths().slice(0, 1);\nfunction allPaths(${after}`;
  },
};

await build({ outDir: process.argv[2], logLevel: 'warn', vite: { plugins: [onePageAKind] } });
