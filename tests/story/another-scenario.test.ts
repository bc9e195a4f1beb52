import { expect, test } from 'vitest';
import { makeWorld } from '../../generators/world.ts';
import { tablesOf } from '../support/world.ts';
import { alteredScenario } from './altered-scenario.ts';
import { misses } from './ledger.ts';

test('another scenario, with its own targets and as-of day, holds too', async () => {
  expect(await misses(tablesOf(makeWorld(alteredScenario)))).toEqual([]);
});
