/** The most letters that a drawing's name has: who hears it does not hear the whole table, which is beside it. */
const MOST = 200;

/** A drawing's name in as many of its sentences as fit; where the first is too long, as many of its parts. */
export function shortLabel(label: string): string {
  if (label.length <= MOST) return label;
  const sentences = label.slice(0, MOST).lastIndexOf('. ');
  if (sentences > 0) return label.slice(0, sentences + 1);
  const part = label.slice(0, MOST - 1).lastIndexOf(', ');
  return `${label.slice(0, part > 0 ? part : MOST - 1)}.`;
}
