import { FONT_SIZE, svgFrame, svgMaker } from './svg.ts';

/** The room of a line of text about the drawing. */
const LINE = 26;

/** What stands in place of a chart of no rows: it says so. */
export function emptyDrawing({
  width,
  document,
}: {
  readonly width: number;
  readonly document: Document;
}): SVGSVGElement {
  const make = svgMaker(document);
  const text = make('text', { x: 0, y: LINE - 8, fill: 'var(--ink-soft)' }, 'No rows: there is nothing to draw.');
  return svgFrame(make, { width, height: LINE, label: 'No rows: there is nothing to draw.' }, [text]);
}

/** Says below a drawing that it shows the first of its rows alone; the drawing grows by a line. */
export function sayCut(svg: SVGSVGElement, { document, drawn, of }: Cut): SVGSVGElement {
  const [, , width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const said = `The first ${drawn} of ${of} rows are drawn; the table has all.`;
  const place = { x: 0, y: height + LINE - 8, fill: 'var(--ink-soft)', 'font-size': FONT_SIZE };
  svg.append(svgMaker(document)('text', place, said));
  svg.setAttribute('viewBox', `0 0 ${width} ${height + LINE}`);
  svg.setAttribute('height', String(height + LINE));
  return svg;
}

interface Cut {
  readonly document: Document;
  readonly drawn: number;
  readonly of: number;
}

/** The attributes that place a mark, and those that measure it. */
const PLACES = ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'width', 'height', 'r', 'd', 'transform', 'points'];

/**
 * Gives a drawing back whose marks all have a place inside it. Throws `not to be drawn in commit-deals: NaN` where a
 * value made no place, and `outside of commit-deals: x -120` where a bar runs out of the drawing, as one below zero does.
 */
export function honest(name: string, svg: SVGSVGElement): SVGSVGElement {
  const [, , width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
  for (const part of svg.querySelectorAll('*')) {
    for (const attribute of PLACES) {
      const value = part.getAttribute(attribute);
      const wrong = value === null ? null : /NaN|Infinity|undefined/.exec(value);
      if (wrong !== null) throw new RangeError(`not to be drawn in ${name}: ${wrong[0]}`);
    }
  }
  for (const bar of svg.querySelectorAll('rect')) {
    if (bar.closest('defs, clipPath') !== null) continue;
    const [x, y] = shifted(bar);
    const [right, bottom] = [x + number(bar, 'width'), y + number(bar, 'height')];
    if (x < -1 || right > width + 1) throw new RangeError(`outside of ${name}: x ${x < -1 ? x : right}`);
    if (y < -1 || bottom > height + 1) throw new RangeError(`outside of ${name}: y ${y < -1 ? y : bottom}`);
  }
  return svg;
}

const number = (part: Element, attribute: string): number => Number(part.getAttribute(attribute) ?? 0);

/** Where a part begins, with the shifts of all groups that it stands in. */
function shifted(part: Element): [number, number] {
  let [x, y] = [number(part, 'x'), number(part, 'y')];
  for (let group: Element | null = part; group !== null; group = group.parentElement) {
    const [, dx, dy] = /^translate\((-?[\d.]+)[ ,](-?[\d.]+)\)/.exec(group.getAttribute('transform') ?? '') ?? [];
    x += Number(dx ?? 0);
    y += Number(dy ?? 0);
  }
  return [x, y];
}
