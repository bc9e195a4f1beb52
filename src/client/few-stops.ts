import { groupBy } from '../model/group-by.ts';
import { OWN_LINKS } from '../query/binding-hooks.ts';

type Keys = Readonly<Record<string, number>>;
const SIDEWAYS: Keys = { ArrowLeft: -1, ArrowRight: 1 };
const UP_AND_DOWN: Keys = { ArrowUp: -1, ArrowDown: 1 };

/** Lists of links and buttons, what of them counts, and the keys that lead through them. */
const LISTS: readonly { readonly list: string; readonly items: string; readonly keys: Keys }[] = [
  { list: '.scene-list ol', items: 'a', keys: { ...SIDEWAYS, ...UP_AND_DOWN } },
  { list: 'main figure', items: ':is(.try-this, .take-away, .controls) > :is(a, button)', keys: SIDEWAYS },
  { list: 'main :is(.controls, .take-away)', items: ':scope > :is(a, button)', keys: SIDEWAYS },
  { list: 'main .alerts', items: 'summary', keys: UP_AND_DOWN },
  // The sideways keys scroll a wide table.
  { list: 'main [data-table] tbody', items: 'a:not(.number, .term)', keys: UP_AND_DOWN },
];

const NUMBERS = 'main :is(a.number, a.term)';

/** The parts of a page within which one number is a stop: its head, its brief, each paragraph, figure or list of a section. */
const BLOCKS = ['.brief', '.masthead', 'main section > *', 'main'] as const;

/**
 * Leaves of a list one stop for the Tab key, and one of the numbers and words of the trade in a block; arrow keys lead on
 * from it. As it is served a page has more stops, for without script no other key would lead to them.
 */
export function leaveFewStops(): void {
  // Without script they all lead to one place, and the first is stop enough.
  for (const link of document.querySelectorAll<HTMLElement>(OWN_LINKS)) link.tabIndex = 0;
  for (const { list, items } of LISTS) {
    for (const one of document.querySelectorAll(list)) leaveFirst([...one.querySelectorAll<HTMLElement>(items)]);
  }
  for (const links of groupBy(document.querySelectorAll<HTMLElement>(NUMBERS), blockOf).values()) leaveFirst(links);
  document.addEventListener('keydown', (event) => {
    const { target, defaultPrevented, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (defaultPrevented || ctrlKey || metaKey || altKey || shiftKey || !(target instanceof HTMLElement)) return;
    const next = target.matches(NUMBERS)
      ? stepped(document, NUMBERS, target, SIDEWAYS[event.key])
      : nextInList(target, event.key);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
}

function nextInList(target: HTMLElement, key: string): HTMLElement | undefined {
  for (const { list, items, keys } of LISTS) {
    const one = target.closest(list);
    const next = one === null ? undefined : stepped(one, items, target, keys[key]);
    if (next !== undefined) return next;
  }
  return undefined;
}

const blockOf = (link: Element): Element | null =>
  BLOCKS.map((block) => link.closest(block)).find((block) => block !== null) ?? null;

/** Takes from all stops but the first what makes them one; what may open later keeps its own. */
function leaveFirst(items: readonly HTMLElement[]): void {
  const isShut = (item: HTMLElement): boolean =>
    (item.matches('summary') ? item.parentElement?.parentElement : item)?.closest('[hidden], details:not([open])') !==
    null;
  const stops = items.filter((item) => item.tabIndex >= 0 && !isShut(item));
  for (const item of stops.slice(1)) item.tabIndex = -1;
}

/** Of the shown items in a place, the one that a key leads to from `item`; undefined: it leads nowhere. */
function stepped(
  place: ParentNode,
  items: string,
  item: HTMLElement,
  step: number | undefined,
): HTMLElement | undefined {
  if (step === undefined) return undefined;
  const shown = [...place.querySelectorAll<HTMLElement>(items)].filter((one) => one.getClientRects().length > 0);
  const at = shown.indexOf(item);
  return at < 0 ? undefined : shown[at + step];
}
