import { asUtc } from '../../model/as-utc.ts';
import { liveText } from '../engine/live-value.ts';
import type { ColumnType, LiveResult, LiveValue } from '../engine/messages.ts';

/** What an axis can be of: amounts, moments, or words. */
export type Kind = 'number' | 'time' | 'text';

/** A column of a result as a chart takes it. */
export interface ChartColumn {
  readonly name: string;
  readonly kind: Kind;
  /** One a row, null where it has none that can be drawn. */
  readonly values: readonly (number | Date | string | null)[];
  /** How many there are that differ. */
  readonly distinct: number;
}

const DAY = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?$/;
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** The columns of a result that a chart can take, each with another name. Of columns of one name it is the first. */
export function chartColumns({ columns, types, rows }: LiveResult): ChartColumn[] {
  return columns.flatMap((name, i) => {
    const type = types[i] ?? 'null';
    if (name === '' || columns.indexOf(name) < i || type === 'blob' || type === 'null') return [];
    const values = rows.map((row) => row[i] ?? null);
    const column = toColumn(name, values, type);
    return column.distinct === 0 ? [] : [column];
  });
}

function toColumn(name: string, values: readonly LiveValue[], type: ColumnType): ChartColumn {
  if (type === 'integer' || type === 'real' || type === 'number') {
    const numbers = values.map(toNumber);
    return { name, kind: 'number', values: numbers, distinct: countOf(numbers) };
  }
  const moments = values.map((value) => (value === null ? null : toMoment(value)));
  if (type === 'text' && !moments.includes(undefined)) {
    const times = moments.map((moment) => moment ?? null);
    return { name, kind: 'time', values: times, distinct: countOf(times.map((time) => time?.getTime() ?? null)) };
  }
  const texts = values.map((value) => liveText(value, type));
  return { name, kind: 'text', values: texts, distinct: countOf(texts) };
}

/** What is too large for a number, or for any, has no place on an axis. */
function toNumber(value: LiveValue): number | null {
  const number = typeof value === 'bigint' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function toMoment(value: LiveValue): Date | undefined {
  if (typeof value !== 'string' || !(DAY.test(value) || MONTH.test(value))) return undefined;
  try {
    return asUtc(MONTH.test(value) ? `${value}-01` : value.replace(' ', 'T'));
  } catch {
    return undefined;
  }
}

const countOf = (values: readonly unknown[]): number => new Set(values.filter((value) => value !== null)).size;
