import type { DealPlan } from '../deal-plan.ts';
import type { Random } from '../../lib/random.ts';

/** The part that a person plays in a purchase. */
export type BuyingRole =
  'Champion' | 'Executive Sponsor' | 'Economic Buyer' | 'Technical Buyer' | 'User' | 'Legal' | 'Procurement';

/** Job titles by buying role. */
export const TITLES: Readonly<Record<BuyingRole, readonly string[]>> = {
  Champion: [
    'VP Operations',
    'Director of Operations',
    'Head of Business Systems',
    'Director of Process Excellence',
    'Operations Manager',
    'Head of Shared Services',
  ],
  'Executive Sponsor': [
    'Chief Operating Officer',
    'Chief Information Officer',
    'SVP Operations',
    'Chief Transformation Officer',
    'General Manager',
  ],
  'Economic Buyer': ['Chief Financial Officer', 'VP Finance', 'Finance Director', 'Head of Budget and Planning'],
  'Technical Buyer': ['Director of IT', 'Enterprise Architect', 'Head of Integration', 'VP Engineering', 'IT Manager'],
  User: ['Operations Analyst', 'Process Lead', 'Service Desk Lead', 'Business Analyst', 'Team Lead, Back Office'],
  Legal: ['General Counsel', 'Senior Counsel', 'Contracts Manager'],
  Procurement: ['Head of Procurement', 'Category Manager, Software', 'Sourcing Manager'],
};

/** The roles that join after champion, sponsor and technical buyer, by how often. */
const FURTHER = { 'Economic Buyer': 5, User: 6, Legal: 1.5, Procurement: 1.5 } as const;
type Further = keyof typeof FURTHER;

/** The roles of the contacts that take part in a deal, in the order in which they come in. */
export function rolesOf(deal: DealPlan, random: Random): BuyingRole[] {
  if (deal.contacts === 1) return [deal.hasSponsor ? 'Executive Sponsor' : 'Champion'];
  const roles: BuyingRole[] = [];
  if (deal.hasTechnicalBuyer) roles.push('Technical Buyer');
  if (deal.hasSponsor) roles.push('Executive Sponsor');
  // Any number of users may take part, but one of each other role.
  const oddsOf = (role: Further): number => (roles.includes(role) && role !== 'User' ? 0 : FURTHER[role]);
  while (roles.length < deal.contacts - 1) roles.push(random.weighted(Object.keys(FURTHER) as Further[], oddsOf));
  return ['Champion', ...random.shuffle(roles)];
}
