import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asSeen, contrast, distance, lightOf, SCHEMES } from '../support/palette.ts';

const BANDS = [1, 2, 3, 4].map((position) => `var(--band-${position})`);
const ENTITIES = ['var(--crash)', 'var(--top-performer)', 'var(--newest)'];
const TEXTS = [...ENTITIES, 'var(--warm)', 'var(--accent)', 'var(--ink-soft)', 'var(--ink-faint)'];

describe.for(SCHEMES)('in %s', (scheme) => {
  const paper = lightOf('var(--paper)', scheme);
  const onPaper = (colour: string): number => contrast(lightOf(colour, scheme), paper);

  test.for([...BANDS, 'var(--grey)', 'var(--commit)', 'var(--closed)'])('%s is seen on the paper', (colour) => {
    expect(onPaper(colour)).toBeGreaterThanOrEqual(3);
  });

  test.for(TEXTS)('a text in %s can be read', (colour) => {
    expect(onPaper(colour)).toBeGreaterThanOrEqual(4.5);
  });

  test('the bands are a ramp, the worse the further from the paper, in steps that grey paper keeps', () => {
    const steps = BANDS.map(onPaper);
    for (const [i, step] of steps.slice(1).entries()) expect(step / (steps[i] ?? 0)).toBeGreaterThanOrEqual(1.5);
  });

  test('every two bands are told apart by all readers and on grey paper', () => {
    const seen = BANDS.map((colour) => asSeen(lightOf(colour, scheme)));
    for (const [i, a] of seen.entries()) {
      for (const b of seen.slice(i + 1)) {
        expect(Math.min(...a.map((one, kind) => distance(one, b[kind] ?? one)))).toBeGreaterThan(0.1);
      }
    }
  });

  test('Closed and Commit are told apart where they meet', () => {
    const [closed, commit] = ['var(--closed)', 'var(--commit)'].map((colour) => lightOf(colour, scheme));
    expect(contrast(closed ?? paper, commit ?? paper)).toBeGreaterThanOrEqual(3);
  });

  test('what is written on Closed and on Commit can be read', () => {
    const commit = lightOf('var(--commit)', scheme);
    expect(onPaper('var(--closed)')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(lightOf('currentColor', scheme), commit)).toBeGreaterThanOrEqual(4.5);
  });

  test('the AEs who are compared are told apart by all readers', () => {
    const [top, newest] = ENTITIES.slice(1).map((colour) => asSeen(lightOf(colour, scheme)).slice(0, 4));
    expect(Math.min(...(top ?? []).map((one, kind) => distance(one, newest?.[kind] ?? one)))).toBeGreaterThan(0.05);
  });
});

test('no chart has the colour of controls, and none names a colour outside of its own file', () => {
  const folder = join(import.meta.dirname, '../../src/charts');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'));
  expect(texts.filter((text) => /--accent|--bad|--good|--caution|#[0-9a-f]{6}/i.test(text))).toEqual([]);
});
