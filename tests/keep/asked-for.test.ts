import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ASKED_FOR } from '../../src/keep/asked-for.ts';
import { SITE_ALONE } from '../../src/keep/service-worker.ts';

test('what the client asks for beside pages is kept on the device, all but the steps of a presentation', () => {
  const asked = globSync('src/client/**/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/siteJson\('([^']+)'/g)].map(([, path = '']) => path),
  );
  const kept = [...ASKED_FOR, ...SITE_ALONE, 'present/steps.json'];
  expect(asked.length).toBeGreaterThan(4);
  expect(asked.filter((path) => !kept.includes(path))).toEqual([]);
  expect(kept.filter((path) => path.endsWith('.json') && !asked.includes(path))).toEqual([]);
});
