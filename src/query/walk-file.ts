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

/** The streams of a table's records whose headers have one length: the headers, which hold the values' types, and the columns. */
interface Shape {
  readonly headers: Stream;
  readonly columns: Stream[];
}

const FILE_HEADER = 100;
const INTERIOR = 2;
const LEAF = 10;
/** The number of the page that a cell above the leaves stands for, in bytes. */
const CHILD = 4;

/**
 * Walks through an SQLite file and carries each byte once, what stands in one column to one stream. It reads no byte
 * that it has not carried before: so it finds its way through a file that is only being filled as it goes. Only pages
 * of indices and of tables without rowid are taken apart (https://www.sqlite.org/fileformat2.html, 1.6 and 2.1).
 * First comes how the pages hang together, so that of each record it is known in which table it stands.
 * Throws a `RangeError` on what is no SQLite file.
 */
export function walkFile({ file, nextStream, carry, carryBelow }: Carrier): void {
  const rest = nextStream();
  const lengths = nextStream();
  const shapes = new Map<string, Shape>();
  /** The page above each, by number. */
  const parents = new Map<number, number>();

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

  function carryRecord(at: number, root: number): void {
    let type = carryLength(at);
    const header = numberAt(file, at);
    const end = at + header;
    const name = `${root} ${header}`;
    let shape = shapes.get(name);
    if (shape === undefined) shapes.set(name, (shape = { headers: nextStream(), columns: [] }));
    carry(shape.headers, type, end - type);
    let value = end;
    for (let column = 0; type < end; column += 1) {
      const size = sizeOf(numberAt(file, type));
      carry((shape.columns[column] ??= nextStream()), value, size);
      value += size;
      type = behindNumber(file, type);
    }
  }

  /** Carries the record of a cell and its length. Returns its end. */
  function carryCell(at: number, pageSize: number, root: number): number {
    const record = carryLength(at);
    const whole = numberAt(file, at);
    const here = lengthHere(whole, pageSize);
    if (here === whole) carryRecord(record, root);
    else carry(rest, record, here);
    return record + here;
  }

  /** Carries where a page's cells stand and, above the leaves, which pages they stand for; a page of another kind whole. */
  function carryFrame(page: number, pageSize: number): void {
    carry(rest, page, 1);
    if (!isTakenApart(file[page])) {
      carry(rest, page + 1, pageSize - 1);
      return;
    }
    const pointers = pointersOf(file, page);
    carry(rest, page + 1, pointers - page - 1);
    let cell = pageSize;
    for (let pointer = pointers; pointer < endOfPointers(file, page); pointer += 2) {
      // Cells mostly stand one below the other: their distances are alike, their places are not.
      carryBelow(lengths, pointer, cell);
      cell = uint16(file, pointer);
      if (file[page] === INTERIOR) carryChild(page + cell, page, pageSize);
    }
    if (file[page] === INTERIOR) parents.set(uint32(file, page + 8), page / pageSize + 1);
  }

  function carryChild(at: number, page: number, pageSize: number): void {
    carry(rest, at, CHILD);
    parents.set(uint32(file, at), page / pageSize + 1);
  }

  function carryCells(page: number, pageSize: number): void {
    if (!isTakenApart(file[page])) return;
    const root = rootOf(page / pageSize + 1);
    const before = file[page] === INTERIOR ? CHILD : 0;
    const end = endOfPointers(file, page);
    const taken: [from: number, to: number][] = [[page, end]];
    for (let pointer = pointersOf(file, page); pointer < end; pointer += 2) {
      const cell = page + uint16(file, pointer);
      taken.push([cell, carryCell(cell + before, pageSize, root)]);
    }
    taken.sort(([a], [b]) => a - b);
    for (const [i, [, to]] of taken.entries()) carry(rest, to, (taken[i + 1]?.[0] ?? page + pageSize) - to);
  }

  /** The page at the top of the table that a page belongs to. */
  function rootOf(page: number): number {
    let root = page;
    // No table is as deep as that, but a damaged file may go round in circles.
    for (let depth = 0; depth < 20; depth += 1) root = parents.get(root) ?? root;
    return root;
  }

  carry(rest, 0, FILE_HEADER);
  const pageSize = uint16(file, 16) === 1 ? 65536 : uint16(file, 16);
  if (!isSqlite(file) || pageSize < 512) throw new RangeError('not an SQLite file');
  carry(rest, FILE_HEADER, pageSize - FILE_HEADER);
  for (let page = pageSize; page < file.length; page += pageSize) carryFrame(page, pageSize);
  for (let page = pageSize; page < file.length; page += pageSize) carryCells(page, pageSize);
}

const isTakenApart = (kind: number | undefined): boolean => kind === LEAF || kind === INTERIOR;

/** Where the places of a page's cells begin, and where they end. */
const pointersOf = (file: Uint8Array, page: number): number => page + (file[page] === INTERIOR ? 12 : 8);
const endOfPointers = (file: Uint8Array, page: number): number => pointersOf(file, page) + 2 * uint16(file, page + 3);

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

const uint32 = (bytes: Uint8Array, at: number): number => uint16(bytes, at) * 65536 + uint16(bytes, at + 2);

/** The number of two bytes at a place; beyond the end there are zeros. */
export const uint16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

const isSqlite = (file: Uint8Array): boolean =>
  [...'SQLite format 3\0'].every((character, i) => file[i] === character.charCodeAt(0));
