import { loaded } from '../loaded.ts';
import type * as links from './copy-link.ts';
import { copyText, type Wanted } from './copy-text.ts';

interface Where {
  readonly say: (text: string) => void;
  /** Where the link is shown if it cannot be copied. */
  readonly below: HTMLElement;
}

/** Copies one of the links that copy-link.ts makes, which is fetched for it; asked in the very press, as `copyText` is. */
export function askLink(link: (all: typeof links) => Promise<Wanted>, { say, below }: Where): Promise<void> {
  return copyText(loaded(import('./copy-link.ts')).then(link), {
    name: 'link',
    say,
    show: (field) => {
      below.prepend(field);
    },
  });
}
