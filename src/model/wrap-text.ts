/**
 * A text in lines that are no wider than `width` by `measure`, broken between words; a word that is wider is broken
 * where it has to be. An empty text has no lines.
 */
export function wrapText(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = breakWord(word, width, measure);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return line === '' ? lines : [...lines, line];
}

/** The same in as few lines, but all of about one length: a heading does not end in a line of one word. */
export function wrapEvenly(text: string, width: number, measure: (text: string) => number): string[] {
  const lines = wrapText(text, width, measure);
  // Never so narrow that a word would be broken that need not be.
  const widest = Math.max(...text.split(/\s+/).map(measure));
  let [narrow, wide] = [Math.min(width, Math.max(width / 2, widest)), width];
  while (lines.length > 1 && wide - narrow > 1) {
    const between = (narrow + wide) / 2;
    if (wrapText(text, between, measure).length > lines.length) narrow = between;
    else wide = between;
  }
  return wrapText(text, wide, measure);
}

/** At least one letter a piece, however narrow the line is. */
function breakWord(word: string, width: number, measure: (text: string) => number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && measure(piece + letter) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}
