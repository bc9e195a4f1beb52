import { attributesText } from './html.ts';

/**
 * Many links of a page lead to the same thing, and the first of them in a part of the page differs from the others: it is
 * the stop for the keyboard, and says what it is. Which one is the first is known when the part is whole, for its pieces
 * are rendered in no certain order: so a link carries marks in its tag, which are resolved in the order in which they
 * stand. They are characters for private use, which no text of the report holds.
 */
const [OPEN, NEXT, CLOSE] = ['\uE000', '\uE001', '\uE002'];
const FIELD = `([^${NEXT}${CLOSE}]*)`;

/** Within what a mention is the first: a part of the page, such as a scene, or the whole page. */
export type Within = 'part' | 'page';

type Attributes = Readonly<Record<string, string>>;

/** A mark for a tag: the attributes of the first mention of something, and those of all that follow. */
export function mentionMark(
  within: Within,
  of: string,
  { first = {}, later = {} }: { first?: Attributes; later?: Attributes },
): string {
  return OPEN + [within, of, attributesText(first), attributesText(later)].join(NEXT) + CLOSE;
}

/** A link that is a stop for the keyboard only where it is the first. */
export const stopMark = (within: Within, to: string): string =>
  mentionMark(within, `to ${to}`, { later: { tabindex: '-1' } });

/** HTML with its marks resolved: of a part those within a part, of a whole page those that are left. */
export function resolveMentions(html: string, whole: Within): string {
  const seen = new Set<string>();
  const marks = new RegExp(
    OPEN + [whole === 'part' ? '(part)' : '(part|page)', FIELD, FIELD, FIELD].join(NEXT) + CLOSE,
    'g',
  );
  return html.replace(marks, (_, _within: string, of: string, first: string, later: string) => {
    if (seen.has(of)) return later;
    seen.add(of);
    return first;
  });
}
