import type { SqlValue, Statement } from 'sql.js';
import type { Blobbed, ColumnType, LiveResult, LiveValue } from './messages.ts';

/** The longest text, in characters, and the most bytes of a blob that leave the worker; and the most of a whole result. */
const LONGEST_TEXT = 20_000;
const LONGEST_BLOB = 1_000;
const LARGEST_RESULT = 8_000_000;

/** A statement, with what the types of sql.js leave out. */
type ExactStatement = Omit<Statement, 'get'> & {
  get: (parameters: null, config: { readonly useBigInt: true }) => (SqlValue | bigint)[];
};

/** Reads at most `limit` rows of a statement, every value as SQLite holds it; what is too long to show is cut. */
export function readLive(statement: Statement, columns: readonly string[], limit: number): LiveResult {
  const types = columns.map((): ColumnType => 'null');
  const rows: LiveValue[][] = [];
  let [size, cut, more] = [0, 0, false];
  while (statement.step()) {
    if (rows.length >= limit || size > LARGEST_RESULT) {
      more = true;
      break;
    }
    // Integers come as bigint, so that 1 and 1.0 are told apart.
    const row = (statement as unknown as ExactStatement).get(null, { useBigInt: true });
    rows.push(
      row.map((value, i) => {
        types[i] = joined(types[i] ?? 'null', typeOf(value));
        const live = toLive(value);
        if (isCut(value)) cut += 1;
        size += typeof live === 'string' ? live.length + 8 : 8;
        return live;
      }),
    );
  }
  return { columns, types, rows, more, cut };
}

function typeOf(value: SqlValue | bigint): ColumnType {
  if (value === null) return 'null';
  if (typeof value === 'bigint') return 'integer';
  if (typeof value === 'number') return 'real';
  return typeof value === 'string' ? 'text' : 'blob';
}

const NUMBERS: readonly ColumnType[] = ['integer', 'real', 'number'];

/** The type of a column whose values are of these two. */
function joined(one: ColumnType, other: ColumnType): ColumnType {
  if (one === 'null' || one === other) return other;
  if (other === 'null') return one;
  return NUMBERS.includes(one) && NUMBERS.includes(other) ? 'number' : 'mixed';
}

const isCut = (value: SqlValue | bigint): boolean =>
  typeof value === 'string' ? value.length > LONGEST_TEXT : value instanceof Uint8Array && value.length > LONGEST_BLOB;

function toLive(value: SqlValue | bigint): LiveValue {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
  return value instanceof Uint8Array ? toBlobbed(value) : value;
}

function toBlobbed(value: Uint8Array): Blobbed {
  const shown = [...value.subarray(0, LONGEST_BLOB)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { bytes: value.length, hex: shown };
}
