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
