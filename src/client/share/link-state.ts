import { isChoice, LONGEST_NAME, MOST_CELLS, type ChartChoice, type LinkedCell } from '../own-cells/own-cell.ts';
import { checked, withChecksum, withoutChecksum } from './checked.ts';
import { pack, unpack, type Unpacked } from './packed.ts';

/** An edit of the data as a link says it: one of the site's what-ifs by its name, or a text. */
export type LinkedEdit =
  { readonly whatIf: string; readonly deal: string | null } | { readonly whatIf: null; readonly sql: string };

/** What a link carries beside its section: the edits that whoever made it saw. */
export interface LinkState {
  /** The text of each edited query, by the query's name. */
  readonly queries: ReadonlyMap<string, string>;
  /** The edits of the data, in order. */
  readonly edits: readonly LinkedEdit[];
  /** Cells of their own, in order. */
  readonly cells: readonly LinkedCell[];
}

/** What a fragment says: a section, and edits where it carries any. */
export interface Arrival {
  /** The id of the section; empty: none. */
  readonly section: string;
  /** Its edits, as far as they are understood. */
  readonly state: LinkState | null;
  /** Why its edits cannot be applied; `data`: they are of other data than the page's. Null: they can, or there are none. */
  readonly problem: 'version' | 'damaged' | 'large' | 'data' | null;
  /** What can be read of edits that are not understood; null: nothing, or they are. */
  readonly readable: string | null;
}

/** The first version carried edited queries alone, and did not say of which data; the second no cells. */
const [FIRST_VERSION, SECOND_VERSION, VERSION] = ['1', '2', '3'] as const;
const MARK = '~';
/** The most that a link may hold: characters of a text, queries, edits of the data, cells, and bytes once unpacked. */
const LONGEST = 100_000;
const MOST_QUERIES = 50;
const MOST_EDITS = 200;
const LARGEST = 500_000;
const LONGEST_LINK = 60_000;
/** So much is shown of what is not understood. */
const READABLE = 4000;

/**
 * A section and edits as a fragment, without `#`: `forecast-reality~2.q1YKVLKqVsr…` is the section, the version, and the
 * edits with the version of the data as JSON behind its checksum, deflated, in base64url. Without edits it is the section alone. Throws a
 * `RangeError` where it is too long.
 */
export async function toFragment(section: string, state: LinkState, data: string): Promise<string> {
  const { queries, edits, cells } = state;
  if (queries.size + edits.length + cells.length === 0) return section;
  const texts = [
    ...queries.values(),
    ...edits.map((edit) => (edit.whatIf === null ? edit.sql : '')),
    ...cells.map(({ sql }) => sql),
  ];
  const json = JSON.stringify({
    d: data,
    ...(queries.size === 0 ? {} : { q: Object.fromEntries(queries) }),
    ...(edits.length === 0 ? {} : { e: edits.map(toJson) }),
    ...(cells.length === 0 ? {} : { c: cells.map(cellToJson) }),
  });
  const isTooMuch =
    queries.size > MOST_QUERIES ||
    edits.length > MOST_EDITS ||
    cells.length > MOST_CELLS ||
    texts.some((text) => text.length > LONGEST) ||
    new Blob([json]).size > LARGEST;
  const version = cells.length === 0 ? SECOND_VERSION : VERSION;
  const fragment = isTooMuch ? '' : `${section}${MARK}${version}.${await pack(withChecksum(json))}`;
  if (isTooMuch || fragment.length > LONGEST_LINK) throw new RangeError('too long for a link');
  return fragment;
}

const toJson = (edit: LinkedEdit): string | string[] => {
  if (edit.whatIf === null) return edit.sql;
  return edit.deal === null ? [edit.whatIf] : [edit.whatIf, edit.deal];
};

const cellToJson = ({ name, sql, place, chart }: LinkedCell) => [
  name,
  sql,
  place,
  chart && [chart.x, chart.y, chart.colour, chart.mark],
];

/**
 * What a fragment, with or without `#`, says to a page with this version of the data. Whatever else it holds, nothing is
 * thrown and nothing is run.
 */
export async function fromFragment(fragment: string, data: string): Promise<Arrival> {
  const text = fragment.replace(/^#/, '');
  const at = text.indexOf(MARK);
  const section = decode(at < 0 ? text : text.slice(0, at));
  const none: Arrival = { section, state: null, problem: null, readable: null };
  if (at < 0) return none;
  const [, version, packed] = /^(\d+)\.([^]*)$/.exec(text.slice(at + 1)) ?? [];
  if (version === undefined || packed === undefined) return { ...none, problem: 'damaged' };
  const unpacked: Unpacked =
    packed.length > LONGEST_LINK ? { text: '', fault: 'large' } : await unpack(packed, LARGEST);
  const refused = (problem: Arrival['problem']): Arrival => ({ ...none, problem, readable: readableOf(unpacked) });
  if (![FIRST_VERSION, SECOND_VERSION, VERSION].some((known) => known === version)) return refused('version');
  if (unpacked.fault !== null) return refused(unpacked.fault);
  try {
    const isFirst = version === FIRST_VERSION;
    const { of, state } = toState(JSON.parse(isFirst ? unpacked.text : checked(unpacked.text)), isFirst);
    return { ...none, state, problem: of === null || of === data ? null : 'data' };
  } catch (error) {
    return refused(error instanceof RangeError ? 'large' : 'damaged');
  }
}

/** The text as its writer saw it: within JSON, its line breaks are signs. */
function readableOf({ text }: Unpacked): string | null {
  const shown = withoutChecksum(text).slice(0, READABLE).replaceAll('\\n', '\n').replaceAll('\\"', '"').trim();
  return shown === '' ? null : shown + (text.length > READABLE ? '…' : '');
}

/** What was parsed, held to what a link may carry; `of` is the version of the data, null: it does not say. */
function toState(json: unknown, isFirst: boolean): { of: string | null; state: LinkState } {
  if (typeof json !== 'object' || json === null) throw new TypeError('no edits');
  const { d = null, q = {}, e = [], c = [] }: Partial<Record<'d' | 'q' | 'e' | 'c', unknown>> = json;
  if (isFirst ? !('q' in json) : typeof d !== 'string') throw new TypeError('not what a link says');
  const state = { queries: toQueries(q), edits: isFirst ? [] : toEdits(e), cells: isFirst ? [] : toCells(c) };
  return { of: typeof d === 'string' && !isFirst ? d : null, state };
}

function toQueries(q: unknown): ReadonlyMap<string, string> {
  if (typeof q !== 'object' || q === null || Array.isArray(q)) throw new TypeError('no queries');
  const entries: [string, unknown][] = Object.entries(q);
  if (entries.length > MOST_QUERIES) throw new RangeError(`too many queries: ${entries.length}`);
  return new Map(
    entries.map(([name, sql]) => {
      if (!isName(name) || typeof sql !== 'string') throw new TypeError(`not a query: ${name}`);
      return [name, heldToLength(sql)];
    }),
  );
}

function toEdits(e: unknown): LinkedEdit[] {
  if (!Array.isArray(e)) throw new TypeError('no edits');
  if (e.length > MOST_EDITS) throw new RangeError(`too many edits: ${e.length}`);
  const edits = e.map(toEdit);
  const switches = edits.flatMap((edit) => (edit.whatIf === null ? [] : [JSON.stringify(edit)]));
  if (new Set(switches).size < switches.length) throw new TypeError('a what-if twice');
  return edits;
}

function toEdit(edit: unknown): LinkedEdit {
  if (typeof edit === 'string') return { whatIf: null, sql: heldToLength(edit) };
  const [whatIf, deal = null, ...rest] = Array.isArray(edit) ? (edit as unknown[]) : [];
  if (typeof whatIf !== 'string' || !isName(whatIf) || rest.length > 0) throw new TypeError('not an edit');
  if (deal === null) return { whatIf, deal };
  if (typeof deal !== 'string' || !/^[\w-]{1,40}$/.test(deal)) throw new TypeError('not a deal');
  return { whatIf, deal };
}

function toCells(c: unknown): LinkedCell[] {
  if (!Array.isArray(c)) throw new TypeError('no cells');
  if (c.length > MOST_CELLS) throw new RangeError(`too many cells: ${c.length}`);
  return c.map(toCell);
}

function toCell(cell: unknown): LinkedCell {
  const [name, sql, place, chart, ...rest] = Array.isArray(cell) ? (cell as unknown[]) : [];
  if (typeof name !== 'string' || typeof sql !== 'string' || typeof place !== 'string' || rest.length > 0) {
    throw new TypeError('not a cell');
  }
  if (name.length > LONGEST_NAME) throw new RangeError(`too long: ${name.length}`);
  if (!/^[a-z-]{0,40}$/.test(place)) throw new TypeError('not a place');
  return { name, sql: heldToLength(sql), place, chart: chart === null ? null : toChart(chart) };
}

function toChart(chart: unknown): ChartChoice {
  const [x, y, colour, mark, ...rest] = Array.isArray(chart) ? (chart as unknown[]) : [];
  const choice = { x, y, colour, mark };
  if (!isChoice(choice) || rest.length > 0) throw new TypeError('not a chart');
  return choice;
}

const isName = (name: string): boolean => /^[a-z]\w{0,80}$/i.test(name);

function heldToLength(text: string): string {
  if (text.length > LONGEST) throw new RangeError(`too long: ${text.length}`);
  return text;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
