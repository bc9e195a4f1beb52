/** The severities of what the agents raise, the gravest first, each with the heading of its part of a list. */
export const SEVERITIES = [
  { severity: 'critical', heading: 'Critical' },
  { severity: 'pattern', heading: 'Patterns' },
  { severity: 'coaching', heading: 'Coaching' },
  { severity: 'info', heading: 'For information' },
] as const;

export type Severity = (typeof SEVERITIES)[number]['severity'];
