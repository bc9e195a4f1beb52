import { expect, test } from 'vitest';
import { CARD, cardSvg, drawCard } from '../../../src/render/cards/draw-card.ts';
import { cardsOf } from '../../../src/render/cards/cards.ts';
import { report } from '../../../src/render/this-report.ts';
import { SCENES } from '../../../src/components/scenes.ts';

const cards = cardsOf(report, SCENES);

test('the report, each scene, figure, AE and key deal has a card of its own', () => {
  const paths = cards.map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  const figures = report.queries.filter(({ chart }) => chart !== null);
  const keys = report.rows('deal_facts').filter(({ situation }) => situation !== null);
  const reps = report.rows('rep_facts');
  expect(paths).toHaveLength(1 + SCENES.length + figures.length + reps.length + keys.length);
});

test('every card is drawn at the size that chats expect, in plain colours', async () => {
  for (const { path, content } of cards) {
    const svg = cardSvg(await content());
    expect(svg, path).not.toMatch(/var\(|currentcolor\b.*light-dark|NaN|undefined/);
  }
  const png = Buffer.from(await drawCard({ kicker: 'Where', title: 'What was found', text: '▲ a line' }));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([CARD.width, CARD.height]);
});

test('a long title is broken into lines, and markup in a name stays text', () => {
  const svg = cardSvg({ kicker: 'A & B', title: 'word '.repeat(40).trim(), text: '<b>' });
  expect(svg.match(/Source Serif 4/g)).toHaveLength(3);
  expect(svg).toContain('A &amp; B');
  expect(svg).toContain('&lt;b&gt;');
});
