/** What came out of a packed text. */
export interface Unpacked {
  /** The text, or as much of it as could be read. */
  readonly text: string;
  /** Why that is not all; null: it is. */
  readonly fault: 'damaged' | 'large' | null;
}

/** So many bytes are unpacked at a time: what stands before a damaged place is read. */
const STEP = 512;

/** A text, deflated, in base64url. */
export async function pack(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return toBase64(new Uint8Array(await new Response(stream).arrayBuffer()));
}

/** The text that was packed, of at most so many bytes. Whatever is given, nothing is thrown. */
export async function unpack(packed: string, most: number): Promise<Unpacked> {
  const [whole = ''] = /^[\w-]*/.exec(packed) ?? [];
  // A single character at the end is no byte.
  const isCut = whole.length < packed.length || whole.length % 4 === 1;
  const bytes = fromBase64(whole.length % 4 === 1 ? whole.slice(0, -1) : whole);
  const stream = new DecompressionStream('deflate-raw');
  void feed(stream.writable.getWriter(), bytes);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const fault = await readInto(chunks, stream.readable.getReader(), most);
  return decoded(chunks, fault ?? (isCut ? 'damaged' : null));
}

async function feed(writer: WritableStreamDefaultWriter<BufferSource>, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    for (let at = 0; at < bytes.length; at += STEP) await writer.write(bytes.subarray(at, at + STEP));
    // A stream that ends too early takes back what has not been read yet.
    await new Promise((resolve) => setTimeout(resolve));
    await writer.close();
  } catch {
    // Whoever reads is told.
  }
}

async function readInto(
  chunks: Uint8Array<ArrayBuffer>[],
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  most: number,
): Promise<Unpacked['fault']> {
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return null;
      size += value.length;
      chunks.push(value);
      if (size <= most) continue;
      await reader.cancel();
      return 'large';
    }
  } catch {
    return 'damaged';
  }
}

async function decoded(chunks: readonly Uint8Array<ArrayBuffer>[], fault: Unpacked['fault']): Promise<Unpacked> {
  const bytes = await new Blob([...chunks]).arrayBuffer();
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), fault };
  } catch {
    return { text: new TextDecoder().decode(bytes), fault: fault ?? 'damaged' };
  }
}

function toBase64(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
