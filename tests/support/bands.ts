/** The health bands as a query's rows have them, by name. */
export const BANDS = {
  Healthy: { health_band: 'Healthy', band_position: 1, band_glyph: '✓' },
  Monitor: { health_band: 'Monitor', band_position: 2, band_glyph: '◆' },
  'At Risk': { health_band: 'At Risk', band_position: 3, band_glyph: '▲' },
  Critical: { health_band: 'Critical', band_position: 4, band_glyph: '■' },
} as const;

export type Band = keyof typeof BANDS;
