import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { runAgents, type Insight, type Run } from '../../src/agents/engine.ts';
import { parseAgents } from '../../src/agents/parse-agents.ts';
import { planActions } from '../../src/agents/plan-actions.ts';
import { aFile, DEALS, type Loose } from './a-file.ts';

const facts = { asOf: '2026-12-07T08:00', thresholds: new Map([['enough', 10]]) };
const agents = (spoil: (agent: Loose) => void = () => undefined) => {
  const file = aFile();
  spoil(file.agents[0]);
  return parseAgents(stringify(file));
};

test('each row that meets the conditions raises an insight of its own', () => {
  const [first, ...more] = runAgents(agents(), () => DEALS, facts);
  expect(first).toMatchObject({
    insight_id: 'large-deal-opp-0001',
    agent_id: 'watcher',
    agent: 'Watcher',
    rule_id: 'large-deal',
    title: 'Acme is large',
    detail: 'Worth $12.',
    action: 'Call Acme.',
    owner_id: 'AE-01',
    due_on: '2026-12-08',
    target_id: 'OPP-0001',
    link: 'deals/opp-0001-acme/',
    watched: 'deals',
    raised_at: facts.asOf,
    later: null,
    later_how: null,
    deals: [{ opportunity_id: 'OPP-0001', amount: 12, gain: 12 }],
    row: { opportunity_id: 'OPP-0001' },
  });
  expect(more.map(({ insight_id, owner_id }) => [insight_id, owner_id])).toEqual([['large-deal-opp-0003', null]]);
});

test('a rule without a key speaks of the first row alone', () => {
  const raised = runAgents(
    agents((agent) => delete agent.rules[0].key),
    () => DEALS,
    facts,
  );
  expect(raised.map(({ insight_id, row }) => [insight_id, row])).toEqual([['large-deal', 0]]);
});

test('a parameter holds the number of its threshold, whatever that is', () => {
  const raisedAt = (enough: number) =>
    runAgents(agents(), () => DEALS, { ...facts, thresholds: new Map([['enough', enough]]) }).map(
      (one) => one.target_id,
    );
  expect(raisedAt(12)).toEqual(['OPP-0003']);
  expect(raisedAt(0)).toEqual(['OPP-0001', 'OPP-0002', 'OPP-0003']);
});

test('a threshold without a row is told with the rule that needs it', () => {
  const without = { ...facts, thresholds: new Map([['enouhg', 10]]) };
  const cause = new RangeError('unknown threshold: enough (did you mean enouhg?)');
  expect(() => runAgents(agents(), () => DEALS, without)).toThrow(
    new Error('agent could not run: watcher, large-deal', { cause }),
  );
});

test('no rows, nothing raised', () => {
  expect(runAgents(agents(), () => ({ ...DEALS, rows: [] }), facts)).toEqual([]);
});

test('where nothing is known, no condition is met', () => {
  const unknown = { columns: DEALS.columns, rows: [['OPP-0001', 'Acme', 'AE-01', null]] };
  expect(runAgents(agents(), () => unknown, facts)).toEqual([]);
});

test('the owner is the first of the columns in which somebody is known', () => {
  const raised = runAgents(
    agents((agent) => (agent.rules[0].owner = ['rep_id', 'account'])),
    () => DEALS,
    facts,
  );
  expect(raised.map(({ owner_id }) => owner_id)).toEqual(['AE-01', 'Cask']);
});

test('a part of a sentence stands as long as its condition does', () => {
  const detail = [
    'Worth {amount:usd}',
    { if: [{ column: 'amount', test: 'above', than: 20 }], say: ', a lot', else: ', not much' },
    '.',
  ];
  const raised = runAgents(
    agents((agent) => (agent.rules[0].detail = detail)),
    () => DEALS,
    facts,
  );
  expect(raised.map((insight) => insight.detail)).toEqual(['Worth $12, not much.', 'Worth $30, a lot.']);
});

test('a query is run once, however many rules watch it', () => {
  const asked: string[] = [];
  const run: Run = (query) => {
    asked.push(query);
    return DEALS;
  };
  runAgents(agents(), run, facts);
  expect(asked).toEqual(['deals']);
});

test('a column that is not there is told with the rule that needs it', () => {
  const without = { columns: ['opportunity_id', 'account'], rows: [['OPP-0001', 'Acme']] };
  expect(() => runAgents(agents(), () => without, facts)).toThrow('agent could not run: watcher, large-deal');
});

test('an insight that would be raised twice is refused', () => {
  const twice = { columns: DEALS.columns, rows: [DEALS.rows[0], DEALS.rows[0]] };
  expect(() => runAgents(agents(), () => twice, facts)).toThrow('insight raised twice: large-deal-opp-0001');
});

test('what an action may bring later is the row’s, with its interval', () => {
  const [first] = runAgents(
    agents(
      (agent) => (agent.rules[0].later = { amount: 'amount', low: 'amount', high: 'amount', how: 'Of {account}.' }),
    ),
    () => DEALS,
    facts,
  );
  expect(first).toMatchObject({ later: 12, later_low: 12, later_high: 12, later_how: 'Of Acme.' });
});

/** Two insights on the same deals, which a plan of some ranking puts in order. */
function planned(rankBy: readonly object[], spoil: (one: Insight, other: Insight) => Insight[]) {
  const file = agents((agent) => (agent.plan = { watches: 'a', shows: 'b', rankBy }));
  const [one, other] = runAgents(file, () => DEALS, facts);
  if (one === undefined || other === undefined) throw new Error('nothing raised');
  return planActions(file, spoil(one, other)).map(({ rank, insight_id, impact }) => [rank, insight_id, impact]);
}
const BY_IMPACT = { column: 'impact', order: 'descending' };

test('the plan ranks by what the actions add', () => {
  expect(planned([BY_IMPACT], (one, other) => [one, other])).toEqual([
    [1, 'large-deal-opp-0003', 30],
    [2, 'large-deal-opp-0001', 12],
  ]);
});

test('a deal counts under the highest-ranked action alone', () => {
  const both = (one: Insight, other: Insight): Insight[] => [one, { ...other, deals: [...other.deals, ...one.deals] }];
  expect(planned([BY_IMPACT], both)).toEqual([
    [1, 'large-deal-opp-0003', 42],
    [2, 'large-deal-opp-0001', 0],
  ]);
});

test('an action that moves nothing this quarter takes no deal from another', () => {
  const idle = (one: Insight, other: Insight): Insight[] => [
    one,
    { ...other, insight_id: 'idle', severity: 'critical', deals: one.deals.map((deal) => ({ ...deal, gain: null })) },
  ];
  expect(planned([{ column: 'severity', first: 'critical' }, BY_IMPACT], idle)).toEqual([
    [1, 'idle', 0],
    [2, 'large-deal-opp-0001', 12],
  ]);
});

test('what is not known comes last', () => {
  const unknown = (one: Insight, other: Insight): Insight[] => [
    { ...one, owner_id: null },
    { ...other, owner_id: 'AE-09' },
  ];
  expect(planned([{ column: 'owner_id', order: 'ascending' }], unknown).map(([, id]) => id)).toEqual([
    'large-deal-opp-0003',
    'large-deal-opp-0001',
  ]);
});
