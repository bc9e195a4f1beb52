import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Where the pages to compare with stand in the measured folder. */
export const PLAIN = 'bench/plain.html';
export const BARE = 'bench/bare-sql.html';

const { resolve } = createRequire(import.meta.url);

/** One HTML file with some text: what no page can be faster than. */
const plainPage = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Plain</title><h1>A plain page</h1>${'<p>The quick brown fox jumps over the lazy dog.</p>'.repeat(40)}</html>`;

/** A page that does nothing but open the published database with sql.js and ask it one thing. */
const barePage = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Bare sql.js</title><p id="answer"></p><script src="sql-wasm-browser.js"></script><script>
var database;
const packed = fetch('../revops.sqlite.gz').then((r) => new Response(r.body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
Promise.all([initSqlJs({ locateFile: (name) => name, useOldExtensionFunctions: false }), packed]).then(([SQL, bytes]) => {
  database = new SQL.Database(new Uint8Array(bytes));
  const [{ values }] = database.exec('select count(*) from deal');
  document.querySelector('#answer').textContent = values[0][0];
  performance.mark('answered');
});
</script></html>`;

/** A copy of the built site in `folder`, with the two pages to compare it with. */
export async function withBenchPages(site: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await cp(site, folder, { recursive: true });
  await mkdir(join(folder, 'bench'), { recursive: true });
  await writeFile(join(folder, PLAIN), plainPage);
  await writeFile(join(folder, BARE), barePage);
  for (const name of ['sql-wasm-browser.js', 'sql-wasm-browser.wasm']) {
    await writeFile(join(folder, 'bench', name), await readFile(resolve(`sql.js/dist/${name}`)));
  }
}
