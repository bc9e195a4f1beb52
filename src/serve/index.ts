import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serve, type Served } from './static-server.ts';

const DIST = join(import.meta.dirname, '../../dist');

/**
 * `npm run serve -- --port 5000 --host 0.0.0.0`: serves the built site, under BASE_PATH. Without a port it takes PORT, or
 * else 4321, or else a free one; without a host it answers this machine alone.
 */
async function main(args: readonly string[]): Promise<void> {
  if (!existsSync(join(DIST, 'index.html'))) throw new Error(`nothing to serve in ${DIST}: npm run build makes it`);
  const { values } = parseArgs({ args: [...args], options: { port: { type: 'string' }, host: { type: 'string' } } });
  const place = { base: process.env.BASE_PATH, host: values.host };
  const port = Number(values.port ?? process.env.PORT ?? 4321);
  const site = await serve(DIST, { ...place, port }).catch((error: unknown): Promise<Served> => {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken || values.port !== undefined) throw error;
    return serve(DIST, place);
  });
  process.stdout.write(`\nThe report is at ${site.url} (Ctrl+C stops it)\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
