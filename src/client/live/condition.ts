import { FINDINGS } from '../../charts/frame/ready-drawing.ts';
import {
  FIGURES,
  isOtherwise,
  readFigure,
  readValue,
  readWhen,
  VALUES,
  type ValueHooks,
} from '../../query/binding-hooks.ts';
import { isMet, type Condition } from '../../query/condition.ts';
import { valueIfThere } from '../../query/find-value.ts';
import type { Result } from '../../query/result.ts';
import { editOf } from './edits.ts';
import type { LivePart } from './live-part.ts';

/**
 * A finding that stands as long as the rows support it, and the text that takes its place. A chart's title may rest on
 * another query than the chart: once the chart's own is edited, nobody knows whether the finding still holds, so it goes.
 */
export function condition(element: HTMLElement): LivePart {
  const conditions = readWhen(element.dataset);
  const next = element.nextElementSibling;
  const otherwise = next instanceof HTMLElement && isOtherwise(next.dataset) ? next : null;
  const stood = !element.hidden;
  const said = [...element.querySelectorAll<HTMLElement>(VALUES)].map(({ dataset }) => readValue(dataset));
  const restsOn = [...conditions, ...said].map(({ query }) => query);
  const figure = element.closest(FINDINGS)?.closest<HTMLElement>(FIGURES);
  const charts = figure ? [readFigure(figure.dataset).query] : [];
  const titled = charts.filter((query) => !restsOn.includes(query));
  const show = (isStanding: boolean): void => {
    element.hidden = !isStanding;
    if (otherwise !== null) otherwise.hidden = isStanding;
  };
  return {
    element,
    queries: [...restsOn, ...titled],
    draw: (result) => {
      const isOpen = titled.some(isEdited) && !restsOn.some(isEdited);
      const isSaid = (one: ValueHooks): boolean => hasRow(result(one.query), one);
      show(!isOpen && conditions.every((one) => isSupported(result(one.query), one)) && said.every(isSaid));
      return null;
    },
    restore: () => {
      show(stood);
    },
  };
}

const isEdited = (query: string): boolean => editOf(query) !== undefined;

/** A sentence one of whose values has no row any more says nothing. */
const hasRow = (result: Result, { column, key, row }: ValueHooks): boolean =>
  valueIfThere(result, column, key ?? row) !== undefined;

/** Rows without the column that a finding rests on support nothing. */
function isSupported(result: Result, one: Condition): boolean {
  try {
    return isMet(result, one);
  } catch {
    return false;
  }
}
