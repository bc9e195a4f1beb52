/** The 95% quantile of the normal distribution, both sides. */
const Z = 1.96;

/**
 * The 95% Wilson score interval of a share: between which rates `won` of `deals` leaves the true one, from 0 to 1.
 * Of no deals nothing is known: `[0, 1]`. Source: E. B. Wilson, Probable Inference, JASA 22 (1927).
 */
export function wilsonInterval(won: number, deals: number): readonly [low: number, high: number] {
  if (deals === 0) return [0, 1];
  const share = won / deals;
  const spread = (Z * Z) / deals;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Z * Math.sqrt((share * (1 - share)) / deals + spread / (4 * deals))) / (1 + spread);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
