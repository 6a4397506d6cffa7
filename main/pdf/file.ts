// The file that objects are written to. pdfkit's document allocates the objects, holds the catalogue and embeds fonts; this
// file puts what it writes into object streams and ends with a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8), because
// the tags of a long document are ten thousands of small objects.

import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import { deflate } from './deflate.ts';
import { hexString, latin1 } from './syntax.ts';

/** The parts of pdfkit's document and references that we rely on (pdfkit 0.20; not all of them public). */
export type PdfkitReference = {
  readonly id: number;
  readonly data: Record<string, unknown>;
  buffer: Uint8Array[];
  finalize: () => void;
  write: (chunk: Uint8Array | string) => void;
  end: (chunk?: Uint8Array | string) => void;
  toString: () => string;
};
export type PdfkitFont = {
  readonly id: string;
  readonly scale: number;
  readonly subset: { readonly includeGlyph: (glyph: number) => number };
  readonly unicode: (readonly number[])[];
  readonly widths: number[];
  readonly ref: () => PdfkitReference;
};
export type PdfkitDocument = {
  readonly _root: PdfkitReference & { readonly data: { readonly Pages: PdfkitReference; readonly Names: PdfkitReference } };
  _info: PdfkitReference;
  info: Record<string, unknown>;
  _offsets: (number | null)[];
  _font: PdfkitFont;
  _write: (data: Uint8Array | string) => unknown;
  _addPdfaMetadata: () => void;
  _finalize: () => void;
  ref: (data?: Record<string, unknown>) => PdfkitReference;
  font: (data: Uint8Array) => void;
  endMarkings: () => void;
  endMetadata: () => void;
  end: () => void;
};
/** Objects to one object stream; each reader of one object inflates its whole stream. */
const objectsPerStream = 200;
export class PdfFile {
  readonly document: PdfkitDocument;
  readonly #chunks: Uint8Array[] = [];
  readonly #hash = createHash('sha256');
  #length = 0;
  /** Where each object stands, by its number: [1, offset] or [2, number of the object stream, index in it]. */
  readonly #places: (readonly [1, number] | readonly [2, number, number])[] = [];
  #packed: { id: number; text: string }[] = [];

  constructor(options: Record<string, unknown>) {
    this.document = new PDFDocument({ autoFirstPage: false, compress: false, ...options } as never) as unknown as PdfkitDocument;
    this.#divert();
    this.#write(latin1('%PDF-1.7\n%\xff\xff\xff\xff\n'));
  }

  /** A number for an object that `put` or `stream` will write. */
  reserve(): number {
    this.document._offsets.push(null);
    return this.document._offsets.length;
  }

  /** Writes an object other than a stream; `text` is its value. */
  put(id: number, text: string): void {
    this.#packed.push({ id, text });
    if (this.#packed.length >= objectsPerStream) this.#flushPacked();
  }

  /** Writes an object and tells its number. */
  add(text: string): number {
    const id = this.reserve();
    this.put(id, text);
    return id;
  }

  /** Writes a stream of deflated bytes. `entries` are the dictionary's, without Length and Filter. */
  deflatedStream(entries: string, deflated: Uint8Array, id: number = this.reserve()): number {
    this.#writeStream(id, `<<${entries}/Filter/FlateDecode/Length ${deflated.length}>>`, deflated);
    return id;
  }

  /** Writes a stream, deflating it. */
  stream(entries: string, bytes: Uint8Array, id: number = this.reserve()): number {
    return this.deflatedStream(entries, deflate(bytes), id);
  }

  /** Writes a stream whose bytes go in as they are; `entries` name the filter, if there is one. */
  plainStream(entries: string, bytes: Uint8Array, id: number = this.reserve()): number {
    this.#writeStream(id, `<<${entries}/Length ${bytes.length}>>`, bytes);
    return id;
  }

  /** Lets pdfkit write what it still holds, adds the cross-reference stream and gives the whole file. */
  finish(): Uint8Array {
    this.document.end();
    this.#flushPacked();
    this.#writeCrossReference();
    const file = new Uint8Array(this.#length);
    let offset = 0;
    for (const chunk of this.#chunks) {
      file.set(chunk, offset);
      offset += chunk.length;
    }
    return file;
  }

  /** pdfkit's own output goes to our file: references become packed objects or streams of ours. */
  #divert(): void {
    const { document } = this;
    const allocate = document.ref.bind(document);
    const claim = (claimed: PdfkitReference): PdfkitReference => Object.assign(claimed, { finalize: () => this.#writeReference(claimed) });
    document.ref = (data) => claim(allocate(data));
    document._finalize = () => {};
    const root = document._root.data;
    for (const early of [document._root, root.Pages, root.Names, root['ViewerPreferences']]) {
      if (early !== undefined) claim(early as PdfkitReference);
    }
  }

  /** pdfkit prints a reference as `1 0 obj`, value, `stream`, bytes and so on; of that we take the value. */
  #writeReference(ended: PdfkitReference): void {
    let stream: Uint8Array | undefined;
    if (ended.buffer.length > 0) {
      const plain = ended.data['Type'] === 'Metadata' || ended.data['Filter'] !== undefined;
      const raw = Buffer.concat(ended.buffer);
      stream = plain ? raw : deflate(raw);
      if (!plain) ended.data['Filter'] = 'FlateDecode';
      ended.buffer = [stream];
    }
    const printed: (string | Uint8Array)[] = [];
    this.document._write = (data) => printed.push(data);
    (Object.getPrototypeOf(ended) as PdfkitReference).finalize.call(ended);
    const value = printed[1] as string;
    if (stream === undefined) this.put(ended.id, value);
    else this.#writeStream(ended.id, value, stream);
  }

  #writeStream(id: number, dictionary: string, bytes: Uint8Array): void {
    this.#places[id] = [1, this.#length];
    this.#write(latin1(`${id} 0 obj\n${dictionary}\nstream\n`));
    this.#write(bytes);
    this.#write(latin1('\nendstream\nendobj\n'));
  }

  #write(bytes: Uint8Array): void {
    this.#chunks.push(bytes);
    this.#hash.update(bytes);
    this.#length += bytes.length;
  }

  #flushPacked(): void {
    const packed = this.#packed;
    if (packed.length === 0) return;
    this.#packed = [];
    const streamId = this.reserve();
    let header = '';
    let body = '';
    packed.forEach(({ id, text }, index) => {
      header += `${id} ${body.length} `;
      body += `${text}\n`;
      this.#places[id] = [2, streamId, index];
    });
    this.stream(`/Type/ObjStm/N ${packed.length}/First ${header.length}`, latin1(header + body), streamId);
  }

  /** 7.5.8. The identifier is a digest of all that stands before it. */
  #writeCrossReference(): void {
    const id = this.reserve();
    const start = this.#length;
    this.#places[id] = [1, start];
    const identifier = hexString(this.#hash.copy().digest().subarray(0, 16));
    const size = this.document._offsets.length + 1;
    const trailer = `/Root ${this.document._root}/Info ${this.document._info}/ID[${identifier}${identifier}]`;
    const columns = `/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>`;
    this.stream(`/Type/XRef/Size ${size}${columns}${trailer}`, this.#crossReferenceRows(size), id);
    this.#write(latin1(`startxref\n${start}\n%%EOF\n`));
  }

  /** Rows of seven bytes, each behind the mark of PNG's "up" predictor. */
  #crossReferenceRows(size: number): Uint8Array {
    const rows = new Uint8Array(size * 8);
    const view = new DataView(rows.buffer);
    for (let id = 0; id < size; id++) {
      const place = this.#places[id];
      view.setUint8(id * 8 + 1, place === undefined ? 0 : place[0]);
      view.setUint32(id * 8 + 2, place?.[1] ?? 0);
      view.setUint16(id * 8 + 6, place === undefined ? 0xffff : (place[2] ?? 0));
    }
    for (let index = rows.length - 1; index >= 8; index--) {
      rows[index] = index % 8 === 0 ? 2 : (rows[index]! - rows[index - 8]!) & 0xff;
    }
    rows[0] = 2;
    return rows;
  }
}
