import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default'],
    restoreMocks: true,
    // One file a core: by itself the runner keeps a core back, and on a machine of two leaves half of it idle.
    maxWorkers: '100%',
    // What many files import, such as the report of this build, is made once for each core.
    isolate: false,
    // No measure of speed: what hangs is stopped, and a busy machine may take its time.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    setupFiles: ['tests/support/fail-on-warnings.ts'],
    projects: [
      {
        test: { name: 'fast', include: ['tests/**/*.test.ts'], exclude: ['tests/browser/**'] },
      },
      {
        // Reads dist/, so the site is built first.
        test: { name: 'browser', include: ['tests/browser/**/*.test.ts'] },
      },
    ],
  },
});
