/**
 * What the presenter's window, the room's window and the build agree on: the steps of the demo script and where the two
 * windows stand.
 */

/**
 * What a step does: brings a place into view; follows the link to a deal or an AE in it that is called as the step is, or
 * else its first; runs a figure's prepared edit; or flips its switch.
 */
export const VERBS = ['show', 'open', 'try', 'switch'] as const;

export type Verb = (typeof VERBS)[number];

/** Whether a text names what a step can do. */
export const isVerb = (text: string): text is Verb => VERBS.some((verb) => verb === text);

export interface Step {
  readonly verb: Verb;
  /** The id of the place in the report. */
  readonly place: string;
  /** What the script calls it. */
  readonly words: string;
  /** The number of its scene, from 1. */
  readonly scene: number;
  /** When it is due, in seconds from the start. */
  readonly due: number;
}

/** Where a presentation stands. */
export interface Standing {
  /** The step that the room sees; −1: none yet. */
  readonly at: number;
  /** When it was started, in milliseconds of the clock; null: not yet. */
  readonly startedAt: number | null;
}

export const NOT_STARTED: Standing = { at: -1, startedAt: null };

/** The standing `by` steps on, from −1 to the last of `count`; the first move starts the clock. */
export function moved({ at, startedAt }: Standing, by: number, count: number, now: number): Standing {
  return { at: Math.max(-1, Math.min(count - 1, at + by)), startedAt: startedAt ?? now };
}

/** What is written down of a standing, and between windows sent; null where it is something else. */
export function readStanding(written: unknown): Standing | null {
  if (typeof written !== 'object' || written === null) return null;
  const { at, startedAt } = written as Readonly<Record<string, unknown>>;
  if (typeof at !== 'number' || !Number.isInteger(at) || at < -1) return null;
  if (startedAt !== null && typeof startedAt !== 'number') return null;
  return { at, startedAt };
}

/** Minutes and seconds, as on a clock: `83` is `1:23`, `-5` is `0:05`. */
export function clockTime(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** How far a presentation is ahead of its script or behind it, in words; within a quarter of a minute it is on time. */
export function pace(elapsed: number, due: number): string {
  const behind = elapsed - due;
  if (Math.abs(behind) < 15) return 'on time';
  return `${clockTime(behind)} ${behind > 0 ? 'behind' : 'ahead'}`;
}
