// Opens a PDF file: cross-reference tables and streams, object streams, and where they are broken a search for objects
// (ISO 32000-1, 7.5). Made for our own files, bounded enough for those of others.

import { type Faults, Lexer, latin1 } from './read/lexer.ts';
import { type Decoded, decodeStream } from './read/decode.ts';
import type { PdfDictionary, PdfStream, PdfValue } from './read/value.ts';

type Place =
  | { readonly kind: 'offset'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number };

/** Why a file cannot be read: the rest of a sentence that begins with its name. */
export class UnreadablePdf extends Error {}

export class PdfDocument {
  readonly bytes: Uint8Array;
  readonly trailer: PdfDictionary;
  /** What was wrong with the file's frame, in plain words. */
  readonly faults: readonly string[];
  /** Malformed strings among the objects read so far. */
  readonly stringFaults: Faults = { badHexStrings: 0 };
  readonly #places: ReadonlyMap<number, Place>;
  readonly #objects = new Map<number, PdfValue>();
  readonly #packs = new Map<number, readonly (readonly [number, PdfValue])[]>();
  readonly #decoded = new Map<PdfStream, Decoded>();
  readonly #pending = new Set<number>();

  constructor(bytes: Uint8Array, trailer: PdfDictionary, places: ReadonlyMap<number, Place>, faults: readonly string[]) {
    this.bytes = bytes;
    this.trailer = trailer;
    this.faults = faults;
    this.#places = places;
  }

  /** Numbers of all objects. */
  ids(): readonly number[] {
    return [...this.#places.keys()].sort((a, b) => a - b);
  }

  /** Where an object that is not in an object stream begins. */
  offsetOf(id: number): number | undefined {
    const place = this.#places.get(id);
    return place?.kind === 'offset' ? place.offset : undefined;
  }

  /** The object with this number; null where there is none. */
  object(id: number): PdfValue {
    const known = this.#objects.get(id);
    if (known !== undefined) return known;
    const place = this.#places.get(id);
    if (place === undefined || this.#pending.has(id)) return null;
    this.#pending.add(id);
    const value = place.kind === 'offset' ? readObjectAt(this, place.offset, id) : this.#packed(place, id);
    this.#pending.delete(id);
    this.#objects.set(id, value);
    return value;
  }

  /** Follows references. */
  resolve = (value: PdfValue | undefined): PdfValue => {
    let current = value ?? null;
    for (let hops = 0; hops < 32 && typeof current === 'object' && current?.kind === 'reference'; hops++) current = this.object(current.id);
    return current;
  };

  /** A dictionary's or stream's entry, references followed. */
  get(value: PdfValue | undefined, ...path: readonly string[]): PdfValue {
    let current = this.resolve(value);
    for (const key of path) {
      if (typeof current !== 'object' || (current?.kind !== 'dictionary' && current?.kind !== 'stream')) return null;
      current = this.resolve(current.entries.get(key));
    }
    return current;
  }

  /** The items of an array, or none. */
  list(value: PdfValue | undefined): readonly PdfValue[] {
    const resolved = this.resolve(value);
    return typeof resolved === 'object' && resolved?.kind === 'array' ? resolved.items : [];
  }

  decode(stream: PdfStream): Decoded {
    let decoded = this.#decoded.get(stream);
    if (decoded === undefined) {
      decoded = decodeStream(stream, this.resolve);
      this.#decoded.set(stream, decoded);
    }
    return decoded;
  }

  #packed(place: Extract<Place, { kind: 'packed' }>, id: number): PdfValue {
    let pack = this.#packs.get(place.stream);
    if (pack === undefined) {
      const stream = this.object(place.stream);
      pack = typeof stream === 'object' && stream?.kind === 'stream' ? this.#unpack(stream) : [];
      this.#packs.set(place.stream, pack);
    }
    const entry = pack[place.index]?.[0] === id ? pack[place.index] : pack.find(([known]) => known === id);
    return entry?.[1] ?? null;
  }

  /** 7.5.7 */
  #unpack(stream: PdfStream): readonly (readonly [number, PdfValue])[] {
    const { bytes } = this.decode(stream);
    const [count, first] = [this.get(stream, 'N'), this.get(stream, 'First')];
    if (typeof count !== 'number' || typeof first !== 'number') return [];
    const header = new Lexer(bytes);
    const objects: [number, PdfValue][] = [];
    for (let index = 0; index < count; index++) {
      const [id, offset] = [header.next(), header.next()];
      if (typeof id !== 'number' || typeof offset !== 'number') break;
      objects.push([id, new Lexer(bytes, first + offset, this.stringFaults).value() ?? null]);
    }
    return objects;
  }
}

/** Opens a file. Throws UnreadablePdf where there is nothing to read. */
export function openPdf(bytes: Uint8Array): PdfDocument {
  if (!latin1(bytes.subarray(0, 1024)).includes('%PDF-')) throw new UnreadablePdf('is not a PDF file');
  const faults: string[] = [];
  const places = new Map<number, Place>();
  let trailer = readCrossReferences(bytes, places, faults);
  if (trailer === undefined || !trailer.entries.has('Root')) {
    faults.push('its cross-reference table is broken');
    trailer = searchObjects(bytes, places, trailer);
  }
  if (trailer === undefined) throw new UnreadablePdf('has no catalogue: it is damaged');
  if (trailer.entries.has('Encrypt')) throw new UnreadablePdf('is encrypted');
  return new PdfDocument(bytes, trailer, places, faults);
}

/** `1 0 obj … endobj` at an offset; null where something else stands there. */
function readObjectAt(document: PdfDocument, offset: number, id: number): PdfValue {
  const lexer = new Lexer(document.bytes, offset, document.stringFaults);
  if (lexer.next() !== id) return null;
  lexer.next();
  const keyword = lexer.next();
  if (typeof keyword !== 'object' || keyword?.kind !== 'keyword' || keyword.word !== 'obj') return null;
  const value = lexer.value() ?? null;
  return typeof value === 'object' && value?.kind === 'dictionary' ? (streamAfter(lexer, value, document) ?? value) : value;
}

function streamAfter(lexer: Lexer, { entries }: PdfDictionary, document: PdfDocument | undefined): PdfStream | undefined {
  lexer.skipSpace();
  const { bytes } = lexer;
  if (latin1(bytes.subarray(lexer.position, lexer.position + 6)) !== 'stream') return undefined;
  let start = lexer.position + 6;
  if (bytes[start] === 0x0d) start++;
  if (bytes[start] === 0x0a) start++;
  const length = document === undefined ? (entries.get('Length') ?? null) : document.resolve(entries.get('Length'));
  const end = typeof length === 'number' && length >= 0 && start + length <= bytes.length ? start + length : -1;
  if (end >= 0 && /^\s*endstream/.test(latin1(bytes.subarray(end, end + 16)))) return { kind: 'stream', entries, raw: bytes.subarray(start, end) };
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf('endstream', start, 'latin1');
  return { kind: 'stream', entries, raw: bytes.subarray(start, found < 0 ? bytes.length : found) };
}

// --- cross-references

/** Newest first, each section filling in what is not known yet. */
function readCrossReferences(bytes: Uint8Array, places: Map<number, Place>, faults: string[]): PdfDictionary | undefined {
  const tail = latin1(bytes.subarray(Math.max(0, bytes.length - 2048)));
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? /startxref\s+(\d+)(?![^]*startxref)/.exec(tail)?.[1];
  if (start === undefined) return undefined;
  const queue = [Number(start)];
  const seen = new Set<number>();
  let newest: PdfDictionary | undefined;
  for (let offset = queue.shift(); offset !== undefined; offset = queue.shift()) {
    if (seen.has(offset)) continue;
    seen.add(offset);
    const trailer = readSection(bytes, offset, places);
    if (trailer === undefined) {
      faults.push(`no cross-reference section stands at ${offset}`);
      return newest;
    }
    newest ??= trailer;
    for (const key of ['XRefStm', 'Prev']) {
      const next = trailer.entries.get(key);
      if (typeof next === 'number') queue.push(next);
    }
  }
  return newest;
}

function readSection(bytes: Uint8Array, offset: number, places: Map<number, Place>): PdfDictionary | undefined {
  const lexer = new Lexer(bytes, offset);
  const first = lexer.next();
  if (typeof first === 'object' && first?.kind === 'keyword' && first.word === 'xref') return readTable(lexer, places);
  if (typeof first !== 'number') return undefined;
  lexer.next();
  lexer.next();
  const dictionary = lexer.value();
  if (typeof dictionary !== 'object' || dictionary?.kind !== 'dictionary') return undefined;
  const stream = streamAfter(lexer, dictionary, undefined);
  return stream === undefined ? undefined : readReferenceStream(stream, places);
}

/** 7.5.4 */
function readTable(lexer: Lexer, places: Map<number, Place>): PdfDictionary | undefined {
  for (;;) {
    const first = lexer.next();
    if (typeof first !== 'number') {
      const trailer = typeof first === 'object' && first?.kind === 'keyword' && first.word === 'trailer' ? lexer.value() : undefined;
      return typeof trailer === 'object' && trailer?.kind === 'dictionary' ? trailer : undefined;
    }
    const count = lexer.next();
    if (typeof count !== 'number') return undefined;
    for (let id = first; id < first + count; id++) {
      const [offset, generation, kind] = [lexer.next(), lexer.next(), lexer.next()];
      if (typeof offset !== 'number' || typeof generation !== 'number') return undefined;
      const used = typeof kind === 'object' && kind?.kind === 'keyword' && kind.word === 'n';
      if (used && !places.has(id)) places.set(id, { kind: 'offset', offset, generation });
    }
  }
}

/** 7.5.8 */
function readReferenceStream(stream: PdfStream, places: Map<number, Place>): PdfDictionary | undefined {
  const plain = (value: PdfValue | undefined): PdfValue => value ?? null;
  const { bytes, undecoded } = decodeStream(stream, plain);
  const numbers = (key: string): readonly number[] | undefined => {
    const value = stream.entries.get(key);
    return typeof value === 'object' && value?.kind === 'array' ? value.items.filter((item) => typeof item === 'number') : undefined;
  };
  const widths = numbers('W');
  const size = stream.entries.get('Size');
  if (undecoded !== undefined || widths?.length !== 3 || typeof size !== 'number') return undefined;
  const index = numbers('Index') ?? [0, size];
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  let position = 0;
  const field = (width: number, otherwise: number): number => {
    if (width === 0) return otherwise;
    let value = 0;
    for (let count = 0; count < width; count++) value = value * 256 + (bytes[position++] ?? 0);
    return value;
  };
  for (let section = 0; section + 1 < index.length; section += 2) {
    const [first = 0, count = 0] = [index[section], index[section + 1]];
    for (let id = first; id < first + count && position < bytes.length; id++) {
      const [kind, second, third] = [field(kindWidth, 1), field(secondWidth, 0), field(thirdWidth, 0)];
      if (places.has(id)) continue;
      if (kind === 1) places.set(id, { kind: 'offset', offset: second, generation: third });
      if (kind === 2) places.set(id, { kind: 'packed', stream: second, index: third });
    }
  }
  return { kind: 'dictionary', entries: stream.entries };
}

/** Every `n g obj` of the file, the last of each number, and a trailer or catalogue among them. */
function searchObjects(bytes: Uint8Array, places: Map<number, Place>, trailer: PdfDictionary | undefined): PdfDictionary | undefined {
  const text = latin1(bytes);
  let root = trailer;
  for (const match of text.matchAll(/(?<![0-9])(\d{1,10})\s+(\d{1,5})\s+obj\b/g)) {
    places.set(Number(match[1]), { kind: 'offset', offset: match.index, generation: Number(match[2]) });
  }
  for (const match of text.matchAll(/\btrailer\b/g)) {
    const value = new Lexer(bytes, match.index + 7).value();
    if (typeof value === 'object' && value?.kind === 'dictionary' && value.entries.has('Root')) root = value;
  }
  return root;
}
