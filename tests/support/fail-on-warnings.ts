/**
 * Makes an unexpected `console.warn` or `console.error` fail the test that caused it.
 * A test that expects one says so: `vi.spyOn(console, 'warn').mockImplementation(() => undefined)`.
 */
import { format } from 'node:util';
import { afterAll, afterEach, expect } from 'vitest';

const unexpected: string[] = [];

for (const level of ['warn', 'error'] as const) {
  console[level] = (...args: unknown[]) => {
    unexpected.push(`console.${level}: ${format(...args)}`);
  };
}

function expectNone(): void {
  expect(unexpected.splice(0), 'unexpected warnings').toEqual([]);
}

afterEach(expectNone);
// What was printed outside any test: on import, or in beforeAll and afterAll.
afterAll(expectNone);
