/**
 * Which parts of a page are drawn from which queries, and what each query answers: the way from a query to all that
 * shows it. At build an answer is a result; in the browser, where an edit changes queries, the promise of one.
 */
export interface QueryGraph<Part, Answer> {
  /** Says from which queries a part is drawn. */
  add: (part: Part, queries: readonly string[]) => void;
  /** What a query answers; it is run when first asked for. */
  answer: (query: string) => Answer;
  /** Forgets what these queries answered; returns the parts that must be drawn anew, in the order of their adding. */
  change: (queries: readonly string[]) => Part[];
  /** Forgets what a query answered, which is no answer, so that it is run when next asked for. */
  forget: (query: string) => void;
  /** All queries that parts are drawn from. */
  queries: () => string[];
  /** The queries that a part is drawn from. */
  queriesOf: (part: Part) => readonly string[];
  /** A mark of what these queries answer now; another one once any of them has changed, so that stale work is dropped. */
  version: (queries: readonly string[]) => string;
}

/** A graph without parts; `run` answers a query by its name. */
export function queryGraph<Part, Answer>(run: (query: string) => Answer): QueryGraph<Part, Answer> {
  const answers = new Map<string, Answer>();
  const versions = new Map<string, number>();
  const sources = new Map<Part, readonly string[]>();
  return {
    add: (part, queries) => {
      sources.set(part, [...new Set(queries)]);
    },
    answer: (query) => {
      const known = answers.get(query);
      if (known !== undefined) return known;
      const answer = run(query);
      answers.set(query, answer);
      return answer;
    },
    change: (queries) => {
      for (const query of queries) {
        answers.delete(query);
        versions.set(query, (versions.get(query) ?? 0) + 1);
      }
      return [...sources].flatMap(([part, from]) => (from.some((query) => queries.includes(query)) ? [part] : []));
    },
    forget: (query) => {
      answers.delete(query);
    },
    queries: () => [...new Set([...sources.values()].flat())],
    queriesOf: (part) => sources.get(part) ?? [],
    version: (queries) => queries.map((query) => versions.get(query) ?? 0).join('.'),
  };
}
