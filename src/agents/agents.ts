import type { Format, Test } from '../model/formats.ts';

/** The agents of `aip_agents.yaml`, as their JSON Schema describes them. */
export interface Agents {
  readonly agents: readonly Agent[];
}

/** An agent: what a Palantir AIP agent is configured with, and the rules or the plan that run here. */
export interface Agent {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly instructions: string;
  readonly inputPlaceholder: string;
  readonly suggestedPrompts: readonly string[];
  readonly tools: readonly Tool[];
  readonly retrievalContext: readonly RetrievalContext[];
  /** The application state, by the variable's id. */
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly rules?: readonly Rule[];
  readonly plan?: Plan;
}

/** A table or a view with some of its columns. */
export interface Objects {
  readonly objectType: string;
  readonly properties: readonly string[];
}

export type Tool = { readonly name: string; readonly description: string } & (
  | { readonly type: 'FUNCTION'; readonly query: string }
  | { readonly type: 'OBJECT_QUERY'; readonly objectTypes: readonly Objects[] }
  | { readonly type: 'ACTION'; readonly edits: Objects; readonly confirmation: boolean }
  | { readonly type: 'UPDATE_APPLICATION_VARIABLE'; readonly variable: string }
  | { readonly type: 'REQUEST_CLARIFICATION' }
);

export type RetrievalContext =
  | ({ readonly type: 'objectContext'; readonly limit?: number } & Objects)
  | { readonly type: 'functionRetrievedContext'; readonly query: string };

/** A variable of an agent's application state; a threshold is a string that holds a number, and has a format. */
export interface Parameter {
  readonly parameterType:
    | { readonly type: 'string'; readonly defaultValue: string }
    | { readonly type: 'objectSet'; readonly objectType: string };
  readonly access: 'READ_ONLY' | 'READ_WRITE';
  readonly format?: Exclude<Format, 'date' | 'text'>;
  readonly description: string;
}

/** A test of a column against a value, a parameter of the agent, or another column: exactly one of the three. */
export interface RowCondition {
  readonly column: string;
  readonly test: Test;
  readonly than?: number | string;
  readonly parameter?: string;
  readonly thanColumn?: string;
}

/** A template, or several joined, of which some stand only as long as their conditions are met. */
export type Sentence = string | readonly (string | ConditionalText)[];

export interface ConditionalText {
  readonly if: readonly RowCondition[];
  readonly say: string;
  readonly else?: string;
}

export type Severity = 'critical' | 'pattern' | 'coaching' | 'info';

/** When the rows of a query meet all conditions, an insight is raised: one, or one for each row by its `key`. */
export interface Rule {
  readonly id: string;
  readonly watches: string;
  readonly key?: string;
  readonly when: readonly RowCondition[];
  readonly severity: Severity;
  readonly icon: string;
  readonly title: Sentence;
  readonly detail: Sentence;
  readonly action: Sentence;
  /** Columns that hold a leader's or an AE's key; the first that is known. */
  readonly owner: readonly string[];
  readonly due: Due;
  readonly impact: Impact;
  readonly link:
    | { readonly to: 'deal' | 'rep'; readonly id: string; readonly name: string }
    | { readonly to: 'scene'; readonly id: string };
}

/** Working days after the as-of day, or the Friday of its week. */
export type Due = number | 'this week';

/** The deals that an action can still move, and what that is worth: a sum over them, or a column of the watched row. */
export interface Impact {
  readonly over: string;
  readonly match?: Readonly<Record<string, string>>;
  readonly sum?: string;
  readonly column?: string;
  readonly how: Sentence;
}

export interface Plan {
  readonly watches: string;
  readonly shows: string;
  readonly rankBy: readonly { readonly column: string; readonly order: 'ascending' | 'descending' }[];
}
