const COLOURS: Readonly<Record<string, string>> = {
  Healthy: 'var(--healthy)',
  Monitor: 'var(--monitor)',
  'At Risk': 'var(--at-risk)',
  Critical: 'var(--critical)',
};

/** The colour of a health band; grey for one that is unknown. It never stands alone: the band's name is beside it. */
export const bandColour = (band: string): string => COLOURS[band] ?? 'var(--grey)';
