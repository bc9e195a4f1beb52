/** Reads a WebAssembly module's bytes from a place on. */
export interface BinaryReader {
  readonly all: Uint8Array;
  readonly at: () => number;
  readonly isAtEnd: () => boolean;
  readonly byte: () => number;
  readonly uint: () => number;
  readonly bytes: (count: number) => Uint8Array;
  readonly rest: () => Uint8Array;
  /** As many as the number before them says. */
  readonly list: <Item>(read: () => Item) => Item[];
  /** Passes an instruction and what belongs to it; returns its code. Throws a `RangeError` where it is unknown. */
  readonly instruction: () => number;
}

export function readerOf(all: Uint8Array, from = 0): BinaryReader {
  let at = from;
  const byte = (): number => {
    const read = all[at++];
    if (read === undefined) throw new RangeError(`the module ends at ${all.length}`);
    return read;
  };
  const uint = (): number => {
    let [value, scale] = [0, 1];
    for (;;) {
      const read = byte();
      value += (read & 0x7f) * scale;
      if (read < 0x80) return value;
      scale *= 128;
    }
  };
  const bytes = (count: number): Uint8Array => all.subarray(at, (at += count));
  const list = <Item>(read: () => Item): Item[] => Array.from({ length: uint() }, read);
  const skip: Readonly<Record<Operand, () => unknown>> = {
    number: uint,
    byte,
    f32: () => bytes(4),
    f64: () => bytes(8),
    numbers: () => list(uint),
  };
  const instruction = (): number => {
    const code = byte();
    const operands = code === EXTENDED ? EXTENSIONS[uint()] : operandsOf(code);
    if (operands === undefined) throw new RangeError(`unknown instruction: 0x${code.toString(16)}`);
    for (const operand of operands) skip[operand]();
    return code;
  };
  return {
    all,
    at: () => at,
    isAtEnd: () => at >= all.length,
    byte,
    uint,
    bytes,
    rest: () => bytes(all.length - at),
    list,
    instruction,
  };
}

/** A number as WebAssembly writes it: seven bits a byte, the lowest first. */
export function uint(value: number): number[] {
  return value < 0x80 ? [value] : [(value % 0x80) | 0x80, ...uint(Math.floor(value / 0x80))];
}

type Operand = 'number' | 'byte' | 'f32' | 'f64' | 'numbers';

const EXTENDED = 0xfc;

/** What follows an instruction; a signed number is passed as any other. From the WebAssembly core specification, 5.4. */
function operandsOf(code: number): readonly Operand[] | undefined {
  if (code in WITH_OPERANDS) return WITH_OPERANDS[code];
  if (code >= 0x28 && code <= 0x3e) return ['number', 'number'];
  const isBare = code <= 0x01 || code === 0x05 || code === 0x0b || code === 0x0f || code === 0x1a || code === 0x1b;
  return isBare || (code >= 0x45 && code <= 0xc4) ? [] : undefined;
}

const WITH_OPERANDS: Readonly<Record<number, readonly Operand[]>> = {
  // Blocks, loops and conditions with their type.
  0x02: ['number'],
  0x03: ['number'],
  0x04: ['number'],
  // Branches, and calls.
  0x0c: ['number'],
  0x0d: ['number'],
  0x0e: ['numbers', 'number'],
  0x10: ['number'],
  0x11: ['number', 'number'],
  // Variables, and the memory's size.
  0x20: ['number'],
  0x21: ['number'],
  0x22: ['number'],
  0x23: ['number'],
  0x24: ['number'],
  0x3f: ['byte'],
  0x40: ['byte'],
  // Constants.
  0x41: ['number'],
  0x42: ['number'],
  0x43: ['f32'],
  0x44: ['f64'],
};

/** After 0xfc: conversions that do not fail, and what moves memory. */
const EXTENSIONS: Readonly<Record<number, readonly Operand[]>> = {
  ...Object.fromEntries([0, 1, 2, 3, 4, 5, 6, 7].map((code) => [code, []])),
  8: ['number', 'byte'],
  9: ['number'],
  10: ['byte', 'byte'],
  11: ['byte'],
};
