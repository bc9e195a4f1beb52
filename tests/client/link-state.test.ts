import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withChecksum } from '../../src/client/share/checked.ts';
import { MARKS, type LinkedCell } from '../../src/client/own-cells/own-cell.ts';
import { inWords } from '../../src/client/share/in-words.ts';
import { fromFragment, toFragment, type LinkedEdit, type LinkState } from '../../src/client/share/link-state.ts';
import { pack, unpack } from '../../src/client/share/packed.ts';

const DATA = '0123456789abcdef';
const NOTHING: LinkState = { queries: new Map(), edits: [], cells: [] };
const SLIP = "update opportunity set close_on = '2027-01-14' where story_role = 'crash'";

const text = fc.string({ unit: 'grapheme', maxLength: 300 });
const name = fc.stringMatching(/^[a-z][a-z_0-9]{0,20}$/);
const edit: fc.Arbitrary<LinkedEdit> = fc.oneof(
  text.map((sql) => ({ whatIf: null, sql })),
  fc.record({ whatIf: name, deal: fc.option(fc.stringMatching(/^[\w-]{1,20}$/)) }),
);
const column = fc.option(fc.string({ maxLength: 120 }));
const cell: fc.Arbitrary<LinkedCell> = fc.record({
  name: fc.string({ maxLength: 120 }),
  sql: text,
  place: fc.stringMatching(/^[a-z-]{0,20}$/),
  chart: fc.option(fc.record({ x: column, y: column, colour: column, mark: fc.option(fc.constantFrom(...MARKS)) })),
});
const state: fc.Arbitrary<LinkState> = fc.record({
  queries: fc.dictionary(name, text, { maxKeys: 6 }).map((all) => new Map(Object.entries(all))),
  edits: fc.uniqueArray(edit, { maxLength: 8, selector: (one) => JSON.stringify(one) }),
  cells: fc.array(cell, { maxLength: 4 }),
});

test('any edited queries, edits of the data, switches and own cells come through a link as they were, in their order', async () => {
  await fc.assert(
    fc.asyncProperty(state, async (sent) => {
      const fragment = await toFragment('forecast-reality', sent, DATA);
      const isAny = sent.queries.size + sent.edits.length + sent.cells.length > 0;
      const version = sent.cells.length > 0 ? '3' : '2';
      expect(fragment).toMatch(new RegExp(isAny ? `^forecast-reality~${version}\\.[\\w-]+$` : '^forecast-reality$'));
      expect(await fromFragment(`#${fragment}`, DATA)).toEqual({
        section: 'forecast-reality',
        state: isAny ? sent : null,
        problem: null,
        readable: null,
      });
    }),
    { numRuns: 100 },
  );
});

test('without edits a link is its section', async () => {
  expect(await toFragment('deal-crisis', NOTHING, DATA)).toBe('deal-crisis');
  expect(await fromFragment('#deal-crisis', DATA)).toEqual({
    section: 'deal-crisis',
    state: null,
    problem: null,
    readable: null,
  });
});

test('a switch is a name in a link and not its statements, so that the link is short', async () => {
  const edits = [{ whatIf: 'crash_slips', deal: null }];
  const fragment = await toFragment('forecast-reality', { ...NOTHING, edits }, DATA);
  expect(fragment.length).toBeLessThan(100);
});

test('a link of the first version is still read: its edited queries, whatever data it was made on', async () => {
  const fragment = `x~1.${await pack('{"q":{"commit_deals":"select 1"},"e":["delete from deal"]}')}`;
  expect(await fromFragment(fragment, DATA)).toMatchObject({
    state: { queries: new Map([['commit_deals', 'select 1']]), edits: [], cells: [] },
    problem: null,
  });
});

test('a link for other data is told apart, and what it brings is there to be shown', async () => {
  const sent = { ...NOTHING, queries: new Map([['a', 'select 1']]), edits: [{ whatIf: null, sql: SLIP }] };
  expect(await fromFragment(await toFragment('x', sent, 'fedcba9876543210'), DATA)).toEqual({
    section: 'x',
    state: sent,
    problem: 'data',
    readable: null,
  });
});

test.for([
  ['x~', 'damaged'],
  ['x~1.', 'damaged'],
  ['x~1.%%%', 'damaged'],
  ['x~1.AAAA', 'damaged'],
  ['x~2.', 'damaged'],
  ['x~2.abc', 'damaged'],
  ['x~one.abc', 'damaged'],
  ['x~3.abc', 'damaged'],
  ['x~4.abc', 'version'],
  ['%E0%A4%A~9.abc', 'version'],
  [`x~2.${'A'.repeat(70_000)}`, 'large'],
] as const)('%s is told to be %s', async ([fragment, problem]) => {
  expect(await fromFragment(fragment, DATA)).toMatchObject({ state: null, problem });
});

const of = (rest: object): string => JSON.stringify({ d: DATA, ...rest });

test.for([
  ['2', 'null', 'damaged'],
  ['2', '[]', 'damaged'],
  ['2', '{}', 'damaged'],
  ['1', '{}', 'damaged'],
  ['1', '{"q":[]}', 'damaged'],
  ['2', '{"q":{"a":"select 1"}}', 'damaged'],
  ['2', of({ q: [] }), 'damaged'],
  ['2', of({ q: { a: 1 } }), 'damaged'],
  ['2', of({ q: { '<img>': 'select 1' } }), 'damaged'],
  ['2', `{"d":"${DATA}","q":{"__proto__":"select 1"}}`, 'damaged'],
  ['2', of({ e: {} }), 'damaged'],
  ['2', of({ e: [null] }), 'damaged'],
  ['2', of({ e: [{ whatIf: null, sql: SLIP }] }), 'damaged'],
  ['2', of({ e: [[]] }), 'damaged'],
  ['2', of({ e: [['__proto__']] }), 'damaged'],
  ['2', of({ e: [['deal_slips', "1' or 1"]] }), 'damaged'],
  ['2', of({ e: [['deal_slips', 'a', 'b']] }), 'damaged'],
  ['2', of({ e: [['crash_slips'], ['crash_slips']] }), 'damaged'],
  ['2', of({ q: { a: 'x'.repeat(200_000) } }), 'large'],
  ['2', of({ q: { a: 'x'.repeat(5_000_000) } }), 'large'],
  ['2', of({ e: ['x'.repeat(200_000)] }), 'large'],
  ['2', of({ e: Array.from({ length: 201 }, () => SLIP) }), 'large'],
  ['3', of({ c: {} }), 'damaged'],
  ['3', of({ c: [{ name: 'a' }] }), 'damaged'],
  ['3', of({ c: [['a', 'select 1', '']] }), 'damaged'],
  ['3', of({ c: [['a', 'select 1', '', null, 1]] }), 'damaged'],
  ['3', of({ c: [['a', 1, '', null]] }), 'damaged'],
  ['3', of({ c: [['a', 'select 1', '"><img>', null]] }), 'damaged'],
  ['3', of({ c: [['a', 'select 1', '', ['x', null, null, 'pie']]] }), 'damaged'],
  ['3', of({ c: [['a', 'select 1', '', ['x', {}, null, null]]] }), 'damaged'],
  ['3', of({ c: [['a'.repeat(121), 'select 1', '', null]] }), 'large'],
  ['3', of({ c: [['a', 'x'.repeat(200_000), '', null]] }), 'large'],
  ['3', of({ c: Array.from({ length: 51 }, () => ['a', 'select 1', '', null]) }), 'large'],
  ['2', of({ q: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`q${i}`, ''])) }), 'large'],
] as const)('hostile content is refused', async ([version, json, problem]) => {
  expect(
    await fromFragment(`x~${version}.${await pack(version === '1' ? json : withChecksum(json))}`, DATA),
  ).toMatchObject({ state: null, problem });
});

test('of a link that was cut short, what stands before the cut is there to be shown', async () => {
  const lines = Array.from({ length: 60 }, (_, i) => `update opportunity set amount = ${i * 7919} where health = ${i}`);
  const whole = await toFragment('x', { ...NOTHING, edits: lines.map((sql) => ({ whatIf: null, sql })) }, DATA);
  const { state: read, problem, readable } = await fromFragment(whole.slice(0, -40), DATA);
  expect([read, problem]).toEqual([null, 'damaged']);
  expect(readable).toContain(lines[0]);
});

test('what a later version of the page wrote is shown as far as it can be read', async () => {
  expect(await fromFragment(`x~4.${await pack('abc {"z":"select 1\\nfrom \\"deal\\""}')}`, DATA)).toMatchObject({
    problem: 'version',
    readable: '{"z":"select 1\nfrom "deal""}',
  });
});

test('no bytes at all make it throw', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('1', '2', '3', '4'),
      fc.string({ unit: 'binary', maxLength: 200 }),
      async (version, end) => {
        const { state: read } = await fromFragment(`x~${version}.${end}`, DATA);
        expect(read).toBe(null);
      },
    ),
    { numRuns: 100 },
  );
});

test('a link in which one character is another is refused, or says what it said', async () => {
  const sent = { ...NOTHING, queries: new Map([['a', 'select 1']]), edits: [{ whatIf: null, sql: SLIP }] };
  const whole = await toFragment('x', sent, DATA);
  const start = 'x~2.'.length;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: start, max: whole.length - 1 }),
      fc.stringMatching(/^[\w-]$/),
      async (at, sign) => {
        const arrival = await fromFragment(whole.slice(0, at) + sign + whole.slice(at + 1), DATA);
        if (arrival.problem === null) expect(arrival.state).toEqual(sent);
        else expect(arrival.state).toBe(null);
      },
    ),
    { numRuns: 100 },
  );
});

test('what is packed is unpacked, up to its limit', async () => {
  expect(await unpack(await pack('ünï'.repeat(1000)), 10_000)).toEqual({ text: 'ünï'.repeat(1000), fault: null });
  expect(await unpack(await pack('x'.repeat(100_000)), 10_000)).toMatchObject({ fault: 'large' });
});

test.for<[string, LinkState]>([
  ['a query', { ...NOTHING, queries: new Map([['a', 'x'.repeat(100_001)]]) }],
  ['an edit', { ...NOTHING, edits: [{ whatIf: null, sql: 'x'.repeat(100_001) }] }],
  ['a cell', { ...NOTHING, cells: [{ name: 'a', sql: 'x'.repeat(100_001), place: '', chart: null }] }],
  ['a list', { ...NOTHING, edits: Array.from({ length: 201 }, () => ({ whatIf: null, sql: SLIP })) }],
])('%s that is too long for a link is refused', async ([, sent]) => {
  await expect(toFragment('x', sent, DATA)).rejects.toThrow('too long');
});

test('what a link brings is said in words', () => {
  expect([inWords(2, 1, 3), inWords(1, 0, 1), inWords(0, 2, 0), inWords(0, 0, 0)]).toEqual([
    '2 edits of the data, 1 edited query, 3 own cells',
    '1 edit of the data, 1 own cell',
    '2 edited queries',
    '',
  ]);
});
