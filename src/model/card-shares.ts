/** Where a metric's card draws what stands now and the plan to date: in percent of the target, at most all of it. */
export function cardShares(now: number, plan: number, target: number): { readonly now: string; readonly plan: string } {
  const share = (value: number): string => `${Math.max(0, Math.min(100, (100 * value) / target || 0)).toFixed(1)}%`;
  return { now: share(now), plan: share(plan) };
}
