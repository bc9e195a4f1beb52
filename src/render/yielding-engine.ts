import { readerOf, uint, type BinaryReader } from './wasm-binary.ts';

/** How many turns of SQLite's machine go by between two calls, as a power of two. */
const EVERY = 18;

const LOOP = 0x03;

/** Of a module's sections: what it imports, its global variables, its functions' code. */
const [TYPES, IMPORTS, GLOBALS, CODE] = [1, 2, 6, 10];

/**
 * The engine (sql.js, as WebAssembly), made to call now and then into the script around it: Safari ends a worker only while
 * that runs, and an engine that is at a long query of few rows never comes back to it. The call is to a clock that the
 * engine has, whose answer is dropped. It is put into the loops of the largest function, which is the one that runs a
 * query's steps (`sqlite3VdbeExec`). Throws a `RangeError` where the module is none of this kind.
 */
export function yieldingEngine(wasm: Uint8Array): Uint8Array<ArrayBuffer> {
  const reader = readerOf(wasm, 8);
  const parts = [wasm.subarray(0, 8)];
  let types: readonly string[] = [];
  let [clock, counter] = [-1, -1];
  while (!reader.isAtEnd()) {
    const id = reader.byte();
    const size = reader.uint();
    const section = readerOf(reader.bytes(size));
    if (id === TYPES) types = typesIn(section);
    if (id === IMPORTS) clock = clockIn(section, types);
    let content = section.all;
    if (id === GLOBALS) {
      counter = section.uint();
      // One more: a changeable i32 that begins at 0.
      content = Uint8Array.of(...uint(counter + 1), ...section.rest(), 0x7f, 0x01, 0x41, 0x00, 0x0b);
    }
    if (id === CODE) content = codeWith(section, callEvery(clock, counter));
    parts.push(Uint8Array.of(id, ...uint(content.length)), content);
  }
  return Uint8Array.from(Buffer.concat(parts));
}

/** The signatures of a module's functions: `7f,7f>7c`. */
function typesIn(section: BinaryReader): string[] {
  return section.list(() => {
    section.byte();
    const [takes, gives] = [section.list(() => section.byte()), section.list(() => section.byte())];
    return [takes, gives].map((kinds) => kinds.map((kind) => kind.toString(16)).join(',')).join('>');
  });
}

/** The place among the imported functions of the first that takes nothing and gives a number: a clock. */
function clockIn(section: BinaryReader, types: readonly string[]): number {
  const imported = section.list(() => {
    section.bytes(section.uint());
    section.bytes(section.uint());
    const kind = section.byte();
    if (kind !== 0) throw new RangeError(`no function: import of kind ${kind}`);
    return types[section.uint()] ?? '';
  });
  const place = imported.indexOf('>7c');
  if (place < 0) throw new RangeError(`no clock among ${imported.length} imports`);
  return place;
}

/** Counts a turn, and calls each time that the count has its lowest bits at zero. */
function callEvery(clock: number, counter: number): Uint8Array {
  if (clock < 0 || counter < 0) throw new RangeError('the engine has no imports or no global variables');
  const [get, set] = [
    [0x23, ...uint(counter)],
    [0x24, ...uint(counter)],
  ] as const;
  const isDue = [...get, 0x41, ...signed(2 ** EVERY - 1), 0x71, 0x45];
  return Uint8Array.of(...get, 0x41, 0x01, 0x6a, ...set, ...isDue, 0x04, 0x40, 0x10, ...uint(clock), 0x1a, 0x0b);
}

/** A number that is not negative, as a signed one is written: a bit of its own says so. */
function signed(value: number): number[] {
  const bytes = uint(value);
  const last = bytes.at(-1) ?? 0;
  return last < 0x40 ? bytes : [...bytes.slice(0, -1), last | 0x80, 0x00];
}

function codeWith(section: BinaryReader, call: Uint8Array): Uint8Array {
  const bodies = section.list(() => section.bytes(section.uint()));
  const largest = bodies.reduce((a, b) => (b.length > a.length ? b : a));
  const parts = bodies.flatMap((body) => {
    const all = body === largest ? inLoops(body, call) : body;
    return [Uint8Array.from(uint(all.length)), all];
  });
  return Buffer.concat([Uint8Array.from(uint(bodies.length)), ...parts]);
}

/** A function's body with the code put in at the head of each of its loops. */
function inLoops(body: Uint8Array, code: Uint8Array): Uint8Array {
  const reader = readerOf(body);
  reader.list(() => [reader.uint(), reader.byte()]);
  const heads: number[] = [];
  while (!reader.isAtEnd()) if (reader.instruction() === LOOP) heads.push(reader.at());
  const starts = [0, ...heads];
  return Buffer.concat(starts.flatMap((from, i) => [...(i === 0 ? [] : [code]), body.subarray(from, starts[i + 1])]));
}
