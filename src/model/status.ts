/** What a status is shown by beside its word; the colour follows from the kind and never stands alone. */
export interface Status {
  readonly glyph: string;
  /** Good news, bad news, or neither. */
  readonly kind: 'good' | 'bad' | 'neutral';
}

/** Every status of the report by its word, as rows and pages say it. */
const STATUSES = {
  Won: { glyph: '✓', kind: 'good' },
  Lost: { glyph: '✗', kind: 'bad' },
  Open: { glyph: '○', kind: 'neutral' },
  'On plan': { glyph: '✓', kind: 'good' },
  'Behind plan': { glyph: '▼', kind: 'bad' },
  Above: { glyph: '↑', kind: 'good' },
  Below: { glyph: '↓', kind: 'bad' },
  'Like the team': { glyph: '=', kind: 'neutral' },
  Holds: { glyph: '✓', kind: 'good' },
  'Does not hold': { glyph: '▼', kind: 'bad' },
  'Changed by your edit': { glyph: '✎', kind: 'neutral' },
} as const satisfies Record<string, Status>;

export type StatusWord = keyof typeof STATUSES;

/** How a closed deal ended. */
export const OUTCOMES = ['Won', 'Lost'] as const satisfies readonly StatusWord[];

/** What is no status but marked in drawings, tables and prose alike; none is a glyph of a health band. */
export const MARKS = { overBenchmark: '»', rework: '↩', notMet: '○' } as const;

const isStatus = (word: string): word is StatusWord => Object.hasOwn(STATUSES, word);

/** The status of a word; throws `unknown status: Wonn`. */
export function statusOf(word: string): Status {
  if (!isStatus(word)) throw new RangeError(`unknown status: ${word}`);
  return STATUSES[word];
}

/** A status as a drawing says it: `✓ Won`. */
export const saidWithGlyph = (word: StatusWord): string => `${STATUSES[word].glyph} ${word}`;
