import type { Plugin } from 'vite';
import { yieldingEngine } from './yielding-engine.ts';

/** Has the build publish the engine that browsers can end, in the place of the one that came with its package. */
export const engineFile = (): Plugin => ({
  name: 'engine-file',
  generateBundle: (_, bundle) => {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'asset' || !file.fileName.endsWith('.wasm') || typeof file.source === 'string') continue;
      file.source = yieldingEngine(file.source);
    }
  },
});
