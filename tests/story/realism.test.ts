import { expect, test } from 'vitest';
import { tables } from '../support/committed-data.ts';
import { realism } from './realism/index.ts';

for (const { name, check } of realism) {
  test(name, () => {
    const { ok, detail } = check(tables);
    expect(ok, detail).toBe(true);
  });
}
