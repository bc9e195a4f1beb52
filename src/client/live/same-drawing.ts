/** What places and shapes a mark. */
const GEOMETRY = ['d', 'points', 'transform', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height', 'cx', 'cy', 'r'];
const PAINT = ['fill', 'stroke', 'class'];

/** Lines are placed half a pixel beside at build, where nothing is known of the screen; less is not seen. */
const UNSEEN = 0.51;

/** Whether two drawings look alike: the same marks at the same places, in the same paint, with the same texts. */
export function isSameDrawing(one: Element, other: Element): boolean {
  const [marks, others] = [marksOf(one), marksOf(other)];
  return marks.length === others.length && marks.every((mark, i) => isSameMark(mark, others[i]));
}

const marksOf = (drawing: Element): Element[] => [...drawing.querySelectorAll(':not(style)')];

function isSameMark(one: Element, other: Element | undefined): boolean {
  return (
    other !== undefined &&
    one.localName === other.localName &&
    (one.childElementCount > 0 || one.textContent === other.textContent) &&
    PAINT.every((name) => one.getAttribute(name) === other.getAttribute(name)) &&
    GEOMETRY.every((name) => isNear(one.getAttribute(name) ?? '', other.getAttribute(name) ?? ''))
  );
}

function isNear(one: string, other: string): boolean {
  if (one === other) return true;
  const [numbers, others] = [numbersIn(one), numbersIn(other)];
  // No transform is one by nothing.
  return Array.from({ length: Math.max(numbers.length, others.length) }).every(
    (_, i) => Math.abs((numbers[i] ?? 0) - (others[i] ?? 0)) <= UNSEEN,
  );
}

const numbersIn = (text: string): number[] => (text.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
