/** The weekday of a date or a local timestamp: `2026-12-07T08:00` is a Monday, in every time zone. */
export function weekdayOf(iso: string): string {
  return new Date(`${iso.slice(0, 10)}T00:00Z`).toLocaleDateString('en-US', { weekday: 'long', timeZone: 'UTC' });
}
