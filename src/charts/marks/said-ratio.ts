import { formatValue } from '../../model/formats.ts';

/** A ratio with its interval, as far as either is known: `2.3x (1.3–4.1)`, `2.3x`, `—`. */
export function saidRatio(ratio: number | null, low: number | null, high: number | null): string {
  const said = formatValue(ratio, 'ratio');
  return ratio === null || low === null || high === null
    ? said
    : `${said} (${formatValue(low, 'decimal1')}–${formatValue(high, 'decimal1')})`;
}
