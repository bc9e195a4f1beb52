const added = new Set<string>();

/** Gives the page, once, the style of what a script puts into it. */
export function addStyles(text: string): void {
  if (added.has(text)) return;
  added.add(text);
  const style = document.createElement('style');
  style.textContent = text;
  document.head.append(style);
}
