import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'lightningcss';
import { expect, test } from 'vitest';
import { SITE_FOLDER } from '../support/site-folder.ts';

/** What Safari 16.4, Firefox 115 or Chrome 111 do not know, as it is called; that it is asked for first excuses nothing. */
const NEWER = [
  /\b(?:Map|Object)\.groupBy\(/,
  /\bPromise\.(?:withResolvers|try)\b/,
  /\bArray\.fromAsync\(/,
  /\bURL\.parse\(/,
  /\bRegExp\.escape\(/,
  /\bAbortSignal\.any\(/,
  /\bIterator\.from\(/,
  /\.(?:(?:values|keys|entries)\(\)|matchAll\([^()]*\))\.(?:map|filter|take|drop|some|every|find|flatMap|reduce|forEach|toArray)\(/,
  /\.(?:isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/,
  /\.(?:checkVisibility|showPopover|togglePopover|isWellFormed|toWellFormed|getOrInsert|toBase64|setHTMLUnsafe)\(/,
  /\bUint8Array\.from(?:Base64|Hex)\(/,
  /\.startViewTransition\(/,
];

const built = (pattern: string): string[] => globSync(pattern, { cwd: SITE_FOLDER }).sort();
const read = (file: string): string => readFileSync(join(SITE_FOLDER, file), 'utf8');

test('no script calls what the oldest browsers lack', () => {
  const scripts = built('_astro/*.js');
  expect(scripts.length).toBeGreaterThan(20);
  const calls = scripts.flatMap((file) => {
    const text = read(file);
    return NEWER.flatMap((newer) => newer.exec(text)?.[0] ?? []).map((call) => `${file}: ${call}`);
  });
  expect(calls).toEqual([]);
});

/** The style sheets of the site, those that stand in a page or come with a script too. */
function sheets(): string[] {
  const inPages = ['index.html', 'present/index.html'].flatMap((file) =>
    [...read(file).matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(([, text]) => String(text)),
  );
  return [...built('_astro/*.css').map(read), ...inPages];
}

test('no style is lost whole where a browser does not know a part of it', () => {
  // Safari before 26.2 knows no shorthand of more than the line; some sheets are texts in scripts.
  const written = [...sheets(), ...built('_astro/*.js').map(read)].join('\n');
  const lost: string[] = [...(written.match(/text-decoration:underline [\w#-]+/g) ?? [])];
  for (const sheet of sheets()) {
    const uses: string[] = [];
    transform({
      filename: 'built.css',
      code: Buffer.from(sheet),
      visitor: {
        Rule: {
          style: ({ value: { selectors } }) => {
            // A list with one selector that is unknown is passed over as a whole.
            const asks = selectors.filter((selector) =>
              selector.some((part) => part.type === 'pseudo-class' && part.kind === 'has'),
            );
            if (asks.length > 0 && asks.length < selectors.length)
              uses.push(`:has() in a list: ${JSON.stringify(selectors)}`);
          },
        },
      },
    });
    lost.push(...uses);
  }
  expect(lost).toEqual([]);
});
