import { agreementChecks } from './realism/agreement.ts';
import { caseChecks } from './realism/cases.ts';
import type { Check } from './realism/check.ts';
import { dealChecks } from './realism/deals.ts';
import { historyChecks } from './realism/history.ts';
import { nameChecks } from './realism/names.ts';
import { outcomeChecks } from './realism/outcomes.ts';
import { shapeChecks } from './realism/shapes.ts';
import { snapshotChecks } from './realism/snapshots.ts';
import { tableChecks } from './realism/tables.ts';
import { tendencyChecks } from './realism/tendencies.ts';
import { touchChecks } from './realism/touches.ts';

/** What holds between the rows of every world, and what would give its data away. */
export const realism: readonly Check[] = [
  ...tableChecks,
  ...agreementChecks,
  ...caseChecks,
  ...dealChecks,
  ...historyChecks,
  ...snapshotChecks,
  ...touchChecks,
  ...nameChecks,
  ...shapeChecks,
  ...outcomeChecks,
  ...tendencyChecks,
];
