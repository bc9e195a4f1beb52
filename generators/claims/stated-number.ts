import { formatValue, type Format, type Test } from '../../src/model/formats.ts';

/** What a claim states of one number or name, and how the computed value must compare with it. */
export interface StatedNumber {
  readonly figure: string;
  readonly label: string;
  readonly test: Test;
  readonly stated: number | string;
  readonly format: Format;
}

/** A statement of the story with the numbers that bear it out. */
export interface Claim {
  readonly id: string;
  readonly statement: string;
  readonly numbers: readonly StatedNumber[];
}

/** A claim; numbers that belong together may come as a list. */
export const claim = (
  id: string,
  statement: string,
  ...numbers: readonly (StatedNumber | StatedNumber[])[]
): Claim => ({
  id,
  statement,
  numbers: numbers.flat(),
});

/** A number that must come to the stated value, to the precision that its format shows. */
export const is = (figure: string, label: string, stated: number | string, format: Format): StatedNumber => ({
  figure,
  label,
  test: 'equals',
  stated,
  format,
});

/** A fact that is so or not: 1 for yes, 0 for no. */
export const isTrue = (figure: string, label: string, stated = true): StatedNumber =>
  is(figure, `${label} (1: yes)`, stated ? 1 : 0, 'count');

const bound =
  (test: Test) =>
  (figure: string, label: string, stated: number, format: Format): StatedNumber => ({
    figure,
    label,
    test,
    stated,
    format,
  });

/** Numbers that must lie on one side of the stated value, or on it. */
export const atLeast = bound('at least');
export const atMost = bound('at most');
export const above = bound('above');
export const below = bound('below');

/** A tendency: most rows show it, never all; `least` is the smallest share that may. */
export const tendency = (figure: string, label: string, least = 0.7): StatedNumber[] => [
  atLeast(figure, label, least, 'percent'),
  below(figure, `${label}, but never all`, 1, 'percent'),
];

/** Numbers as statements write them. */
export const usd = (value: number): string => formatValue(value, 'usd-m');
export const percent = (value: number): string => formatValue(value, 'percent');
export const decimal = (value: number): string => formatValue(value, 'decimal1');
