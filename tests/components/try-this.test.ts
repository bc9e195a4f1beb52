import type { Plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { charts } from '../../src/charts/index.ts';
import { TRY_THIS } from '../../src/components/try-this.ts';
import { formatValue } from '../../src/model/formats.ts';
import { askTried } from '../../src/query/binding-hooks.ts';
import { toRows, type Row } from '../../src/query/result.ts';
import { runQuery } from '../../src/query/run-query.ts';
import { report } from '../../src/render/this-report.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const rowsOf = (sql: string): Row[] => toRows(runQuery(report.database, sql));

test.for(TRY_THIS)('what is tried with $query says a finding of its own rows', ({ query, edit, select, say }) => {
  const found = rowsOf(askTried(edit(report.query(query).sql), select));
  expect(found).toHaveLength(1);
  for (const part of say) {
    if (typeof part === 'string') continue;
    const value = found[0]?.[part.column];
    expect(value, part.column).toBeDefined();
    expect(formatValue(value ?? null, part.format ?? 'text'), part.column).not.toMatch(/^(—|)$/);
  }
});

const isPlot = (svg: SVGSVGElement): svg is SVGSVGElement & Plot => 'scale' in svg;
const scaleOf = (svg: SVGSVGElement, name: 'x' | 'y') => (isPlot(svg) ? svg.scale(name) : undefined);

test.for(TRY_THIS.filter(({ before }) => before === 'behind'))(
  'the outlines behind what is tried with $query have its rows and its scale',
  ({ query, edit }) => {
    const { sql, chart: name } = report.query(query);
    const chart = charts.get(name ?? '');
    const [before, after] = [sql, edit(sql)].map((text) => chart?.(rowsOf(text), { width: 820, document }));
    if (before === undefined || after === undefined) throw new RangeError(`no chart: ${name}`);
    expect(after.getAttribute('viewBox')).toBe(before.getAttribute('viewBox'));
    for (const name of ['x', 'y'] as const) {
      expect(scaleOf(before, name)?.domain).toBeDefined();
      expect(JSON.stringify(scaleOf(after, name))).toBe(JSON.stringify(scaleOf(before, name)));
    }
  },
);
