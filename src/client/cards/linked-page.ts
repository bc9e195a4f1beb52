import { queryPath } from '../../model/paths.ts';
import { fetchFile } from '../host/host.ts';
import { siteUrl } from '../site-files.ts';

const pages = new Map<string, Promise<Document>>();

/** The page that a link leads to. */
export const linkedPage = ({ href }: HTMLAnchorElement): Promise<Document> => pageAt(href);

/** The page of a query. */
export const queryPage = (query: string): Promise<Document> => pageAt(siteUrl(queryPath(query)));

/** The page at an address: this one, or another one of the site, which is fetched once. Throws where it does not come. */
export function pageAt(href: string): Promise<Document> {
  const [address = ''] = href.split('#');
  if (address === location.href.split('#')[0]) return Promise.resolve(document);
  let page = pages.get(address);
  if (page === undefined) {
    page = fetchPage(address);
    pages.set(address, page);
    // What did not load may load the next time.
    page.catch(() => pages.delete(address));
  }
  return page;
}

async function fetchPage(address: string): Promise<Document> {
  const response = await fetchFile(address);
  if (!response.ok) throw new Error(`the page could not be loaded (${response.status})`);
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

/** Copies of parts of a page, to be put into this one. */
export const partsOf = (page: ParentNode, selector: string): HTMLElement[] =>
  [...page.querySelectorAll<HTMLElement>(selector)].map((part) => document.importNode(part, true));
