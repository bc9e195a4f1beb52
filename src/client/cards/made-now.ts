import { dealPath, queryPath, repPath } from '../../model/paths.ts';
import {
  askedBy,
  behindNumber,
  saidNumber,
  type Answers,
  type BehindFormula,
  type BehindRows,
} from '../../query/behind.ts';
import { behindPieces, type Addresses } from '../../query/behind-pieces.ts';
import type { ValueHooks } from '../../query/binding-hooks.ts';
import { findValue } from '../../query/find-value.ts';
import type { Behind } from '../../query/read-behind.ts';
import type { Result } from '../../query/result.ts';
import { make } from '../dom.ts';
import { runForPage } from '../live/run-for-page.ts';
import { siteJson, siteUrl } from '../site-files.ts';

type Said = Readonly<Record<string, Readonly<Record<string, readonly Behind[]>>>>;

/** What a number is made of as the page stands now. */
export interface MadeNow {
  readonly made: BehindRows | BehindFormula;
  /** The answer whose rows it is made of; of a formula its own query's. */
  readonly result: Result;
  /** It in a sentence. */
  readonly line: HTMLElement;
}

export const ADDRESSES: Addresses = {
  query: (name, column) => siteUrl(queryPath(name, column)),
  deal: (deal) => siteUrl(dealPath(deal)),
  rep: (rep) => siteUrl(repPath(rep)),
};

/**
 * What a number is made of, of the data and the queries as the reader's edits have made them; null where nothing says it.
 * `same` are the columns that are the same number, as `query.column`. Throws where a query does not answer.
 */
export async function madeNow(value: ValueHooks, same: readonly string[]): Promise<MadeNow | null> {
  const said = (await siteJson('queries/behind.json', 'what numbers are made of')) as Said;
  const results = new Map<string, Result>();
  const ask = async (queries: readonly string[]): Promise<void> => {
    const news = [...new Set(queries)].filter((query) => !results.has(query));
    for (const [query, result] of await Promise.all(news.map(async (name) => [name, await runForPage(name)] as const)))
      results.set(query, result);
  };
  const behindOf = (query: string): ReadonlyMap<string, readonly Behind[]> =>
    new Map(Object.entries(said[query] ?? {}));
  const { query, column, key, row } = value;
  const isOwn = behindOf(query).has(column);
  await ask(isOwn ? [query] : [query, ...same.flatMap((name) => name.split('.')[0] ?? [])]);
  const answers: Answers = {
    get names() {
      return [...results.keys()];
    },
    result: (name) => results.get(name) ?? { columns: [], rows: [], more: false },
  };
  const at = findValue(answers.result(query), column, key ?? row).row;
  const number = saidNumber({ query, column, row: at }, same, behindOf, answers);
  if (number === null) return null;
  await ask(askedBy(number.behind));
  const made = behindNumber(number.behind, number, answers);
  if (made === null) return null;
  const pieces = behindPieces(made, { number, answers, addresses: ADDRESSES, most: 5 });
  const line = make(
    'p',
    { class: 'number-behind' },
    ...pieces.flatMap(({ text, href, value: part }) => [
      href === undefined ? text : make('a', { href }, text),
      part === undefined ? '' : ` (${part})`,
    ]),
  );
  return { made, line, result: answers.result(made.kind === 'rows' ? made.made.query : number.query) };
}
