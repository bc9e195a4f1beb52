import { describe, expect, test } from 'vitest';
import { report } from '../../src/render/this-report.ts';
import { tables } from '../support/committed-data.ts';
import { entries, withArquero, withSql, type Way } from './ledger.ts';
import { secondWay } from './second-way/index.ts';

/** The ways in which the claims are computed, each without knowing of the others. */
const ways: Record<string, Way> = {
  'in SQL over the database': withSql(report.database),
  'with Arquero over the rows': withArquero(tables),
};

// One by one: the names of `test.each` are cut short and their per cent signs taken for placeholders.
for (const [name, way] of Object.entries(ways)) {
  describe(`the claims hold, computed ${name}`, () => {
    for (const { sentence, ok, computed } of entries(tables, way)) {
      test(sentence, () => {
        expect(ok, `came to ${computed}`).toBe(true);
      });
    }
  });
}

test('every claim is computed a second way, and nothing else is', () => {
  expect(Object.keys(secondWay).toSorted()).toEqual(tables.claim.map((c) => c.claim_id).toSorted());
});

test('every figure that is computed a second way is stated', () => {
  const stated = new Set(tables.claim_figure.map((f) => `${f.claim_id}.${f.figure}`));
  const computed = Object.entries(secondWay).flatMap(([claim, compute]) =>
    Object.keys(compute(tables)).map((figure) => `${claim}.${figure}`),
  );
  expect(computed.filter((figure) => !stated.has(figure))).toEqual([]);
});
