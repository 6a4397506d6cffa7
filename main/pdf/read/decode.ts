// Stream filters (ISO 32000-1, 7.4): Flate with predictors, ASCIIHex, ASCII85. Sizes are bounded: a file from anywhere may be
// read here.

import { inflateSync, constants } from 'node:zlib';
import { latin1 } from './lexer.ts';
import type { PdfDictionary, PdfStream, PdfValue } from './value.ts';

const largestStream = 512 * 1024 * 1024;

/** The bytes of a stream as far as its filters can be undone; `undecoded` names the first that cannot. */
export type Decoded = { readonly bytes: Uint8Array; readonly undecoded?: string };

export function decodeStream(stream: PdfStream, resolve: (value: PdfValue | undefined) => PdfValue): Decoded {
  const filters = listOf(resolve(stream.entries.get('Filter'))).map(resolve);
  const parameters = listOf(resolve(stream.entries.get('DecodeParms'))).map(resolve);
  let bytes = stream.raw;
  for (const [index, filter] of filters.entries()) {
    const name = typeof filter === 'object' && filter?.kind === 'name' ? filter.name : '';
    const own = parameters[index];
    const decoded = decodeOne(name, bytes, typeof own === 'object' && own?.kind === 'dictionary' ? own : undefined, resolve);
    if (decoded === undefined) return { bytes, undecoded: name };
    bytes = decoded;
  }
  return { bytes };
}

function listOf(value: PdfValue): readonly PdfValue[] {
  if (value === null) return [];
  return typeof value === 'object' && value.kind === 'array' ? value.items : [value];
}

function decodeOne(filter: string, bytes: Uint8Array, parameters: PdfDictionary | undefined, resolve: (value: PdfValue | undefined) => PdfValue): Uint8Array | undefined {
  switch (filter) {
    case 'FlateDecode':
    case 'Fl': {
      const inflated = inflate(bytes);
      return inflated === undefined ? undefined : undoPredictor(inflated, (name, otherwise) => {
        const value = resolve(parameters?.entries.get(name));
        return typeof value === 'number' ? value : otherwise;
      });
    }
    case 'ASCIIHexDecode':
    case 'AHx': return Uint8Array.from(Buffer.from(latin1(bytes).replace(/>[^]*$/, '').replace(/[^0-9a-fA-F]/g, ''), 'hex'));
    case 'ASCII85Decode':
    case 'A85': return decodeAscii85(latin1(bytes));
    default: return undefined;
  }
}

/** What can be inflated, even where the end is missing. */
function inflate(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return inflateSync(bytes, { maxOutputLength: largestStream, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return undefined;
  }
}

type Parameter = (name: string, otherwise: number) => number;

function undoPredictor(bytes: Uint8Array, parameter: Parameter): Uint8Array {
  const predictor = parameter('Predictor', 1);
  if (predictor < 2) return bytes;
  const [colors, bits, columns] = [parameter('Colors', 1), parameter('BitsPerComponent', 8), parameter('Columns', 1)];
  const step = Math.max(1, (colors * bits) >> 3);
  const rowLength = Math.ceil((colors * bits * columns) / 8);
  if (!(rowLength > 0) || !(step > 0)) return bytes;
  return predictor === 2 ? undoTiff(bytes, rowLength, step) : undoPng(bytes, rowLength, step);
}

function undoTiff(bytes: Uint8Array, rowLength: number, step: number): Uint8Array {
  const out = Uint8Array.from(bytes);
  for (let index = 0; index < out.length; index++) {
    if (index % rowLength >= step) out[index] = (out[index] ?? 0) + (out[index - step] ?? 0);
  }
  return out;
}

function undoPng(bytes: Uint8Array, rowLength: number, step: number): Uint8Array {
  const rows = Math.floor(bytes.length / (rowLength + 1));
  const out = new Uint8Array(rows * rowLength);
  for (let row = 0; row < rows; row++) {
    const filter = bytes[row * (rowLength + 1)] ?? 0;
    const source = row * (rowLength + 1) + 1;
    const target = row * rowLength;
    for (let index = 0; index < rowLength; index++) {
      const left = index >= step ? (out[target + index - step] ?? 0) : 0;
      const above = row > 0 ? (out[target + index - rowLength] ?? 0) : 0;
      const corner = index >= step && row > 0 ? (out[target + index - rowLength - step] ?? 0) : 0;
      out[target + index] = (bytes[source + index] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1: return left;
    case 2: return above;
    case 3: return (left + above) >> 1;
    case 4: {
      const estimate = left + above - corner;
      const [toLeft, toAbove, toCorner] = [Math.abs(estimate - left), Math.abs(estimate - above), Math.abs(estimate - corner)];
      return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
    default: return 0;
  }
}

function decodeAscii85(text: string): Uint8Array {
  const out: number[] = [];
  let group: number[] = [];
  const flush = (): void => {
    const length = group.length;
    if (length < 2) return;
    const value = [...group, 84, 84, 84, 84].slice(0, 5).reduce((sum, digit) => sum * 85 + digit, 0);
    for (let index = 0; index < length - 1; index++) out.push(Math.floor(value / 256 ** (3 - index)) & 0xff);
    group = [];
  };
  for (const character of text.replace(/~>[^]*$/, '')) {
    if (character === 'z' && group.length === 0) out.push(0, 0, 0, 0);
    else if (character >= '!' && character <= 'u') group.push(character.charCodeAt(0) - 33);
    if (group.length === 5) flush();
  }
  flush();
  return Uint8Array.from(out);
}
