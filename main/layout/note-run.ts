// Footnotes with `footnote-display: inline` or `compact`: neighbours run on in the lines of one box. GCPM 3, 2.5. In: the boxes of
// single notes; out: an anonymous paragraph in which each note is an inline element, a space between them.

import type { Box, InlineBox, InlineElement, InlineItem } from '../box/box.ts';
import { artifactSource } from '../box/structure.ts';
import { plainStyle } from './plain-style.ts';

/** Runs by the run before and the note that follows: equal notes give the same box, so that pages can be taken over. */
const joined = new WeakMap<Box, WeakMap<Box, InlineBox>>();
const singles = new WeakMap<Box, InlineBox>();
const runs = new WeakSet<Box>();

/** The note as a run of its own; undefined where it is set as a block, as its style asks or its content demands. */
export function runOf(note: Box): InlineBox | undefined {
  if (note.style.footnoteDisplay === 'block' || note.kind !== 'inline' || note.marker !== undefined) return undefined;
  if (runs.has(note)) return note;
  let run = singles.get(note);
  if (run === undefined) singles.set(note, (run = makeRun(note, undefined)));
  return run;
}

/** The run with another note at its end; undefined where the two do not run on in one another. */
export function joinRun(run: Box, note: Box): InlineBox | undefined {
  if (!runs.has(run) || run.kind !== 'inline' || runOf(note) === undefined || note.kind !== 'inline') return undefined;
  if (run.style.footnoteDisplay !== note.style.footnoteDisplay) return undefined;
  let followers = joined.get(run);
  if (followers === undefined) joined.set(run, (followers = new WeakMap()));
  let longer = followers.get(note);
  if (longer === undefined) followers.set(note, (longer = makeRun(note, run)));
  return longer;
}

function makeRun(note: InlineBox, before: InlineBox | undefined): InlineBox {
  const { content, kind: _, firstLine: __, ...common } = note;
  const inline: InlineElement = { ...common, style: { ...note.style, display: 'inline' } };
  const text = before === undefined ? '' : `${before.content.text} `;
  const start = text.length;
  const end = start + content.text.length;
  const items: InlineItem[] = [...(before?.content.items ?? [])];
  // The lines are the first note's: what it inherits, without a box of its own.
  const style = before?.style ?? plainStyle(note.style);
  if (before !== undefined) items.push({ kind: 'text', start: start - 1, end: start, style, source: artifactSource('layout', undefined) });
  items.push({ kind: 'open', start, end: start, inline });
  for (const item of content.items) items.push({ ...item, start: item.start + start, end: item.end + start });
  items.push({ kind: 'close', start: end, end, inline });
  const run: InlineBox = { kind: 'inline', style, source: artifactSource('layout', note.source.origin), label: 'footnotes', content: { text: text + content.text, items } };
  runs.add(run);
  return run;
}
