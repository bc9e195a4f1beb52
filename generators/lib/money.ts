import { sum } from './numbers.ts';

/** A thousand US dollars. */
export const K = 1000;

/** US dollars as errors write them: `$8.20M`. */
export const inMillions = (amount: number): string => `$${(amount / 1e6).toFixed(2)}M`;

/** The sum of the deals' amounts, US dollars. */
export const totalOf = (deals: readonly { readonly amount: number }[]): number => sum(deals.map((d) => d.amount));
