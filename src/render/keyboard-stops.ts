/**
 * Many links of a page lead to the same thing, and only the first of them in a part of the page is a stop for the keyboard.
 * Which one is the first is known when the part is whole, for its pieces are rendered in no certain order: so a link
 * carries a mark in its tag, and the marks are resolved in the order in which they stand. They are characters for private
 * use, which no text of the report holds.
 */
const [OPEN, THEN, CLOSE] = ['\uE000', '\uE001', '\uE002'];
const MARKS = new RegExp(`${OPEN}([^${THEN}]*)${THEN}([^${CLOSE}]*)${CLOSE}`, 'g');

/** A mark for the tag of a link to `target`; `attributes`, as text, are those of the first such link alone. */
export const stopMark = (target: string, attributes = ''): string => OPEN + target + THEN + attributes + CLOSE;

/** A part of a page as HTML with its marks resolved: each link but the first to its target is no stop. */
export function resolveStops(html: string): string {
  const seen = new Set<string>();
  return html.replace(MARKS, (_, target: string, attributes: string) => {
    if (seen.has(target)) return ' tabindex="-1"';
    seen.add(target);
    return attributes;
  });
}
