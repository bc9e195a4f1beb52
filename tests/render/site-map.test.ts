import { expect, test } from 'vitest';
import { siteMap } from '../../src/render/site-map.ts';

test('a site map names each page by its whole address, with its markup escaped', () => {
  expect(siteMap(['https://a.example/b/', 'https://a.example/b/?x&y'])).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' +
      '  <url><loc>https://a.example/b/</loc></url>\n' +
      '  <url><loc>https://a.example/b/?x&amp;y</loc></url>\n' +
      '</urlset>\n',
  );
});
