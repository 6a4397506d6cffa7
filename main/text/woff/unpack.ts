// Compressed data of font files, which come from outside: bounded, and damage is no exception.

/** So many bytes may a font come to. */
export const mostBytes = 64 * 1024 * 1024;

/** What decompression makes, if it is of the length that the file says; undefined where it is not or fails. */
export function unpacked(length: number, decompress: () => Uint8Array): Uint8Array | undefined {
  try {
    const data = decompress();
    return data.length === length ? data : undefined;
  } catch {
    return undefined;
  }
}
