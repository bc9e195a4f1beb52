import { expect, test } from 'vitest';
import { silenceAnatomy } from '../../src/charts/silence-anatomy.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const FRAME = { silent_from: '2026-11-29', until: '2026-12-07', story_role: 'crash' };
const health = (at: string, score: number): Row => ({
  kind: 'health',
  at,
  person: null,
  buying_role: null,
  is_two_way: null,
  what: null,
  health: score,
  ...FRAME,
});
const touch = (at: string, is_two_way: 0 | 1, what = 'Call'): Row => ({
  ...health(at, 0),
  kind: 'touch',
  person: 'Ann',
  buying_role: 'Champion',
  is_two_way,
  what,
  health: null,
});
const silent: Row = {
  ...touch('', 0),
  kind: 'person',
  at: null,
  person: 'Bob',
  buying_role: 'Executive Sponsor',
  is_two_way: null,
};
const ROWS = [
  { ...health('2026-11-01', 70), is_two_way: 1 },
  touch('2026-11-20T10:00', 1, 'Meeting'),
  health('2026-11-29', 78),
  touch('2026-11-29T19:42', 1, 'Email'),
  health('2026-11-30', 75),
  touch('2026-11-30T10:31', 0),
  touch('2026-11-30T15:54', 0, 'Email'),
  health('2026-12-07', 48),
  silent,
];

describeChart('silence-anatomy', silenceAnatomy, ROWS);

test('each attempt of the silence stands apart and says what it was', () => {
  const svg = drawChart(silenceAnatomy, ROWS);
  const places = [...svg.querySelectorAll('circle[r="6"][stroke="currentColor"]')].map((one) =>
    Number(one.getAttribute('cx')),
  );
  expect(places).toHaveLength(2);
  expect(Math.abs((places[1] ?? 0) - (places[0] ?? 0))).toBeGreaterThan(6);
  expect(textsOf(svg)).toEqual(expect.arrayContaining(['Call', 'Email', '78', '75', '48', '29 Nov', '7']));
});

test('the days of the silence take half of the width, however long the deal has lasted', () => {
  const [wash] = drawChart(silenceAnatomy, ROWS).querySelectorAll('rect');
  expect(Number(wash?.getAttribute('width'))).toBeGreaterThan(300);
});

test('a sponsor with whom nothing happened has a lane that says so', () => {
  expect(textsOf(drawChart(silenceAnatomy, ROWS))).toEqual(
    expect.arrayContaining(['Bob', 'Executive Sponsor', 'never in contact']),
  );
});

test('on a phone it is a list of the days, with what was tried on each', () => {
  const texts = textsOf(drawChart(silenceAnatomy, ROWS, 336));
  expect(texts.filter((text) => /^(Sun|Mon|Tue|Wed|Thu|Fri|Sat)$/.test(text))).toHaveLength(9);
  expect(texts).toEqual(expect.arrayContaining(['Email, Ann', 'Call, Email', '29 Nov', '7 Dec']));
  expect(texts.filter((text) => text === 'nothing')).toHaveLength(7);
});
