import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default'],
    restoreMocks: true,
    // One file a core: by itself the runner keeps a core back, and on a machine of two leaves half of it idle.
    maxWorkers: '100%',
    setupFiles: ['tests/support/fail-on-warnings.ts'],
    projects: [
      {
        test: { name: 'fast', include: ['tests/**/*.test.ts'], exclude: ['tests/browser/**'] },
      },
      {
        // Reads dist/, so the site is built first.
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
