import type { Random } from '../lib/random.ts';
import type { StageRole } from '../spec/scenario-spec.ts';

export type ActivityType = 'Email' | 'Call' | 'Meeting' | 'Demo';

/** What is talked about in each step of the process, by type of activity. */
const BY_STAGE: Readonly<Partial<Record<StageRole, Readonly<Partial<Record<ActivityType, readonly string[]>>>>>> = {
  lead: {
    Email: ['Introduction', 'Who looks after workflow tooling', 'A first conversation'],
    Call: ['First call', 'Intake questions', 'Scheduling the first meeting'],
    Meeting: ['Introductory meeting', 'First meeting with operations'],
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
    Meeting: ['Questionnaire walk-through'],
  },
  procurement: {
    Email: ['Vendor onboarding forms', 'Purchase order details', 'Supplier code of conduct'],
    Call: ['Vendor record', 'Purchase order timeline'],
    Meeting: ['Terms and vendor record'],
  },
  legal: {
    Email: ['Redlines, round 2', 'Liability cap', 'Data processing addendum', 'Signature routing'],
    Call: ['Open clauses', 'Liability and indemnity', 'Signature date'],
    Meeting: ['Contract walk-through', 'Open points before signature'],
  },
};

/** How a deal begins, by where it came from and type of activity. */
const BY_SOURCE: Readonly<Record<string, Readonly<Partial<Record<ActivityType, readonly string[]>>>>> = {
  Inbound: { Email: ['Your request for information', 'Your questions from the website'], Call: ['Your request'] },
  'Web trial': { Email: ['Your trial: first steps', 'What your trial did not show'], Call: ['How the trial went'] },
  Event: {
    Email: ['Materials after the event', 'After our talk at the booth'],
    Meeting: ['First conversation at the trade fair'],
  },
  Partner: { Email: ['Introduction by our partner'], Call: ['First call with the partner'] },
  Referral: { Email: ['Introduction by a customer of ours'], Call: ['First call after the introduction'] },
  'Customer success': { Email: ['Where your teams want more'], Call: ['Wishes from the last review'] },
  Renewal: { Email: ['Renewal, and what could come with it'], Call: ['Renewal date and scope'] },
};

/** What an AE writes or says to somebody who does not answer. */
const FOLLOW_UPS: Readonly<Record<'written' | 'called', readonly string[]>> = {
  written: [
    'Following up',
    'Checking in',
    'Next steps',
    'A short question',
    'Time this week?',
    'Material as discussed',
  ],
  called: [
    'Voicemail left',
    'No answer',
    'Voicemail: next steps',
    'Voicemail: time this week',
    'Tried the office line',
  ],
};

/** What an activity in a step was about; a deal that has just come in is talked about by where it came from. */
export function subjectOf(stage: StageRole, type: ActivityType, random: Random, source?: string): string {
  const first = stage === 'lead' && source !== undefined ? BY_SOURCE[source]?.[type] : undefined;
  if (first !== undefined && random.chance(0.6)) return random.pick(first);
  const list = BY_STAGE[stage]?.[type] ?? BY_STAGE[stage]?.Meeting;
  return list === undefined ? 'Next steps' : random.pick(list);
}

/** What an AE's message or call that nobody answered was about. */
export function followUpSubject(stage: StageRole, type: ActivityType, source: string, random: Random): string {
  if (type !== 'Email') return random.pick(FOLLOW_UPS.called);
  return random.chance(0.5) ? subjectOf(stage, 'Email', random, source) : random.pick(FOLLOW_UPS.written);
}

/** What a meeting with the people whose step it is was about. */
const REVIEWS: Readonly<Partial<Record<StageRole, readonly string[]>>> = {
  security: ['Security review session', 'Architecture and access with IT'],
  procurement: ['Procurement meeting', 'Vendor record and purchase order'],
  legal: ['Redline session', 'Counsel to counsel'],
};

/** What a meeting with them was about. Throws a RangeError for a step that is nobody's. */
export const reviewSubject = (stage: StageRole, random: Random): string => random.pick(REVIEWS[stage] ?? []);
