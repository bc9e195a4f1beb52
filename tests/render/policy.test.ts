import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { POLICY } from '../../src/render/policy.ts';

test.each([
  ['public/_headers', /Content-Security-Policy: (.*)/],
  ['public/.htaccess', /Content-Security-Policy "(.*)"/],
  ['docs/hosting/nginx.conf', /Content-Security-Policy "(.*)"/],
])('%s says the policy of the pages, and who may frame them', async (file, policy) => {
  const headers = await readFile(file, 'utf8');
  expect(policy.exec(headers)?.[1]).toBe(`${POLICY}; frame-ancestors 'self'`);
});
