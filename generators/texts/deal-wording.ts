import type { DealType, Segment } from '../spec/scenario-spec.ts';

/** Where deals come from, by deal type. */
export const SOURCES: Readonly<Record<DealType, readonly string[]>> = {
  'New Logo': ['Inbound', 'Outbound', 'Partner', 'Event', 'Referral', 'Web trial'],
  Expansion: ['Customer success', 'Renewal', 'Referral', 'Outbound'],
};

/** What deals are called, by deal type and segment. */
export const NAMES: Readonly<Record<DealType, Readonly<Record<Segment, readonly string[]>>>> = {
  'New Logo': {
    Enterprise: ['Enterprise Platform', 'Enterprise Platform, phase 1', 'Enterprise Automation'],
    'Mid-Market': [
      'Workflow Platform',
      'Finance Automation',
      'Operations Platform',
      'Service Automation',
      'Approvals and Intake',
    ],
    SMB: ['Team Platform', 'Starter Automation', 'Approvals', 'Intake and Routing'],
  },
  Expansion: {
    Enterprise: ['Platform expansion', 'Group roll-out', 'Second division'],
    'Mid-Market': ['HR workflows', 'Procurement workflows', 'Seat expansion', 'Second department'],
    SMB: ['Seat expansion', 'Reporting add-on', 'Integration pack'],
  },
};

/** What comes next in an open deal, by stage. */
export const NEXT_STEPS: Readonly<Record<string, readonly string[]>> = {
  'Lead Created': ['Book a first meeting', 'Find the process owner', 'Send the industry overview'],
  Qualified: ['Confirm budget and timeline', 'Schedule discovery', 'Meet the process owner'],
  Discovery: [
    'Second discovery session',
    'Collect volumes',
    'Map approvals with operations',
    'Find the technical owner',
  ],
  'Solution Design': [
    'Architecture review with IT',
    'Agree the scope of phase 1',
    'Sandbox for the pilot team',
    'Get IT to the table',
  ],
  Proposal: [
    'Walk finance through the proposal',
    'Revise pricing options',
    'Present to the steering group',
    'Business case with the sponsor',
  ],
  Negotiation: [
    'Agree payment terms',
    'Return the marked-up order form',
    'Executive alignment call',
    'Settle the discount',
  ],
  'Security Review': ['Answer the open questionnaire items', 'Security call with their team'],
  Procurement: ['Complete vendor onboarding', 'Get the purchase order number'],
  'Legal Review': ['Close the liability clause', 'Return the redlines', 'Signature routing with counsel'],
};
