import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { SqlJsStatic } from 'sql.js';
import { expect, test } from 'vitest';
import { yieldingEngine } from '../../src/render/yielding-engine.ts';

const require = createRequire(import.meta.url);
const STOCK = readFileSync(require.resolve('sql.js/dist/sql-wasm-browser.wasm'));
/** Turns of SQLite's machine, a few a row. */
const LONG = `with recursive n(i) as (select 1 union all select i + 1 from n where i < 500000)
  select count(*), sum(i * 7 % 13) from n`;

type Imports = Record<string, Record<string, unknown>>;

/** Starts an engine of its own: the package keeps the first that it started. `onCall` hears of each call out of it. */
async function start(wasm: BufferSource, onCall: () => void): Promise<SqlJsStatic> {
  const heard = (value: unknown): unknown =>
    typeof value !== 'function'
      ? value
      : (...given: unknown[]): unknown => {
          onCall();
          return Reflect.apply(value, undefined, given);
        };
  const script = require.resolve('sql.js');
  const kept = require.cache[script];
  Reflect.deleteProperty(require.cache, script);
  const init = require('sql.js') as (config: object) => Promise<SqlJsStatic>;
  if (kept !== undefined) require.cache[script] = kept;
  return init({
    instantiateWasm: (imports: Imports, done: (instance: WebAssembly.Instance) => void): object => {
      const own = Object.entries(imports).map(([from, all]) => [
        from,
        Object.fromEntries(Object.entries(all).map(([name, value]) => [name, heard(value)])),
      ]);
      void WebAssembly.instantiate(wasm, Object.fromEntries(own) as WebAssembly.Imports).then(({ instance }) => {
        done(instance);
      });
      return {};
    },
  });
}

/** What the long query answers, and how many calls out of the engine it takes. */
async function runLong(wasm: BufferSource): Promise<{ rows: unknown; calls: number }> {
  let calls = 0;
  const { Database } = await start(wasm, () => (calls += 1));
  const database = new Database();
  calls = 0;
  const rows = database.exec(LONG)[0]?.values;
  const seen = calls;
  database.close();
  return { rows, calls: seen };
}

test('a long query of one row comes back to the script again and again, and answers the same', async () => {
  const [stock, yielding] = [await runLong(STOCK), await runLong(yieldingEngine(STOCK))];
  expect(yielding.rows).toEqual(stock.rows);
  expect(yielding.calls - stock.calls).toBeGreaterThan(10);
});

test('the engine weighs hardly more', () => {
  expect(yieldingEngine(STOCK).length - STOCK.length).toBeLessThan(2000);
});

test('what is no engine of this kind is refused', () => {
  const empty = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
  const withCode = Uint8Array.of(...empty, 0x0a, 0x04, 0x01, 0x02, 0x00, 0x0b);
  expect(() => yieldingEngine(withCode)).toThrow('the engine has no imports or no global variables');
});
