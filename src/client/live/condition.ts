import { isMet, type Condition } from '../../query/condition.ts';
import type { Result } from '../../query/result.ts';
import type { LiveFigure } from './live-figure.ts';

/** A finding that stands as long as the rows support it, and the text that takes its place. */
export function condition(element: HTMLElement): LiveFigure {
  const conditions = JSON.parse(element.dataset.when ?? '[]') as Condition[];
  const next = element.nextElementSibling;
  const otherwise = next instanceof HTMLElement && 'otherwise' in next.dataset ? next : null;
  const stood = !element.hidden;
  const show = (isStanding: boolean): void => {
    element.hidden = !isStanding;
    if (otherwise !== null) otherwise.hidden = isStanding;
  };
  return {
    element,
    queries: conditions.map(({ query }) => query),
    draw: (result) => {
      show(conditions.every((one) => isSupported(result(one.query), one)));
      return null;
    },
    restore: () => {
      show(stood);
    },
  };
}

/** Rows without the column that a finding rests on support nothing. */
function isSupported(result: Result, one: Condition): boolean {
  try {
    return isMet(result, one);
  } catch {
    return false;
  }
}
