// Deflate (RFC 1951) in a zlib wrapper (RFC 1950), made for many streams of some kilobytes: its tables live on from call to call, which
// makes it twice as fast on pages as fflate. Node's own deflate is faster still, but its output depends on the processor and on
// how Node was built, and the same document has to give the same bytes everywhere.
//
// Matches are found by hash chains over four bytes, greedily with a look at the next position; each block of symbols has Huffman
// codes of its own.

import { canonicalCodes, codeLengths } from './huffman.ts';

const windowSize = 32_768;
const hashBits = 15;
const longestMatch = 258;
const shortestMatch = 4;
/** Candidates tried at a position: more make files smaller by a part of a percent. */
const chainLength = 6;
/** A match this long is taken without a look at the next position. */
const goodMatch = 24;
const symbolsPerBlock = 20_000;

// --- tables of the format (3.2.5)

const lengthBase = new Uint16Array(29);
const lengthExtra = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0);
const distanceBase = new Uint16Array(30);
const distanceExtra = Uint8Array.of(0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13);
/** Code of each match length, and of each distance up to 256 and, by steps of 128, beyond. */
const lengthCode = new Uint8Array(longestMatch + 1);
const distanceCode = new Uint8Array(512);
const codeLengthOrder = Uint8Array.of(16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15);

function fillTables(): void {
  for (let code = 0, length = 3; code < 28; code++) {
    lengthBase[code] = length;
    for (let count = 1 << lengthExtra[code]!; count > 0 && length < longestMatch; count--) lengthCode[length++] = code;
  }
  lengthBase[28] = longestMatch;
  lengthCode[longestMatch] = 28;
  for (let code = 0, distance = 1; code < 30; code++) {
    distanceBase[code] = distance;
    for (let count = 1 << distanceExtra[code]!; count > 0; count--, distance++) {
      if (distance <= 256) distanceCode[distance - 1] = code;
      else if ((distance - 1) % 128 === 0) distanceCode[256 + ((distance - 1) >> 7)] = code;
    }
  }
}
fillTables();

function codeOfDistance(distance: number): number {
  return distance <= 256 ? distanceCode[distance - 1]! : distanceCode[256 + ((distance - 1) >> 7)]!;
}

// --- state that lives on

const heads = new Int32Array(1 << hashBits);
const chains = new Int32Array(windowSize);
/** Positions of a call count from here, so that those of earlier calls are known to be stale. */
let epoch = 1;
/** A symbol: a literal below 256, or length << 16 | distance. */
const symbols = new Int32Array(symbolsPerBlock + 1);
const literalCounts = new Uint32Array(286);
const distanceCounts = new Uint32Array(30);
const literalLengths = new Uint8Array(286);
const distanceLengths = new Uint8Array(30);
const literalCodes = new Uint16Array(286);
const distanceCodes = new Uint16Array(30);

let output = new Uint8Array(65_536);
let outputLength = 0;
let bits = 0;
let bitCount = 0;

function makeRoom(bytes: number): void {
  if (outputLength + bytes <= output.length) return;
  const larger = new Uint8Array(Math.max(output.length * 2, outputLength + bytes));
  larger.set(output.subarray(0, outputLength));
  output = larger;
}

/** At most 16 bits, the lowest first. */
function writeBits(value: number, count: number): void {
  bits |= value << bitCount;
  bitCount += count;
  if (bitCount >= 16) {
    output[outputLength++] = bits;
    output[outputLength++] = bits >>> 8;
    bits >>>= 16;
    bitCount -= 16;
  }
}

function alignToByte(): void {
  while (bitCount > 0) {
    output[outputLength++] = bits;
    bits >>>= 8;
    bitCount -= 8;
  }
  bits = 0;
  bitCount = 0;
}

/** The bytes as a zlib stream. */
export function deflate(data: Uint8Array): Uint8Array {
  // A Buffer is another kind of object to the compiler: one kind only keeps the loops fast.
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.length);
  outputLength = 0;
  bits = 0;
  bitCount = 0;
  makeRoom(16);
  output[outputLength++] = 0x78;
  output[outputLength++] = 0x9c;
  compress(bytes);
  alignToByte();
  makeRoom(4);
  const sum = adler32(bytes);
  for (let shift = 24; shift >= 0; shift -= 8) output[outputLength++] = sum >>> shift;
  return output.slice(0, outputLength);
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let index = 0; index < bytes.length; ) {
    for (const end = Math.min(index + 3800, bytes.length); index < end; index++) {
      a += bytes[index]!;
      b += a;
    }
    a %= 65_521;
    b %= 65_521;
  }
  return ((b << 16) | a) >>> 0;
}

// --- finding matches

function compress(bytes: Uint8Array): void {
  if (epoch > 0x3fffffff) {
    heads.fill(0);
    epoch = 1;
  }
  const base = epoch;
  const { length } = bytes;
  const lastHash = length - shortestMatch;
  let count = 0;
  let blockStart = 0;
  let position = 0;
  let known = -1;
  while (position < length) {
    let match = known >= 0 ? known : position <= lastHash ? longest(bytes, position, base, 0) : 0;
    known = -1;
    if (match !== 0 && match >>> 16 < goodMatch && position < lastHash) {
      // A longer match one further on is worth a literal here.
      const next = longest(bytes, position + 1, base, match >>> 16);
      if (next >>> 16 > match >>> 16) {
        match = 0;
        known = next;
      } else known = -2;
    }
    if (match === 0) {
      const literal = bytes[position]!;
      symbols[count++] = literal;
      literalCounts[literal]!++;
      position++;
    } else {
      const matched = match >>> 16;
      symbols[count++] = match;
      literalCounts[257 + lengthCode[matched]!]!++;
      distanceCounts[codeOfDistance(match & 0xffff)]!++;
      const end = position + matched;
      // The next position has been entered already if it was looked at.
      for (position += known === -2 ? 2 : 1; position < end; position++) if (position <= lastHash) enter(bytes, position, base);
      position = end;
      known = -1;
    }
    if (count === symbolsPerBlock) {
      writeBlock(bytes.subarray(blockStart, position), count, false);
      count = 0;
      blockStart = position;
    }
  }
  writeBlock(bytes.subarray(blockStart), count, true);
  epoch = base + length;
}

function hashAt(bytes: Uint8Array, position: number): number {
  const word = bytes[position]! | (bytes[position + 1]! << 8) | (bytes[position + 2]! << 16) | (bytes[position + 3]! << 24);
  return Math.imul(word, 0x9e3779b1) >>> (32 - hashBits);
}

function enter(bytes: Uint8Array, position: number, base: number): void {
  const hash = hashAt(bytes, position);
  chains[position & (windowSize - 1)] = heads[hash]!;
  heads[hash] = base + position;
}

/** The longest match with what stands before, as length << 16 | distance; 0 where there is none longer than `least`. Enters the position. */
function longest(bytes: Uint8Array, position: number, base: number, least: number): number {
  const hash = hashAt(bytes, position);
  let candidate = heads[hash]! - base;
  chains[position & (windowSize - 1)] = heads[hash]!;
  heads[hash] = base + position;
  const limit = Math.min(longestMatch, bytes.length - position);
  const oldest = Math.max(0, position - windowSize + 1);
  let best = Math.max(least, shortestMatch - 1);
  let distance = 0;
  if (best >= limit) return 0;
  for (let tries = chainLength; candidate >= oldest && tries > 0; tries--) {
    if (bytes[candidate + best] === bytes[position + best] && bytes[candidate] === bytes[position]) {
      let matched = 0;
      while (matched < limit && bytes[candidate + matched] === bytes[position + matched]) matched++;
      if (matched > best) {
        best = matched;
        distance = position - candidate;
        if (matched >= limit) break;
      }
    }
    const next = chains[candidate & (windowSize - 1)]! - base;
    if (next >= candidate) break;
    candidate = next;
  }
  return distance === 0 ? 0 : (best << 16) | distance;
}

// --- blocks

function writeBlock(bytes: Uint8Array, count: number, last: boolean): void {
  literalCounts[256] = 1;
  codeLengths(literalCounts, literalLengths, 15);
  codeLengths(distanceCounts, distanceLengths, 15);
  const header = codeLengthHeader();
  const size = header.size + blockSize(literalCounts, literalLengths, lengthExtra, 257) + blockSize(distanceCounts, distanceLengths, distanceExtra, 0);
  makeRoom((Math.max(size, bytes.length * 8) >> 3) + 64 + 5 * Math.ceil(bytes.length / 65_535));
  if (size + 3 >= bytes.length * 8 + 40) writeStored(bytes, last);
  else {
    writeBits(last ? 1 : 0, 1);
    writeBits(2, 2);
    writeHeader(header);
    writeSymbols(count);
  }
  literalCounts.fill(0);
  distanceCounts.fill(0);
}

function blockSize(counts: Uint32Array, lengths: Uint8Array, extra: Uint8Array, firstExtra: number): number {
  let size = 0;
  for (let symbol = 0; symbol < counts.length; symbol++) {
    size += counts[symbol]! * (lengths[symbol]! + (symbol >= firstExtra ? extra[symbol - firstExtra]! : 0));
  }
  return size;
}

/** 3.2.4, at most 65,535 bytes each. */
function writeStored(bytes: Uint8Array, last: boolean): void {
  let start = 0;
  do {
    const part = bytes.subarray(start, start + 65_535);
    start += part.length;
    writeBits(last && start >= bytes.length ? 1 : 0, 1);
    writeBits(0, 2);
    alignToByte();
    for (const value of [part.length, ~part.length & 0xffff]) {
      output[outputLength++] = value;
      output[outputLength++] = value >>> 8;
    }
    output.set(part, outputLength);
    outputLength += part.length;
  } while (start < bytes.length);
}

/** The bits of each symbol go out as soon as there are sixteen; a code has at most 15, a length's extra bits 5, a distance's 13. */
function writeSymbols(count: number): void {
  canonicalCodes(literalLengths, literalCodes);
  canonicalCodes(distanceLengths, distanceCodes);
  const out = output;
  let [at, held, room] = [outputLength, bits, bitCount];
  for (let index = 0; index < count; index++) {
    const symbol = symbols[index]!;
    const code = symbol < 256 ? symbol : 257 + lengthCode[symbol >>> 16]!;
    held |= literalCodes[code]! << room;
    room += literalLengths[code]!;
    if (room >= 16) {
      out[at++] = held;
      out[at++] = held >>> 8;
      held >>>= 16;
      room -= 16;
    }
    if (symbol < 256) continue;
    held |= ((symbol >>> 16) - lengthBase[code - 257]!) << room;
    room += lengthExtra[code - 257]!;
    if (room >= 16) {
      out[at++] = held;
      out[at++] = held >>> 8;
      held >>>= 16;
      room -= 16;
    }
    const distance = symbol & 0xffff;
    const away = codeOfDistance(distance);
    held |= distanceCodes[away]! << room;
    room += distanceLengths[away]!;
    if (room >= 16) {
      out[at++] = held;
      out[at++] = held >>> 8;
      held >>>= 16;
      room -= 16;
    }
    held |= (distance - distanceBase[away]!) << room;
    room += distanceExtra[away]!;
    if (room >= 16) {
      out[at++] = held;
      out[at++] = held >>> 8;
      held >>>= 16;
      room -= 16;
    }
  }
  [outputLength, bits, bitCount] = [at, held, room];
  writeBits(literalCodes[256]!, literalLengths[256]!);
}

// --- code lengths of the codes (3.2.7)

type Header = { readonly literals: number; readonly distances: number; readonly run: readonly number[]; readonly lengths: Uint8Array; readonly codes: number; readonly size: number };
const runExtra = [2, 3, 7];

/** The lengths as runs: values below 16 as they are, else the code with its extra bits above the fifth bit. */
function codeLengthHeader(): Header {
  let literals = 286;
  while (literals > 257 && literalLengths[literals - 1] === 0) literals--;
  let distances = 30;
  while (distances > 1 && distanceLengths[distances - 1] === 0) distances--;
  const all = new Uint8Array(literals + distances);
  all.set(literalLengths.subarray(0, literals));
  all.set(distanceLengths.subarray(0, distances), literals);
  const run = runLengths(all);
  const counts = new Uint32Array(19);
  for (const value of run) counts[value & 31]!++;
  const lengths = new Uint8Array(19);
  codeLengths(counts, lengths, 7);
  let codes = 19;
  while (codes > 4 && lengths[codeLengthOrder[codes - 1]!] === 0) codes--;
  const size = run.reduce((sum, value) => sum + lengths[value & 31]! + ((value & 31) < 16 ? 0 : runExtra[(value & 31) - 16]!), 14 + codes * 3);
  return { literals, distances, run, lengths, codes, size };
}

function runLengths(all: Uint8Array): readonly number[] {
  const run: number[] = [];
  for (let index = 0; index < all.length; ) {
    const value = all[index]!;
    let count = 1;
    while (index + count < all.length && all[index + count] === value) count++;
    index += count;
    if (value !== 0) {
      run.push(value);
      count--;
    }
    const [shortest, longestRun] = value === 0 ? [3, 138] : [3, 6];
    while (count >= shortest) {
      const part = Math.min(count, longestRun);
      run.push(value !== 0 ? 16 | ((part - 3) << 5) : part <= 10 ? 17 | ((part - 3) << 5) : 18 | ((part - 11) << 5));
      count -= part;
    }
    for (; count > 0; count--) run.push(value);
  }
  return run;
}

function writeHeader({ literals, distances, run, lengths, codes }: Header): void {
  const lengthCodes = new Uint16Array(19);
  canonicalCodes(lengths, lengthCodes);
  writeBits(literals - 257, 5);
  writeBits(distances - 1, 5);
  writeBits(codes - 4, 4);
  for (let index = 0; index < codes; index++) writeBits(lengths[codeLengthOrder[index]!]!, 3);
  for (const value of run) {
    const code = value & 31;
    writeBits(lengthCodes[code]!, lengths[code]!);
    if (code >= 16) writeBits(value >>> 5, runExtra[code - 16]!);
  }
}
