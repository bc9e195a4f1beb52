import { readFileSync } from 'node:fs';
import { transform } from 'lightningcss';

/** The style sheet's colours as the light scheme has them, by name (`--accent`), each a colour that any drawing program reads. */
export function lightColours(tokens = readFileSync('src/styles/tokens.css', 'utf8')): ReadonlyMap<string, string> {
  const written = new Map(
    [...tokens.matchAll(/^\s*(--[\w-]+):\s*((?:light-dark|color-mix|var)\(.*\)|#[0-9a-f]+);$/gm)].map(
      ([, name = '', value = '']) => [name, value] as const,
    ),
  );
  const resolve = (value: string): string =>
    value
      .replace(/light-dark\(([^,()]+), [^()]+\)/g, '$1')
      .replace(/var\((--[\w-]+)\)/g, (_, name: string) => resolve(written.get(name) ?? unknown(name)));
  return new Map([...written].map(([name, value]) => [name, plain(resolve(value))]));
}

/** A mix of two colours as the one colour that it gives. */
function plain(colour: string): string {
  const { code } = transform({
    filename: 'colour.css',
    code: Buffer.from(`a{color:${colour}}`),
    minify: true,
    targets: { chrome: 80 << 16 },
  });
  const [, first] = /color:([^;}]+)/.exec(code.toString()) ?? [];
  return first ?? unknown(colour);
}

function unknown(name: string): never {
  throw new RangeError(`unknown colour: ${name}`);
}
