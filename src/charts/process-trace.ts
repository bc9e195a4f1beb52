import { barX, dot, link, ruleY, text } from '@observablehq/plot';
import { utcDay } from 'd3-time';
import { asUtc } from '../model/as-utc.ts';
import { formatValue } from '../model/formats.ts';
import { groupBy } from '../model/group-by.ts';
import { chart } from './frame/chart.ts';
import { draw, ON_LINES } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { WARM } from './marks/colours.ts';

const COLUMNS = {
  stage: 'text',
  on_happy_path: 'number',
  benchmark_days: 'number?',
  stay: 'number?',
  started_at: 'text?',
  ended_at: 'text?',
  is_open: 'number',
  days: 'number?',
} as const;

/**
 * A deal's way through the process: a line a step, a bar a stay; what is over the step's benchmark stands out, and so
 * does a way back to an earlier step. Steps of the happy path that were not reached are there without a bar.
 * Rows, in the order of the process and then of the stays: `stage`, `on_happy_path`, `benchmark_days`, and for a stay its
 * place `stay`, `started_at`, `ended_at`, `is_open` and `days`, null for a step that was not reached.
 */
export const processTrace = chart(
  'process-trace',
  COLUMNS,
  (rows, { name, width, document }) => {
    const stays = rows.flatMap(({ stay, started_at, ended_at, days, ...row }) => {
      if (stay === null || started_at === null || ended_at === null || days === null) return [];
      const [from, to] = [asUtc(started_at), asUtc(ended_at)];
      const due =
        row.benchmark_days === null || days <= row.benchmark_days ? to : utcDay.offset(from, row.benchmark_days);
      return [{ ...row, stay, from, to, days, ended_at, due: due < to ? due : to }];
    });
    type Stay = (typeof stays)[number];
    const inTime = stays.toSorted((a, b) => a.stay - b.stay);
    const [first, last] = [inTime[0], inTime.at(-1)];
    if (first === undefined || last === undefined) throw new RangeError(`no stays for ${name}`);

    // The ends have no benchmark: a lost deal did not get further by being closed.
    const furthest = stays.findLast((stay) => stay.benchmark_days !== null)?.stage;
    const steps = [...groupBy(rows, (row) => row.stage)].map(([stage, own], i, all) => {
      const there = stays.filter((stay) => stay.stage === stage);
      const benchmark = own[0]?.benchmark_days ?? null;
      const isAhead = i > all.findIndex(([name]) => name === furthest);
      return {
        stage,
        isReached: there.length > 0,
        name: own[0]?.on_happy_path === 1 || benchmark === null ? stage : `${stage} (detour)`,
        said: said(there, benchmark, isAhead ? (last.is_open === 1 ? 'ahead' : 'not reached') : 'skipped'),
      };
    });
    type Step = (typeof steps)[number];
    const order = steps.map((step) => step.stage);
    const moves = inTime.slice(1).map((stay, i) => {
      const from = inTime[i]?.stage ?? stay.stage;
      return { from, to: stay.stage, at: stay.from, isBack: order.indexOf(stay.stage) < order.indexOf(from) };
    });
    const narrow = isNarrow(width);
    const faint = (step: Step): string => (step.isReached ? 'currentColor' : 'var(--ink-faint)');
    const bar = narrow ? { insetTop: 22, insetBottom: 8 } : { insetTop: 9, insetBottom: 9 };
    const shift = narrow ? { dy: 7 } : {};

    return draw({
      name,
      label: `Days in each step against its benchmark. ${steps.map(({ name, said }) => `${name}: ${said}`).join('. ')}.`,
      width,
      document,
      height: (narrow ? 42 : 30) * steps.length + 28,
      marginTop: 2,
      marginLeft: narrow ? 4 : 186,
      marginRight: narrow ? 4 : 190,
      marginBottom: 26,
      x: { type: 'utc', label: null, ticks: 4, tickSize: 0, domain: [first.from, utcDay.offset(last.to, 1)] },
      y: { axis: null, domain: steps.map((step) => step.stage), padding: 0 },
      marks: [
        ruleY(steps, { y: 'stage', stroke: 'var(--rule)', ...shift }),
        // On a phone the steps' names stand between the bars, where a line from bar to bar would run through them.
        ...(narrow ? [] : [false, true]).map((isBack) =>
          link(
            moves.filter((move) => move.isBack === isBack),
            {
              x: 'at',
              y1: 'from',
              y2: 'to',
              stroke: isBack ? 'currentColor' : 'var(--grey)',
              strokeWidth: isBack ? 2 : 1,
              ...(isBack ? { markerEnd: 'arrow' as const } : {}),
              ...shift,
            },
          ),
        ),
        barX(stays, { x1: 'from', x2: 'due', y: 'stage', fill: 'var(--grey)', ...bar }),
        barX(
          stays.filter((stay) => stay.due < stay.to),
          { x1: 'due', x2: 'to', y: 'stage', fill: WARM, ...bar },
        ),
        dot(
          stays.filter((stay) => stay.benchmark_days === null),
          { x: 'to', y: 'stage', r: 5, fill: 'currentColor', ...shift },
        ),
        text(steps, {
          frameAnchor: 'left',
          y: 'stage',
          text: 'name',
          fill: faint,
          textAnchor: 'start',
          ...(narrow ? { dy: -9, ...over } : { dx: -186 }),
        }),
        text(steps, {
          frameAnchor: 'right',
          y: 'stage',
          text: 'said',
          fill: faint,
          textAnchor: 'end',
          ...(narrow ? { dy: -9, ...over } : { dx: 190 }),
        }),
      ],
    });

    function said(there: readonly Stay[], benchmark: number | null, otherwise: string): string {
      const [stay] = there;
      if (stay === undefined) return otherwise;
      if (benchmark === null) return formatValue(stay.ended_at, 'date');
      const days = there.map((one) => one.days).join(', again ');
      return `${days} against ${formatValue(benchmark, 'days')}${there.at(-1)?.is_open === 1 ? ', open' : ''}`;
    }
  },
  120,
);

const { stroke, strokeWidth } = ON_LINES;
const over = { stroke, strokeWidth };
