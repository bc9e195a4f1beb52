import { finerFormat } from '../../model/finer-format.ts';
import { formatValue } from '../../model/formats.ts';
import {
  OF_ROW,
  readBehind,
  readColumn,
  readOfRow,
  readStated,
  readValue,
  type ValueHooks,
} from '../../query/binding-hooks.ts';
import { button, make } from '../dom.ts';
import { behindPart } from './behind-part.ts';
import { rowOf } from './live-row.ts';
import { openQuery } from './open-query.ts';
import { closeCard, type CardContent } from './opened-card.ts';
import { partsOf } from './linked-page.ts';
import { placesOf } from './places.ts';

interface Found extends ValueHooks {
  readonly data: HTMLElement;
  /** The page of its query. */
  readonly page: Document;
}

/** What is known of a number before its query's page has come. */
export function numberHead(link: HTMLAnchorElement, data: HTMLElement): CardContent {
  return {
    kind: 'number-card',
    children: [make('h2', {}, nameIn(link) ?? 'This number'), valueLine(data), foot(link)],
  };
}

/** The card of a number: what it is, what it means, what states it, what it is made of, where else it stands, its query. */
export function numberCard(link: HTMLAnchorElement, { data, page, ...value }: Found): CardContent {
  const entry = page.getElementById(value.column);
  const { same, isMade } = readColumn(entry?.dataset ?? {});
  const shown = data.getAttribute('value') ?? '';
  const parts = (selector: string): HTMLElement[] => (entry === null ? [] : partsOf(entry, selector));
  const claims = parts('.number-claim').filter((claim) => readStated(claim.dataset).row === value.row);
  const served = parts('.number-behind').filter((line) => {
    const { row, made } = readBehind(line.dataset);
    return row === value.row && made === shown;
  });
  const places = placesOf(value, same, shown);
  return {
    kind: 'number-card',
    children: [
      make('h2', {}, labelOf(entry, value) ?? nameIn(link) ?? page.querySelector('h1')?.textContent ?? ''),
      valueLine(data),
      ...partsOf(page, '.masthead .definition'),
      ...claims,
      ...(isMade ? [behindPart({ value, same, served })] : []),
      ...(places.length > 1
        ? [
            make(
              'p',
              { class: 'stands-in' },
              'Stands in ',
              ...places.map(({ id, name }) => make('a', { href: `#${id}` }, name)),
            ),
          ]
        : []),
      foot(link, value.query),
    ],
  };
}

/** The number as it is shown, and as it is before rounding. */
function valueLine(data: HTMLElement): HTMLElement {
  const { shown } = readValue(data.dataset);
  const line = make(
    'p',
    { class: 'number-value' },
    make('data', { value: data.getAttribute('value') ?? '' }, data.textContent),
  );
  const number = Number(data.getAttribute('value'));
  const finer = typeof shown === 'string' && data.getAttribute('value') !== '' ? finerFormat(number, shown) : null;
  if (finer !== null) line.append(make('small', {}, `rounded from ${formatValue(number, finer)}`));
  return line;
}

function foot(link: HTMLAnchorElement, query?: string): HTMLElement {
  return make(
    'p',
    { class: 'controls' },
    ...(query === undefined ? [] : [button('SQL', () => void openQuery(query))]),
    make('a', { href: link.href }, 'The query’s page'),
    button('Close', () => {
      closeCard();
    }),
  );
}

/** What the link says that its number is, behind the number itself. */
function nameIn(link: HTMLAnchorElement): string | null {
  const named = [link, ...document.querySelectorAll<HTMLAnchorElement>('a.number[aria-label]')];
  // Only the first of several links to a number has a name.
  const name = named.find((one) => isSame(one, link))?.getAttribute('aria-label') ?? null;
  if (name === null) return null;
  const label = name.slice(name.indexOf(', ') + 2);
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function isSame(named: HTMLAnchorElement, link: HTMLAnchorElement): boolean {
  const [one, other] = [named, link].map((it) => readValue(it.querySelector<HTMLElement>('data')?.dataset ?? {}));
  return named.hasAttribute('aria-label') && named.href === link.href && one?.row === other?.row;
}

/** What a number is, by its column's entry and the values of its row; null where they are not known here. */
function labelOf(entry: HTMLElement | null, value: ValueHooks): string | null {
  const [label] = entry === null ? [] : partsOf(entry, '.column-label');
  if (label === undefined) return null;
  for (const part of label.querySelectorAll<HTMLElement>(OF_ROW)) {
    const text = rowOf(value)(readOfRow(part.dataset).column);
    if (text === null) return null;
    part.replaceWith(text);
  }
  return label.textContent.trim();
}
