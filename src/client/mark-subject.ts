const LINKS = 'main :is(a[href*="/deals/"], a[href*="/reps/"])';
const NAMED = 'main :is(a, data, svg text)';
/** An attribute, for a class is of the drawing's own paint, by which drawings are compared. */
const MARK = 'data-pointed';

/** A name as it is compared: a drawing breaks it into lines, which have no space between them. */
const plain = (text: string): string => text.replace(/\s+/g, '');

let names: ReadonlySet<string> | null = null;
let shown: string | null = null;

/**
 * Has a deal or an AE that is pointed at, or reached by key, marked wherever its name stands on the page: in sentences,
 * tables and drawings, as a whole text or at the beginning of one.
 */
export function markSubject(): void {
  for (const kind of ['pointerover', 'focusin']) {
    document.addEventListener(
      kind,
      ({ target }) => {
        const at = target instanceof Element ? target.closest(NAMED) : null;
        const name = at === null ? null : subjectOf(at);
        if (name !== shown) mark(name);
      },
      { passive: true },
    );
  }
}

/** The deal's account or the AE that an element names; null: neither. */
function subjectOf(element: Element): string | null {
  names ??= new Set([...document.querySelectorAll(LINKS)].map(({ textContent }) => plain(textContent)));
  const text = plain(element.textContent);
  if (names.has(text)) return text;
  if (!element.matches('text')) return null;
  return [...names].find((name) => name !== '' && text.startsWith(name)) ?? null;
}

function mark(name: string | null): void {
  shown = name;
  for (const element of document.querySelectorAll(`[${MARK}]`)) element.removeAttribute(MARK);
  if (name === null) return;
  for (const element of document.querySelectorAll(NAMED)) {
    if (subjectOf(element) === name) element.setAttribute(MARK, '');
  }
}
