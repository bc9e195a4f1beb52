import type { Along } from './finding-text.ts';
import { shownText } from './shown-text.ts';

/** The brief as plain text: each of its sentences on a line, then the ask, then its address. */
export function briefText(brief: Element, { address, note }: Along): string {
  const sentences = [...brief.querySelectorAll('li, .ask')].map(shownText);
  return [...sentences, ...(note === null ? [] : [`(${note})`]), address].join('\n');
}
