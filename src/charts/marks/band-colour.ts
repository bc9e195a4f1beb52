const COLOURS: Readonly<Record<string, string>> = {
  Healthy: 'var(--band-1)',
  Monitor: 'var(--band-2)',
  'At Risk': 'var(--band-3)',
  Critical: 'var(--band-4)',
};

/** The colour of a health band; grey for one that is unknown. It never stands alone: the band's name is beside it. */
export const bandColour = (band: string): string => COLOURS[band] ?? 'var(--grey)';
