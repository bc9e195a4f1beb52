import { expect, test } from 'vitest';
import { readLayouts, writeLayouts } from '../../src/charts/frame/layouts.ts';

const layout = { width: 10, height: 20, nodes: [{ stage: 'Design', x: 1, y: 2 }], edges: [] };
const layouts = { wide: layout, narrow: { ...layout, width: 5 } };

test('layouts are read as they were written', () => {
  expect(readLayouts(writeLayouts(layouts))).toEqual(layouts);
});

test('quotes and backslashes of a name are kept, and none costs an attribute more than a character', () => {
  const named = { ...layout, nodes: [{ stage: `O'Brien's "Design" \\`, x: 1, y: 2 }] };
  const text = writeLayouts({ wide: named, narrow: named });
  expect(text).not.toContain('"');
  expect(readLayouts(text)).toEqual({ wide: named, narrow: named });
});

test.for(['null', '[]', '{"wide":{}}', '{"wide":{"nodes":[],"edges":[]}}'])('%s are no layouts', (text) => {
  expect(() => readLayouts(text)).toThrow(`not layouts: ${text}`);
});
