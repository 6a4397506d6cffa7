// Huffman codes of bounded length, as Deflate numbers them (RFC 1951, 3.2.2). Lengths by the two-queue method on sorted counts.

const leaves = new Uint32Array(286);
const weights = new Float64Array(572);
const parents = new Uint16Array(572);

/** Lengths of optimal prefix codes for these counts, none longer than `most` bits; 0 where a symbol does not occur. */
export function codeLengths(counts: Uint32Array, lengths: Uint8Array, most: number): void {
  lengths.fill(0);
  let used = 0;
  for (let symbol = 0; symbol < counts.length; symbol++) if (counts[symbol] !== 0) leaves[used++] = Math.min(counts[symbol]!, 0x3fffff) * 512 + symbol;
  if (used < 2) {
    // A code of no or one symbol still needs a bit (3.2.7).
    lengths[used === 0 ? 0 : leaves[0]! & 511] = 1;
    return;
  }
  const sorted = leaves.subarray(0, used).sort();
  mergeWeights(sorted, used);
  depthsOf(sorted, used, lengths, most);
}

/** The two lightest of leaves and nodes together, again and again; both queues are in order by themselves. */
function mergeWeights(sorted: Uint32Array, used: number): void {
  for (let leaf = 0; leaf < used; leaf++) weights[leaf] = sorted[leaf]! >>> 9;
  let leaf = 0;
  let inner = used;
  for (let made = used; made < 2 * used - 1; made++) {
    let sum = 0;
    for (let pick = 0; pick < 2; pick++) {
      const takesLeaf = leaf < used && (inner >= made || weights[leaf]! <= weights[inner]!);
      const taken = takesLeaf ? leaf++ : inner++;
      sum += weights[taken]!;
      parents[taken] = made;
    }
    weights[made] = sum;
  }
}

const depths = new Uint8Array(572);

function depthsOf(sorted: Uint32Array, used: number, lengths: Uint8Array, most: number): void {
  const perLength = new Uint32Array(most + 1);
  depths[2 * used - 2] = 0;
  for (let index = 2 * used - 3; index >= 0; index--) {
    depths[index] = depths[parents[index]!]! + 1;
    if (index < used) perLength[Math.min(depths[index]!, most)]!++;
  }
  shorten(perLength, most);
  // The rarest symbols get the longest codes.
  let index = 0;
  for (let length = most; length > 0; length--) {
    for (let count = perLength[length]!; count > 0; count--) lengths[sorted[index++]! & 511] = length;
  }
}

/** Where codes were cut to `most` bits, others have to grow until all fit (Kraft's sum is one again). */
function shorten(perLength: Uint32Array, most: number): void {
  let sum = 0;
  for (let length = 1; length <= most; length++) sum += perLength[length]! << (most - length);
  for (; sum > 1 << most; sum--) {
    let length = most - 1;
    while (perLength[length] === 0) length--;
    perLength[length]!--;
    perLength[length + 1]! += 2;
    perLength[most]!--;
  }
}

/** Codes in order of length and symbol (3.2.2), their bits reversed for writing. */
export function canonicalCodes(lengths: Uint8Array, codes: Uint16Array): void {
  const perLength = new Uint16Array(17);
  for (const length of lengths) if (length > 0) perLength[length]!++;
  const next = new Uint16Array(17);
  for (let length = 1; length <= 15; length++) next[length + 1] = (next[length]! + perLength[length]!) << 1;
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol]!;
    if (length === 0) continue;
    let code = next[length]!++;
    let reversed = 0;
    for (let bit = 0; bit < length; bit++, code >>= 1) reversed = (reversed << 1) | (code & 1);
    codes[symbol] = reversed;
  }
}
