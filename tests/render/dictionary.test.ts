import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dictionaryOf } from '../../src/render/dictionary.ts';
import { makeDatabase } from '../../src/render/database.ts';
import { runQuery } from '../../src/query/run-query.ts';

const schema = readFileSync('sql/schema.sql', 'utf8');

test('a table is described by its comments', () => {
  const text = `-- The file.

-- The account executives,
-- ten of them.
create table rep (
  rep_id text not null primary key, -- Key, such as AE-01
  manager_id text not null references leader (leader_id), -- The manager
  kind text check (kind in ('a', 'b')), -- One of two
  primary key (rep_id)
) without rowid;
`;
  const plain = { references: null, type: 'text' };
  expect(dictionaryOf(text)).toEqual([
    {
      name: 'rep',
      kind: 'table',
      comment: 'The account executives, ten of them.',
      columns: [
        { ...plain, name: 'rep_id', comment: 'Key, such as AE-01' },
        { ...plain, name: 'manager_id', comment: 'The manager', references: { table: 'leader', column: 'leader_id' } },
        { ...plain, name: 'kind', comment: 'One of two' },
      ],
    },
  ]);
});

test.for([
  ['create table rep (\n  rep_id text -- Key\n);', 'no comment: rep'],
  ['-- AEs\ncreate table rep (\n  rep_id text, -- Key\n  quota integer\n);', 'no comment: rep.quota'],
] as const)('%j is refused', ([text, message]) => {
  expect(() => dictionaryOf(text)).toThrow(new SyntaxError(message));
});

test('every table, view and column of the schema is described', async () => {
  const database = await makeDatabase(schema, new Map());
  const { rows } = runQuery(
    database,
    `select m.type || ' ' || m.name || '.' || c.name
     from sqlite_schema as m join pragma_table_info(m.name) as c where m.type in ('table', 'view')`,
  );
  const described = dictionaryOf(schema).flatMap(({ kind, name, columns }) =>
    columns.map((column) => `${kind} ${name}.${column.name}`),
  );
  expect(described.toSorted()).toEqual(rows.flat().map(String).toSorted());
});
