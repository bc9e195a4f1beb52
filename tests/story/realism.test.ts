import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadTables } from '../support/world.ts';
import { realism } from './realism.ts';

const tables = loadTables(join(import.meta.dirname, '../../data'));

for (const { name, check } of realism) {
  test(name, () => {
    const { ok, detail } = check(tables);
    expect(ok, detail).toBe(true);
  });
}
