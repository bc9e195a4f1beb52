const DAY = 86_400_000;

// A world has tens of thousands of timestamps on a few hundred days.
const midnights = new Map<string, number>();
function midnight(date: string): number {
  const day = date.slice(0, 10);
  const known = midnights.get(day) ?? Date.parse(`${day}T00:00:00Z`);
  midnights.set(day, known);
  return known;
}

/** The date of a timestamp. */
export const dateOf = (timestamp: string): string => timestamp.slice(0, 10);

/** Calendar days from one date or timestamp to another. */
export const daysBetween = (from: string, to: string): number => (midnight(to) - midnight(from)) / DAY;

export const plusDays = (date: string, days: number): string =>
  new Date(midnight(date) + days * DAY).toISOString().slice(0, 10);

export const isWeekend = (date: string): boolean => [0, 6].includes(new Date(midnight(date)).getUTCDay());

/** Mondays to Fridays after one date, up to and with another. */
export function workingDaysAfter(from: string, to: string): number {
  const days = Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_, i) => plusDays(from, i + 1));
  return days.filter((day) => !isWeekend(day)).length;
}

/** First day of a quarter: `2026-Q3` starts on `2026-07-01`. */
export function quarterStart(quarter: string): string {
  const [year, number] = quarter.split('-Q').map(Number);
  return `${year}-${String(3 * (number ?? 1) - 2).padStart(2, '0')}-01`;
}

/** The quarter so many before another: two before `2026-Q1` is `2025-Q3`. */
export function quarterBefore(quarter: string, quarters: number): string {
  const [year = 0, number = 1] = quarter.split('-Q').map(Number);
  const index = year * 4 + number - 1 - quarters;
  return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
}
