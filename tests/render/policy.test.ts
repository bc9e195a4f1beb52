import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { POLICY } from '../../src/render/policy.ts';

test('the header file says the policy of the pages, and who may frame them', async () => {
  const headers = await readFile('public/_headers', 'utf8');
  expect(/Content-Security-Policy: (.*)/.exec(headers)?.[1]).toBe(`${POLICY}; frame-ancestors 'self'`);
});
