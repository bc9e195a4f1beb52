import { describe, expect, test } from 'vitest';
import { runQuery } from '../../src/query/run-query.ts';
import { report } from '../../src/render/this-report.ts';
import { tables } from '../support/committed-data.ts';
import { claimQueries } from '../support/database.ts';
import { differences, withArquero, withSql } from './ledger.ts';

const figuresOf = Map.groupBy(tables.claim_figure, (f) => f.claim_id);

test('every claim has one query, in the order of the ledger, and no query is without a claim', () => {
  expect(claimQueries.map(({ claim }) => claim)).toEqual(tables.claim.map((c) => c.claim_id));
});

test('every query says in words how its figures are counted', () => {
  expect(claimQueries.filter(({ definition }) => !definition?.endsWith('.')).map(({ name }) => name)).toEqual([]);
});

describe('a query answers with one row that holds every figure:', () => {
  test.for(claimQueries.map(({ name, claim, sql }) => [name, claim, sql] as const))('%s', ([, claim, sql]) => {
    const { columns, rows } = runQuery(report.database, sql);
    expect(rows).toHaveLength(1);
    expect(new Set(columns).size).toBe(columns.length);
    const wanted = (figuresOf.get(claim ?? '') ?? []).map((f) => f.figure);
    expect(wanted).not.toEqual([]);
    expect(wanted.filter((figure) => !columns.includes(figure))).toEqual([]);
    expect(wanted.filter((figure) => rows[0]?.[columns.indexOf(figure)] === null)).toEqual([]);
  });
});

test('the ledger of the site has every figure of every claim, and all of them hold', () => {
  const ledger = report.ledger();
  expect(ledger.flatMap((c) => c.numbers.map((n) => `${c.id}.${n.column}`)).toSorted()).toEqual(
    tables.claim_figure.map((f) => `${f.claim_id}.${f.figure}`).toSorted(),
  );
  expect(ledger.filter((claim) => !claim.holds)).toEqual([]);
});

test('SQL and Arquero agree on every figure to a millionth', () => {
  expect(differences(tables, withSql(report.database), withArquero(tables))).toEqual([]);
});

test('a query that counts otherwise is found out', () => {
  const off = (claimId: string): Record<string, number | string | null> => ({
    ...withSql(report.database)(claimId),
    ...(claimId === 'T2' ? { new_logos: 32 } : {}),
  });
  expect(differences(tables, off, withArquero(tables))).toEqual(['T2.new_logos: 32 in one way, 31 in the other']);
});

test('no query names an account, a person, a figure of the story, or what a scenario may call otherwise', () => {
  const code = claimQueries.map(({ sql }) => sql.replace(/--.*$/gm, '')).join('\n');
  const names = [...tables.account, ...tables.leader, ...tables.rep, ...tables.contact].map((row) => row.name);
  expect(names.filter((name) => code.includes(name))).toEqual([]);
  expect(tables.opportunity.filter((o) => code.includes(o.opportunity_id))).toEqual([]);
  // Money is summed or looked up, the bounds of the segments and of a large loss too.
  expect(code.match(/\b\d{5,}\b/g)).toBeNull();
  const words = [
    ...tables.stage.map((row) => row.stage),
    ...tables.segment.map((row) => row.segment),
    ...tables.health_band.map((row) => row.band),
    ...tables.leader.map((row) => row.title),
  ];
  expect(words.filter((word) => code.includes(word))).toEqual([]);
});
