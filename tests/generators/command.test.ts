import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { generate } from '../../generators/generate.ts';
import { Refusal } from '../../generators/lib/refusal.ts';
import { tableNames } from '../support/world.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Zones on either side of the tests' own, whichever that is: days start early and late in them. */
const [EAST, WEST] = ['Pacific/Auckland', 'America/Los_Angeles'] as const;

const folder = mkdtempSync(join(tmpdir(), 'generated-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs `npm run generate` as npm does, in a time zone where one is named. */
function run(args: readonly string[], zone?: string): { status: number | null; out: string; error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['generators/index.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...(zone === undefined ? {} : { TZ: zone }) },
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

test('a world is written elsewhere, one file a table, a row a line, twice the same, in any time zone', () => {
  const [once, again] = [join(folder, 'once'), join(folder, 'deeper/again')];
  const { status, out, error } = run(['--seed', 'elsewhere', '--out', once]);
  expect({ status, error }).toEqual({ status: 0, error: '' });
  expect(out).toMatch(/^wrote [\d,]+ rows of 22 tables to .*once \(seed elsewhere, as of 2026-12-07T08:00\)\n$/);

  const files = filesOf(once);
  expect(Object.keys(files)).toEqual(tableNames.map((table) => `${table}.json`).toSorted());
  for (const text of Object.values(files)) {
    const rows = JSON.parse(text) as object[];
    expect(text).toBe(`[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
  }
  expect(JSON.parse(files['scenario.json'] ?? '')).toMatchObject([{ seed: 'elsewhere', as_of: '2026-12-07T08:00' }]);

  expect(run(['--seed', 'elsewhere', '--out', again], WEST).status).toBe(0);
  expect(differing(files, filesOf(again))).toEqual([]);
  expect(differing(files, filesOf(join(ROOT, 'data')))).toContain('opportunity.json');
});

test('the committed data is what the generator writes, in any time zone: nobody edits it by hand', () => {
  const out = join(folder, 'default');
  mkdirSync(out);
  writeFileSync(join(out, 'former_table.json'), '[]');
  writeFileSync(join(out, 'notes.md'), 'mine');
  expect(run(['--out', out], EAST).status).toBe(0);

  const { 'notes.md': notes, ...files } = filesOf(out);
  expect(notes, 'a file that is no table stays').toBe('mine');
  expect(Object.keys(files), 'a table that is no more is removed').not.toContain('former_table.json');
  expect(differing(files, filesOf(join(ROOT, 'data')))).toEqual([]);
});

test.for([
  [EAST, -720],
  [WEST, 420],
] as const)('%s is a time zone of its own', ([zone, offset]) => {
  const script = 'new Date(2026, 6, 1).getTimezoneOffset()';
  const said = execFileSync(process.execPath, ['-p', script], { env: { TZ: zone }, encoding: 'utf8' });
  expect(Number(said)).toBe(offset);
});

test('what is refused is said in one line, and the command fails', () => {
  const said = run(['--sed', 'x']);
  expect(said).toEqual({ status: 1, out: '', error: 'unknown option: --sed (did you mean --seed?)\n' });
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
] as const)('%j is refused in words, and the folder stays as it was', async ([args, message]) => {
  const out = mkdtempSync(join(folder, 'untouched-'));
  writeFileSync(join(out, 'former_table.json'), '[]');
  const refused: unknown = await generate(['--out', out, ...args]).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refusal);
  const said = String((refused as Refusal).message);
  expect(said.startsWith(message)).toBe(true);
  expect(said.split('\n')).toHaveLength(1);
  expect(filesOf(out)).toEqual({ 'former_table.json': '[]' });
});
