import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromFragment, toFragment } from '../../src/client/share/link-state.ts';

test('any text comes through a link as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 500 }), async (sql) => {
      const fragment = await toFragment('forecast-reality', { queries: new Map([['commit_deals', sql]]) });
      expect(fragment).toMatch(/^forecast-reality~1\.[\w-]+$/);
      const { section, state, problem } = await fromFragment(`#${fragment}`);
      expect([section, state?.queries, problem]).toEqual(['forecast-reality', new Map([['commit_deals', sql]]), null]);
    }),
    { numRuns: 50 },
  );
});

test('without edits a link is its section', async () => {
  expect(await toFragment('deal-crisis', { queries: new Map() })).toBe('deal-crisis');
  expect(await fromFragment('#deal-crisis')).toEqual({ section: 'deal-crisis', state: null, problem: null });
});

async function deflated(json: string): Promise<string> {
  const stream = new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return `x~1.${Buffer.from(await new Response(stream).arrayBuffer()).toString('base64url')}`;
}

test.for([
  ['x~', 'damaged'],
  ['x~1.', 'damaged'],
  ['x~1.%%%', 'damaged'],
  ['x~1.AAAA', 'damaged'],
  ['x~one.abc', 'damaged'],
  ['x~2.abc', 'version'],
  ['%E0%A4%A~9.abc', 'version'],
] as const)('%s is told to be %s', async ([fragment, problem]) => {
  expect(await fromFragment(fragment)).toMatchObject({ state: null, problem });
});

test.for([
  ['null', 'damaged'],
  ['{}', 'damaged'],
  ['{"q":[]}', 'damaged'],
  ['{"q":{"a":1}}', 'damaged'],
  ['{"q":{"<img>":"select 1"}}', 'damaged'],
  ['{"q":{"__proto__":"select 1"}}', 'damaged'],
  [`{"q":{"a":"${'x'.repeat(200_000)}"}}`, 'large'],
  [`{"q":{"a":"${'x'.repeat(5_000_000)}"}}`, 'large'],
  [JSON.stringify({ q: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`q${i}`, ''])) }), 'large'],
] as const)('hostile content is refused', async ([json, problem]) => {
  expect(await fromFragment(await deflated(json))).toMatchObject({ state: null, problem });
});

test('no bytes at all make it throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
      await fromFragment(`x~1.${text}`);
    }),
    { numRuns: 100 },
  );
});

test('a text that is too long for a link is refused', async () => {
  await expect(toFragment('x', { queries: new Map([['a', 'x'.repeat(100_001)]]) })).rejects.toThrow('too long');
});
