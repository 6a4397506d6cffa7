// Tokens and objects out of bytes (ISO 32000-1, 7.2 and 7.3), for files and for content streams. Never throws on bad input:
// what makes no sense reads as null, and nesting is bounded.

import type { PdfValue } from './value.ts';

/** An operator of a content stream, or a keyword such as `obj`. */
export type Keyword = { readonly kind: 'keyword'; readonly word: string };
export type Token = PdfValue | Keyword;

const deepestNesting = 200;

/** 1 for white space, 2 for delimiters, 0 for regular characters (7.2.2). */
const classes = new Uint8Array(256);
for (const byte of [0, 0x09, 0x0a, 0x0c, 0x0d, 0x20]) classes[byte] = 1;
for (const character of '()<>[]{}/%') classes[character.charCodeAt(0)] = 2;

function isSpace(byte: number): boolean {
  return classes[byte] === 1;
}

function isRegular(byte: number | undefined): byte is number {
  return byte !== undefined && classes[byte] === 0;
}

/** Counts hexadecimal strings with other characters or an odd number of digits. */
export type Faults = { badHexStrings: number };

export class Lexer {
  readonly bytes: Uint8Array;
  position: number;
  readonly #faults: Faults;
  #depth = 0;

  constructor(bytes: Uint8Array, position = 0, faults: Faults = { badHexStrings: 0 }) {
    this.bytes = bytes;
    this.position = position;
    this.#faults = faults;
  }

  skipSpace(): void {
    const { bytes } = this;
    for (;;) {
      const byte = bytes[this.position];
      if (byte === undefined) return;
      if (isSpace(byte)) this.position++;
      else if (byte === 0x25) {
        while (this.position < bytes.length && bytes[this.position] !== 0x0a && bytes[this.position] !== 0x0d) this.position++;
      } else return;
    }
  }

  /** The next object or keyword; undefined at the end. References are not put together. */
  next(): Token | undefined {
    this.skipSpace();
    const byte = this.bytes[this.position];
    if (byte === undefined) return undefined;
    switch (byte) {
      case 0x2f: return this.#name();
      case 0x28: return this.#literal();
      case 0x3c: return this.bytes[this.position + 1] === 0x3c ? this.#dictionary() : this.#hex();
      case 0x5b: return this.#array();
      default: return isRegular(byte) ? this.#word() : this.#stray();
    }
  }

  /** The next object, `1 0 R` as a reference; undefined at the end. Keywords other than values read as null. */
  value(): PdfValue | undefined {
    const token = this.next();
    if (token === undefined) return undefined;
    if (typeof token === 'number' && Number.isInteger(token) && token >= 0) return this.#referenceAfter(token) ?? token;
    if (typeof token === 'object' && token?.kind === 'keyword') return null;
    return token;
  }

  #referenceAfter(id: number): PdfValue | undefined {
    const { position } = this;
    const generation = this.next();
    if (typeof generation === 'number' && Number.isInteger(generation) && generation >= 0) {
      const word = this.next();
      if (typeof word === 'object' && word?.kind === 'keyword' && word.word === 'R') return { kind: 'reference', id, generation };
    }
    this.position = position;
    return undefined;
  }

  #stray(): Token {
    this.position += this.bytes[this.position] === 0x3e && this.bytes[this.position + 1] === 0x3e ? 2 : 1;
    return { kind: 'keyword', word: String.fromCharCode(this.bytes[this.position - 1] ?? 0) };
  }

  #word(): Token {
    const number = this.#number();
    if (number !== undefined) return number;
    const start = this.position;
    while (isRegular(this.bytes[this.position])) this.position++;
    const word = latin1(this.bytes.subarray(start, this.position));
    if (/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : { kind: 'keyword', word };
  }

  /** A plain number of at most fifteen digits, as nearly all are; undefined, and nothing read, where something else stands. */
  #number(): number | undefined {
    const { bytes } = this;
    let at = this.position;
    const negative = bytes[at] === 0x2d;
    if (negative) at++;
    let [value, digits, scale] = [0, 0, 0];
    for (;; at++) {
      const byte = bytes[at];
      if (byte === 0x2e && scale === 0) scale = 1;
      else if (byte !== undefined && byte >= 0x30 && byte <= 0x39) {
        value = value * 10 + byte - 0x30;
        digits++;
        if (scale > 0) scale *= 10;
      } else break;
    }
    if (digits === 0 || digits > 15 || isRegular(bytes[at])) return undefined;
    this.position = at;
    const size = scale > 1 ? value / scale : value;
    return negative ? -size : size;
  }

  #name(): PdfValue {
    const start = ++this.position;
    while (isRegular(this.bytes[this.position])) this.position++;
    const text = latin1(this.bytes.subarray(start, this.position));
    return { kind: 'name', name: text.includes('#') ? text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text };
  }

  #literal(): PdfValue {
    const plain = this.#plainLiteral();
    if (plain !== undefined) return plain;
    const out: number[] = [];
    let open = 1;
    for (this.position++; this.position < this.bytes.length; this.position++) {
      const byte = this.bytes[this.position] ?? 0;
      if (byte === 0x5c) {
        this.#escape(out);
        continue;
      }
      if (byte === 0x28) open++;
      if (byte === 0x29 && --open === 0) break;
      // A line end in a string is a line feed, however it is written.
      if (byte === 0x0d) {
        out.push(0x0a);
        if (this.bytes[this.position + 1] === 0x0a) this.position++;
      } else out.push(byte);
    }
    this.position++;
    return { kind: 'string', bytes: Uint8Array.from(out), hex: false };
  }

  /** A literal string of which every byte stands for itself; undefined, and nothing read, where some do not. */
  #plainLiteral(): PdfValue | undefined {
    const { bytes } = this;
    for (let at = this.position + 1; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === 0x5c || byte === 0x28 || byte === 0x0d) return undefined;
      if (byte !== 0x29) continue;
      const content = bytes.subarray(this.position + 1, at);
      this.position = at + 1;
      return { kind: 'string', bytes: content, hex: false };
    }
    return undefined;
  }

  /** At a backslash; ends on the last byte that belongs to it. */
  #escape(out: number[]): void {
    const byte = this.bytes[++this.position];
    const named = byte === undefined ? undefined : escapes[String.fromCharCode(byte)];
    if (named !== undefined) out.push(named);
    else if (byte !== undefined && byte >= 0x30 && byte <= 0x37) {
      let code = byte - 0x30;
      for (let count = 1; count < 3; count++) {
        const digit = this.bytes[this.position + 1] ?? 0;
        if (digit < 0x30 || digit > 0x37) break;
        code = code * 8 + digit - 0x30;
        this.position++;
      }
      out.push(code & 0xff);
    } else if (byte === 0x0d) {
      if (this.bytes[this.position + 1] === 0x0a) this.position++;
    } else if (byte !== undefined && byte !== 0x0a) out.push(byte);
  }

  #hex(): PdfValue {
    const start = ++this.position;
    while (this.position < this.bytes.length && this.bytes[this.position] !== 0x3e) this.position++;
    const text = latin1(this.bytes.subarray(start, this.position)).replace(/\s/g, '');
    const digits = text.replace(/[^0-9a-fA-F]/g, '');
    if (digits !== text || digits.length % 2 === 1) this.#faults.badHexStrings++;
    this.position++;
    const pairs = digits.length % 2 === 1 ? `${digits}0` : digits;
    return { kind: 'string', bytes: Uint8Array.from(Buffer.from(pairs, 'hex')), hex: true };
  }

  #array(): PdfValue {
    this.position++;
    const items: PdfValue[] = [];
    this.#within(() => {
      for (;;) {
        this.skipSpace();
        if (this.#at(']') || this.position >= this.bytes.length) break;
        const value = this.value();
        if (value === undefined) break;
        items.push(value);
      }
    });
    this.position++;
    return { kind: 'array', items };
  }

  #dictionary(): PdfValue {
    this.position += 2;
    const entries = new Map<string, PdfValue>();
    this.#within(() => {
      for (;;) {
        this.skipSpace();
        if (this.#at('>') || this.position >= this.bytes.length) break;
        const key = this.value();
        if (typeof key !== 'object' || key?.kind !== 'name') continue;
        const value = this.value();
        if (value !== undefined) entries.set(key.name, value);
      }
    });
    this.position += 2;
    return { kind: 'dictionary', entries };
  }

  #at(character: string): boolean {
    return this.bytes[this.position] === character.charCodeAt(0);
  }

  /** Reads on inside brackets, unless there are too many: then the rest is given up. */
  #within(read: () => void): void {
    if (++this.#depth > deepestNesting) this.position = this.bytes.length;
    else read();
    this.#depth--;
  }
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12, '(': 0x28, ')': 0x29, '\\': 0x5c };

export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
