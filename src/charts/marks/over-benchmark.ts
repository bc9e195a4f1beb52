/** Whether a mean stay is over its benchmark, both in days; in whole days, as both are said. */
export const isOverBenchmark = (mean: number | null, benchmark: number | null): boolean =>
  mean !== null && benchmark !== null && Math.round(mean) > benchmark;
