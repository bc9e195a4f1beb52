import { ruleX, ruleY, type Markish } from '@observablehq/plot';

const INK = { stroke: 'currentColor', strokeWidth: 1.75, strokeDasharray: '5,3' } as const;
/** The paper on both sides of the line, by which it is seen on a dark bar too. */
const HALO = { stroke: 'var(--paper)', strokeWidth: 5 } as const;

/** Where a target, a plan or a quota is met: an upright line over the bars; `span` is how far it goes, in the scale of y. */
export const targetLineX = (at: number, span: { readonly y1?: number; readonly y2?: number } = {}): Markish[] => [
  ruleX([at], { ...span, ...HALO }),
  ruleX([at], { ...span, ...INK }),
];

/** The same as a level line over columns; `span` is how far it goes, in the scale of x. */
export const targetLineY = (at: number, span: { readonly x1?: number; readonly x2?: number } = {}): Markish[] => [
  ruleY([at], { ...span, ...HALO }),
  ruleY([at], { ...span, ...INK }),
];
