import { FINDINGS } from '../../charts/frame/ready-drawing.ts';
import { readFigure } from '../../query/binding-hooks.ts';
import type { RowKey } from '../../query/find-value.ts';
import { toRows, type Row } from '../../query/result.ts';
import { make } from '../dom.ts';
import { editOf } from './edits.ts';
import type { LivePart, Problem } from './live-part.ts';
import { isSameDrawing } from './same-drawing.ts';

/** A chart: the drawing that is shown at once, the one for the other width when the page is idle. */
export function chartFigure(element: HTMLElement): LivePart {
  const { query, subject } = readFigure(element.dataset);
  const drawings = [...element.querySelectorAll<HTMLElement>(':scope > .drawing')];
  const before = drawings.map((drawing) => [...drawing.childNodes]);
  const mark = make('span', { class: 'edited-mark' }, 'edited');
  const fault = make('p', { class: 'chart-fault' });

  const showFault = (text: string | null): void => {
    for (const drawing of drawings) drawing.hidden = text !== null;
    fault.textContent = text;
    if (text === null) fault.remove();
    else drawings[0]?.before(fault);
  };

  async function draw(rows: readonly Row[], isStale: () => boolean): Promise<Problem | null> {
    const { drawChart, problemOf } = await import('./draw-chart.ts');
    if (isStale()) return null;
    const [shown, ...others] = drawings.toSorted((a, b) => Number(isShown(b)) - Number(isShown(a)));
    try {
      if (shown !== undefined) drawChart(element, shown, rows);
      showFault(null);
      whenIdle(() => {
        if (!isStale()) for (const other of others) drawChart(element, other, rows);
      });
      return null;
    } catch (error) {
      const problem = problemOf(error, rows.length);
      const missing = problem.missing.join(', ');
      showFault(
        missing === ''
          ? problem.reason
          : `The chart is not drawn: the query has no ${problem.missing.length === 1 ? 'column' : 'columns'} ${missing}.`,
      );
      return problem;
    }
  }

  return {
    element,
    queries: [query],
    draw: async (result, isStale) => {
      if (drawings.length === 0) return null;
      const problem = await draw(about(toRows(result(query)), subject), isStale);
      if (isStale()) return null;
      // What is drawn of other rows may look as it did.
      const isChanged =
        problem !== null || drawings.some((drawing, i) => isShown(drawing) && !isSame(drawing, before[i] ?? []));
      element.toggleAttribute('data-changed', isChanged);
      mark.textContent = editOf(query) === undefined ? 'changed' : 'edited';
      if (isChanged || editOf(query) !== undefined) element.querySelector(FINDINGS)?.append(mark);
      else mark.remove();
      return problem;
    },
    restore: () => {
      element.removeAttribute('data-changed');
      for (const [i, drawing] of drawings.entries()) drawing.replaceChildren(...(before[i] ?? []));
      showFault(null);
      mark.remove();
    },
  };
}

/** On a page about one deal or AE its chart shows that one's rows alone. */
function about(rows: readonly Row[], subject: Exclude<RowKey, number> | null): readonly Row[] {
  const asked = Object.entries(subject ?? {});
  return rows.filter((row) => asked.every(([column, value]) => !(column in row) || row[column] === value));
}

/** Whether a drawing is the one that came with the page. */
function isSame(drawing: HTMLElement, before: readonly Node[]): boolean {
  const [svg, came] = [drawing.querySelector('svg'), before.find((node) => node instanceof SVGSVGElement)];
  return svg !== null && came !== undefined && isSameDrawing(came, svg);
}

const isShown = (drawing: HTMLElement): boolean => drawing.getClientRects().length > 0;

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 1000 });
  else setTimeout(work, 50);
}
