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
  client: BELOW_RENDER,
  components: [...BELOW_COMPONENTS, 'layouts'],
  layouts: [...BELOW_COMPONENTS, 'components'],
  scenes: BELOW_SCENES,
  pages: [...BELOW_SCENES, 'scenes'],
  styles: [],
};

/** Folders whose code runs in a browser too. */
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
    return fromNode && WITHOUT_NODE.includes(layer) ? `src/${layer} runs in a browser too` : null;
  }

  if (extname(specifier.replace(/\?.*$/, '')) === '') return 'without an extension';
  const target = posix.join(posix.dirname(file), specifier);
  const [targetTop = '', targetLayer = ''] = target.split('/');
  if (top === 'generators') {
    // The ledger's check is one piece of code for the generators' audit, the build and the browser.
    return targetTop === 'generators' || targetTop === 'sql' || /^src\/(model|query)\//.test(target)
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

test('imports run one way, from the pages down to the model', () => {
  const files = globSync('{src,generators}/**/*.{ts,astro}', { cwd: ROOT }).map((file) => file.split(sep).join('/'));
  expect(files).not.toEqual([]);
  expect(files.flatMap((file) => wrongImports(file, readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
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
  ['src/render/database.ts', `import { makeDeals } from '../../generators/opportunities.ts';`],
  ['src/render/database.ts', `import { run } from '../query/run';`],
  ['src/components/Figure.astro', `---\nimport Scene from '../scenes/Crisis.astro';\n---\n<p>text</p>`],
  ['src/components/Figure.astro', `<p>text</p>\n<script>\nimport '../pages/start.ts';\n</script>`],
  ['generators/accounts.ts', `import { run } from '../src/render/database.ts';`],
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
    'generators/accounts.ts',
    `import { faker } from '@faker-js/faker';\nimport type { Account } from '../src/model/account.ts';`,
  ],
] as const)('%s may say %s', ([file, text]) => {
  expect(wrongImports(file, text)).toEqual([]);
});
