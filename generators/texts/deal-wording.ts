import type { DealType, SegmentRole, StageRole } from '../spec/scenario-spec.ts';

/** What deals are called, by deal type and segment. */
export const NAMES: Readonly<Record<DealType, Readonly<Record<SegmentRole, readonly string[]>>>> = {
  'New Logo': {
    enterprise: ['Enterprise Platform', 'Enterprise Platform, phase 1', 'Enterprise Automation'],
    mid_market: [
      'Workflow Platform',
      'Finance Automation',
      'Operations Platform',
      'Service Automation',
      'Approvals and Intake',
    ],
    smb: ['Team Platform', 'Starter Automation', 'Approvals', 'Intake and Routing'],
  },
  Expansion: {
    enterprise: ['Platform expansion', 'Group roll-out', 'Second division'],
    mid_market: ['HR workflows', 'Procurement workflows', 'Seat expansion', 'Second department'],
    smb: ['Seat expansion', 'Reporting add-on', 'Integration pack'],
  },
};

/** What comes next in an open deal, by stage. */
export const NEXT_STEPS: Readonly<Partial<Record<StageRole, readonly string[]>>> = {
  lead: ['Book a first meeting', 'Find the process owner', 'Send the industry overview'],
  qualified: ['Confirm budget and timeline', 'Schedule discovery', 'Meet the process owner'],
  discovery: [
    'Second discovery session',
    'Collect volumes',
    'Map approvals with operations',
    'Find the technical owner',
  ],
  design: [
    'Architecture review with IT',
    'Agree the scope of phase 1',
    'Sandbox for the pilot team',
    'Get IT to the table',
  ],
  proposal: [
    'Walk finance through the proposal',
    'Revise pricing options',
    'Present to the steering group',
    'Business case with the sponsor',
  ],
  negotiation: [
    'Agree payment terms',
    'Return the marked-up order form',
    'Executive alignment call',
    'Settle the discount',
  ],
  security: ['Answer the open questionnaire items', 'Security call with their team'],
  procurement: ['Complete vendor onboarding', 'Get the purchase order number'],
  legal: ['Close the liability clause', 'Return the redlines', 'Signature routing with counsel'],
};
