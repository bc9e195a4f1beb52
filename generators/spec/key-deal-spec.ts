import { z } from 'astro/zod';
import { dealRole, dealType, openCategory, repRole, stageRole } from './roles.ts';
import { count, strict, text, usd } from './strict.ts';

/** How an open deal of the story stands at the as-of moment. */
const openState = strict({
  status: z.literal('Open'),
  stage: stageRole,
  forecastCategory: openCategory,
  health: z.int().min(0).max(100),
  /** Days that the deal has been in its stage. */
  daysInStage: count,
  /** Days since the deal was created. */
  age: count,
  /** Days from the as-of day to the expected close. */
  closesIn: count,
  contacts: count,
  hasSponsor: z.boolean(),
  nextStep: text,
  competitor: text.nullable(),
});
export type OpenState = z.infer<typeof openState>;

/** How a deal of the story was lost. */
const lostState = strict({
  status: z.literal('Lost'),
  lostAtStage: stageRole,
  lossReason: text,
  competitor: text,
  contacts: count,
});

/** One of the deals that the story names. */
export const keyDealSpec = strict({
  role: dealRole,
  account: text,
  name: text,
  industry: text,
  employees: count,
  dealType,
  amount: usd,
  /** The AE's role in the story. */
  rep: repRole,
  situation: text,
  /** Where the deal came from. */
  leadSource: text,
  state: z.discriminatedUnion('status', [openState, lostState]),
});
export type KeyDealSpec = z.infer<typeof keyDealSpec>;
