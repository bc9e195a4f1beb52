import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { shareAttributes } from '../../src/charts/frame/share-attributes.ts';

const sharedIn = (inner: string): string => {
  const { document } = parseHTML(`<!doctype html><html><body><svg>${inner}</svg></body></html>`);
  const svg = document.querySelector('svg');
  if (svg === null) throw new TypeError('no drawing');
  return shareAttributes(svg).innerHTML.replaceAll(' />', '/>');
};

test('neighbours that say alike how they are painted get a group that says it', () => {
  const circle = (x: number): string => `<circle cx="${x}" fill="none" stroke="var(--grey)"/>`;
  expect(sharedIn(circle(1) + circle(2))).toMatch(
    /^<g (?=[^>]*fill="none")(?=[^>]*stroke="var\(--grey\)")[^>]*><circle cx="1"\/><circle cx="2"\/><\/g>$/,
  );
});

test('a group says for all of its parts what all of them say', () => {
  expect(sharedIn('<g fill="red"><text fill="blue">a</text><text fill="blue">b</text></g>')).toBe(
    '<g fill="blue"><text>a</text><text>b</text></g>',
  );
});

test('what is said differently, saves nothing, or is no matter of the group’s stays where it is', () => {
  for (const inner of [
    '<text fill="red">a</text><text fill="blue">b</text>',
    '<text fill="var(--grey)">a</text>',
    '<circle r="4.555555555555" cx="1"/><circle r="4.555555555555" cx="2"/>',
    '<defs><pattern id="p"><path stroke="currentColor" fill="none"/><path stroke="currentColor" fill="none"/></pattern></defs>',
  ]) {
    expect(sharedIn(inner)).toBe(inner);
  }
});

test('the order of the marks, which is what lies over what, stays', () => {
  const marks = ['a', 'b', 'c', 'd', 'e'].map(
    (id, i) => `<rect id="${id}" fill="${i < 3 ? 'var(--grey)' : 'var(--ink)'}"/>`,
  );
  expect([...sharedIn(marks.join('')).matchAll(/id="(\w)"/g)].map(([, id]) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
});
