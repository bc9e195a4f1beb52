import { inWords } from '../../generators/claims/in-words.ts';
import { q4Crunch, type ThresholdName } from '../../generators/scenario.ts';

/** A number in figures or in words. */
const said = (value: number): string => `(?:${value}|${inWords(value)})`;

/** How a text would say a number of a threshold, by its unit; of the units that no text says, nothing. */
const SAYINGS: Readonly<Record<string, (value: number) => readonly string[]>> = {
  score: (value) => [`(?:below|under|less than|<|≥|at least) ?${value}\\b`, `\\b${value} or (?:more|better|above)`],
  days: (value) => [
    `\\b${said(value)} (?:calendar |working )?days\\b`,
    ...(value % 7 === 0 ? [`\\b${said(value / 7)} weeks?\\b`] : []),
    ...(value === 7 ? ['\\ba week or more\\b', '\\bgaps? of a week\\b', '\\ba week without\\b'] : []),
    ...(value === 14 ? ['\\bfortnight'] : []),
  ],
  contacts: (value) => [`\\b${said(value)}\\+? (?:or more |or fewer )?contacts\\b`, `\\b${said(value)} or more\\b`],
  hours: (value) => [`\\b${said(value)} hours\\b`],
  times: (value) => [`\\b${said(value)} times\\b`],
  share: (value) => [`\\b${Math.round(value * 100)}%`],
  usd: (value) => [`\\$${value / 1000}K\\b`, `\\$${(value / 1e6).toFixed(1)}M\\b`],
};

/** What would say the number of one of the scenario's thresholds in a text, case aside. */
export function sayingsOf(name: ThresholdName): RegExp {
  const { value, unit } = q4Crunch.thresholds[name];
  const sayings = SAYINGS[unit]?.(value) ?? [];
  return new RegExp(sayings.length === 0 ? '(?!)' : sayings.join('|'), 'i');
}
