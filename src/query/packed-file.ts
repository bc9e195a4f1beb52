import { uint16, walkFile, type Stream } from './walk-file.ts';

/** A stream that is being filled. `width`: the bytes of each value; 0 where they differ; undefined before the first. */
interface Filled extends Stream {
  width?: number;
}

/**
 * An SQLite file with its bytes in another order: what stands in one column stands together, and of a column whose values
 * are of one length all first bytes, all second ones, and so on. Gzip makes of it three fifths of what it makes of the
 * file. In front stand the number of streams, their lengths and the lengths of their values, four bytes each.
 * Throws a `RangeError` on what is no SQLite file.
 */
export function packFile(file: Uint8Array): Uint8Array<ArrayBuffer> {
  const streams: Filled[] = [];
  const put = (stream: Stream, byte: number): void => {
    if (stream.at === stream.bytes.length) {
      const longer = new Uint8Array(2 * stream.at + 64);
      longer.set(stream.bytes);
      stream.bytes = longer;
    }
    stream.bytes[stream.at] = byte;
    stream.at += 1;
  };
  walkFile({
    file,
    nextStream: () => {
      const stream = { bytes: new Uint8Array(), at: 0 };
      streams.push(stream);
      return stream;
    },
    carry: (stream: Filled, at, count) => {
      if (count > 0) stream.width = (stream.width ?? count) === count ? count : 0;
      for (const byte of file.subarray(at, at + count)) put(stream, byte);
    },
    carryBelow: (stream: Filled, at, other) => {
      stream.width = 0;
      const distance = other - uint16(file, at);
      put(stream, (distance >> 8) & 0xff);
      put(stream, distance & 0xff);
    },
  });

  const head = [streams.length, ...streams.map(({ at }) => at), ...streams.map(({ width = 0 }) => width)];
  const packed = new Uint8Array(4 * head.length + file.length);
  const view = new DataView(packed.buffer);
  for (const [i, number] of head.entries()) view.setUint32(4 * i, number);
  let end = 4 * head.length;
  for (const { bytes, at, width = 0 } of streams) {
    const values = bytes.subarray(0, at);
    packed.set(width < 2 ? values : transposed(values, at / width, width), end);
    end += at;
  }
  return packed;
}

/** A table of bytes that stands row by row, column by column. */
function transposed(bytes: Uint8Array, rows: number, columns: number): Uint8Array {
  const turned = new Uint8Array(bytes.length);
  for (let column = 0, to = 0; column < columns; column += 1) {
    for (let row = 0; row < rows; row += 1, to += 1) turned[to] = bytes[row * columns + column] ?? 0;
  }
  return turned;
}

/** The file that was packed, byte by byte. Throws a `RangeError` on what is no packed file, or only a part of one. */
export function unpackFile(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length);
  const count = view.getUint32(0);
  if (packed.length < 4 * (1 + 2 * count)) throw new RangeError(`not a packed file: ${count} streams`);
  const numbers = Array.from({ length: 2 * count }, (_, i) => view.getUint32(4 * (i + 1)));
  const [lengths, widths] = [numbers.slice(0, count), numbers.slice(count)];
  let start = 4 * (1 + 2 * count);
  const size = lengths.reduce((sum, length) => sum + length, 0);
  if (packed.length !== start + size) throw new RangeError(`not a packed file: ${packed.length} bytes`);
  const file = new Uint8Array(size);
  let used = 0;
  walkFile({
    file,
    nextStream: () => {
      const [length, width = 0] = [lengths[used], widths[used]];
      if (length === undefined) throw new RangeError(`not a packed file: more than ${count} streams`);
      used += 1;
      start += length;
      const bytes = packed.subarray(start - length, start);
      return { bytes: width < 2 ? bytes : transposed(bytes, width, length / width), at: 0 };
    },
    carry: (stream, at, count) => {
      const { bytes, at: from } = stream;
      for (let i = 0; i < count; i += 1) file[at + i] = bytes[from + i] ?? 0;
      stream.at = from + count;
    },
    carryBelow: (stream, at, other) => {
      const number = other - uint16(stream.bytes, stream.at);
      file[at] = number >> 8;
      file[at + 1] = number;
      stream.at += 2;
    },
  });
  return file;
}
