import type { Format } from '../model/formats.ts';
import type { Binding } from '../query/binding.ts';
import type { QueryName } from '../query/query-rows.ts';

/** A number of a scene's figure, with the words behind it. */
type FigureNumber = {
  [Query in QueryName]: Binding<Query> & { readonly format: Format; readonly after?: string };
}[QueryName];

/** A scene of the report, as the scene list and the scene's own cover name it. */
export interface SceneEntry {
  /** The fragment of its address. */
  readonly id: string;
  readonly title: string;
  /** Its name where there is little room. */
  readonly short: string;
  /** What the scene proves: large on its cover, small in the scene list. */
  readonly figure: readonly FigureNumber[];
}

/** The six scenes in order; the first is scene 1. */
export const SCENES: readonly SceneEntry[] = [
  {
    id: 'monday-morning',
    title: 'The Monday Morning',
    short: 'Monday',
    figure: [{ query: 'scoreboard', column: 'gap', format: 'usd-m', after: ' to go' }],
  },
  {
    id: 'deal-crisis',
    title: 'The Deal Crisis',
    short: 'Crisis',
    figure: [{ query: 'crash_deal', column: 'silent_days', format: 'days' }],
  },
  {
    id: 'pattern-discovery',
    title: 'The Pattern Discovery',
    short: 'Pattern',
    figure: [{ query: 'multi_threading', column: 'ratio', format: 'ratio' }],
  },
  {
    id: 'forecast-reality',
    title: 'The Forecast Reality',
    short: 'Forecast',
    figure: [
      {
        query: 'call_against_health',
        row: { voice: 'Health says' },
        column: 'over_target',
        format: 'usd-m-change',
      },
    ],
  },
  {
    id: 'process-problem',
    title: 'The Process Problem',
    short: 'Process',
    figure: [
      { query: 'legal_bottleneck', column: 'mean_days', format: 'count', after: ' against ' },
      { query: 'legal_bottleneck', column: 'benchmark_days', format: 'days' },
    ],
  },
  {
    id: 'action-plan',
    title: 'The Action Plan',
    short: 'Actions',
    figure: [{ query: 'plan_outlook', column: 'adds', format: 'usd-m-change' }],
  },
];
