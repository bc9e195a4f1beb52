import { expect, test } from 'vitest';
import { dueOn } from '../../src/agents/due-on.ts';

test.for([
  ['a Monday', '2026-12-07T08:00', 1, '2026-12-08'],
  ['a Thursday, over the weekend', '2026-12-10T08:00', 2, '2026-12-14'],
  ['a Friday', '2026-12-11', 1, '2026-12-14'],
  ['a Saturday', '2026-12-12', 1, '2026-12-14'],
  ['a Monday', '2026-12-07T23:59', 10, '2026-12-21'],
  ['a Monday', '2026-12-07T08:00', 'today', '2026-12-07'],
  ['a Monday', '2026-12-07T08:00', 'this week', '2026-12-11'],
  ['a Friday', '2026-12-11T08:00', 'this week', '2026-12-11'],
  ['a Sunday', '2026-12-13T08:00', 'this week', '2026-12-18'],
] as const)('from %s (%s), what is due in %s is due on %s', ([, asOf, due, day]) => {
  expect(dueOn(asOf, due)).toBe(day);
});
