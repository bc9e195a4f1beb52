import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const TOKENS = join(import.meta.dirname, '../../src/styles/tokens.css');

export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** Red, green and blue as light, each from 0 to 1. */
export type Light = readonly [number, number, number];

const declared = new Map(
  [...readFileSync(TOKENS, 'utf8').matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]),
);

/** A colour of the style sheet, such as `var(--warm)` or `currentColor`; throws on one that is not there. */
export function lightOf(colour: string, scheme: Scheme): Light {
  const text = colour.trim();
  if (text === 'currentColor') return lightOf('var(--ink)', scheme);
  const hex = /^#([0-9a-f]{6})$/i.exec(text)?.[1];
  if (hex !== undefined)
    return [0, 2, 4].map((at) => toLight(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as never;
  const name = /^var\((--[\w-]+)\)$/.exec(text)?.[1];
  const value = name === undefined ? undefined : declared.get(name);
  if (value !== undefined) return lightOf(value, scheme);
  const [, light = '', dark = ''] = /^light-dark\(([^,]+),([^)]+)\)$/.exec(text) ?? [];
  if (light !== '') return lightOf(scheme === 'light' ? light : dark, scheme);
  const [, first = '', share = '', second = ''] = /^color-mix\(in oklab, (.+?) ([\d.]+)%, (.+)\)$/.exec(text) ?? [];
  if (first !== '') return mix(lightOf(first, scheme), lightOf(second, scheme), Number(share) / 100);
  throw new RangeError(`unknown colour: ${colour}`);
}

/** What is seen of a colour over another one, by its opacity. */
export const over = (top: Light, ground: Light, opacity: number): Light =>
  top.map((value, i) => toLight(toShown(value) * opacity + toShown(ground[i] ?? 0) * (1 - opacity))) as never;

/** The contrast of two colours as WCAG 2 has it, from 1 to 21. */
export function contrast(a: Light, b: Light): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

export const luminance = ([r, g, b]: Light): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** How far two colours are apart in OKLab; 0.05 is seen at a glance side by side. */
export const distance = (a: Light, b: Light): number => {
  const [x, y] = [toLab(a), toLab(b)];
  return Math.hypot(...x.map((value, i) => value - (y[i] ?? 0)));
};

/** How those see who lack a kind of cone: matrices over light, of Machado, Oliveira and Fernandes (2009). */
const CONES = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

/** A colour as all readers see it: with every kind of cone, without one each, and on grey paper. */
export const asSeen = (light: Light): readonly Light[] => {
  const grey = luminance(light);
  const without = Object.values(CONES).map(
    (rows) => rows.map((row) => clamp(row.reduce((sum, part, i) => sum + part * (light[i] ?? 0), 0))) as never,
  );
  return [light, ...without, [grey, grey, grey]];
};

const clamp = (value: number): number => Math.max(0, Math.min(1, value));
const toLight = (shown: number): number => (shown <= 0.04045 ? shown / 12.92 : ((shown + 0.055) / 1.055) ** 2.4);
const toShown = (light: number): number =>
  light <= 0.0031308 ? 12.92 * light : 1.055 * clamp(light) ** (1 / 2.4) - 0.055;

function toLab([r, g, b]: Light): Light {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromLab([L, a, b]: Light): Light {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function mix(a: Light, b: Light, share: number): Light {
  const [x, y] = [toLab(a), toLab(b)];
  return fromLab(x.map((value, i) => value * share + (y[i] ?? 0) * (1 - share)) as never);
}
