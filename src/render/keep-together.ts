const NUMBER = /(\(?)(<button type="button" class="number"[^>]*>.*?<\/button>)([,.;:!?)’]*)/g;

/**
 * Keeps the numbers of a page with the marks around them. A button is a box of its own, beside which a line may break
 * where text would not: `$8.2M` would end a line and its comma begin the next.
 */
export function keepTogether(html: string): string {
  return html.replace(NUMBER, (found, before: string, _number, after: string) =>
    before + after === '' ? found : `<span class="together">${found}</span>`,
  );
}
