/**
 * A scale whose units are the drawing's pixels from the left or the top, for charts that place their rows themselves.
 * Set the margins of its direction to 0.
 */
export const pixelScale = (length: number) =>
  ({ type: 'linear', axis: null, domain: [0, length], range: [0, length] }) as const;
