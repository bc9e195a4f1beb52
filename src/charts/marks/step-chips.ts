import type { Make } from '../frame/svg.ts';

/** What a step of a path is: on the happy path, off it, visited again, or how the deal ended. */
type Kind = 'path' | 'optional' | 'again' | 'won' | 'lost';

interface Chip {
  readonly name: string;
  readonly kind: Kind;
}

interface ChipOptions {
  readonly x: number;
  readonly y: number;
  /** The room for chips before they go on in the next line. */
  readonly room: number;
  readonly narrow: boolean;
}

const HEIGHT = 20;
const GAP = 3;
const LINE = 25;

const LOOK: Readonly<Record<Kind, Readonly<Record<string, string | number>>>> = {
  path: { fill: 'var(--grey-pale)' },
  optional: { fill: 'none', stroke: 'currentColor', 'stroke-dasharray': '3,2' },
  again: { fill: 'none', stroke: 'currentColor', 'stroke-width': 2 },
  won: { fill: 'currentColor' },
  lost: { fill: 'none', stroke: 'var(--grey)' },
};

/** The first letters of a step's name, up to a consonant: `Neg` for Negotiation. */
const shortName = (stage: string): string => (stage.split(' ')[0] ?? stage).slice(0, 4).replace(/[aeiou]$/, '');

/** What each step of a path is, given whether deals on it were won, and the happy path where it is known. */
export function toChips(steps: readonly string[], isWon: boolean, happy: readonly string[] | undefined): Chip[] {
  return steps.map((stage, i) => {
    if (i === steps.length - 1) return isWon ? { name: 'Won', kind: 'won' } : { name: 'Lost', kind: 'lost' };
    const isOff = happy !== undefined && !happy.includes(stage);
    return { name: shortName(stage), kind: steps.indexOf(stage) < i ? 'again' : isOff ? 'optional' : 'path' };
  });
}

/** The steps of a path side by side, and the height that they take. */
export function drawChips(
  make: Make,
  chips: readonly Chip[],
  { x, y, room, narrow }: ChipOptions,
): { parts: SVGElement[]; height: number } {
  const width = narrow ? 39 : 45;
  const perLine = Math.max(1, Math.floor((room + GAP) / (width + GAP)));
  const parts = chips.flatMap(({ name, kind }, i) => {
    const left = x + (i % perLine) * (width + GAP);
    const top = y + Math.floor(i / perLine) * LINE;
    const fill = kind === 'won' ? 'var(--paper)' : 'currentColor';
    const centre = { x: left + width / 2, y: top + 14.5, 'text-anchor': 'middle' };
    return [
      make('rect', { x: left + 0.5, y: top + 0.5, width: width - 1, height: HEIGHT - 1, rx: 4, ...LOOK[kind] }),
      make('text', { ...centre, fill, 'font-weight': kind === 'again' ? 700 : 400 }, name),
    ];
  });
  return { parts, height: Math.ceil(chips.length / perLine) * LINE };
}
