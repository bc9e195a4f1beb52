import { addDays, daysBetween, daysFrom, isWorkday } from '../lib/calendar.ts';
import type { Random } from '../lib/random.ts';

/** A field's new value, from a day on. */
export interface Change {
  readonly changed_on: string;
  readonly field: 'forecast_category' | 'close_on';
  readonly new_value: string;
}

/** A working day between two dates, both excluded; null when there is none. */
export function dayWithin(random: Random, from: string, to: string): string | null {
  const days = daysFrom(addDays(from, 1), daysBetween(from, to) - 1).filter(isWorkday);
  return days.length === 0 ? null : random.pick(days);
}
