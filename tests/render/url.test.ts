import { expect, test } from 'vitest';
import { url } from '../../src/render/url.ts';

test.for([
  ['', '/', '/'],
  ['ledger/', '/', '/ledger/'],
  ['ledger/', '/a/b', '/a/b/ledger/'],
  ['ledger/#T1', '/a/b/', '/a/b/ledger/#T1'],
  ['', '/a/b', '/a/b/'],
] as const)('%j under %s is %s', ([path, base, address]) => {
  expect(url(path, base)).toBe(address);
});
