import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { checkAgents, type Names } from '../../src/agents/check-agents.ts';
import { parseAgents } from '../../src/agents/parse-agents.ts';
import { aFile, DEALS, type Loose } from './a-file.ts';

const names: Names = {
  tables: [{ name: 'opportunity', columns: [{ name: 'opportunity_id' }, { name: 'next_step' }] }],
  queries: ['deals'],
  thresholds: ['enough'],
  columnsOf: () => DEALS.columns,
};

const check = (spoil: (agent: Loose) => void): void => {
  const file = aFile();
  spoil(file.agents[0]);
  checkAgents(parseAgents(stringify(file)), names);
};

test('agents that name only what is there pass', () => {
  expect(() => {
    check(() => undefined);
  }).not.toThrow();
});

const wrong: [what: string, spoil: (agent: Loose) => void, message: string][] = [
  [
    'a watched query',
    (a) => (a.rules[0].watches = 'dels'),
    'watcher, large-deal: unknown query: dels (did you mean deals?)',
  ],
  [
    'a tool’s query',
    (a) => (a.tools[0] = { ...a.tools[0], query: 'dels' }),
    'watcher, look: unknown query: dels (did you mean deals?)',
  ],
  [
    'a column of a condition',
    (a) => (a.rules[0].when = [{ column: 'amout', test: 'above', than: 1 }]),
    'watcher, large-deal: unknown column: amout (did you mean amount?) (deals)',
  ],
  [
    'a column of a sentence',
    (a) => (a.rules[0].detail = ['Worth', { if: [{ column: 'amount', test: 'above', than: 0 }], say: '{amout:usd}.' }]),
    'watcher, large-deal: unknown column: amout (did you mean amount?) ("{amout:usd}.")',
  ],
  [
    'a column of a sentence’s condition',
    (a) => (a.rules[0].detail = [{ if: [{ column: 'helth', test: 'above', than: 0 }], say: 'So.' }]),
    'watcher, large-deal: unknown column: helth (deals)',
  ],
  ['a column of the deals', (a) => (a.rules[0].title = '{deal.rep}'), 'watcher, large-deal: unknown column: deal.rep'],
  ['a format', (a) => (a.rules[0].title = '{amount:euro}'), 'watcher, large-deal: unknown format: euro'],
  ['an owner', (a) => (a.rules[0].owner = ['manager_id']), 'watcher, large-deal: unknown column: manager_id (deals)'],
  ['a key', (a) => (a.rules[0].key = 'id'), 'watcher, large-deal: unknown column: id (deals)'],
  [
    'a column to add up',
    (a) => (a.rules[0].impact = { over: 'deals', sum: 'impact', how: 'So.' }),
    'watcher, large-deal: unknown column: impact (deals)',
  ],
  [
    'a parameter',
    (a) => (a.rules[0].when = [{ column: 'amount', test: 'above', parameter: 'most' }]),
    'watcher, large-deal: unknown parameter: most',
  ],
  [
    'a threshold',
    (a) => (a.parameters.least = { ...a.parameters.least, parameterType: { type: 'string', threshold: 'enouhg' } }),
    'watcher, least: unknown threshold: enouhg (did you mean enough?)',
  ],
  [
    'a misspelt parameter',
    (a) => (a.rules[0].when = [{ column: 'amount', test: 'above', parameter: 'lest' }]),
    'watcher, large-deal: unknown parameter: lest (did you mean least?)',
  ],
  [
    'a table',
    (a) =>
      a.tools.push({
        type: 'OBJECT_QUERY',
        name: 'read',
        description: 'Reads.',
        objectTypes: [{ objectType: 'oportunity', properties: ['amount'] }],
      }),
    'watcher, read: unknown table: oportunity (did you mean opportunity?)',
  ],
  [
    'a table’s column',
    (a) =>
      a.tools.push({
        type: 'ACTION',
        name: 'write',
        description: 'Writes.',
        edits: { objectType: 'opportunity', properties: ['nextstep'] },
        confirmation: true,
      }),
    'watcher, write: unknown column: opportunity.nextstep (did you mean next_step?)',
  ],
  [
    'a variable',
    (a) => a.tools.push({ type: 'UPDATE_APPLICATION_VARIABLE', name: 'set', description: 'Sets.', variable: 'least' }),
    'watcher, set: no variable to update: least',
  ],
  ['neither rule nor plan', (a) => delete (a as { rules?: unknown }).rules, 'watcher, neither rules nor a plan'],
];

test.for(wrong)('%s that is not there is named', ([, spoil, message]) => {
  expect(() => {
    check(spoil);
  }).toThrow(message);
});

test('all that is not there is named at once', () => {
  expect(() => {
    check((agent) => {
      agent.rules[0].title = '{amout:usd}';
      agent.rules[0].owner = ['boss'];
    });
  }).toThrow(/bear out:\n.*amout.*\n.*boss/);
});
