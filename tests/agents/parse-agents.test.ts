import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { parseAgents } from '../../src/agents/parse-agents.ts';
import { aFile, type Loose } from './a-file.ts';

test('a file that fits is taken as it is', () => {
  expect(parseAgents(stringify(aFile()))).toEqual(aFile());
});

const spoilt: [what: string, spoil: (agent: Loose) => void, message: string][] = [
  ['a missing field', (a) => delete a.instructions, 'agents[watcher]: missing instructions'],
  ['a misspelt field', (a) => (a.rules[0].titel = 'x'), 'agents[watcher].rules[large-deal]: unknown field titel'],
  [
    'an unknown severity',
    (a) => (a.rules[0].severity = 'urgent'),
    'agents[watcher].rules[large-deal].severity: must be one of critical, pattern, coaching, info, not "urgent"',
  ],
  [
    'an unknown type of tool',
    (a) => (a.tools[0] = { type: 'PLUGIN', name: 'look', description: 'Looks.' }),
    'agents[watcher].tools[look]: unknown type: "PLUGIN"',
  ],
  ['a tool without its query', (a) => delete a.tools[0]?.query, 'agents[watcher].tools[look]: missing query'],
  [
    'a threshold that is no number',
    (a) => (a.parameters.least = { ...a.parameters.least, parameterType: { type: 'string', defaultValue: 'ten' } }),
    'agents[watcher].parameters.least.parameterType.defaultValue: must match pattern',
  ],
  [
    'a condition that compares with nothing',
    (a) => (a.rules[0].when = [{ column: 'amount', test: 'above' }]),
    'agents[watcher].rules[large-deal].when[0]: must have at least 3 fields',
  ],
  [
    'a condition that compares with two things',
    (a) => (a.rules[0].when = [{ column: 'amount', test: 'above', than: 1, parameter: 'least' }]),
    'agents[watcher].rules[large-deal].when[0]: must have at most 3 fields',
  ],
  [
    'an unknown test',
    (a) => (a.rules[0].when = [{ column: 'amount', test: '>', than: 1 }]),
    'when[0].test: must be one of equals, at least, at most, above, below, not ">"',
  ],
  ['a due day in words', (a) => (a.rules[0].due = 'soon'), 'agents[watcher].rules[large-deal].due: must match pattern'],
  [
    'a due day in the past',
    (a) => (a.rules[0].due = -1),
    'agents[watcher].rules[large-deal].due: must be >= 1, not -1',
  ],
  ['a list without agents', (a) => (a.tools = []), 'agents[watcher].tools: must NOT have fewer than 1 items'],
];

test.for(spoilt)('%s is refused, and said where', ([, spoil, message]) => {
  const file = aFile();
  spoil(file.agents[0]);
  expect(() => parseAgents(stringify(file))).toThrow(message);
});

test('all that is wrong is said at once, a line each', () => {
  const file = aFile();
  delete file.agents[0].description;
  file.agents[0].rules[0].icon = 3;
  expect(() => parseAgents(stringify(file))).toThrow(
    'not agents:\nagents[watcher]: missing description\nagents[watcher].rules[large-deal].icon: must be string, not 3',
  );
});

test('a text that is no YAML, and one that is no mapping, are refused', () => {
  expect(() => parseAgents('agents: [')).toThrow();
  expect(() => parseAgents('just a text')).toThrow('file: must be object, not "just a text"');
});
