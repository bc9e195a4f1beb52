import { expect, test } from 'vitest';
import { processLayout } from '../../src/render/layouts/process/lay-out.ts';
import { processSizes } from '../../src/charts/marks/process-sizes.ts';

const PATH = ['Lead', 'Discovery', 'Design', 'Proposal', 'Negotiation', 'Legal', 'Won'];
const NODES = [...PATH, 'Security', 'Procurement', 'Lost'].map((stage) => ({
  stage,
  on_happy_path: PATH.includes(stage) ? 1 : 0,
}));
const edge = (from_stage: string, to_stage: string, cases = 10) => ({ from_stage, to_stage, cases });
const EDGES = [
  ...PATH.slice(1).map((stage, i) => edge(PATH[i] ?? '', stage, 100)),
  edge('Proposal', 'Discovery', 30),
  edge('Design', 'Security'),
  edge('Security', 'Proposal'),
  edge('Negotiation', 'Security', 20),
  edge('Security', 'Legal', 15),
  edge('Negotiation', 'Procurement'),
  edge('Procurement', 'Legal'),
  ...['Discovery', 'Proposal', 'Legal'].map((stage) => edge(stage, 'Lost')),
];
const WIDTHS = [820, 336];

test.for(WIDTHS)('the same steps and edges give the same layout at %i px', async (width) => {
  expect(await processLayout(NODES, EDGES, width)).toEqual(await processLayout(NODES, EDGES, width));
});

test.for(WIDTHS)('the happy path is one vertical line at %i px, from top to bottom', async (width) => {
  const { nodes, edges } = await processLayout(NODES, EDGES, width);
  const backbone = nodes.filter(({ stage }) => PATH.includes(stage));
  const [x] = backbone.map((node) => node.x);
  expect(backbone.map((node) => node.x)).toEqual(PATH.map(() => x));
  expect(backbone.map((node) => node.y)).toEqual(backbone.map((node) => node.y).toSorted((a, b) => a - b));
  const straight = edges.filter(({ kind }) => kind === 'path').map(({ d }) => /^M([\d.]+),[\d.]+L([\d.]+),/.exec(d));
  expect(straight.map((found) => [Number(found?.[1]), Number(found?.[2])])).toEqual(PATH.slice(1).map(() => [x, x]));
});

test.for(WIDTHS)('no box covers another or leaves the drawing at %i px', async (width) => {
  const layout = await processLayout(NODES, EDGES, width);
  const { node } = processSizes(width);
  expect(layout.nodes).toHaveLength(NODES.length);
  expect(layout.width).toBe(width);
  for (const [i, a] of layout.nodes.entries()) {
    expect(a.x - node.width / 2).toBeGreaterThanOrEqual(0);
    expect(a.x + node.width / 2).toBeLessThanOrEqual(layout.width);
    expect(a.y - node.height / 2).toBeGreaterThanOrEqual(0);
    expect(a.y + node.height / 2).toBeLessThanOrEqual(layout.height);
    for (const b of layout.nodes.slice(i + 1)) {
      expect(Math.abs(a.x - b.x) >= node.width || Math.abs(a.y - b.y) >= node.height, `${a.stage}, ${b.stage}`).toBe(
        true,
      );
    }
  }
});

test('every edge has a route, but one between two steps side by side', async () => {
  const beside = edge('Security', 'Procurement');
  const { edges } = await processLayout(NODES, [...EDGES, beside], 820);
  expect(new Set(edges.map(({ from, to }) => `${from} ${to}`))).toEqual(
    new Set(EDGES.map(({ from_stage, to_stage }) => `${from_stage} ${to_stage}`)),
  );
});

test('all exits to an end join one rail, which comes down onto it', async () => {
  const { nodes, edges } = await processLayout(NODES, EDGES, 820);
  const lost = nodes.find(({ stage }) => stage === 'Lost');
  const exits = edges.filter(({ kind }) => kind === 'exit');
  expect(exits.map(({ from }) => from)).toEqual(['Discovery', 'Proposal', 'Legal']);
  for (const { d, tip } of exits) {
    expect(tip).toMatchObject({ x: lost?.x, angle: 90 });
    expect(d).toMatch(new RegExp(`L${String(lost?.x)},[\\d.]+$`));
  }
});

test('a log without detours or ends off the path is a line', async () => {
  const { nodes, edges } = await processLayout(
    PATH.map((stage) => ({ stage, on_happy_path: 1 })),
    EDGES.slice(0, 6),
    336,
  );
  expect(new Set(nodes.map(({ x }) => x)).size).toBe(1);
  expect(edges.map(({ kind }) => kind)).toEqual(PATH.slice(1).map(() => 'path'));
});

test('a step that nothing leads to or from has no place', async () => {
  const { nodes } = await processLayout([...NODES, { stage: 'On Hold', on_happy_path: 0 }], EDGES, 820);
  expect(nodes.map(({ stage }) => stage)).not.toContain('On Hold');
});

test('a map that needs more room than there is gets wider, and keeps its boxes apart', async () => {
  const { width, nodes } = await processLayout(NODES, [...EDGES, edge('Legal', 'Lead'), edge('Legal', 'Design')], 336);
  expect(width).toBeGreaterThan(336);
  expect(Math.max(...nodes.map(({ x }) => x + processSizes(336).node.width / 2))).toBeLessThanOrEqual(width);
});
