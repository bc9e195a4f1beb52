import { dot, line, rect, text } from '@observablehq/plot';
import { asUtc } from '../model/as-utc.ts';
import { bandColour } from '../model/band-colour.ts';
import { formatValue } from '../model/formats.ts';
import { chart } from './frame/chart.ts';
import { draw } from './frame/draw.ts';
import { isNarrow } from './frame/widths.ts';
import { endsOf, mapRows } from './marks/some-rows.ts';
import { lineColour } from './marks/entity-colour.ts';

const COLUMNS = {
  observed_on: 'text',
  health: 'number',
  health_band: 'text',
  band_position: 'number',
  band_glyph: 'text',
  min_health: 'number',
  max_health: 'number',
  note: 'text?',
  story_role: 'text?',
} as const;

/**
 * A deal's health day by day as a step line, over the bands that it went through; days with a note are marked.
 * Rows, in the order of time: `observed_on`, `health`, its band with `health_band`, `band_position`, `band_glyph`,
 * `min_health` and `max_health`, `note` and the deal's `story_role`, whose colour the line has.
 */
export const healthSteps = chart(
  'health-steps',
  COLUMNS,
  (input, { name, width, document }) => {
    const rows = mapRows(input, (row) => ({ ...row, day: asUtc(row.observed_on) }));
    type Row = (typeof rows)[number];
    const [first, last] = endsOf(rows);
    const colourOf = lineColour(first.story_role);
    const narrow = isNarrow(width);
    const bands = [...new Map(rows.map((row) => [row.health_band, row])).values()];
    const highest = rows.reduce((a, b) => (b.health > a.health ? b : a));
    const noted = rows.filter((row) => row.note !== null);
    const told = narrow
      ? noted.slice(0, 1)
      : annotated(
          noted.filter((row) => row !== last),
          rows,
        );
    const low = Math.min(...bands.map((band) => band.min_health));
    const high = Math.max(...bands.map((band) => band.max_health)) + 1;
    const top = (band: Row): number => band.max_health + 1;
    const colour = (band: Row): string => bandColour(band.band_position);
    const date = (iso: string): string => formatValue(iso, 'date');

    return draw({
      name,
      label:
        `Health from ${date(first.observed_on)} to ${date(last.observed_on)}: it began at ${first.health}, was ` +
        `${highest.health} at its highest and is ${last.health} (${last.health_band}). ` +
        noted.map((row) => `${date(row.observed_on)}, ${row.health}: ${String(row.note)}.`).join(' '),
      width,
      document,
      height: narrow ? 260 : 340,
      marginTop: 26,
      marginLeft: 76,
      marginRight: narrow || noted.length === 0 ? 40 : 330,
      marginBottom: 34,
      x: { type: 'utc', label: null, ticks: 4, tickSize: 0 },
      y: { domain: [low, high], axis: null },
      marks: [
        rect(bands, { x1: first.day, x2: last.day, y1: 'min_health', y2: top, fill: colour, fillOpacity: 0.1 }),
        text(bands, {
          frameAnchor: 'left',
          y: (band: Row) => (band.min_health + top(band)) / 2,
          text: (band: Row) => `${band.band_glyph} ${band.health_band}\n${band.min_health}–${band.max_health}`,
          dx: -76,
          textAnchor: 'start',
          fontWeight: 600,
        }),
        line(rows, { x: 'day', y: 'health', curve: 'step-after', stroke: colourOf, strokeWidth: 2.5 }),
        dot(noted, { x: 'day', y: 'health', fill: 'var(--paper)', stroke: colourOf, strokeWidth: 2, r: 4 }),
        dot([last], { x: 'day', y: 'health', fill: colourOf, r: 5 }),
        text([last], {
          x: 'day',
          y: 'health',
          text: (row: Row) => String(row.health),
          dx: 10,
          textAnchor: 'start',
          fill: colourOf,
          fontWeight: 700,
          fontSize: 18,
        }),
        // The line falls away to the right: what stands right of a point is free, but on a phone there is no room.
        text(told, {
          x: 'day',
          y: 'health',
          text: (row: Row) => `${row.health} ${row.note ?? ''}`,
          ...(narrow ? { dy: -17, dx: 24, textAnchor: 'end' } : { dx: 12, textAnchor: 'start' }),
        }),
        ...(narrow ? [] : [text([last], { x: 'day', y: 'health', text: 'note', dx: 38, textAnchor: 'start' })]),
      ],
    });
  },
  600,
);

interface Noted {
  readonly health: number;
}

/** Two notes beside that of the last day: the earliest one, and the one of the day with the sharpest fall. */
function annotated<Row extends Noted>(noted: readonly Row[], rows: readonly Row[]): Row[] {
  const [earliest, ...others] = noted;
  const fall = (row: Row): number => (rows[rows.indexOf(row) - 1]?.health ?? row.health) - row.health;
  const sharpest = others.toSorted((a, b) => fall(b) - fall(a))[0];
  return [earliest, sharpest].filter((row) => row !== undefined);
}
