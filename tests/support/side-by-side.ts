/**
 * `node tests/support/side-by-side.ts <script> <script> …`: runs scripts of package.json, as many at once as there are
 * cores. What each prints comes in one piece when it ends; the exit code is 1 where one failed.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

interface Done {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a script as npm does, and keeps what it prints. Throws a RangeError outside of npm. */
async function run(script: string): Promise<Done> {
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new RangeError(`not run by npm: ${script}`);
  const child = spawn(process.execPath, [npm, 'run', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  return { ok: code === 0, output };
}

const waiting = process.argv.slice(2);

async function work(): Promise<void> {
  for (let script = waiting.shift(); script !== undefined; script = waiting.shift()) {
    const { ok, output } = await run(script);
    process.stdout.write(output);
    if (!ok) process.exitCode = 1;
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, work));
