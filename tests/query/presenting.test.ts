import { describe, expect, test } from 'vitest';
import { clockTime, moved, NOT_STARTED, pace, readStanding } from '../../src/query/presenting.ts';

describe('a presentation', () => {
  test('starts its clock at the first move, and keeps it', () => {
    const first = moved(NOT_STARTED, 1, 5, 1000);
    expect(first).toEqual({ at: 0, startedAt: 1000 });
    expect(moved(first, 1, 5, 9000)).toEqual({ at: 1, startedAt: 1000 });
  });

  test('goes no further than its last step, and back to before its first', () => {
    expect(moved({ at: 4, startedAt: 0 }, 1, 5, 0).at).toBe(4);
    expect(moved({ at: 0, startedAt: 0 }, -3, 5, 0).at).toBe(-1);
  });

  test('is ahead, behind or on time', () => {
    expect(pace(100, 90)).toBe('on time');
    expect(pace(200, 117)).toBe('1:23 behind');
    expect(pace(10, 70)).toBe('1:00 ahead');
    expect(clockTime(725)).toBe('12:05');
  });

  test.each([null, 7, 'x', {}, { at: 1.5, startedAt: null }, { at: -2, startedAt: 1 }, { at: 1, startedAt: '1' }])(
    'what is no standing is not read as one: %j',
    (written) => expect(readStanding(written)).toBeNull(),
  );

  test('is read back as it was written', () => {
    expect(readStanding({ at: 3, startedAt: 5 })).toEqual({ at: 3, startedAt: 5 });
  });
});
