/**
 * Exact allocation: whole numbers shared out, amounts drawn, subsets chosen and values moved so that sums come out as
 * stated. What cannot be done throws a PlanError.
 */
export { apportion } from './plan/apportion.ts';
export { chooseSubset } from './plan/choose-subset.ts';
export { drawAmounts } from './plan/draw-amounts.ts';
export { nudge } from './plan/nudge.ts';
export { PlanError } from './plan/plan-error.ts';
