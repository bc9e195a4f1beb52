import { expect, test } from 'vitest';
import { activityTimeline } from '../../src/charts/activity-timeline.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const PEOPLE = { Ann: 'Champion', Bob: 'Technical Buyer' } as const;

const act = (occurred_at: string, contact: keyof typeof PEOPLE, what: 'contact' | 'answered' | 'unanswered'): Row => ({
  occurred_at,
  contact,
  buying_role: PEOPLE[contact],
  is_two_way: what === 'contact' ? 1 : 0,
  is_answered: what === 'contact' ? null : what === 'answered' ? 1 : 0,
  until: '2026-12-07',
  gap_days: 7,
  story_role: 'crash',
});
const ROWS = [
  act('2026-11-16T09:00', 'Ann', 'answered'),
  act('2026-11-18T10:30', 'Ann', 'contact'),
  act('2026-11-24T15:00', 'Bob', 'contact'),
  act('2026-11-29T19:42', 'Ann', 'contact'),
  act('2026-12-01T10:00', 'Ann', 'unanswered'),
];
const circles = (rows: readonly Row[], fill: string): number =>
  [...drawChart(activityTimeline, rows).querySelectorAll(`[fill="${fill}"] circle, circle[fill="${fill}"]`)].length;

describeChart('activity-timeline', activityTimeline, ROWS);

test('contact is filled and outreach without an answer hollow, once more each in the legend', () => {
  expect(circles(ROWS, 'var(--crash)')).toBe(3 + 1);
  expect(circles(ROWS, 'var(--paper)')).toBe(1 + 1);
});

test('a line a person, in the order in which they came in, with the role', () => {
  expect(textsOf(drawChart(activityTimeline, ROWS))).toEqual(
    expect.arrayContaining(['Ann', 'Bob', 'Champion', 'Technical Buyer']),
  );
});

test('the silence that lasts is shaded and named, though an earlier one was longer', () => {
  const rows = [act('2026-11-01T10:00', 'Bob', 'contact'), ...ROWS];
  const svg = drawChart(activityTimeline, rows);
  expect(textsOf(svg)).toContain('8 days without contact');
  expect(textsOf(svg)).not.toContain('17 days without contact');
  expect(svg.querySelectorAll('rect')).toHaveLength(2);
});

test('where no silence lasts, the longest one is named', () => {
  const until = '2026-11-30';
  const rows = [act('2026-11-01T10:00', 'Bob', 'contact'), ...ROWS.slice(0, 4)].map((row) => ({ ...row, until }));
  expect(textsOf(drawChart(activityTimeline, rows))).toContain('17 days without contact');
});

test('days in contact less than a week apart are no silence', () => {
  const rows = ROWS.slice(0, 4).map((row) => ({ ...row, until: '2026-11-30' }));
  const svg = drawChart(activityTimeline, rows);
  expect(svg.querySelectorAll('rect')).toHaveLength(0);
  expect(textsOf(svg).filter((text) => text.includes('without contact'))).toEqual([]);
});

test('how long a silence must last to be one is what the rows say', () => {
  const rows = ROWS.slice(0, 4).map((row) => ({ ...row, until: '2026-11-30', gap_days: 5 }));
  expect(textsOf(drawChart(activityTimeline, rows))).toContain('6 days without contact');
});

test('contact on a deal without a colour of its own has none of the story’s', () => {
  expect(
    circles(
      ROWS.map((row) => ({ ...row, story_role: null })),
      'var(--crash)',
    ),
  ).toBe(0);
});
