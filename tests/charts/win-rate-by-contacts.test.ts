import { expect, test } from 'vitest';
import { winRateByContacts } from '../../src/charts/win-rate-by-contacts.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const count = (
  label: string,
  contact_group: string,
  [won, deals]: number[],
  [group_won, group_deals]: number[],
): Row => ({
  label,
  contact_group,
  deals: deals ?? 0,
  won: won ?? 0,
  group_deals: group_deals ?? 0,
  group_won: group_won ?? 0,
});
const ROWS = [
  count('1', '1', [13, 89], [13, 89]),
  count('2', '2 or 3', [8, 39], [10, 49]),
  count('3', '2 or 3', [2, 10], [10, 49]),
  count('4', '4 or more', [9, 26], [13, 30]),
  count('5', '4 or more', [4, 4], [13, 30]),
];

describeChart('win-rate-by-contacts', winRateByContacts, ROWS);

test('the group with the highest rate stands out, not the count with the highest', () => {
  const fills = [...drawChart(winRateByContacts, ROWS).querySelectorAll('circle')].map((dot) =>
    dot.getAttribute('fill'),
  );
  expect(fills).toEqual([
    'var(--grey)',
    'var(--grey)',
    'var(--grey)',
    'var(--grey)',
    'currentColor',
    'var(--grey)',
    'var(--grey)',
  ]);
});

test('a group of a single count is not drawn twice', () => {
  const texts = textsOf(drawChart(winRateByContacts, ROWS));
  expect(texts.filter((text) => text === '15%  13 of 89')).toHaveLength(1);
  expect(texts).toEqual(expect.arrayContaining(['1 contact', '2 or 3 contacts', '20%  10 of 49']));
});
