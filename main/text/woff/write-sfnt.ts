// Writes a TrueType or OpenType file from its tables: directory, tables in the order of their tags, checksums. OpenType 1.9, chapter
// "OpenType font file".

/** `tag`: four characters as one number. */
export type Table = { readonly tag: number; readonly data: Uint8Array };

const headTag = 0x68656164;
const adjustment = 8;

export function writeSfnt(flavor: number, given: readonly Table[]): Uint8Array {
  const tables = given.toSorted((a, b) => a.tag - b.tag);
  const start = 12 + tables.length * 16;
  const file = new Uint8Array(tables.reduce((size, { data }) => size + aligned(data.length), start));
  const view = new DataView(file.buffer);
  writeHeader(view, flavor, tables.length);
  let offset = start;
  let head: number | undefined;
  tables.forEach(({ tag, data }, index) => {
    file.set(data, offset);
    if (tag === headTag && data.length >= adjustment + 4) view.setUint32((head = offset) + adjustment, 0);
    const entry = 12 + index * 16;
    view.setUint32(entry, tag);
    view.setUint32(entry + 4, checksum(view, offset, aligned(data.length)));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, data.length);
    offset += aligned(data.length);
  });
  if (head !== undefined) view.setUint32(head + adjustment, 0xb1b0afba - checksum(view, 0, file.length));
  return file;
}

const aligned = (length: number): number => (length + 3) & ~3;

function writeHeader(view: DataView, flavor: number, count: number): void {
  const powers = count === 0 ? 0 : Math.floor(Math.log2(count));
  view.setUint32(0, flavor);
  view.setUint16(4, count);
  view.setUint16(6, 16 << powers);
  view.setUint16(8, powers);
  view.setUint16(10, (count << 4) - (16 << powers));
}

function checksum(view: DataView, start: number, length: number): number {
  let sum = 0;
  for (let at = start; at < start + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
