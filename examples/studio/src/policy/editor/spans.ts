// Places of the core are in bytes of UTF-8; those of the editor in units of UTF-16.

/** The place in a text that so many bytes stand before. */
export function offsetOf(text: string, bytes: number): number {
  let [seen, offset] = [0, 0];
  for (const sign of text) {
    if (seen >= bytes) break;
    const point = sign.codePointAt(0) ?? 0;
    seen += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    offset += sign.length;
  }
  return offset;
}
