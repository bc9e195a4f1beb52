import { HALO, type Make } from '../frame/svg.ts';
import { DAY, dayText, daysOf, type SilenceStory } from './silence-story.ts';

const LEFT = 156;
const RIGHT = 10;
const TOP = 34;
const HEALTH = 120;
const LANES = TOP + HEALTH + 26;
const LANE = 38;
/** Seven and nineteen o'clock, as shares of a day. */
const [FROM, TO] = [7 / 24, 19 / 24];

/** The drawing for a wide page: the days of the silence take the right half of it. */
export function silenceLanes(make: Make, story: SilenceStory, width: number): { parts: SVGElement[]; height: number } {
  const { scores, touches, people, silence, colour } = story;
  const days = daysOf(story);
  const first = Math.min(silence.from - 7 * DAY, ...scores.map(({ time }) => time), ...touches.map(({ time }) => time));
  const middle = width / 2;
  const slot = (width - RIGHT - middle) / days.length;
  const x = (time: number): number =>
    time < silence.from
      ? LEFT + ((time - first) / (silence.from - first)) * (middle - LEFT)
      : Math.min(width - RIGHT, middle + Math.floor((time - silence.from) / DAY) * slot + ofDay(time) * slot);
  const healths = scores.map(({ health }) => health);
  const [least, most] = [Math.min(...healths, 100) - 6, Math.max(...healths, 0) + 6];
  const y = (health: number): number => TOP + HEALTH - ((health - least) / Math.max(1, most - least)) * HEALTH;
  const bottom = LANES + people.length * LANE;
  const text = (at: number, top: number, content: string, more: Record<string, string | number> = {}): SVGElement =>
    make('text', { x: at, y: top, ...more }, content);
  const strong = { 'font-weight': 700 };
  const end = { 'text-anchor': 'end' };
  const centre = { 'text-anchor': 'middle' };

  // A score lasts until the next one, and the last one to the end of its day.
  const steps = scores.map(({ time, health }, i) => {
    const until = scores[i + 1]?.time ?? time + DAY;
    return `${i === 0 ? 'M' : 'L'}${round(x(time))},${round(y(health))}H${round(x(until))}`;
  });
  const shown = scores.filter(({ time }) => time >= silence.from);
  const mark = (time: number, top: number, isContact: boolean, r: number): SVGElement =>
    make('circle', {
      cx: x(time),
      cy: top,
      r,
      ...(isContact
        ? { fill: colour, stroke: 'var(--paper)' }
        : { fill: 'var(--paper)', stroke: 'currentColor', 'stroke-width': 1.75 }),
    });
  const lanes = people.flatMap(({ person, role }, i) => {
    const top = LANES + (i + 0.5) * LANE;
    const own = touches.filter((touch) => touch.person === person);
    return [
      make('line', { x1: LEFT, x2: width - RIGHT, y1: top, y2: top, stroke: 'var(--rule)' }),
      text(0, top - 2, person, { 'font-weight': 600 }),
      text(0, top + 13, role, { fill: 'var(--ink-soft)' }),
      ...(own.length === 0 ? [text(LEFT + 4, top - 5, 'never in contact', { fill: 'var(--ink-soft)' })] : []),
      ...own.map((touch) => mark(touch.time, top, touch.isContact, touch.time < silence.from ? 3.5 : 6)),
      ...own
        .filter(({ time, isContact }) => time >= silence.from + DAY && !isContact)
        .map((touch, j, all) => {
          const isSecond = j > 0 && Math.floor((all[j - 1]?.time ?? 0) / DAY) === Math.floor(touch.time / DAY);
          return text(x(touch.time), isSecond ? top + 19 : top - 10, touch.what, { ...centre, ...HALO });
        }),
    ];
  });
  const parts = [
    make('rect', {
      x: middle,
      y: TOP - 4,
      width: width - RIGHT - middle,
      height: bottom - TOP + 4,
      fill: 'var(--wash)',
    }),
    make('line', {
      x1: middle + slot,
      x2: middle + slot,
      y1: TOP - 4,
      y2: bottom,
      stroke: 'currentColor',
      'stroke-dasharray': '3,3',
    }),
    text(middle + slot + 6, 12, 'no answer since', strong),
    text(LEFT, 12, 'health', strong),
    make('path', { d: steps.join(''), fill: 'none', stroke: colour, 'stroke-width': 2.5 }),
    ...shown.map(({ time, health }) =>
      text(x(time) + slot / 2, y(health) - 7, String(health), { ...centre, ...strong, fill: colour, ...HALO }),
    ),
    ...lanes,
    ...days.map((day, i) =>
      text(
        middle + (i + 0.5) * slot,
        bottom + 18,
        i === 0 || new Date(day).getUTCDate() === 1 ? dayText(day) : String(new Date(day).getUTCDate()),
        centre,
      ),
    ),
    ...monthStarts(first, silence.from).map((time) => text(x(time), bottom + 18, dayText(time), centre)),
    make('circle', { cx: 4.5, cy: bottom + 38, r: 4.5, fill: colour }),
    text(14, bottom + 42, 'contact, both ways'),
    make('circle', {
      cx: 150,
      cy: bottom + 38,
      r: 5,
      fill: 'var(--paper)',
      stroke: 'currentColor',
      'stroke-width': 1.75,
    }),
    text(160, bottom + 42, 'outreach, unanswered or answered later'),
    text(width - RIGHT, bottom + 42, `the last ${days.length} days take half of the width`, {
      ...end,
      fill: 'var(--ink-soft)',
    }),
  ];
  return { parts, height: bottom + 50 };
}

/** How much of a day's width is over: its working hours take all of it, so that two attempts of a day stand apart. */
const ofDay = (time: number): number => Math.max(0, Math.min(1, ((time % DAY) / DAY - FROM) / (TO - FROM)));

const round = (value: number): number => Math.round(value * 10) / 10;

/** The firsts of the months between two times, but for one that the other labels would touch. */
function monthStarts(from: number, to: number): number[] {
  const date = new Date(from);
  const starts = Array.from({ length: 24 }, (_, i) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + i + 1, 1));
  return starts.filter((time) => time > from && time < to - 10 * DAY);
}
