import { activity } from './activity.ts';
import { cast } from './cast.ts';
import type { Claims } from './claims.ts';
import { distribution } from './distribution.ts';
import { forecast } from './forecast.ts';
import { insights } from './insights.ts';
import { keyDeals } from './key-deals.ts';
import { metrics } from './metrics.ts';
import { once } from './once.ts';
import { process } from './process.ts';
import { recovery } from './recovery.ts';
import { regions } from './regions.ts';
import { setting } from './setting.ts';

const claims: Claims = {
  ...setting,
  ...metrics,
  ...cast,
  ...regions,
  ...keyDeals,
  ...distribution,
  ...activity,
  ...forecast,
  ...process,
  ...recovery,
  ...insights,
};

/** Every claim's figures computed with Arquero over the rows, beside and without the SQL of the ledger; once a world. */
export const secondWay: Claims = Object.fromEntries(
  Object.entries(claims).map(([claim, compute]) => [claim, once(compute)]),
);
