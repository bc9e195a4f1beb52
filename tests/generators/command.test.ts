import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tableNames } from '../support/world.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'generated-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs `npm run generate` as npm does. */
function generate(...args: string[]): { status: number | null; out: string; error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['generators/index.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, out: stdout, error: stderr };
}

/** The files of a folder by name. */
const filesOf = (path: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(path)
      .toSorted()
      .map((file) => [file, readFileSync(join(path, file), 'utf8')]),
  );

/** Whether two folders hold the same bytes: the names of the files that differ. */
function differing(a: Record<string, string>, b: Record<string, string>): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((file) => a[file] !== b[file]);
}

test('a world is written elsewhere, one file a table, a row a line, twice the same', () => {
  const [once, again] = [join(folder, 'once'), join(folder, 'deeper/again')];
  const { status, out, error } = generate('--seed', 'elsewhere', '--out', once);
  expect({ status, error }).toEqual({ status: 0, error: '' });
  expect(out).toMatch(/^wrote [\d,]+ rows of 21 tables to .*once \(seed elsewhere, as of 2026-12-07T08:00\)\n$/);

  const files = filesOf(once);
  expect(Object.keys(files)).toEqual(tableNames.map((table) => `${table}.json`).toSorted());
  for (const text of Object.values(files)) {
    const rows = JSON.parse(text) as object[];
    expect(text).toBe(`[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
  }
  expect(JSON.parse(files['scenario.json'] ?? '')).toMatchObject([{ seed: 'elsewhere', as_of: '2026-12-07T08:00' }]);

  expect(generate('--seed', 'elsewhere', '--out', again).status).toBe(0);
  expect(differing(files, filesOf(again))).toEqual([]);
  expect(differing(files, filesOf(join(ROOT, 'data')))).toContain('opportunity.json');
});

test('the committed data is what the generator writes: nobody edits it by hand', () => {
  const out = join(folder, 'default');
  expect(generate('--out', out).status).toBe(0);
  expect(differing(filesOf(out), filesOf(join(ROOT, 'data')))).toEqual([]);
});

test('files of tables that are no more are removed, other files stay', () => {
  const out = join(folder, 'old');
  mkdirSync(out);
  writeFileSync(join(out, 'former_table.json'), '[]');
  writeFileSync(join(out, 'notes.md'), 'mine');
  expect(generate('--out', out).status).toBe(0);
  expect(readdirSync(out)).toContain('notes.md');
  expect(readdirSync(out)).not.toContain('former_table.json');
});

test.for([
  [['--as-of', '2026-12-06'], 'as-of is a weekend: 2026-12-06; choose a weekday from 2026-10-01 to 2026-12-31'],
  [
    ['--as-of', '2027-02-01'],
    'as-of lies outside the quarter: 2027-02-01; choose a weekday from 2026-10-01 to 2026-12-31',
  ],
  [['--as-of', 'Monday'], 'as-of is no date: Monday; write it as 2026-12-07 or 2026-12-07T08:00'],
  // The attainments are those of 7 December.
  [['--as-of', '2026-12-04'], 'T1 and R1–R10 collide'],
  [['--sed', 'x'], 'unknown option: --sed (did you mean --seed?)'],
  [['--seed'], 'option without a value: --seed'],
  [['x'], 'unexpected argument: x'],
] as const)('%j is refused in words, and the folder stays as it was', ([args, message]) => {
  const out = mkdtempSync(join(folder, 'untouched-'));
  writeFileSync(join(out, 'former_table.json'), '[]');
  const { status, out: said, error } = generate('--out', out, ...args);
  expect({ status, said }).toEqual({ status: 1, said: '' });
  expect(error.trim().startsWith(message)).toBe(true);
  expect(error.trim().split('\n')).toHaveLength(1);
  expect(filesOf(out)).toEqual({ 'former_table.json': '[]' });
});
