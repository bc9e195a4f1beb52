import { link, rect, text } from '@observablehq/plot';
import type { ChartOptions } from '../frame/chart.ts';
import { draw } from '../frame/draw.ts';
import { isNarrow } from '../frame/widths.ts';
import { CONTEXT, SUBJECT } from './colours.ts';
import { intervalMarks } from './interval-marks.ts';
import { pixelScale } from './pixel-scale.ts';
import { saidShare, shareBar } from './share-bar.ts';

/** A share of some deals, and what it is called. */
export interface PairBar {
  readonly name: string;
  readonly count: number;
  readonly of: number;
}

/** Two shares of the same thing, the first of which is the subject. */
export interface Pair {
  readonly heading: string;
  /** What the two come to, such as `2.3x`. */
  readonly note?: string;
  readonly bars: readonly [PairBar, PairBar];
}

interface Options extends ChartOptions {
  readonly name: string;
  readonly label: string;
  readonly pairs: readonly Pair[];
}

const HEAD = 26;
const BAR = 17;
const STEP = 29;
const PAIR = HEAD + 2 * STEP + 14;

/** A pair's heading, with what its two come to. */
const said = ({ heading, note }: Pick<Pair, 'heading' | 'note'>): string =>
  note === undefined ? heading : `${heading}: ${note}`;

/** Pairs of bars from zero, each with its percentage, its counts and the 95% Wilson interval as a thin line on it. */
export function pairedBars({ name, label, pairs, width, document }: Options): SVGSVGElement {
  const narrow = isNarrow(width);
  const height = PAIR * pairs.length - 8;
  const heads = pairs.map((pair, i) => ({ ...pair, y: i * PAIR }));
  const bars = heads.flatMap(({ bars: two, y }) =>
    two.map((bar, i) => {
      const top = y + HEAD + i * STEP;
      return { ...shareBar(bar, top, top + BAR), isSubject: i === 0 };
    }),
  );
  type Bar = (typeof bars)[number];
  const left = narrow ? 86 : 130;
  const right = narrow ? 96 : 110;
  const weight = (isSubject: boolean) =>
    text(
      bars.filter((bar) => bar.isSubject === isSubject),
      { x: 0, y: 'middle', text: 'name', dx: -8, textAnchor: 'end', fontWeight: isSubject ? 700 : 400 },
    );

  return draw({
    name,
    label: `${label} ${pairs.map(({ heading, note, bars: two }) => `${said({ heading, note })}: ${two.map((bar) => `${bar.name} ${bar.count} of ${bar.of}`).join(', ')}`).join('. ')}.`,
    width,
    document,
    height,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: left,
    marginRight: right,
    x: { axis: null, domain: [0, Math.max(...bars.map((bar) => bar.high))] },
    y: pixelScale(height),
    marks: [
      rect(bars, {
        x1: 0,
        x2: 'share',
        y1: 'top',
        y2: 'bottom',
        fill: (bar: Bar) => (bar.isSubject ? SUBJECT : CONTEXT),
      }),
      ...intervalMarks(bars),
      link(heads, {
        x1: 0,
        x2: 0,
        y1: ({ y }: { y: number }) => y + HEAD - 3,
        y2: ({ y }: { y: number }) => y + HEAD + 2 * STEP,
        stroke: 'currentColor',
      }),
      text(heads, {
        frameAnchor: 'left',
        y: (pair: { y: number }) => pair.y + 12,
        text: said,
        dx: -left,
        textAnchor: 'start',
        fontWeight: 700,
      }),
      weight(true),
      weight(false),
      text(bars, { x: 'high', y: 'middle', text: saidShare, dx: 8, textAnchor: 'start' }),
    ],
  });
}
