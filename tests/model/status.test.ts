import { expect, test } from 'vitest';
import { saidWithGlyph, statusOf } from '../../src/model/status.ts';

test('a status is a glyph, a word and a kind', () => {
  expect(statusOf('Lost')).toEqual({ glyph: '✗', kind: 'bad' });
  expect(saidWithGlyph('Won')).toBe('✓ Won');
});

test('a word that is no status is refused', () => {
  expect(() => statusOf('Wonn')).toThrow('unknown status: Wonn');
  expect(() => statusOf('toString')).toThrow('unknown status: toString');
});
