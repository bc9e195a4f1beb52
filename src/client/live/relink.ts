import { valueAt, type Result } from '../../query/result.ts';
import { siteJson, siteUrl } from '../site-files.ts';

/** The pages of the site's deals by their keys, and of its AEs by their names. */
interface Addresses {
  readonly deals: Readonly<Record<string, string>>;
  readonly reps: Readonly<Record<string, string>>;
}

/** Where a link led when it came, and what it said; and whom it was last asked to lead to. */
interface Led {
  readonly href: string;
  readonly text: string;
  to: string | null;
}

const links = new WeakMap<HTMLAnchorElement, Led>();

/** Remembers where a link leads and what it says, before what it says is changed. */
export function rememberLink(link: HTMLAnchorElement): Led {
  const led = links.get(link) ?? { href: link.getAttribute('href') ?? '', text: link.textContent, to: null };
  links.set(link, led);
  return led;
}

/**
 * Has a link to an AE lead to the one that it names now, and a link to a deal to the deal of a key where one is given. What
 * has no page of its own, such as a deal that the reader made, is named without a link.
 */
export function relink(link: HTMLAnchorElement, name: string, deal: string | null = null): void {
  const led = rememberLink(link);
  const kind = kindOf(led.href);
  const to = kind === 'deals' ? deal : kind === 'reps' && name !== led.text ? name : null;
  if (kind === 'other' || to === null) {
    led.to = null;
    link.setAttribute('href', led.href);
  } else leadTo(link, kind, to);
}

function leadTo(link: HTMLAnchorElement, kind: keyof Addresses, to: string): void {
  const led = rememberLink(link);
  led.to = to;
  link.removeAttribute('href');
  addresses().then(
    (all) => {
      const path = Object.hasOwn(all[kind], to) ? all[kind][to] : undefined;
      if (path !== undefined && led.to === to) link.setAttribute('href', siteUrl(path));
    },
    // Without them it is named without a link.
    () => undefined,
  );
}

function kindOf(href: string): keyof Addresses | 'other' {
  const [, kind] = /\b(deals|reps)\/[\w-]+\/$/.exec(href) ?? [];
  return kind === 'deals' || kind === 'reps' ? kind : 'other';
}

const addresses = async (): Promise<Addresses> => (await siteJson('addresses.json', 'the addresses')) as Addresses;

/** The links of an item that lead to what its row is about. */
export const linksIn = (item: HTMLElement): NodeListOf<HTMLAnchorElement> =>
  item.querySelectorAll<HTMLAnchorElement>('a:not(.number, .term)');

/** Has the links of an item that was made like another lead where its own row says; `dealColumn` has its deal's key. */
export function relinkItem(item: HTMLElement, result: Result, row: number, dealColumn: string): void {
  const valueOf = (column: string): string | null => {
    const value = valueAt(result, row, column);
    return value === null ? null : String(value);
  };
  const [type, told] = [valueOf('target_type'), valueOf('link')];
  for (const link of linksIn(item)) {
    // Where the rows are about deals, AEs and scenes, each says of which and where that is.
    if (type !== null && told !== null && type !== 'deal') link.setAttribute('href', siteUrl(told));
    else if (type === 'deal') leadTo(link, 'deals', valueOf('target_id') ?? '');
    else relink(link, link.textContent, valueOf(dealColumn) ?? '');
  }
}
