import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { parseAgents } from '../../src/agents/parse-agents.ts';
import { aFile, type Loose } from './a-file.ts';

test('a file that fits is taken as it is', () => {
  expect(parseAgents(stringify(aFile()))).toEqual(aFile());
});

const spoilt: [what: string, spoil: (agent: Loose) => void, message: string][] = [
  ['a missing field', (a) => delete a.instructions, 'agents[watcher]: missing instructions'],
  [
    'a misspelt field',
    (a) => (a.rules[0].titel = 'x'),
    'agents[watcher].rules[large-deal]: unknown field titel (did you mean title?)',
  ],
  [
    'an unknown severity',
    (a) => (a.rules[0].severity = 'urgent'),
    'agents[watcher].rules[large-deal].severity: must be one of critical, pattern, coaching, info, not urgent',
  ],
  [
    'a misspelt severity',
    (a) => (a.rules[0].severity = 'critcal'),
    'must be one of critical, pattern, coaching, info, not critcal (did you mean critical?)',
  ],
  [
    'an unknown type of tool',
    (a) => (a.tools[0] = { type: 'PLUGIN', name: 'look', description: 'Looks.' }),
    'agents[watcher].tools[look]: unknown type: PLUGIN',
  ],
  [
    'a misspelt type of tool',
    (a) => (a.tools[0] = { ...a.tools[0], type: 'FUNCTON' }),
    'agents[watcher].tools[look]: unknown type: FUNCTON (did you mean FUNCTION?)',
  ],
  ['a tool without its query', (a) => delete a.tools[0]?.query, 'agents[watcher].tools[look]: missing query'],
  [
    'a threshold that carries a number',
    (a) => (a.parameters.least = { ...a.parameters.least, parameterType: { type: 'string', threshold: 10 } }),
    'agents[watcher].parameters.least.parameterType.threshold: must be string, not 10',
  ],
  [
    'a threshold without its row',
    (a) => (a.parameters.least = { ...a.parameters.least, parameterType: { type: 'string', defaultValue: '10' } }),
    'agents[watcher].parameters.least.parameterType: missing threshold\n' +
      'agents[watcher].parameters.least.parameterType: unknown field defaultValue',
  ],
  [
    'a condition that compares with nothing',
    (a) => (a.rules[0].when = [{ column: 'amount', test: 'above' }]),
    'agents[watcher].rules[large-deal].when[0]: must compare with one of than, parameter, thanColumn, not {"column":"amount","test":"above"}',
  ],
  [
    'a condition that compares with two things',
    (a) => (a.rules[0].when = [{ column: 'amount', test: 'above', than: 1, parameter: 'least' }]),
    'agents[watcher].rules[large-deal].when[0]: must compare with one of than, parameter, thanColumn, not {"column":"amount","test":"above","than":1,"parameter":"least"}',
  ],
  [
    'an unknown test',
    (a) => (a.rules[0].when = [{ column: 'amount', test: '>', than: 1 }]),
    'when[0].test: must be one of equals, at least, at most, above, below, not >',
  ],
  [
    'a due day in words',
    (a) => (a.rules[0].due = 'soon'),
    'agents[watcher].rules[large-deal].due: must be number or today or this week, not "soon"',
  ],
  [
    'a due day in the past',
    (a) => (a.rules[0].due = -1),
    'agents[watcher].rules[large-deal].due: must be at least 1, not -1',
  ],
  ['a list without agents', (a) => (a.tools = []), 'agents[watcher].tools: must not be empty'],
  [
    'a sentence without words',
    (a) => (a.rules[0].title = ''),
    'agents[watcher].rules[large-deal].title: must not be empty',
  ],
  [
    'a part of a sentence whose condition is none',
    (a) => (a.rules[0].detail = ['Worth it.', { if: 'so', say: 'Truly.' }]),
    'agents[watcher].rules[large-deal].detail[1].if: must be array, not "so"',
  ],
  [
    'a misspelt field within a sentence',
    (a) => (a.rules[0].detail = [{ if: [{ column: 'amount', test: 'above', then: 1 }], say: 'Truly.' }]),
    'agents[watcher].rules[large-deal].detail[0].if[0]: unknown field then (did you mean than?)',
  ],
  [
    'a link to nowhere',
    (a) => (a.rules[0].link = { to: 'scenes', id: 'x' }),
    'agents[watcher].rules[large-deal].link: unknown to: scenes (did you mean scene?)',
  ],
  ['a parameter of an odd name', (a) => (a.parameters = { Least: a.parameters.least ?? {} }), 'not a name: "Least"'],
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
