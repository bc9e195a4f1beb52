import { expect, test } from 'vitest';
import { contactMaps } from '../../src/charts/contact-maps.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const contact = (
  rep: 'Ann' | 'Bob',
  opportunity_id: string,
  status: string,
  buying_role: string,
  engaged = 1,
): Row => ({
  story_role: rep === 'Ann' ? 'top_performer' : 'newest',
  rep,
  opportunity_id,
  status,
  contacts: rep === 'Ann' ? 2 : 1,
  buying_role,
  engaged,
});
const ROWS = [
  contact('Ann', 'A1', 'Won', 'Champion'),
  contact('Ann', 'A1', 'Won', 'User'),
  contact('Ann', 'A1', 'Won', 'User', 0),
  contact('Ann', 'A2', 'Lost', 'Champion'),
  contact('Ann', 'A2', 'Lost', 'Legal'),
  contact('Bob', 'B1', 'Lost', 'Champion'),
  contact('Bob', 'B1', 'Lost', 'Astrologer', 0),
];

describeChart('contact-maps', contactMaps, ROWS);

test('engaged contacts are filled in the colour of their AE, others hollow', () => {
  const svg = drawChart(contactMaps, ROWS);
  const fills = [...svg.querySelectorAll('circle')].map((dot) => dot.getAttribute('fill'));
  expect(fills.filter((fill) => fill === 'var(--top-performer)')).toHaveLength(4);
  expect(fills.filter((fill) => fill === 'var(--newest)')).toHaveLength(1);
  expect(svg.querySelectorAll('circle:not([fill])')).toHaveLength(2);
});

test('deals won and lost are told by glyph and word, with their number and mean contacts', () => {
  const texts = textsOf(drawChart(contactMaps, ROWS));
  expect(texts).toEqual(expect.arrayContaining(['✓ Won 1', '✗ Lost 1', '✓ Won 0', 'Ann: 2.0 contacts per deal']));
});

test('a role that the chart does not know has its row too, and one without people has none', () => {
  const texts = textsOf(drawChart(contactMaps, ROWS));
  expect(texts).toContain('Astrologer');
  expect(texts).not.toContain('Procurement');
});
