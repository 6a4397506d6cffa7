// The small words of the PDF language: numbers, names, strings and dates as text (ISO 32000-1, 7.3 and 7.9).
// Text here is Latin-1: one character is one byte of the file.

/** What the dictionary of every form XObject says (8.10.2); its box holds whatever is drawn. */
export const formEntries = '/Type/XObject/Subtype/Form/BBox[-14400 -14400 14400 14400]';

/** No larger number may stand in the file (ISO 19005-2, 6.1.13). */
const largest = 2 ** 31 - 1;

function bounded(value: number): number {
  return value > largest ? largest : value < -largest ? -largest : value;
}

/** A number with at most three decimals; never an exponent, never `-0`. */
export function number(value: number): string {
  const rounded = Math.round(bounded(value) * 1000) / 1000;
  return rounded === 0 ? '0' : String(rounded);
}

/** A number with at most six decimals: matrices, where a small factor meets large coordinates. */
export function fineNumber(value: number): string {
  const rounded = Math.round(bounded(value) * 1e6) / 1e6;
  if (rounded === 0) return '0';
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(6) : text;
}

export function numbers(values: readonly number[]): string {
  return values.map(number).join(' ');
}

/** A reference to the indirect object with this number. */
export function reference(id: number): string {
  return `${id} 0 R`;
}

const asciiOnly = /^[\x20-\x7e]*$/;

/** A text string (7.9.2.2): literal where it is ASCII, otherwise UTF-16 with byte order mark in hexadecimal. */
export function textString(text: string): string {
  return asciiOnly.test(text) ? `(${escapeLiteral(text)})` : `<${utf16Hex(text)}>`;
}

/** Characters that end or change a literal string; a bare carriage return would be read as a line feed. */
export function escapeLiteral(text: string): string {
  return text.replace(/[\\()]/g, '\\$&').replace(/\r/g, '\\r').replace(/\n/g, '\\n');
}

/** A byte string in hexadecimal. */
export function hexString(bytes: Uint8Array): string {
  let text = '<';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return `${text}>`;
}

function utf16Hex(text: string): string {
  let hex = 'feff';
  for (let index = 0; index < text.length; index++) hex += text.charCodeAt(index).toString(16).padStart(4, '0');
  return hex;
}

/** A name object; characters outside the regular ones are written as `#xx` of their UTF-8 bytes (7.3.5). */
export function name(text: string): string {
  let escaped = '/';
  for (const byte of new TextEncoder().encode(text)) {
    const regular = byte > 0x20 && byte < 0x7f && !'#%()/<>[]{}'.includes(String.fromCharCode(byte));
    escaped += regular ? String.fromCharCode(byte) : `#${byte.toString(16).padStart(2, '0')}`;
  }
  return escaped;
}

/** ISO 8601 in UTC as a PDF date (7.9.4): `D:20260131120000Z`; undefined where the text is no date. */
export function dateString(iso: string): string | undefined {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return undefined;
  return `(D:${new Date(time).toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z)`;
}

/** Latin-1 text as bytes. */
export function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

/** Something already written in PDF's language, to stand as a value in pdfkit's objects: it is printed as it is. */
export class Verbatim {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  /** Keeps pdfkit from taking this for a dictionary. */
  get [Symbol.toStringTag](): string {
    return 'Verbatim';
  }
  toString(): string {
    return this.text;
  }
}
