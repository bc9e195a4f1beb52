import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { briefText } from '../../../src/client/take-away/brief-text.ts';
import { findingText } from '../../../src/client/take-away/finding-text.ts';
import { shownText } from '../../../src/client/take-away/shown-text.ts';

const ADDRESS = 'https://a.example/#figure-crash_health';

function elementOf(html: string): Element {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const { firstElementChild } = document.body;
  if (firstElementChild === null) throw new Error(`no element: ${html}`);
  return firstElementChild;
}

test('a title is read as it is shown: in one line, without its hidden alternative and without the mark of an edit', () => {
  const title = elementOf(`<h3>
    <span data-when="[]"><data value="x">Acme</data>’s health
      fell to <button><data value="48">48</data></button>&nbsp;in 8&nbsp;days</span>
    <span data-otherwise hidden>Health of the deal</span>
    <span class="edited-mark">edited</span>
  </h3>`);
  expect(shownText(title)).toBe('Acme’s health fell to 48 in 8 days');
});

test('where the finding no longer holds, the other title is read', () => {
  const title = elementOf(`<h3><span data-when="[]" hidden>It fell</span><span data-otherwise>Health</span></h3>`);
  expect(shownText(title)).toBe('Health');
});

test.for([
  ['Health fell to 48', 'Health fell to 48.'],
  ['Health fell to 48.', 'Health fell to 48.'],
  ['Health fell. And fell. ', 'Health fell. And fell.'],
  ['Who knows?', 'Who knows?'],
] as const)('the finding %s is taken along as %s', ([finding, sentence]) => {
  expect(findingText(finding, { address: ADDRESS, note: null })).toBe(`${sentence} ${ADDRESS}`);
});

test('a finding from an edited query says so', () => {
  const text = findingText('Health fell to 60.', { address: ADDRESS, note: 'edited query' });
  expect(text).toBe(`Health fell to 60 (edited query). ${ADDRESS}`);
});

test('the brief is its sentences, the ask and the address, a line each', () => {
  const brief = elementOf(`<section id="brief"><h2>The brief</h2>
    <ol><li><button>$8.2M</button> of $13.0M is closed. <span hidden>Gone.</span></li>
    <li>Acme is
    silent.</li></ol><p class="ask">The ask: call.</p><span><button>Copy the brief</button></span></section>`);
  const address = 'https://a.example/#brief';
  const lines = ['$8.2M of $13.0M is closed.', 'Acme is silent.', 'The ask: call.'];
  expect(briefText(brief, { address, note: null }).split('\n')).toEqual([...lines, address]);
  expect(briefText(brief, { address, note: 'edited data' }).split('\n')).toEqual([...lines, '(edited data)', address]);
});
