import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { oneFile } from './one-file.ts';

const ROOT = join(import.meta.dirname, '../..');

/** `npm run build:file -- --out /tmp/report.html`: writes the built site as one HTML file, or else to `dist-file/`. */
async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { out: { type: 'string' } } });
  const out = values.out ?? join(ROOT, 'dist-file/revops-command-center.html');
  const html = await oneFile(join(ROOT, 'dist'));
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, html);
  process.stdout.write(`${out}: ${(Buffer.byteLength(html) / 1e6).toFixed(1)} MB\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
