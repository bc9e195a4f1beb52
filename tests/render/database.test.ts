import { expect, test } from 'vitest';
import { makeDatabase } from '../../src/render/database.ts';
import type { Row } from '../../src/query/result.ts';
import { runQuery } from '../../src/query/run-query.ts';

const SCHEMA = `
-- The leaders.
create table leader (
  id text not null primary key, -- Key
  reports_to text references leader (id) -- The leader's leader
) without rowid;

-- The AEs.
create table rep (
  id text not null primary key, -- Key
  leader_id text not null references leader (id), -- The leader
  quota integer -- Quota
) without rowid;
`;

const tables = (rows: Record<string, Row[]>): Map<string, Row[]> => new Map(Object.entries(rows));

test('rows stand in their tables, whatever the order of tables and rows', async () => {
  const database = await makeDatabase(
    SCHEMA,
    tables({
      rep: [{ id: 'AE-1', leader_id: 'L-1', quota: 10 }],
      leader: [
        { id: 'L-1', reports_to: 'L-2' },
        { id: 'L-2', reports_to: null },
      ],
    }),
  );
  expect(runQuery(database, 'select r.id, l.reports_to from rep r join leader l on l.id = r.leader_id').rows).toEqual([
    ['AE-1', 'L-2'],
  ]);
});

test('what a row leaves out is null', async () => {
  const database = await makeDatabase(SCHEMA, tables({ leader: [{ id: 'L-1' }] }));
  expect(runQuery(database, 'select * from leader').rows).toEqual([['L-1', null]]);
});

test('keys stay enforced', async () => {
  const database = await makeDatabase(SCHEMA, new Map());
  expect(() => runQuery(database, "insert into rep values ('AE-1', 'L-9', null)")).toThrow(
    'FOREIGN KEY constraint failed',
  );
});

test.for([
  [{ lead: [] }, 'unknown table: lead'],
  [{ leader: [{ id: 'L-1', name: 'Ann' }] }, 'unknown column: leader.name'],
  [{ leader: [{ id: null }] }, 'refused row: leader[0] {"id":null}'],
  [
    {
      leader: [{ id: 'L-1' }],
      rep: [
        { id: 'AE-1', leader_id: 'L-9' },
        { id: 'AE-2', leader_id: 'L-8' },
      ],
    },
    'keys that resolve nowhere: rep.leader_id → leader (2)',
  ],
] as const)('%j is refused', async ([rows, message]) => {
  await expect(makeDatabase(SCHEMA, tables(rows as unknown as Record<string, Row[]>))).rejects.toThrow(message);
});
