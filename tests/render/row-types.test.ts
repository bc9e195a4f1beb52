import { expect, test } from 'vitest';
import { makeDatabase } from '../../src/render/database.ts';
import { dictionaryOf } from '../../src/render/dictionary.ts';
import { rowTypes } from '../../src/render/row-types.ts';
import { typedQueries } from '../../src/render/typed-rows.ts';
import { runQuery } from '../../src/query/run-query.ts';

const schema = `-- The deals.
create table deal (
  deal text not null primary key, -- Its name
  amount integer not null, -- US dollars
  health integer -- The score; null: the deal is closed
);

-- The deals still open.
create view open_deal as
select
  deal, -- Its name
  health -- The score
from deal
where health is not null;
`;
const deals = [
  { deal: 'Acme', amount: 200, health: 40 },
  { deal: 'Initech', amount: 100, health: null },
];

async function typesOf(sql: string): Promise<string> {
  const database = await makeDatabase(schema, new Map([['deal', deals]]));
  const queries = typedQueries(sql);
  const result = (name: string) => runQuery(database, queries.find((query) => query.name === name)?.sql ?? '');
  return rowTypes({ database, dictionary: dictionaryOf(schema), queries, pageQueries: [], claimQueries: [], result });
}

test('tables and views are typed as the schema declares them', async () => {
  expect(await typesOf('')).toContain(`export interface TableRows {
  deal: { deal: string; amount: number; health: number | null };
  open_deal: { deal: string; health: number | null };
}
`);
});

test('a query’s plain columns are typed as their table’s, the others by their values', async () => {
  const types = await typesOf(`
-- name: healthy
-- title: The healthy deals
-- chart: dot-plot
select deal, health, amount / 2.0 as half, lag(deal) over (order by amount) as before, iif(amount > 100, 1, 'small') as either
from deal
where health > 20 or health is null;

-- name: nothing
-- title: No deal
select amount, amount / 2 as half from deal where amount < 0;
`);
  expect(types).toContain(`export interface QueryRows {
  healthy: { deal: string; health: number | null; half: number; before: string | null; either: number | string };
  nothing: { amount: number; half: number | string | null };
}
`);
  expect(types).toContain(`export interface QueryCharts {
  healthy: 'dot-plot';
}
`);
});

test('a row of many columns has a line for each', async () => {
  const columns = Array.from({ length: 12 }, (_, i) => `amount as amount_${i}`).join(', ');
  const types = await typesOf(`-- name: wide\n-- title: Many columns\nselect ${columns} from deal;`);
  expect(types).toContain('  wide: {\n    amount_0: number;\n    amount_1: number;\n');
});
