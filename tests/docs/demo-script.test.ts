import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { report } from '../../src/render/this-report.ts';
import { formatValue } from '../../src/model/formats.ts';

const script = readFileSync('DEMO_SCRIPT.md', 'utf8');
/** A figure in the script: `[$8.2M](/ledger/#T1 "closed")` is the figure `closed` of claim T1. */
const LINK = /\[([^\]]+)\]\(\/ledger\/#(\w+) "(\w+)"\)/g;
const ledger = new Map(report.ledger().map((claim) => [claim.id, claim]));

describe('each figure of the demo script is what its claim computes', () => {
  const links = [...script.replaceAll(/\s+> ?|\n/g, ' ').matchAll(LINK)];

  test('there are many', () => expect(links.length).toBeGreaterThan(40));

  test.each(links.map(([, text, claim, figure]) => ({ text, claim, figure })))('$text is $claim $figure', (link) => {
    const found = ledger.get(link.claim ?? '')?.numbers.find(({ column }) => column === link.figure);
    expect(found, `no figure ${link.figure} in claim ${link.claim}`).toBeDefined();
    if (found !== undefined) expect(formatValue(found.computed, found.format)).toBe(link.text);
  });
});

test('no figure of the script stands without a link, but for its own times', () => {
  const bare = script
    .replaceAll(LINK, '')
    .replaceAll(/## Scene \d: .*/g, '')
    .match(/[^\n]*\d[^\n]*/g);
  expect(bare).toBeNull();
});

test('six scenes follow one another over twelve minutes', () => {
  const times = [...script.matchAll(/^## Scene (\d): .+ \((\d+):(\d\d)–(\d+):(\d\d)\)$/gm)].map(
    ([, scene, fromMinute, fromSecond, toMinute, toSecond]) => ({
      scene: Number(scene),
      from: Number(fromMinute) * 60 + Number(fromSecond),
      to: Number(toMinute) * 60 + Number(toSecond),
    }),
  );
  expect(times.map(({ scene }) => scene)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(times[0]?.from).toBe(0);
  expect(times.at(-1)?.to).toBe(12 * 60);
  times.slice(1).forEach((time, i) => expect(time.from).toBe(times[i]?.to));
});
