import { defineConfig } from 'astro/config';
import { checkSteps } from './src/render/check-steps.ts';
import { engineFile } from './src/render/engine-file.ts';
import { serviceWorker } from './src/keep/service-worker.ts';
import { siteMapFiles } from './src/render/site-map.ts';

// Where the site will live on its host: `BASE_PATH=/reports/q4 npm run build`. With or without slashes at the ends;
// `import.meta.env.BASE_URL` always starts and ends with one.
const base = `/${process.env.BASE_PATH ?? ''}/`.replace(/\/{2,}/g, '/');

// The site's own address, which cards, canonical links and the site map name: `SITE_URL=https://reports.example.com`.
const site = process.env.SITE_URL;

export default defineConfig({
  ...(site ? { site } : {}),
  output: 'static',
  base,
  trailingSlash: 'ignore',
  build: { format: 'directory' },
  // The default, 'jsx', drops the space between prose and the inline element after it.
  compressHTML: true,
  integrations: [siteMapFiles(), checkSteps(), serviceWorker()],
  devToolbar: { enabled: false },
  vite: {
    plugins: [engineFile()],
    // Small scripts stay files: the pages' content security policy forbids inline ones.
    build: { assetsInlineLimit: 0 },
  },
});
