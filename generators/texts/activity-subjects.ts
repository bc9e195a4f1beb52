import type { Random } from '../lib/random.ts';
import type { StageRole } from '../spec/scenario-spec.ts';

export type ActivityType = 'Email' | 'Call' | 'Meeting' | 'Demo';

/** What is talked about in each step of the process, by type of activity. */
const BY_STAGE: Readonly<Partial<Record<StageRole, Readonly<Partial<Record<ActivityType, readonly string[]>>>>>> = {
  lead: {
    Email: [
      'Your request for information',
      'Introduction',
      'Materials after the webinar',
      'Who looks after workflow tooling',
    ],
    Call: ['First call', 'Intake questions', 'Scheduling the first meeting'],
    Meeting: ['Introductory meeting', 'First conversation at the trade fair'],
  },
  qualified: {
    Email: [
      'Fit and timeline',
      'Team size and current tools',
      'Agenda for the next call',
      'Reference from your industry',
    ],
    Call: ['Qualification call', 'Budget cycle and timeline', 'Current process, in short'],
    Meeting: ['Qualification meeting', 'Stakeholders and timeline'],
    Demo: ['Short product tour'],
  },
  discovery: {
    Email: ['Process map, draft', 'Questions on approval routing', 'Volumes and peak load', 'Notes from our session'],
    Call: ['Clarifying volumes', 'Follow-up on requirements', 'Integration list, first pass'],
    Meeting: [
      'Discovery: current approvals',
      'Discovery: volumes and exceptions',
      'Discovery: systems involved',
      'Discovery: goals for the year',
      'Discovery: who signs off what',
    ],
  },
  design: {
    Email: ['Architecture sketch', 'Open points on the connectors', 'Data residency', 'Revised scope'],
    Call: ['Connector questions', 'Scope check', 'Single sign-on options'],
    Meeting: ['Solution workshop', 'Architecture review', 'Scope and phasing'],
    Demo: ['Demo on your own process', 'Sandbox walk-through'],
  },
  proposal: {
    Email: ['Proposal, version 2', 'Pricing options', 'Questions on the proposal', 'Business case, numbers'],
    Call: ['Proposal questions', 'Pricing tiers', 'Business case review'],
    Meeting: ['Proposal walk-through', 'Business case with finance', 'Roadmap session'],
    Demo: ['Demo for the steering group'],
  },
  negotiation: {
    Email: ['Order form, comments', 'Payment terms', 'Volume discount', 'Start date'],
    Call: ['Terms', 'Discount and term length', 'Start date and onboarding'],
    Meeting: ['Commercial meeting', 'Working session on the order form', 'Executive alignment'],
  },
  security: {
    Email: ['Security questionnaire', 'Penetration test summary', 'Sub-processor list'],
    Call: ['Questionnaire, open items', 'Encryption and key handling'],
    Meeting: ['Security review session'],
  },
  procurement: {
    Email: ['Vendor onboarding forms', 'Purchase order details', 'Supplier code of conduct'],
    Call: ['Vendor record', 'Purchase order timeline'],
    Meeting: ['Procurement meeting'],
  },
  legal: {
    Email: ['Redlines, round 2', 'Liability cap', 'Data processing addendum', 'Signature routing'],
    Call: ['Open clauses', 'Liability and indemnity', 'Signature date'],
    Meeting: ['Redline session', 'Counsel to counsel'],
  },
};

const FOLLOW_UPS: readonly string[] = [
  'Following up',
  'Checking in',
  'Next steps',
  'Voicemail left',
  'A short question',
  'Time this week?',
  'Material as discussed',
];

/** What an activity in a step was about. */
export function subjectOf(stage: StageRole, type: ActivityType, random: Random): string {
  const list = BY_STAGE[stage]?.[type] ?? BY_STAGE[stage]?.Meeting ?? FOLLOW_UPS;
  return random.pick(list);
}

/** What an AE's message that nobody answered was about. */
export const followUpSubject = (stage: StageRole, type: ActivityType, random: Random): string =>
  type === 'Email' && random.chance(0.5) ? subjectOf(stage, 'Email', random) : random.pick(FOLLOW_UPS);
