import { gzipSync } from 'node:zlib';
import { KEPT_FILES, TURNING } from '../query/kept-files.ts';
import { FILE_POLICY } from '../render/policy.ts';
import { ASKED_FOR } from './asked-for.ts';
import { clientScript } from './client-script.ts';
import { keptPages } from './kept-pages.ts';
import { only, readSite, type BuiltSite } from './read-site.ts';
import { turnLinks } from './turn-links.ts';

/** What leads nowhere is told from links; and see `TURN`. */
const OWN_STYLE = `a:not([href]){color:inherit;text-decoration:none}[${TURNING}] main{visibility:hidden}`;

/** Hides the report while another page takes its place. */
const TURN = `if (location.search.length > 1) document.documentElement.setAttribute('${TURNING}', '')`;

/**
 * The built site of a folder as one HTML file, which works from disk without a network: the report as it is served, and
 * packed beside it the code, the engine, the database, and the other pages. Throws where the folder holds no site.
 */
export async function oneFile(folder: string): Promise<string> {
  const site = readSite(folder);
  const paths = keptPages(site);
  const kept = new Set(paths);
  const pages = paths.map((path): [string, string] => [path, packed(turnLinks(partOf(site.text(path)), site, kept))]);
  const data = ASKED_FOR.map((path): [string, string] => [path, packed(site.bytes(path))]);
  const report = turnLinks(site.text(''), site, kept).replaceAll(' href="?#', ' href="#');
  const body = between(report, '<body>', '</main>').replace(/<nav aria-label="Pages">.*?<\/nav>/s, (nav) =>
    nav.replaceAll(/<a(?! href| aria-current href)[^>]*>.*?<\/a>/gs, ''),
  );
  return [
    `<!doctype html><html lang="en" data-base="?" data-database="${only(report, / data-database="([^"]*)"/)}"><head>`,
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="${FILE_POLICY}">`,
    '<meta name="color-scheme" content="light dark">',
    `<title>${only(report, /<title>(.*?)<\/title>/s)}</title>`,
    `<link rel="icon" href="${dataUrl('image/svg+xml', site.bytes('favicon.svg'))}">`,
    `<style>${style(site)}${OWN_STYLE}</style>`,
    `<script>${TURN}</script></head>`,
    `<body>${body}</main>`,
    `<footer class="site-footer"><p>${footer(site, paths)}</p></footer>`,
    `<script type="application/json" id="${KEPT_FILES}">${JSON.stringify(Object.fromEntries([...pages, ...data]))}</script>`,
    `<script type="module">${(await clientScript()).replaceAll('</script', '<\\/script')}</script>`,
    '</body></html>\n',
  ].join('\n');
}

/** A page's title and its main part: what is around them is the report's. */
const partOf = (html: string): string =>
  `<title>${only(html, /<title>(.*?)<\/title>/s)}</title><main>${between(html, '<main id="content" tabindex="-1">', '</main>')}</main>`;

/** The style of all pages, with its fonts inside. */
function style({ base, bytes, text }: BuiltSite): string {
  const sheet = only(text('ledger/'), /<link rel="stylesheet" href="([^"]*)"/);
  const inside = (address: string): string => address.slice(base.length);
  // A font that comes with the file is never late.
  const sheets = text(inside(sheet)).replaceAll('font-display:optional', 'font-display:block');
  return sheets.replaceAll(
    /url\(["']?([^"')]*\.woff2)["']?\)/g,
    (_, address: string) => `url(${dataUrl('font/woff2', bytes(inside(address)))})`,
  );
}

function footer({ home }: BuiltSite, paths: readonly string[]): string {
  const count = (folder: string): number => paths.filter((path) => path.startsWith(folder)).length;
  const rest = home === null ? 'what else it links to is left out' : `the rest is at <a href="${home}">${home}</a>`;
  return (
    'All figures are fictional: the data is synthetic. This file holds the report, the ledger, the handout, ' +
    `${count('deals/')} deals and ${count('queries/')} queries, and works without a network; ${rest}.`
  );
}

const packed = (file: string | Buffer): string => gzipSync(file, { level: 9 }).toString('base64');

const dataUrl = (type: string, bytes: Buffer): string => `data:${type};base64,${bytes.toString('base64')}`;

function between(text: string, start: string, end: string): string {
  const [from, to] = [text.indexOf(start), text.lastIndexOf(end)];
  if (from < 0 || to < from) throw new RangeError(`not in the page: ${start} … ${end}`);
  return text.slice(from + start.length, to);
}
