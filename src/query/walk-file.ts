/** Bytes of a file that stand together, and how many of them have been carried. */
export interface Stream {
  bytes: Uint8Array;
  at: number;
}

/** What a walk does with the bytes that it comes by. */
export interface Carrier {
  readonly file: Uint8Array;
  /** The stream that is used for the first time now. */
  readonly nextStream: () => Stream;
  /** Carries bytes between the file, from `at` on, and a stream. */
  readonly carry: (stream: Stream, at: number, count: number) => void;
  /** Carries a number of two bytes at `at` as its distance below another. */
  readonly carryBelow: (stream: Stream, at: number, other: number) => void;
}

/** The streams of the records whose headers have one length: the headers, which hold the values' types, and the columns. */
interface Shape {
  readonly headers: Stream;
  readonly columns: Stream[];
}

const FILE_HEADER = 100;
const INTERIOR = 2;
const LEAF = 10;

/**
 * Walks through an SQLite file and carries each byte once, what stands in one column to one stream. It reads no byte
 * that it has not carried before: so it finds its way through a file that is only being filled as it goes. Only pages
 * of indices and of tables without rowid are taken apart (https://www.sqlite.org/fileformat2.html, 1.6 and 2.1).
 * Throws a `RangeError` on what is no SQLite file.
 */
export function walkFile({ file, nextStream, carry, carryBelow }: Carrier): void {
  const rest = nextStream();
  const lengths = nextStream();
  const shapes = new Map<number, Shape>();

  /** Carries a length, which is of one byte or several; returns where it ends. */
  function carryLength(at: number): number {
    carry(lengths, at, 1);
    let end = at + 1;
    while (goesOn(file, end - 1)) {
      carry(lengths, end, 1);
      end += 1;
    }
    return end;
  }

  function carryRecord(at: number): void {
    let type = carryLength(at);
    const header = numberAt(file, at);
    const end = at + header;
    let shape = shapes.get(header);
    if (shape === undefined) shapes.set(header, (shape = { headers: nextStream(), columns: [] }));
    carry(shape.headers, type, end - type);
    let value = end;
    for (let column = 0; type < end; column += 1) {
      const size = sizeOf(numberAt(file, type));
      carry((shape.columns[column] ??= nextStream()), value, size);
      value += size;
      type = behindNumber(file, type);
    }
  }

  /** Carries a cell: in the pages above the leaves a page's number, then a record and its length. Returns its end. */
  function carryCell(at: number, pageSize: number, isInterior: boolean): number {
    const length = isInterior ? at + 4 : at;
    carry(rest, at, length - at);
    const record = carryLength(length);
    const whole = numberAt(file, length);
    const here = lengthHere(whole, pageSize);
    if (here === whole) carryRecord(record);
    else carry(rest, record, here);
    return record + here;
  }

  function carryPage(page: number, pageSize: number): void {
    carry(rest, page, 1);
    const kind = file[page];
    if (kind !== LEAF && kind !== INTERIOR) {
      carry(rest, page + 1, pageSize - 1);
      return;
    }
    const pointers = page + (kind === INTERIOR ? 12 : 8);
    carry(rest, page + 1, pointers - page - 1);
    const end = pointers + 2 * uint16(file, page + 3);
    const taken: [from: number, to: number][] = [[page, end]];
    let cell = pageSize;
    for (let pointer = pointers; pointer < end; pointer += 2) {
      // Cells mostly stand one below the other: their distances are alike, their places are not.
      carryBelow(lengths, pointer, cell);
      cell = uint16(file, pointer);
      taken.push([page + cell, carryCell(page + cell, pageSize, kind === INTERIOR)]);
    }
    taken.sort(([a], [b]) => a - b);
    for (const [i, [, to]] of taken.entries()) carry(rest, to, (taken[i + 1]?.[0] ?? page + pageSize) - to);
  }

  carry(rest, 0, FILE_HEADER);
  const pageSize = uint16(file, 16) === 1 ? 65536 : uint16(file, 16);
  if (!isSqlite(file) || pageSize < 512) throw new RangeError('not an SQLite file');
  carry(rest, FILE_HEADER, pageSize - FILE_HEADER);
  for (let page = pageSize; page < file.length; page += pageSize) carryPage(page, pageSize);
}

/** The bytes of a value by its serial type. */
function sizeOf(type: number): number {
  if (type >= 12) return (type - 12) >> 1;
  if (type <= 4) return type;
  return type === 5 ? 6 : type <= 7 ? 8 : 0;
}

/** How many bytes of a record stand on its page: of one that is too long its start, and the number of another page. */
function lengthHere(length: number, pageSize: number): number {
  const most = (((pageSize - 12) * 64) >> 8) - 23;
  if (length <= most) return length;
  const least = (((pageSize - 12) * 32) >> 8) - 23;
  const start = least + ((length - least) % (pageSize - 4));
  return (start <= most ? start : least) + 4;
}

/** Whether a number of variable length has another byte. */
const goesOn = (bytes: Uint8Array, at: number): boolean => (bytes[at] ?? 0) > 0x7f;

function behindNumber(bytes: Uint8Array, at: number): number {
  let end = at + 1;
  while (goesOn(bytes, end - 1)) end += 1;
  return end;
}

function numberAt(bytes: Uint8Array, at: number): number {
  let number = 0;
  for (let i = at; ; i += 1) {
    number = number * 128 + ((bytes[i] ?? 0) & 0x7f);
    if (!goesOn(bytes, i)) return number;
  }
}

/** The number of two bytes at a place; beyond the end there are zeros. */
export const uint16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

const isSqlite = (file: Uint8Array): boolean =>
  [...'SQLite format 3\0'].every((character, i) => file[i] === character.charCodeAt(0));
