import { expect, test } from 'vitest';
import { askedOf } from '../../src/client/cell/asked.ts';

const TEXT = 'select 1;\nselect 2';

test.for([
  ['selection', 0, 0, TEXT, false],
  ['selection', 0, 8, 'select 1', true],
  ['selection', 9, 10, TEXT, false],
  ['selection', 0, TEXT.length, TEXT, false],
  ['statement', 12, 12, 'select 2', true],
  ['statement', 0, 8, 'select 1;', true],
] as const)('of the %s from %i to %i runs %j', ([what, from, to, sql, isPart]) => {
  expect(askedOf({ text: TEXT, selection: { from, to } }, what)).toMatchObject({ text: TEXT, sql, isPart });
});
