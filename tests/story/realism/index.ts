import { agreementChecks } from './agreement.ts';
import { callChecks } from './calls.ts';
import { caseChecks } from './cases.ts';
import type { Check } from './check.ts';
import { dealChecks } from './deals.ts';
import { fallChecks } from './falls.ts';
import { healthChecks } from './health.ts';
import { historyChecks } from './history.ts';
import { mixChecks } from './mix.ts';
import { nameChecks } from './names.ts';
import { peopleChecks } from './people.ts';
import { outcomeChecks } from './outcomes.ts';
import { shapeChecks } from './shapes.ts';
import { snapshotChecks } from './snapshots.ts';
import { tableChecks } from './tables.ts';
import { tendencyChecks } from './tendencies.ts';
import { touchChecks } from './touches.ts';

/** What holds between the rows of every world, and what would give its data away. */
export const realism: readonly Check[] = [
  ...tableChecks,
  ...agreementChecks,
  ...callChecks,
  ...caseChecks,
  ...dealChecks,
  ...fallChecks,
  ...healthChecks,
  ...historyChecks,
  ...snapshotChecks,
  ...touchChecks,
  ...peopleChecks,
  ...nameChecks,
  ...shapeChecks,
  ...outcomeChecks,
  ...mixChecks,
  ...tendencyChecks,
];
