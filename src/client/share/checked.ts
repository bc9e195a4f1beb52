/** A text behind its checksum: what is packed has none of its own, and one changed character would be another edit. */
export const withChecksum = (text: string): string => `${checksum(text)} ${text}`;

/** The text behind its checksum. Throws a `TypeError` where it is not the text that the checksum is of. */
export function checked(text: string): string {
  const bare = withoutChecksum(text);
  if (text !== withChecksum(bare)) throw new TypeError('the checksum is of another text');
  return bare;
}

/** The text without its checksum, right or wrong. */
export const withoutChecksum = (text: string): string => text.replace(/^\w+ /, '');

/** FNV-1a over the text's UTF-16 units, in 32 bits. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
