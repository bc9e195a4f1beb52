import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lightColours } from '../../../src/render/cards/light-colours.ts';

const tokens = readFileSync('src/styles/tokens.css', 'utf8');
const [plain = '', both = ''] = tokens.split('@supports (color: light-dark(#000, #fff))');
const coloursIn = (css: string): Record<string, string> =>
  Object.fromEntries(
    [...css.matchAll(/^\s*(--[\w-]+): (#\w+|light-dark\(.*\));$/gm)].map(
      ([, name = '', value = '']) => [name, value] as const,
    ),
  );

test('a browser without light-dark() has every colour of the light scheme', () => {
  expect(plain).not.toContain('light-dark(');
  const dark = Object.entries(coloursIn(both));
  expect(dark.length).toBeGreaterThan(10);
  const light = dark.map(([name, value]) => [name, value.replace(/^light-dark\((#\w+), #\w+\)$/, '$1')]);
  expect(coloursIn(plain)).toEqual(Object.fromEntries(light));
});

test('colours in the light scheme are plain ones, mixes and names of others too', () => {
  const colours = lightColours(tokens);
  expect(colours.get('--paper')).toBe(lightColours(plain).get('--paper'));
  expect([...colours].filter(([, value]) => !/^(#[0-9a-f]+|rgb|oklab|[a-z]+)/.test(value))).toEqual([]);
  expect(colours.get('--closed')).toBe(colours.get('--ink'));
});
