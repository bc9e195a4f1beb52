import { defineConfig } from 'astro/config';

// Where the site will live on its host: `BASE_PATH=/reports/q4 npm run build`. With or without slashes at the ends;
// `import.meta.env.BASE_URL` always starts and ends with one.
const base = `/${process.env.BASE_PATH ?? ''}/`.replace(/\/{2,}/g, '/');

export default defineConfig({
  output: 'static',
  base,
  trailingSlash: 'ignore',
  build: { format: 'directory' },
  // The default, 'jsx', drops the space between prose and the inline element after it.
  compressHTML: true,
  devToolbar: { enabled: false },
  vite: {
    // Small scripts stay files: the pages' content security policy forbids inline ones.
    build: { assetsInlineLimit: 0 },
  },
});
