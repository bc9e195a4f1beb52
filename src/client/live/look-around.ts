import { bandColour } from '../../model/band-colour.ts';
import { OUTCOMES, statusOf } from '../../model/status.ts';
import { readValue } from '../../query/binding-hooks.ts';
import { valueIfThere } from '../../query/find-value.ts';
import type { Result } from '../../query/result.ts';

/** What stands around a value and says the same in another way. */
interface Look {
  readonly draw: (result: Result) => void;
  readonly restore: () => void;
}

/** By the column that says it, what is drawn around. */
const LOOKS: Readonly<Record<string, string>> = { status: '.status', health_band: '.band' };

/** The glyph and colour of a deal's status, or the colour of a health band, around the value that says it; null: none. */
export function lookAround(element: HTMLElement): Look | null {
  const { column } = readValue(element.dataset);
  const selector = Object.hasOwn(LOOKS, column) ? LOOKS[column] : undefined;
  const around = selector === undefined ? null : element.closest<HTMLElement>(selector);
  if (around === null) return null;
  const glyph = around.querySelector('[aria-hidden]');
  const before = { kind: around.className, style: around.getAttribute('style') ?? '', glyph: glyph?.textContent ?? '' };
  const drawStatus = (): void => {
    const word = [...OUTCOMES, 'Open'].find((one) => one === element.textContent);
    const { glyph: sign, kind } = word === undefined ? { glyph: '', kind: 'neutral' } : statusOf(word);
    around.className = `status ${kind}`;
    if (glyph !== null) glyph.textContent = sign;
  };
  return {
    draw: (result) => {
      if (column === 'status') drawStatus();
      else around.style.borderColor = bandColour(positionIn(result, element));
    },
    restore: () => {
      around.className = before.kind;
      if (column === 'status' && glyph !== null) glyph.textContent = before.glyph;
      if (column === 'health_band') around.setAttribute('style', before.style);
    },
  };
}

/** The position of a value's health band; 0 where its row has none. */
function positionIn(result: Result, element: HTMLElement): number {
  const { key, row } = readValue(element.dataset);
  return Number(valueIfThere(result, 'band_position', key ?? row) ?? 0);
}
