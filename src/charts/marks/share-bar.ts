import { formatValue } from '../../model/formats.ts';
import { wilsonInterval } from '../../model/wilson-interval.ts';

/** A share of some deals: how many of how many. */
interface Share {
  readonly count: number;
  readonly of: number;
}

/** A bar for a share, from `top` to `bottom` in pixels, with its 95% Wilson interval, and where its value is said. */
export function shareBar<Bar extends Share>(bar: Bar, top: number, bottom: number) {
  const [low, high] = wilsonInterval(bar.count, bar.of);
  const share = bar.of === 0 ? 0 : bar.count / bar.of;
  return { ...bar, share, low, high, top, bottom, middle: (top + bottom) / 2 };
}

/** What stands beside such a bar: `24%  5 of 21`. */
export const saidShare = ({ share, count, of }: Share & { readonly share: number }): string =>
  of === 0 ? 'no deals' : `${formatValue(share, 'percent')}  ${count} of ${of}`;
