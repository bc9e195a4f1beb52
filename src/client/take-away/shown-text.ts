/** What is in an element and not in its text as it is read: the other alternative, the title that a trial's stands for, the mark of an edit. */
const NOT_READ = '[hidden], .edited-mark, .visually-hidden, [data-tried] > :not(.tried-finding)';

/** The text of an element as a reader sees it, in one line. */
export function shownText(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll(NOT_READ)) part.remove();
  return copy.textContent.replace(/\s+/g, ' ').trim();
}
