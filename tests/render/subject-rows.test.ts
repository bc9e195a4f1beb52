import { expect, test } from 'vitest';
import { entriesAbout, subjectRows } from '../../src/render/subject-rows.ts';

const result = {
  columns: ['opportunity_id', 'observed_on', 'health'],
  rows: [
    ['OPP-0001', '2026-12-01', 60],
    ['OPP-0002', '2026-12-01', 82],
    ['OPP-0001', '2026-12-07', 48],
  ],
  more: false,
};

test('a subject’s rows are those that hold its key, in the order of the result', () => {
  expect(subjectRows(result, { opportunity_id: 'OPP-0001' }).rows).toEqual([
    ['OPP-0001', '2026-12-01', 60],
    ['OPP-0001', '2026-12-07', 48],
  ]);
});

test('a subject without rows has none', () => {
  expect(subjectRows(result, { opportunity_id: 'OPP-0003' }).rows).toEqual([]);
});

test('a result that does not know the subject’s column is about something else, and stays whole', () => {
  expect(subjectRows(result, { rep_id: 'AE-01' })).toBe(result);
});

test('each of a subject’s rows comes with the key that finds it among all rows', () => {
  expect(entriesAbout({ result: () => result }, 'deal_health', { opportunity_id: 'OPP-0002' }, 'observed_on')).toEqual([
    {
      row: { opportunity_id: 'OPP-0002', observed_on: '2026-12-01', health: 82 },
      key: { opportunity_id: 'OPP-0002', observed_on: '2026-12-01' },
    },
  ]);
});
