import { expect, test } from 'vitest';
import { shareBars } from '../../src/charts/share-bars.ts';
import { describeChart, drawChart, textsOf } from '../support/describe-chart.ts';

const ROWS = [
  { label: '1 contact', deals: 10, share: 0.71, team_share: 0.5, story_role: 'top_performer' },
  { label: '2 or 3', deals: 4, share: 0.29, team_share: 0.27, story_role: 'top_performer' },
  { label: '4 or more', deals: 0, share: 0, team_share: 0.23, story_role: 'top_performer' },
];

describeChart('share-bars', shareBars, ROWS);

test('each group says its deals and its share beside the team’s', () => {
  expect(textsOf(drawChart(shareBars, ROWS))).toEqual(
    expect.arrayContaining(['10 (71%), team 50%', '4 (29%), team 27%', '0 (0%), team 23%']),
  );
});

test('the largest group has the AE’s colour', () => {
  const bars = [...drawChart(shareBars, ROWS).querySelectorAll('rect')].map((bar) => bar.getAttribute('fill'));
  expect(bars).toEqual(['var(--top-performer)', 'var(--grey)', 'var(--grey)']);
});
