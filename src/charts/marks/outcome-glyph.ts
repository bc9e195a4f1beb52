/** The glyph of a closed deal's outcome, which stands with the word: `✓ Won`, `✗ Lost`. */
export const outcomeGlyph = (status: 'Won' | 'Lost'): string => (status === 'Won' ? '✓' : '✗');
