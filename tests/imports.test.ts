import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { extname, join, posix, sep } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

const BELOW_RENDER = ['model', 'query', 'agents', 'charts'];
const BELOW_COMPONENTS = [...BELOW_RENDER, 'render', 'client', 'styles'];
const BELOW_SCENES = [...BELOW_COMPONENTS, 'components', 'layouts'];

/** The folders of src/ that each one may import, itself aside. */
const MAY_IMPORT: Record<string, string[]> = {
  model: [],
  query: ['model'],
  agents: ['model', 'query'],
  charts: ['model', 'query'],
  render: BELOW_RENDER,
  serve: [],
  keep: ['query', 'render', 'client'],
  client: [...BELOW_RENDER, 'styles'],
  components: [...BELOW_COMPONENTS, 'layouts'],
  layouts: [...BELOW_COMPONENTS, 'components'],
  scenes: BELOW_SCENES,
  pages: [...BELOW_SCENES, 'scenes'],
  styles: [],
};

/** The rooms of generators/ from the ground up: each may import itself and those before it. */
const ROOMS = ['lib', 'spec', 'texts', 'claims', 'plan', 'talk', 'history', 'rows'];

/** Folders whose code runs, or could run, in a browser too. */
const WITHOUT_NODE = ['model', 'query', 'agents', 'charts', 'client'];

/** All that a file imports, statically or not; of an .astro file, both its frontmatter and its scripts. */
function imported(file: string, text: string): string[] {
  const scripts = [/^---\n([^]*?)\n---/, /<script\b[^>]*>([^]*?)<\/script>/g].flatMap((part) =>
    [...text.matchAll(new RegExp(part, 'g'))].map((match) => match[1]),
  );
  const code = file.endsWith('.astro') ? scripts.join('\n') : text;
  return ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** What is wrong with the imports of a file, one sentence each; `file` is its path from the root, with forward slashes. */
function wrongImports(file: string, text: string): string[] {
  return imported(file, text).flatMap((specifier) => {
    const wrong = whyWrong(file, specifier);
    return wrong === null ? [] : [`${file} imports ${specifier}: ${wrong}`];
  });
}

function whyWrong(file: string, specifier: string): string | null {
  const [top, layer = ''] = file.split('/');
  if (!specifier.startsWith('.')) {
    if (top !== 'src') return null;
    if (layer === 'model') return 'the model imports nothing';
    const fromNode = specifier.startsWith('node:') || builtinModules.includes(specifier);
    return fromNode && WITHOUT_NODE.includes(layer) ? `src/${layer} takes nothing from Node` : null;
  }

  if (extname(specifier.replace(/\?.*$/, '')) === '') return 'without an extension';
  const target = posix.join(posix.dirname(file), specifier);
  const [targetTop = '', targetLayer = ''] = target.split('/');
  if (top === 'generators') {
    if (targetTop === 'generators') return whyWrongRoom(layer, targetLayer);
    // The ledger's check is one piece of code for the generators' audit and the build.
    return targetTop === 'sql' || /^src\/(model|query)\//.test(target)
      ? null
      : 'a generator imports generators, src/model, src/query and sql alone';
  }
  if (targetTop === 'generators' || targetTop === 'tests') return `src never imports ${targetTop}`;
  if (layer === 'model' && targetTop !== 'src') return 'the model imports nothing';
  if (targetTop !== 'src' || targetLayer === layer) return null;
  const allowed = MAY_IMPORT[layer];
  if (!allowed) return `unknown layer: ${layer}`;
  return allowed.includes(targetLayer) ? null : `${layer} may not know ${targetLayer}`;
}

/** Why one room of generators/ may not know another; what stands before the rooms may know all of them. */
function whyWrongRoom(room: string, target: string): string | null {
  if (room.endsWith('.ts')) return null;
  if (!ROOMS.includes(room)) return `unknown room: ${room}`;
  const isBelow = ROOMS.includes(target) && ROOMS.indexOf(target) <= ROOMS.indexOf(room);
  return isBelow ? null : `${room} may not know ${target}`;
}

/** The circles of a graph, each as the nodes in it, sorted: those that reach themselves through one another. */
function circles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const reach = new Map([...edges.keys()].map((node) => [node, reachedFrom(edges, node)]));
  const inCircle = [...edges.keys()].filter((node) => reach.get(node)?.has(node));
  const seen = new Set<string>();
  return inCircle.toSorted().flatMap((node) => {
    if (seen.has(node)) return [];
    const circle = inCircle.filter((other) => reach.get(node)?.has(other) && reach.get(other)?.has(node)).toSorted();
    for (const each of circle) seen.add(each);
    return [circle];
  });
}

/** Everything that edges lead to from a node; the node itself where a way leads back. */
function reachedFrom(edges: ReadonlyMap<string, readonly string[]>, node: string): Set<string> {
  const reached = new Set<string>();
  const open = [...(edges.get(node) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...(edges.get(next) ?? []));
  }
  return reached;
}

/** Files that have the name of a folder beside them: nobody can say what is in which. */
const twins = (files: readonly string[]): string[] => {
  const folders = new Set(files.map((file) => posix.dirname(file)));
  return files.filter((file) => folders.has(file.slice(0, -extname(file).length)));
};

const filesOf = (pattern: string): string[] =>
  globSync(pattern, { cwd: ROOT }).map((file) => file.split(sep).join('/'));

test('imports run one way, from the pages down to the model', () => {
  const files = filesOf('{src,generators}/**/*.{ts,astro}');
  expect(files).not.toEqual([]);
  expect(files.flatMap((file) => wrongImports(file, readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
});

test('imports make no circle, of types either', () => {
  const files = filesOf('{src,generators}/**/*.{ts,astro}');
  const edges = files.map((file): [string, string[]] => [
    file,
    imported(file, readFileSync(join(ROOT, file), 'utf8'))
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''))),
  ]);
  expect(circles(new Map(edges))).toEqual([]);
});

test('a circle is found, and what only leads to one is not in it', () => {
  const edges = { a: ['b'], b: ['c'], c: ['b', 'd'], d: [], e: ['e'], f: ['a'] };
  expect(circles(new Map(Object.entries(edges)))).toEqual([['b', 'c'], ['e']]);
});

test('no file has the name of a folder beside it', () => {
  expect(twins(filesOf('{src,generators,tests}/**/*.{ts,astro}'))).toEqual([]);
  expect(twins(['plan/deals.ts', 'plan/deals/books.ts', 'plan/amounts.ts'])).toEqual(['plan/deals.ts']);
});

test.for([
  ['src/model/deal.ts', `import type { Row } from '../query/run.ts';`],
  ['src/model/deal.ts', `import { parse } from 'yaml';`],
  ['src/query/run.ts', `export { draw } from '../charts/draw.ts';`],
  ['src/charts/draw.ts', `import { raise } from '../agents/raise.ts';`],
  ['src/charts/draw.ts', `import { readFileSync } from 'node:fs';`],
  ['src/agents/raise.ts', `import { readFileSync } from 'fs';`],
  ['src/client/live.ts', `const it = await import('../render/database.ts');`],
  ['src/render/database.ts', `import { start } from '../client/live.ts';`],
  ['src/render/database.ts', `import { makeDeals } from '../../generators/rows/opportunity.ts';`],
  ['src/render/database.ts', `import { run } from '../query/run';`],
  ['src/components/Figure.astro', `---\nimport Scene from '../scenes/Crisis.astro';\n---\n<p>text</p>`],
  ['src/components/Figure.astro', `<p>text</p>\n<script>\nimport '../pages/start.ts';\n</script>`],
  ['generators/rows/account.ts', `import { run } from '../../src/render/database.ts';`],
  ['generators/plan/plan-deals.ts', `import type { RepRow } from '../rows/rep.ts';`],
  ['generators/lib/random.ts', `import { makeWorld } from '../world.ts';`],
] as const)('%s may not say %s', ([file, text]) => {
  expect(wrongImports(file, text)).toHaveLength(1);
});

test.for([
  ['src/model/deal.ts', `import { usd } from './formats.ts';`],
  ['src/query/queries.ts', `import text from '../../sql/demo_queries.sql?raw';`],
  ['src/render/database.ts', `import { readFileSync } from 'node:fs';`],
  [
    'src/components/Figure.astro',
    `---\nimport { draw } from '../render/draw.ts';\n---\n<script>import '../client/live.ts';</script>`,
  ],
  [
    'src/layouts/Report.astro',
    `---\nimport Nav from '../components/Nav.astro';\nimport '../styles/page.css';\n---\n<Nav />`,
  ],
  [
    'generators/rows/account.ts',
    `import { faker } from '@faker-js/faker';\nimport type { Account } from '../../src/model/account.ts';`,
  ],
] as const)('%s may say %s', ([file, text]) => {
  expect(wrongImports(file, text)).toEqual([]);
});
