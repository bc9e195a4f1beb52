/** What goes with a text that is taken along. */
export interface Along {
  /** The absolute address of what it was taken from. */
  readonly address: string;
  /** What of it is the reader's own, `edited query`; null: nothing. */
  readonly note: string | null;
}

/** A finding as a sentence with its address: `Health fell from 78 to 48 in 8 days. https://…`. */
export function findingText(finding: string, { address, note }: Along): string {
  return `${asSentence(finding, note)} ${address}`;
}

/** A text as a sentence: with a note in brackets, and one full stop where it has no mark of its own. */
export function asSentence(text: string, note: string | null = null): string {
  const bare = text.replace(/[\s.]+$/, '');
  const noted = note === null ? bare : `${bare} (${note})`;
  return /[!?…]$/.test(noted) ? noted : `${noted}.`;
}
