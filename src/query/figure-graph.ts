/**
 * Which figures of a page are drawn from which queries, and what each query answers: the way from a query to all that
 * shows it. At build an answer is a result; in the browser, where an edit changes queries, the promise of one.
 */
export interface FigureGraph<Figure, Answer> {
  /** Says from which queries a figure is drawn. */
  add: (figure: Figure, queries: readonly string[]) => void;
  /** What a query answers; it is run when first asked for. */
  answer: (query: string) => Answer;
  /** Forgets what these queries answered; returns the figures that must be drawn anew, in the order of their adding. */
  change: (queries: readonly string[]) => Figure[];
  /** Forgets what a query answered, which is no answer, so that it is run when next asked for. */
  forget: (query: string) => void;
  /** The queries that a figure is drawn from. */
  queriesOf: (figure: Figure) => readonly string[];
  /** A mark of what these queries answer now; another one once any of them has changed, so that stale work is dropped. */
  version: (queries: readonly string[]) => string;
}

/** A graph without figures; `run` answers a query by its name. */
export function figureGraph<Figure, Answer>(run: (query: string) => Answer): FigureGraph<Figure, Answer> {
  const answers = new Map<string, Answer>();
  const versions = new Map<string, number>();
  const sources = new Map<Figure, readonly string[]>();
  return {
    add: (figure, queries) => {
      sources.set(figure, [...new Set(queries)]);
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
      return [...sources].flatMap(([figure, from]) => (from.some((query) => queries.includes(query)) ? [figure] : []));
    },
    forget: (query) => {
      answers.delete(query);
    },
    queriesOf: (figure) => sources.get(figure) ?? [],
    version: (queries) => queries.map((query) => versions.get(query) ?? 0).join('.'),
  };
}
