const GLYPHS: Readonly<Record<string, string>> = { Healthy: '✓', Monitor: '◆', 'At Risk': '▲', Critical: '✕' };

/** The glyph of a health band, which stands with the band's name and colour. */
export const bandGlyph = (band: string): string => GLYPHS[band] ?? '·';
