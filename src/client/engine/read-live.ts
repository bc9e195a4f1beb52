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

/** Reads at most `limit` rows of a statement, every cell as SQLite holds it; what is too long to show is cut. */
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
    const cells = (statement as unknown as ExactStatement).get(null, { useBigInt: true });
    rows.push(
      cells.map((cell, i) => {
        const type = typeOf(cell);
        types[i] = joined(types[i] ?? 'null', type);
        const value = toLive(cell);
        if (isCut(cell)) cut += 1;
        size += typeof value === 'string' ? value.length + 8 : 8;
        return value;
      }),
    );
  }
  return { columns, types, rows, more, cut };
}

function typeOf(cell: SqlValue | bigint): ColumnType {
  if (cell === null) return 'null';
  if (typeof cell === 'bigint') return 'integer';
  if (typeof cell === 'number') return 'real';
  return typeof cell === 'string' ? 'text' : 'blob';
}

const NUMBERS: readonly ColumnType[] = ['integer', 'real', 'number'];

/** The type of a column whose cells are of these two. */
function joined(one: ColumnType, other: ColumnType): ColumnType {
  if (one === 'null' || one === other) return other;
  if (other === 'null') return one;
  return NUMBERS.includes(one) && NUMBERS.includes(other) ? 'number' : 'mixed';
}

const isCut = (cell: SqlValue | bigint): boolean =>
  typeof cell === 'string' ? cell.length > LONGEST_TEXT : cell instanceof Uint8Array && cell.length > LONGEST_BLOB;

function toLive(cell: SqlValue | bigint): LiveValue {
  if (typeof cell === 'bigint') {
    const number = Number(cell);
    return Number.isSafeInteger(number) ? number : cell;
  }
  if (typeof cell === 'string') return cell.length > LONGEST_TEXT ? `${cell.slice(0, LONGEST_TEXT)}…` : cell;
  return cell instanceof Uint8Array ? toBlobbed(cell) : cell;
}

function toBlobbed(cell: Uint8Array): Blobbed {
  const shown = [...cell.subarray(0, LONGEST_BLOB)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { bytes: cell.length, hex: shown };
}
