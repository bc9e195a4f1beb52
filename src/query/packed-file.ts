import { uint16, walkFile, type Stream } from './walk-file.ts';

/**
 * An SQLite file with its bytes in another order: what stands in one column stands together, of which gzip makes two
 * thirds of what it makes of the file. In front stand the number of streams and their lengths, four bytes each.
 * Throws a `RangeError` on what is no SQLite file.
 */
export function packFile(file: Uint8Array): Uint8Array<ArrayBuffer> {
  const streams: Stream[] = [];
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
    carry: (stream, at, count) => {
      for (const byte of file.subarray(at, at + count)) put(stream, byte);
    },
    carryBelow: (stream, at, other) => {
      const distance = other - uint16(file, at);
      put(stream, (distance >> 8) & 0xff);
      put(stream, distance & 0xff);
    },
  });

  const head = Uint32Array.from([streams.length, ...streams.map(({ at }) => at)]);
  const packed = new Uint8Array(4 * head.length + file.length);
  const view = new DataView(packed.buffer);
  for (const [i, number] of head.entries()) view.setUint32(4 * i, number);
  let end = 4 * head.length;
  for (const { bytes, at } of streams) {
    packed.set(bytes.subarray(0, at), end);
    end += at;
  }
  return packed;
}

/** The file that was packed, byte by byte. Throws a `RangeError` on what is no packed file, or only a part of one. */
export function unpackFile(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length);
  const count = view.getUint32(0);
  const lengths = Array.from({ length: Math.min(count, packed.length / 4) }, (_, i) => view.getUint32(4 * (i + 1)));
  let start = 4 * (count + 1);
  const size = lengths.reduce((sum, length) => sum + length, 0);
  if (packed.length !== start + size) throw new RangeError(`not a packed file: ${packed.length} bytes`);
  const file = new Uint8Array(size);
  let used = 0;
  walkFile({
    file,
    nextStream: () => {
      const length = lengths[used];
      if (length === undefined) throw new RangeError(`not a packed file: more than ${count} streams`);
      used += 1;
      start += length;
      return { bytes: packed.subarray(start - length, start), at: 0 };
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
