import type { Random } from '../../lib/random.ts';
import type { BuyingRole } from '../../texts/job-titles.ts';
import type { DealPlan } from '../deal-plan.ts';

/** The roles that join after champion, sponsor and technical buyer, by how often. */
const FURTHER = { 'Economic Buyer': 5, User: 8 } as const;
type Further = keyof typeof FURTHER;

/** The roles of the contacts that take part in a deal, in the order in which they come in. */
export function rolesOf(deal: DealPlan, random: Random): BuyingRole[] {
  if (deal.contacts === 1)
    return [deal.hasSponsor ? 'Executive Sponsor' : deal.hasTechnicalBuyer ? 'Technical Buyer' : 'Champion'];
  const roles: BuyingRole[] = [];
  if (deal.hasTechnicalBuyer) roles.push('Technical Buyer');
  if (deal.hasSponsor) roles.push('Executive Sponsor');
  // Any number of users may take part, but one of each other role.
  const oddsOf = (role: Further): number => (roles.includes(role) && role !== 'User' ? 0 : FURTHER[role]);
  while (roles.length < deal.contacts - 1) roles.push(random.weighted(Object.keys(FURTHER) as Further[], oddsOf));
  return ['Champion', ...random.shuffle(roles)];
}

/** The roles that come in with the paper, where a deal went through their steps; the plan's contacts are without them. */
export const paperRolesOf = ({ activities }: DealPlan): BuyingRole[] => [
  ...(activities.includes('legal') ? (['Legal'] as const) : []),
  ...(activities.includes('procurement') ? (['Procurement'] as const) : []),
];
