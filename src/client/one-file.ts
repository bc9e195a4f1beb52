/**
 * What the one file runs: each of its pages has an address of its own, its path behind a question mark, so that links, the
 * way back and a reload do what they do on a host. The report stands in the file as it is; another page takes its place.
 */
import { TURNING } from '../query/kept-files.ts';
import { make } from './dom.ts';
import { fetchFile } from './host/host.ts';

const main = document.querySelector('main');
if (location.search.length > 1 && main !== null) await turnTo(location.search, main);
document.documentElement.removeAttribute(TURNING);
await import('./start.ts');

/** Puts the page of an address in the place of the report. */
async function turnTo(address: string, place: Element): Promise<void> {
  const response = await fetchFile(address);
  if (!response.ok) {
    place.replaceChildren(make('p', { role: 'alert' }, 'This file does not hold that page.'));
    return;
  }
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  document.title = page.title;
  place.replaceChildren(...(page.querySelector('main')?.childNodes ?? []));
  for (const link of document.querySelectorAll('.site-header nav a')) {
    if (link.getAttribute('href') === address) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  // What the address points at came only now.
  if (location.hash !== '') location.replace(location.hash);
}
