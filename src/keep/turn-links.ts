import type { BuiltSite } from './read-site.ts';

/**
 * A page's HTML with its links as they are within the file: a page that the file holds is its path behind a question mark,
 * another one is where the site lives; where nobody knows where that is, the link's words stay and lead nowhere.
 */
export function turnLinks(html: string, { base, home }: BuiltSite, kept: ReadonlySet<string>): string {
  return html.replaceAll(/ href="([^"]*)"/g, (link, address: string) => {
    if (!address.startsWith(base)) return link;
    const [path = ''] = address.slice(base.length).split('#');
    const fragment = address.includes('#') ? address.slice(address.indexOf('#')) : '';
    if (kept.has(path)) return ` href="?${path}${fragment}"`;
    return home === null ? '' : ` href="${home}${path}${fragment}"`;
  });
}
