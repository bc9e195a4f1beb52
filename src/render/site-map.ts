import { writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { escapeXml } from './escape-xml.ts';

/** Pages that are no place of their own: signposts lead on to one, and nobody looks for those of what is missing. */
const LEFT_OUT = /^(?:404|offline|scenes|figures)\//;

/** A site map of pages, given by their whole addresses. */
export const siteMap = (pages: readonly string[]): string =>
  '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' +
  pages.map((page) => `  <url><loc>${escapeXml(page)}</loc></url>\n`).join('') +
  '</urlset>\n';

/** Writes `sitemap.xml` and `robots.txt` where the build was told the site's own address, which both must name. */
export function siteMapFiles(): AstroIntegration {
  let home: URL | null = null;
  return {
    name: 'site-map',
    hooks: {
      'astro:config:done': ({ config: { site, base } }) => {
        home = site === undefined ? null : new URL(`${base}/`.replace(/\/{2,}/g, '/'), site);
      },
      'astro:build:done': async ({ dir, pages }) => {
        if (home === null) return;
        const { href } = home;
        const kept = pages.map(({ pathname }) => pathname).filter((path) => !LEFT_OUT.test(path));
        await writeFile(new URL('sitemap.xml', dir), siteMap(kept.map((path) => new URL(path, href).href)));
        await writeFile(
          new URL('robots.txt', dir),
          `User-agent: *\nAllow: /\nSitemap: ${new URL('sitemap.xml', href).href}\n`,
        );
      },
    },
  };
}
