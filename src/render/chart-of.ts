import type { Chart } from '../charts/frame/chart.ts';
import { charts } from '../charts/index.ts';
import { unknownName } from '../model/near-miss.ts';
import type { NamedQuery } from '../query/named-queries.ts';

/** The chart that a query's head names, null: none; throws `unknown chart: rep-dot (did you mean rep-dots?)`. */
export function chartOf({ chart: name }: Pick<NamedQuery, 'chart'>): Chart | null {
  if (name === null) return null;
  const chart = charts.get(name);
  if (chart !== undefined) return chart;
  throw new RangeError(`unknown chart: ${unknownName(name, charts.keys())}`);
}
