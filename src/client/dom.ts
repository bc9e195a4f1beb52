import { makeElement, type Attributes, type Child } from '../query/make-element.ts';

/** An element of the page with attributes and children, as `makeElement` makes them. */
export const make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] => makeElement(document, tag, attributes, ...children);

/** A button that does something. */
export function button(name: string, action: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = make('button', { type: 'button', ...attributes }, name);
  made.addEventListener('click', action);
  return made;
}

/** Gives the reader a text as a file. */
export function saveText(name: string, type: string, text: string): void {
  saveFile(name, new Blob([text], { type }));
}

/** Gives the reader a file. */
export function saveFile(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  make('a', { href: address, download: name }).click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}
