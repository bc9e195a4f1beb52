import { expect, test } from 'vitest';
import { answersOf, behindLines } from '../../src/render/behind-lines.ts';
import { report } from '../../src/render/this-report.ts';
import { unreconciled } from '../support/unreconciled.ts';

const queries = report.allQueries;

test('what is behind a number comes to it, for every row of every query that says it', () => {
  expect(unreconciled(queries, answersOf(report))).toEqual([]);
});

test('a number that is not its rows’ sum is found', () => {
  const { result, names } = answersOf(report);
  const short = (query: string) => {
    const answer = result(query);
    return query === 'closed_won_deals' ? { ...answer, rows: answer.rows.slice(1) } : answer;
  };
  const found = unreconciled(queries, { names, result: short });
  expect(found.map((line) => line.split(',')[0])).toEqual(
    expect.arrayContaining(['scoreboard.closed', 'forecast_call.closed', 'metrics.now']),
  );
});

const textOf = (query: Parameters<typeof behindLines>[1], column: string): string[] =>
  behindLines(report, query, column, 50).map(({ pieces }) =>
    pieces.map(({ text, value }) => (value === undefined ? text : `${text} (${value})`)).join(''),
  );

test('a sum names its rows, and a formula its numbers', () => {
  const { closed, target, won_deals } = report.row('scoreboard');
  const grouped = (value: number): string => value.toLocaleString('en-US');
  const [sum = ''] = textOf('scoreboard', 'closed');
  expect(sum).toMatch(`Made of ${won_deals} deals, whose amount sums to ${grouped(closed)}: `);
  expect(sum).toMatch(` and ${won_deals - 5} more.`);
  expect(textOf('scoreboard', 'gap')).toEqual([`Computed: target (${grouped(target)}) - closed (${grouped(closed)})`]);
});

test('of a query with several rows each number has its own rows', () => {
  const lines = behindLines(report, 'rep_scoreboard', 'win_rate', 50);
  expect(lines.map(({ pieces }) => pieces[1]?.text)).toEqual(
    report.rows('rep_scoreboard').map(({ closed }) => `${closed} deals`),
  );
});

test('a number of the ledger opens what is behind the number of the report that it is', () => {
  const [line] = behindLines(report, 'claim_t1', 'closed', 50);
  expect(line?.pieces).toEqual(behindLines(report, 'scoreboard', 'closed', 50)[0]?.pieces);
});
