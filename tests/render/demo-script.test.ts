import { describe, expect, test } from 'vitest';
import { missingSteps } from '../../src/render/check-steps.ts';
import { scenesOf } from '../../src/render/demo-script.ts';

const url = (path: string): string => `/a/b/${path}`;
const HTML =
  '<p>before</p><h2>Scene 1: First (0:00–2:00)</h2><p>Show <a href="/#one" title="show">the one</a> and ' +
  '<a href="/ledger/#T1" title="closed">$8.2M</a></p><p><a href="/#two" title="open">the two</a></p>' +
  '<h2>Scene 2: Second (2:00–3:00)</h2><p>Say</p>';

describe('the scenes of a demo script', () => {
  const scenes = scenesOf(HTML, url);

  test('have their times, and steps that are spread over them', () => {
    expect(scenes.map(({ title, from, to }) => [title, from, to])).toEqual([
      ['First', 0, 120],
      ['Second', 120, 180],
    ]);
    expect(scenes.flatMap(({ steps }) => steps)).toEqual([
      { verb: 'show', place: 'one', words: 'the one', scene: 1, due: 0 },
      { verb: 'open', place: 'two', words: 'the two', scene: 1, due: 60 },
    ]);
  });

  test('lead to the site where it lives', () => {
    expect(scenes[0]?.html).toContain('href="/a/b/ledger/#T1"');
    expect(scenes[0]?.html).toContain('data-step');
  });

  test('are refused where a heading has no times or a step no place', () => {
    expect(() => scenesOf('<h2>Scene 1: First</h2>', url)).toThrow("no scene's heading: Scene 1: First");
    expect(() => scenesOf(HTML.replace('/#one', '/ledger/'), url)).toThrow('no place: show /ledger/');
  });
});

test('a step that points at something missing is named', () => {
  const html = '<html><body><section><p id="one">x</p></section><figure id="two"></figure></body></html>';
  expect(
    missingSteps(
      [
        { verb: 'show', place: 'one' },
        { verb: 'show', place: 'gone' },
        { verb: 'open', place: 'one' },
        { verb: 'try', place: 'two' },
        { verb: 'switch', place: 'two' },
      ],
      html,
    ),
  ).toEqual([
    'show #gone: no such place',
    'open #one: nothing like a[href*="/deals/"], a[href*="/reps/"]',
    'try #two: nothing like [data-try]',
    'switch #two: nothing like input[role=switch]',
  ]);
});
