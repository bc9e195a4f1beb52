import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decompress } from 'wawoff2';

const { resolve } = createRequire(import.meta.url);

/** The page's own faces in the weights of a card: with the machine's, another machine would draw another card. */
const FACES = [
  '@fontsource/source-serif-4/files/source-serif-4-latin-700-normal.woff2',
  '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2',
  '@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2',
  '@fontsource/source-sans-3/files/source-sans-3-latin-700-normal.woff2',
  '@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2',
  '@fontsource/noto-sans-symbols-2/files/noto-sans-symbols-2-symbols-400-normal.woff2',
];

/** What the faces are called inside their files, which is what a drawing must name. */
export const SERIF = 'Source Serif 4';
export const SANS = 'Source Sans 3 ExtraLight';
export const SIGNS = 'Noto Sans Math';
export const DINGBATS = 'Noto Sans Symbols 2';

let unpacked: Promise<readonly string[]> | undefined;

/** The faces as TrueType files, which is what the drawing program reads: their paths. */
export const cardFonts = (): Promise<readonly string[]> => (unpacked ??= unpack());

async function unpack(): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'card-fonts-'));
  const files: string[] = [];
  // One after the other: the unpacker has one memory, which a second face at the same time would write over.
  for (const [i, face] of FACES.entries()) {
    const file = join(folder, `${i}.ttf`);
    await writeFile(file, await decompress(await readFile(resolve(face))));
    files.push(file);
  }
  return files;
}
