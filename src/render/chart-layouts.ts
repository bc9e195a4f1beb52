import type { Row } from '../query/result.ts';
import { processLayout } from './process-layout.ts';
import type { LayoutEdge, LayoutNode } from './process-rows.ts';
import { WIDTHS } from '../charts/widths.ts';
import type { Layouts } from './render-chart.ts';

/** The layouts of a query's chart, one a width, where it has such; `rows` answers a query by its name. */
export async function chartLayouts(query: string, rows: (query: string) => Row[]): Promise<Layouts | undefined> {
  if (query !== 'process_edges') return undefined;
  const nodes = rows('process_nodes').map((row): LayoutNode => ({
    stage: String(row.stage),
    on_happy_path: Number(row.on_happy_path),
  }));
  const edges = rows('process_edges')
    .filter((row) => row.is_shown === 1)
    .map((row): LayoutEdge => ({
      from_stage: String(row.from_stage),
      to_stage: String(row.to_stage),
      cases: Number(row.cases),
    }));
  const at = (name: keyof typeof WIDTHS) => processLayout(nodes, edges, WIDTHS[name]);
  return { wide: await at('wide'), narrow: await at('narrow') };
}
