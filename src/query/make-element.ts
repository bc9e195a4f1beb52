export type Child = Node | string;
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * An element of a document with attributes and children; texts are texts, never markup. `true` is an empty attribute,
 * `false` none.
 */
export function makeElement<Tag extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children);
  return made;
}
