/** A part of a page that a link can lead to. */
export interface Place {
  /** The fragment of its address. */
  readonly id: string;
  readonly name: string;
}

/** A value bound on a page, with the nearest figure, section, article or header around it that has an address. */
export interface PlacedValue {
  /** The attributes of its `<data>` element. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  /** The id of the card that it opens; null: none. */
  readonly opens: string | null;
  readonly place: Place;
}

const ATTRIBUTES = String.raw`(?:"[^"]*"|[^">]+)*`;
const PARTS = new RegExp(
  String.raw`<(\/?)(?:section|article|figure|header)\b(${ATTRIBUTES})>` +
    String.raw`|(?:<button type="button" class="number" popovertarget="([^"]*)">)?<data (${ATTRIBUTES})>([^<]*)<`,
  'g',
);
const HEADINGS = new RegExp(String.raw`<h[1-6]\b(${ATTRIBUTES})>(.*?)<\/h[1-6]>`, 'gs');

/**
 * The values bound in the HTML of a page's `<main id="content">`, in its order. A place goes by its own id or by that of
 * the heading which names it; a figure is called by its query's title, all others by label or heading.
 */
export function placedValues(html: string, titleOf: (query: string) => string): PlacedValue[] {
  const headings = new Map(
    [...html.matchAll(HEADINGS)].map(([, attributes, content = '']) => [toAttributes(attributes).id, toText(content)]),
  );
  const open: Place[] = [{ id: 'content', name: 'Top of the page' }];
  const values: PlacedValue[] = [];
  const around = (): Place => open.at(-1) ?? { id: 'content', name: '' };

  for (const [, slash, part, opens, data, text = ''] of html.matchAll(PARTS)) {
    if (data !== undefined) {
      const attributes = toAttributes(data);
      if ('data-query' in attributes) {
        values.push({ attributes, text: unescape(text), opens: opens ?? null, place: around() });
      }
    } else if (slash === '/') {
      open.pop();
    } else {
      const { 'data-query': query, 'aria-label': label, 'aria-labelledby': heading, ...own } = toAttributes(part);
      const id = own.id ?? heading;
      const name = query === undefined ? (label ?? headings.get(heading)) : titleOf(query);
      open.push(id === undefined || name === undefined ? around() : { id, name });
    }
  }
  return values;
}

const toAttributes = (written = ''): Partial<Record<string, string>> & Record<string, string> =>
  Object.fromEntries(
    [...written.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescape(value)]),
  );

const toText = (html: string): string =>
  unescape(
    html
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );

const CHARACTERS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#34': '"',
  '#38': '&',
};

const unescape = (text: string): string =>
  text.replace(/&([\w#]+);/g, (found, name: string) => CHARACTERS[name] ?? found);
