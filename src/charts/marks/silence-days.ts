import { HALO, type Make } from '../frame/svg.ts';
import { DAY, daysOf, dayText, weekdayText, type SilenceStory } from './silence-story.ts';

const ROW = 40;
const TOP = 24;
/** Where the day's marks begin, and how far the health's bar reaches back from the right. */
const MARKS = 92;
const BAR = 84;

/** The drawing for a phone: the days of the silence as a list, with what was tried on each and the health on it. */
export function silenceDays(make: Make, story: SilenceStory, width: number): { parts: SVGElement[]; height: number } {
  const { scores, touches, colour } = story;
  const text = (x: number, y: number, content: string, more: Record<string, string | number> = {}): SVGElement =>
    make('text', { x, y, ...more }, content);
  const strong = { 'font-weight': 700 };
  const end = { 'text-anchor': 'end' };
  const rows = daysOf(story).flatMap((day, i) => {
    const y = TOP + i * ROW;
    const own = touches.filter(({ time }) => time >= day && time < day + DAY);
    const contact = own.filter(({ isContact }) => isContact);
    const health = scores.findLast(({ time }) => time < day + DAY)?.health;
    const said =
      contact.length > 0
        ? contact.map(({ what, person }) => `${what}, ${person}`)[0]
        : own.length > 0
          ? own.map(({ what }) => what).join(', ')
          : 'nothing';
    const shown = contact.length > 0 ? contact.slice(0, 1) : own;
    const reach = health === undefined ? 0 : (Math.max(0, Math.min(100, health)) / 100) * BAR;
    return [
      make('line', { x1: 0, x2: width, y1: y + ROW, y2: y + ROW, stroke: 'var(--rule)' }),
      text(0, y + 17, weekdayText(day), strong),
      text(0, y + 33, dayText(day), { fill: 'var(--ink-soft)' }),
      ...shown.slice(0, 6).map((touch, j) =>
        make('circle', {
          cx: MARKS - 34 + j * 15,
          cy: y + 13,
          r: 5,
          ...(touch.isContact
            ? { fill: colour }
            : { fill: 'var(--paper)', stroke: 'currentColor', 'stroke-width': 1.75 }),
        }),
      ),
      text(MARKS - 40, y + 34, said ?? '', own.length === 0 ? { fill: 'var(--ink-soft)' } : {}),
      ...(health === undefined
        ? []
        : [
            make('rect', { x: width - BAR, y: y + 5, width: reach, height: 14, fill: colour }),
            text(width - BAR + reach + 4, y + 17, String(health), { ...strong, ...HALO }),
          ]),
    ];
  });
  const parts = [
    text(MARKS - 40, 12, 'what was tried', { fill: 'var(--ink-soft)' }),
    text(width, 12, 'health', { ...end, fill: 'var(--ink-soft)' }),
    ...rows,
  ];
  return { parts, height: TOP + daysOf(story).length * ROW + 4 };
}
