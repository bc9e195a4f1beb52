import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { yieldingEngine } from '../render/yielding-engine.ts';

const CLIENT = join(import.meta.dirname, '../client');

/** Where the site's code asks its host, the file's code looks into the file. */
const askTheFile: Plugin = {
  name: 'ask-the-file',
  enforce: 'pre',
  resolveId: (source) => (source.endsWith('/host/host.ts') ? join(CLIENT, 'host/in-one-file.ts') : null),
  // The engine is the one that the site publishes.
  load: (id) => {
    if (!id.endsWith('.wasm?url')) return null;
    const engine = Buffer.from(yieldingEngine(readFileSync(id.slice(0, -'?url'.length))));
    return `export default 'data:application/wasm;base64,${engine.toString('base64')}'`;
  },
};

/** All code of the client as the text of one module script, with the engine and its thread inside. */
export async function clientScript(): Promise<string> {
  const built = await build({
    configFile: false,
    root: CLIENT,
    logLevel: 'warn',
    plugins: [askTheFile],
    build: {
      write: false,
      modulePreload: false,
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      rolldownOptions: {
        input: join(CLIENT, 'one-file.ts'),
        output: { codeSplitting: false },
        // How long a build takes is no fault of it.
        checks: { pluginTimings: false },
      },
    },
  });
  const output = 'output' in built ? built.output : [];
  const [script, ...more] = output;
  if (script?.type !== 'chunk' || more.length > 0)
    throw new RangeError(`not one script: ${output.map(({ fileName }) => fileName).join(', ')}`);
  return script.code;
}
