/** Milliseconds of a day. */
export const DAY = 86_400_000;

/** What happened around a silence; times are milliseconds, days begin at midnight. */
export interface SilenceStory {
  readonly scores: readonly { readonly time: number; readonly health: number }[];
  readonly touches: readonly Touch[];
  /** In the order in which they came in. */
  readonly people: readonly { readonly person: string; readonly role: string }[];
  /** From the day of the last contact to the last day, both included. */
  readonly silence: { readonly from: number; readonly until: number };
  /** The colour of the deal. */
  readonly colour: string;
}

export interface Touch {
  readonly time: number;
  readonly person: string;
  /** Its type, such as Call. */
  readonly what: string;
  /** Both ways, or else outreach. */
  readonly isContact: boolean;
}

/** The days of the silence, and not more of them than can be drawn. */
export function daysOf({ silence }: SilenceStory): number[] {
  const count = Math.min(31, Math.max(1, Math.round((silence.until - silence.from) / DAY) + 1));
  return Array.from({ length: count }, (_, i) => silence.from + i * DAY);
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `29 Nov`. */
export function dayText(time: number): string {
  const date = new Date(time);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''}`;
}

/** `Sun`. */
export const weekdayText = (time: number): string => WEEKDAYS[new Date(time).getUTCDay()] ?? '';
