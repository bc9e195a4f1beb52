import { expect, test } from 'vitest';
import { placeCard } from '../../src/client/cards/place-card.ts';

const WINDOW = { width: 1000, height: 800 };
const CARD = { width: 300, height: 200 };
const word = (left: number, top: number) => ({ left, top, right: left + 60, bottom: top + 20 });

test('a card stands below its link, at its left edge', () => {
  expect(placeCard([word(100, 100)], CARD, WINDOW)).toEqual({ left: 100, top: 126 });
});

test('where there is no room below, a card stands above its link', () => {
  expect(placeCard([word(100, 700)], CARD, WINDOW)).toEqual({ left: 100, top: 494 });
});

test('a card never leaves the window: not at its side, and not where there is room neither above nor below', () => {
  expect(placeCard([word(930, 100)], CARD, WINDOW).left).toBe(692);
  expect(placeCard([word(100, 100)], CARD, { width: 320, height: 250 })).toEqual({ left: 12, top: 42 });
  expect(placeCard([word(0, 100)], { width: 400, height: 900 }, { width: 320, height: 250 })).toEqual({
    left: 8,
    top: 8,
  });
});

test('a link of two lines has its card below the second, or above the first', () => {
  const lines = [word(800, 100), word(20, 124)];
  expect(placeCard(lines, CARD, WINDOW)).toEqual({ left: 692, top: 150 });
  expect(placeCard([word(800, 660), word(20, 684)], CARD, WINDOW)).toEqual({ left: 692, top: 454 });
});
