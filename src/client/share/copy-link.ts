import { valuesOf } from '../../query/binding-hooks.ts';
import { addressOf } from './address-of.ts';
import { copyText } from './copy-text.ts';

interface Edited {
  readonly element: HTMLElement;
  readonly query: string;
  /** The text that the link carries; null: the query as it was written. */
  readonly text: string | null;
}

interface Where {
  readonly say: (text: string) => void;
  /** Where the link is shown if it cannot be copied. */
  readonly below: HTMLElement;
}

/** Copies the link to a query's section, with the query as it is edited. */
export async function copyCellLink({ element, query, text }: Edited, { say, below }: Where): Promise<void> {
  const queries = new Map(text === null ? [] : [[query, text]]);
  let address: string;
  try {
    address = await addressOf(sectionOf(element, query), queries);
  } catch {
    say('The text is too long for a link.');
    return;
  }
  const copied = text === null ? 'Link copied.' : 'Link copied; it carries your text.';
  await copyText(address, {
    name: 'link',
    copied,
    say,
    show: (field) => {
      below.prepend(field);
    },
  });
}

/** The section that a query stands in; from a card, the one with a number of the query. */
function sectionOf(element: HTMLElement, query: string): string {
  const onCard = element.closest('[role=dialog]') !== null;
  const number = onCard ? document.querySelector(`main ${valuesOf(query)}`) : null;
  return (number ?? element).closest('main :is(section, article)[id]')?.id ?? '';
}
