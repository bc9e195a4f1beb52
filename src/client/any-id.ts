/** An id that nothing else has, of what the reader makes. */
export const anyId = (): string => crypto.getRandomValues(new Uint32Array(2)).join('-');
