import { moveValue, readTable, VALUES } from '../../query/binding-hooks.ts';
import { fillNumber } from './bound-number.ts';
import type { LivePart, Problem } from './live-part.ts';
import { markWas } from './was.ts';

/** A table of chosen columns: as many rows as the query now has, each made like the first one was. */
export function dataTable(element: HTMLElement): LivePart {
  const { query, limit } = readTable(element.dataset);
  const body = element.querySelector('tbody');
  const before = [...(body?.children ?? [])];
  const [first] = before;
  return {
    element,
    queries: [query],
    draw: (result) => {
      if (body === null || first === undefined) return null;
      const rows = result(query);
      const missing = new Set<string>();
      const count = Math.min(rows.rows.length, limit);
      const made = Array.from({ length: count }, (_, i) => {
        const row = (before[i] ?? first).cloneNode(true) as HTMLElement;
        for (const data of row.querySelectorAll<HTMLElement>(VALUES)) {
          const stood = data.textContent;
          moveValue(data.dataset, i);
          for (const column of (fillNumber(data, rows) satisfies Problem | null)?.missing ?? []) missing.add(column);
          // A link led to what stood there.
          if (before[i] !== undefined) markWas(data, stood);
          const link = data.closest('a');
          if (link?.matches('.number') === false && data.textContent !== stood) link.replaceWith(data);
        }
        return row;
      });
      body.replaceChildren(...made);
      return missing.size === 0 ? null : { missing: [...missing], reason: null };
    },
    restore: () => {
      body?.replaceChildren(...before);
    },
  };
}
