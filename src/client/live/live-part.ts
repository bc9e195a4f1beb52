import type { Result } from '../../query/result.ts';

/** Something on the page that is drawn from queries: a number, a sentence, a chart, a table. */
export interface LivePart {
  readonly element: HTMLElement;
  readonly queries: readonly string[];
  /**
   * Shows what the queries answer now; returns the columns that it lacks, or a sentence on why it cannot.
   * `isStale` says whether another edit came meanwhile.
   */
  readonly draw: (
    result: (query: string) => Result,
    isStale: () => boolean,
  ) => Problem | null | Promise<Problem | null>;
  /** Puts back what stood there when the page came. */
  readonly restore: () => void;
}

/** Why a part cannot show a query. */
export interface Problem {
  readonly missing: readonly string[];
  readonly reason: string | null;
}
