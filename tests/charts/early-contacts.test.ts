import { expect, test } from 'vitest';
import { earlyContacts } from '../../src/charts/early-contacts.ts';
import type { Row } from '../../src/query/result.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const pair = (counted: string, multi_won: number, single_won: number, ratio: number | null): Row => ({
  counted,
  multi_won,
  multi_deals: 90,
  single_won,
  single_deals: 89,
  ratio,
  ratio_low: ratio === null ? null : ratio / 2,
  ratio_high: ratio === null ? null : ratio * 2,
  least_contacts: 2,
});
const ROWS = [pair('All contacts', 30, 13, 2.28), pair('Engaged early', 25, 12, 2.06)];

describeChart('early-contacts', earlyContacts, ROWS);

test('each pair says what its rates come to', () => {
  expect(textsOf(drawChart(earlyContacts, ROWS))).toEqual(
    expect.arrayContaining(['All contacts: 2.3x (1.1–4.6)', 'Engaged early: 2.1x (1.0–4.1)']),
  );
});

test('the groups are named by the contacts from which on they are several', () => {
  const rows = ROWS.map((row) => ({ ...row, least_contacts: 3 }));
  expect(textsOf(drawChart(earlyContacts, rows))).toEqual(expect.arrayContaining(['3 or more contacts', '2 at most']));
});

test('a ratio to nothing is an em dash', () => {
  expect(textsOf(drawChart(earlyContacts, [pair('All contacts', 30, 0, null)]))).toContain('All contacts: —');
});
