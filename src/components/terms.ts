import type { QueryName } from '../query/query-rows.ts';

/** A word of the trade, explained where it stands and in the glossary. */
export interface Term {
  /** Its place: the glossary's entry `glossary-<id>`. */
  readonly id: string;
  readonly term: string;
  /** What it means, in the words of someone who never sold, and exactly as the queries compute it; no numbers. */
  readonly means: string;
  /** The terms that it is explained by; these never lead back to it. */
  readonly builtOn?: readonly string[];
  /** The named query that computes it. */
  readonly query?: QueryName;
}

/** The words of the trade that the report uses, in the order of the alphabet. */
export const TERMS = [
  {
    id: 'ae',
    term: 'AE (account executive)',
    means:
      'The salesperson who owns a deal and carries a quota. Each AE belongs to a region and reports to its manager.',
    builtOn: ['quota'],
  },
  {
    id: 'as-of',
    term: 'As-of day',
    means:
      'The moment from which the whole report looks. What happened later is not known to it, and every wait that is not over is counted up to that day, in calendar days.',
  },
  {
    id: 'poor-health',
    term: 'At risk, in poor health',
    means:
      'An open deal is at risk, or in poor health, when its health score lies below a threshold that all queries share: poor_health in the table of thresholds.',
    builtOn: ['health-band'],
    query: 'risk_concentration',
  },
  {
    id: 'attainment',
    term: 'Attainment',
    means:
      'What an AE has won this quarter, divided by the AE’s quota to date; for a region, both summed over its AEs. Of a finished quarter it is measured against the full quota.',
    builtOn: ['closed-won', 'quota-to-date'],
    query: 'rep_scoreboard',
  },
  {
    id: 'benchmark',
    term: 'Benchmark',
    means:
      'The days that a step of the process should take, set for each step. An open deal that has been in its step for longer is stuck.',
    query: 'legal_bottleneck',
  },
  {
    id: 'best-case',
    term: 'Best Case',
    means:
      'Open deals that their AEs may win within the quarter if things go well; as a sum, the amounts of those expected to close in it. It is upside, and no part of the call.',
    builtOn: ['call'],
    query: 'forecast_call',
  },
  {
    id: 'buying-role',
    term: 'Buying role',
    means:
      'What a person has to say in a purchase: champion, executive sponsor, economic buyer, technical buyer, user, legal or procurement.',
    builtOn: ['champion', 'executive-sponsor', 'technical-buyer'],
  },
  {
    id: 'call',
    term: 'Call',
    means: 'What the sales team says the quarter will come to: what is closed-won plus what is in Commit.',
    builtOn: ['closed-won', 'commit'],
    query: 'forecast_call',
  },
  {
    id: 'case',
    term: 'Case',
    means:
      'In process analysis, a thing that runs through the process: here, a deal. The event log holds every step of every case, with its start and its end.',
    query: 'process_coverage',
  },
  {
    id: 'champion',
    term: 'Champion',
    means: 'The person at the buyer who wants the purchase, and speaks for it when no seller is in the room.',
  },
  {
    id: 'closed-won',
    term: 'Closed-won',
    means:
      'Deals that are won; as a sum, the yearly contract values of those won from the quarter’s start to the as-of day. As a metric it is called revenue, or bookings: it was signed, not yet paid.',
    builtOn: ['as-of'],
    query: 'scoreboard',
  },
  {
    id: 'commit',
    term: 'Commit',
    means:
      'Open deals that their AEs promise to win within the quarter; as a sum, the amounts of those expected to close in it. It is a judgement: a deal’s health does not enter into it.',
    builtOn: ['ae'],
    query: 'forecast_call',
  },
  {
    id: 'conforming',
    term: 'Conforming, on the path',
    means:
      'A closed deal conforms when it took the happy path exactly, or kept to it up to the step in which it was lost.',
    builtOn: ['happy-path'],
    query: 'conformance',
  },
  {
    id: 'contact',
    term: 'Contact',
    means:
      'An exchange that the buyer took part in: a meeting held, a call answered, a message that the buyer sent. A person counts as a contact of a deal after such an exchange on it; people of legal and procurement do not count.',
    query: 'crash_deal',
  },
  {
    id: 'coverage',
    term: 'Coverage',
    means:
      'The amount of all open deals expected to close in the quarter, whatever their forecast category, divided by what is missing to the target. It is enough where it reaches the inverse of the win rate: the rarer the wins, the more it takes.',
    builtOn: ['pipeline', 'target', 'win-rate'],
    query: 'coverage',
  },
  {
    id: 'cro',
    term: 'CRO',
    means: 'The chief revenue officer, who answers for everything that the company sells, and so for the forecast.',
  },
  {
    id: 'executive-sponsor',
    term: 'Executive sponsor',
    means: 'A senior executive at the buyer who backs the purchase, and has the standing to see it through.',
    query: 'recovery_rate',
  },
  {
    id: 'expansion',
    term: 'Expansion',
    means:
      'A deal with a company that is a customer already. As a metric: the amounts of those won this quarter, up to the as-of day.',
    builtOn: ['new-logo'],
    query: 'scoreboard',
  },
  {
    id: 'happy-path',
    term: 'Happy path',
    means:
      'The steps of a sale in the order in which they are meant to come, up to a deal won. A deal has taken it when its steps are exactly these, with none repeated and none added.',
    query: 'happy_path',
  },
  {
    id: 'health-band',
    term: 'Health band',
    means:
      'The range in which a health score lies; the bands go from the best to the worst. Each has a weight, by which the health-adjusted forecast counts its deals.',
    builtOn: ['health-score'],
    query: 'health_adjusted',
  },
  {
    id: 'health-score',
    term: 'Health score',
    means:
      'How well a deal is going, as a number: the higher, the better. It comes with the CRM extract and is not computed here.',
  },
  {
    id: 'health-adjusted',
    term: 'Health-adjusted forecast',
    means:
      'What is closed-won, plus for each deal in Commit its amount times the weight of its health band. It is a rule that anyone can check, and no probability.',
    builtOn: ['closed-won', 'commit', 'health-band'],
    query: 'forecast_call',
  },
  {
    id: 'impact',
    term: 'Impact',
    means:
      'What an action adds to the health-adjusted forecast if it brings its deals up a health band: the amount times what the better band weighs more, of deals in Commit. Each deal counts under a single action, so the parts add up.',
    builtOn: ['health-adjusted'],
    query: 'plan_bridge',
  },
  {
    id: 'ratio-interval',
    term: 'Interval of a ratio',
    means:
      'Between which values the true ratio may lie, by what chance does to counts as small as these, at the usual level of confidence. It is computed on the logarithm of the ratio. A ratio whose interval holds “as often” shows nothing for sure.',
    query: 'multi_threading',
  },
  {
    id: 'median-stay',
    term: 'Median stay',
    means:
      'A stay is the time that a case spends in a step. The median is the stay in the middle of all completed ones: as many are shorter as are longer.',
    builtOn: ['case'],
  },
  {
    id: 'multi-threaded',
    term: 'Multi-threaded',
    means: 'A deal with more than a single contact, so that it outlasts the silence of any of them.',
    builtOn: ['contact', 'single-threaded'],
    query: 'multi_threading',
  },
  {
    id: 'new-logo',
    term: 'New logo',
    means:
      'A deal that makes a company a customer. As a metric: how many were won this quarter, up to the as-of day; new-logo dollars are their amounts.',
    query: 'logos_not_dollars',
  },
  {
    id: 'outreach',
    term: 'Outreach',
    means:
      'What an AE sends or tries: a message, a call that nobody takes. It is logged, but it is not contact; the buyer’s answer would be.',
    builtOn: ['contact'],
  },
  {
    id: 'phasing',
    term: 'Phasing',
    means:
      'How the plan spreads a target over the quarter: each month has a share of it, spread evenly over the month’s days.',
    builtOn: ['target'],
  },
  {
    id: 'pipeline',
    term: 'Pipeline',
    means:
      'As a forecast category: open deals that their AEs work on but do not count on for the quarter. Open pipeline means all open deals, whatever their category.',
    builtOn: ['best-case', 'commit'],
  },
  {
    id: 'plan-to-date',
    term: 'Plan to date',
    means:
      'The part of the quarter’s target that is planned up to the as-of day, by the phasing. A rate is not phased: its plan to date is its target.',
    builtOn: ['as-of', 'phasing'],
    query: 'metrics',
  },
  {
    id: 'process-map',
    term: 'Process map (directly-follows graph)',
    means:
      'A drawing of what the event log recorded, not of what was planned: a box for each step, and from it an arrow to each step that came directly after it in some case. Rare arrows are left out.',
    builtOn: ['case'],
    query: 'process_coverage',
  },
  {
    id: 'quota',
    term: 'Quota',
    means: 'An AE’s own sales target for the quarter. All quotas together make up the company’s revenue target.',
    builtOn: ['target'],
  },
  {
    id: 'quota-to-date',
    term: 'Quota to date',
    means: 'The part of an AE’s quota that is planned up to the as-of day, by the phasing of the company’s plan.',
    builtOn: ['phasing', 'quota'],
    query: 'rep_scoreboard',
  },
  {
    id: 'revops',
    term: 'RevOps (revenue operations)',
    means:
      'The work on the data, the process and the forecast of a sales organisation, so that it sees what happens and can act in time.',
  },
  {
    id: 'rework',
    term: 'Rework',
    means: 'Going through a step again, as when the requirements change and a proposal falls back to an earlier step.',
    query: 'rework',
  },
  {
    id: 'single-threaded',
    term: 'Single-threaded',
    means: 'A deal with a single contact: if that person falls silent, so does the deal.',
    builtOn: ['contact'],
    query: 'multi_threading',
  },
  {
    id: 'snapshot',
    term: 'Snapshot',
    means:
      'The forecast as it stood on a day, kept so that it can be compared: every week since the quarter began, and on the as-of day.',
    builtOn: ['as-of'],
    query: 'forecast_week_change',
  },
  {
    id: 'target',
    term: 'Target',
    means:
      'What the company set out to reach in the whole quarter, for each of its metrics. What an AE has to bring of it is a quota.',
    query: 'scoreboard',
  },
  {
    id: 'technical-buyer',
    term: 'Technical buyer',
    means: 'The person at the buyer who judges whether the product fits, and can stop a purchase that does not.',
    query: 'no_technical_buyer_total',
  },
  {
    id: 'variant',
    term: 'Variant, path',
    means: 'A way through the process: all cases that took the same steps in the same order are of the same variant.',
    builtOn: ['case'],
  },
  {
    id: 'wilson',
    term: 'Wilson interval',
    means:
      'How far chance alone may have moved a share: the rates at which what was counted would be no surprise, by E. B. Wilson’s score formula at the usual level of confidence. The fewer the deals, the longer it is.',
  },
  {
    id: 'win-rate',
    term: 'Win rate',
    means:
      'Won deals divided by won and lost deals, by count and not by amount, of those closed this quarter up to the as-of day. Open deals are left out.',
    query: 'scoreboard',
  },
  {
    id: 'within-segments',
    term: 'Within segments',
    means:
      'Each deal is held against deals of its own segment alone, and the comparisons are then put together (after Mantel and Haenszel). So a difference in the mix of segments cannot make the ratio.',
    builtOn: ['ratio-interval'],
    query: 'multi_threading',
  },
] as const satisfies readonly Term[];

/** The id of a term. */
export type TermId = (typeof TERMS)[number]['id'];

const byId = new Map<string, Term>(TERMS.map((term) => [term.id, term]));

/** The term of an id; throws `unknown term: …`. */
export function termOf(id: string): Term {
  const term = byId.get(id);
  if (term === undefined) throw new RangeError(`unknown term: ${id}`);
  return term;
}

/** The terms by which the dashboard names its metrics. */
export const METRIC_TERMS: Readonly<Record<string, TermId>> = {
  revenue: 'closed-won',
  new_logos: 'new-logo',
  expansion: 'expansion',
  win_rate: 'win-rate',
};
