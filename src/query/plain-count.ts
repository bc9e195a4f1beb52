/**
 * A count with its thousands grouped. Below a thousand it does without a formatter: a page's first one takes longer to make
 * than all else that stands between an answer and its table.
 */
export const plainCount = (count: number): string => (count < 1000 ? String(count) : count.toLocaleString('en-US'));
