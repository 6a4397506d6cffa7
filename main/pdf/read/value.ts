// Objects of a PDF file as they are read (ISO 32000-1, 7.3).

export type PdfName = { readonly kind: 'name'; readonly name: string };
export type PdfString = { readonly kind: 'string'; readonly bytes: Uint8Array; readonly hex: boolean };
export type PdfReference = { readonly kind: 'reference'; readonly id: number; readonly generation: number };
export type PdfArray = { readonly kind: 'array'; readonly items: readonly PdfValue[] };
export type PdfDictionary = { readonly kind: 'dictionary'; readonly entries: ReadonlyMap<string, PdfValue> };
/** `raw`: the bytes as they stand in the file, still filtered. */
export type PdfStream = { readonly kind: 'stream'; readonly entries: ReadonlyMap<string, PdfValue>; readonly raw: Uint8Array };
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfReference | PdfArray | PdfDictionary | PdfStream;

export function isName(value: PdfValue | undefined, name?: string): value is PdfName {
  return typeof value === 'object' && value?.kind === 'name' && (name === undefined || value.name === name);
}

/** The characters of a text string: UTF-16 or UTF-8 by its mark, else PDFDocEncoding (7.9.2.2). */
export function textOf(value: PdfValue | undefined): string | undefined {
  if (typeof value !== 'object' || value?.kind !== 'string') return undefined;
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes.subarray(3));
  return Array.from(bytes, (byte) => documentEncoding[byte] ?? String.fromCharCode(byte)).join('');
}

/** Where PDFDocEncoding differs from Latin-1 (annex D.2). */
const documentEncoding: Readonly<Record<number, string>> = Object.fromEntries(
  [
    [0x18, '˘ˇˆ˙˝˛˚˜'],
    [0x80, '•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'],
    [0xa0, '€'],
  ].flatMap(([start, characters]) => Array.from(characters as string, (character, index) => [(start as number) + index, character])),
);
