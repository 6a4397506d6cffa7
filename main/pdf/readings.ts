// What glyphs say: the text of each glyph for ToUnicode, and the order in which runs and letters are read (ISO 32000-1, 9.10 and
// 14.8.2.3.3).

import type { GlyphRun } from '../text/font.ts';
import type { FontInUse } from './fonts.ts';

/** No ToUnicode may lead to these (ISO 14289-1, 7.21.7). */
const forbiddenText = /[\u0000\ufeff\ufffe]/;

/**
 * Gives each glyph its text, unless it has one already, and tells whether the glyphs' texts, read in order, are the run's. A
 * no-break space counts as a space: nothing is lost by reading one for the other.
 */
export function recordTexts(used: FontInUse, run: GlyphRun, glyphs: readonly number[]): boolean {
  const ends = clusterEnds(run);
  let read = '';
  for (let index = 0; index < glyphs.length; index++) {
    const code = used.codeOf(glyphs[index] ?? 0);
    let text = used.texts.get(code);
    if (text === undefined) {
      text = proposedText(run, index, ends);
      used.texts.set(code, text);
    }
    read = run.rightToLeft ? text + read : read + text;
  }
  if (run.glyphs.includes(0) || /[\ue000-\uf8ff]/.test(run.text)) return false;
  return read === run.text || read.replaceAll('\u00a0', ' ') === run.text.replaceAll('\u00a0', ' ');
}

/** End in the text of the cluster that begins at each index. */
function clusterEnds(run: GlyphRun): ReadonlyMap<number, number> {
  const starts = [...new Set(run.clusters)].sort((a, b) => a - b);
  return new Map(starts.map((start, index) => [start, starts[index + 1] ?? run.text.length]));
}

/** Text of glyphs that only complete another one; never read, for such runs are written with an ActualText. */
const zeroWidth = '\u200d';

/**
 * The cluster's text where one glyph stands for it. Of several, each the character whose glyph it is, if there is one; else the
 * widest has the text.
 */
function proposedText(run: GlyphRun, index: number, ends: ReadonlyMap<number, number>): string {
  const start = run.clusters[index] ?? 0;
  const cluster = run.text.slice(start, ends.get(start));
  const [before, after] = [run.clusters[index - 1] === start, run.clusters[index + 1] === start];
  if (before || after) {
    for (const character of cluster + cluster.normalize('NFD')) {
      if (run.font.glyphFor(character.codePointAt(0) ?? 0) === run.glyphs[index]) return character;
    }
    if (widest(run, run.clusters.indexOf(start), run.clusters.lastIndexOf(start) + 1) !== index) return zeroWidth;
  }
  if (forbiddenText.test(cluster) || cluster === '') return '\ufffd';
  return cluster;
}

/** Index in the text of the letter that a glyph belongs to: marks belong to the letter before them. */
export function letterAt(run: GlyphRun, glyph: number): number {
  let index = run.clusters[glyph] ?? 0;
  while (index > 0 && /^\p{M}/u.test(run.text.slice(index, index + 2))) index--;
  return index;
}

/** Index of the glyph with the greatest advance. */
export function widest(run: GlyphRun, from: number, to: number): number {
  let best = from;
  for (let index = from + 1; index < to; index++) {
    if ((run.advances[index] ?? 0) > (run.advances[best] ?? 0)) best = index;
  }
  return best;
}

/**
 * Indices of the runs in the order of reading. Most of the letters tell which way the whole runs; parts that run the other way
 * keep together.
 */
export function readingOrder(runs: readonly GlyphRun[]): readonly number[] {
  const letters = runs.reduce((sum, run) => sum + (run.rightToLeft ? run.glyphs.length : -run.glyphs.length), 0);
  const rightToLeft = letters > 0;
  const indices = runs.map((_, index) => index);
  if (rightToLeft) indices.reverse();
  const order: number[] = [];
  let against: number[] = [];
  for (const index of indices) {
    if (runs[index]?.rightToLeft === rightToLeft) {
      order.push(...against.toReversed(), index);
      against = [];
    } else against.push(index);
  }
  return [...order, ...against.toReversed()];
}
