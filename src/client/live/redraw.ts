import { AGENT_TABLES } from '../../agents/agent-tables.ts';
import { queryGraph } from '../../query/query-graph.ts';
import type { Result } from '../../query/result.ts';
import { NO_ROWS, runForPage } from './run-for-page.ts';
import { isTouched, readsAny } from './edited-data.ts';
import { editOf, forgetResults } from './edits.ts';
import { findParts } from './find-parts.ts';
import { inReadingOrder } from './in-reading-order.ts';
import { onLateParts } from './late-parts.ts';
import type { LivePart, Problem } from './live-part.ts';

/** So many parts are asked for before it is their turn; and so long the page may be busy at once, in milliseconds. */
const AHEAD = 20;
const AT_ONCE = 16;

const graph = queryGraph<LivePart, Promise<Result>>(runForPage);
for (const part of findParts(document)) graph.add(part, part.queries);

onLateParts((root) => {
  for (const part of findParts(root)) {
    graph.add(part, part.queries);
    if (isOther(part)) void drawPart(part);
  }
});

/**
 * Draws everything that is drawn from these queries anew, by the functions that drew it at build; what none of the
 * reader's edits touches any more is put back as it came. Resolves with what could not be shown, in sentences.
 */
export async function redraw(queries: readonly string[]): Promise<string[]> {
  return sentences(await Promise.all(graph.change(queries).map(drawPart)));
}

/**
 * The same for all queries that read one of these tables: first what is on the screen, then the rest, from near to far.
 * `onDrawn` is called when what is on the screen is drawn.
 */
export async function redrawTables(tables: ReadonlySet<string>, onDrawn: () => void): Promise<string[]> {
  const edited = forgetResults();
  const parts = graph.change(graph.queries().filter((query) => readsAny(query, tables) || edited.includes(query)));
  const { seen, rest } = inReadingOrder(parts);
  // What the agents raise takes long: nothing that is there without it waits behind it.
  const [slow, quick] = [seen.filter(restsOnAgents), seen.filter((part) => !restsOnAgents(part))];
  const problems = await Promise.all([...quick, ...slow].map(drawPart));
  onDrawn();
  let last = performance.now();
  for (const [i, part] of rest.entries()) {
    // The engine answers what comes next while this is drawn.
    for (const next of rest.slice(i + 1, i + AHEAD)) askAhead(next);
    problems.push(await drawPart(part));
    if (performance.now() - last < AT_ONCE) continue;
    // Whoever scrolls or types meanwhile is not kept waiting.
    await new Promise((resolve) => setTimeout(resolve));
    last = performance.now();
  }
  return sentences(problems);
}

const AGENTS: ReadonlySet<string> = new Set(AGENT_TABLES);
const restsOnAgents = ({ queries }: LivePart): boolean => queries.some((query) => readsAny(query, AGENTS));

function askAhead(part: LivePart): void {
  if (!isOther(part)) return;
  for (const query of part.queries) answerOf(query).catch(() => undefined);
}

function sentences(problems: readonly (Problem | null)[]): string[] {
  const missing = new Set(problems.flatMap((problem) => problem?.missing ?? []));
  const reasons = new Set(problems.flatMap((problem) => problem?.reason ?? []));
  const columns = [...missing].join(', ');
  return [
    ...reasons,
    ...(missing.size === 0
      ? []
      : [
          `The page needs ${missing.size === 1 ? 'a column' : 'columns'} that this query does not have: ${columns}. ` +
            'What depends on it is not drawn; the rows are in the table.',
        ]),
  ];
}

/** What a query answers; a failure is not kept, for what did not load may load the next time. */
async function answerOf(query: string): Promise<Result> {
  try {
    return await graph.answer(query);
  } catch (error) {
    graph.forget(query);
    throw error;
  }
}

/** Whether any of the reader's edits makes a part other than it came. */
const isOther = ({ queries }: LivePart): boolean =>
  queries.some((query) => editOf(query) !== undefined || isTouched(query));

async function drawPart(part: LivePart): Promise<Problem | null> {
  const queries = graph.queriesOf(part);
  const version = graph.version(queries);
  const isStale = (): boolean => graph.version(queries) !== version;
  const isEdited = queries.some((query) => editOf(query) !== undefined);
  part.element.toggleAttribute('data-edited', isEdited);
  if (!isOther(part)) {
    part.restore();
    return null;
  }
  try {
    const results = new Map(await Promise.all(queries.map(async (query) => [query, await answerOf(query)] as const)));
    if (isStale()) return null;
    return await part.draw((query) => results.get(query) ?? NO_ROWS, isStale);
  } catch (error) {
    if (isStale()) return null;
    return { missing: [], reason: `A part of the page could not be drawn anew: ${reasonOf(error)}.` };
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
