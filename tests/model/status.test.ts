import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MARKS, saidWithGlyph, statusOf } from '../../src/model/status.ts';

const ROOT = join(import.meta.dirname, '../..');

test('a status is a glyph, a word and a kind', () => {
  expect(statusOf('Lost')).toEqual({ glyph: '✗', kind: 'bad' });
  expect(saidWithGlyph('Won')).toBe('✓ Won');
});

test('a word that is no status is refused', () => {
  expect(() => statusOf('Wonn')).toThrow('unknown status: Wonn');
  expect(() => statusOf('toString')).toThrow('unknown status: toString');
});

test('no mark is the glyph of a health band too', () => {
  const bands = JSON.parse(readFileSync(join(ROOT, 'data/health_band.json'), 'utf8')) as { glyph: string }[];
  const glyphs = [...Object.values(MARKS), statusOf('Above').glyph, statusOf('Below').glyph];
  expect(bands.map(({ glyph }) => glyph).filter((glyph) => glyphs.includes(glyph))).toEqual([]);
});

test('no glyph of a status stands anywhere else in the code: each has one source', () => {
  const files = globSync('src/**/*.{ts,astro}', { cwd: ROOT }).filter((file) => !file.endsWith('model/status.ts'));
  const code = (file: string): string =>
    readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
  expect(files.filter((file) => /[✓✗✕▼▲↑↓»↩◆■]/.test(code(file)))).toEqual([]);
});
