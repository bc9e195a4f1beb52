import { expect, test } from 'vitest';
import { cardShares } from '../../src/model/card-shares.ts';

test('a card draws at most its target, and nothing below none', () => {
  expect(cardShares(82, 65.5, 130)).toEqual({ now: '63.1%', plan: '50.4%' });
  expect(cardShares(200, -1, 100)).toEqual({ now: '100.0%', plan: '0.0%' });
  expect(cardShares(0, 0, 0)).toEqual({ now: '0.0%', plan: '0.0%' });
});
