// The document that was laid out before, and what of it still stands. Its boxes and those of the new one share what is equal
// (box/reconcile.ts); pages far enough from what differs are taken over, with the tokens at their ends put in terms of the new boxes.

import type { BlockBox, Box, BoxDocument } from '../box/box.ts';
import { sameValue } from '../box/reconcile.ts';
import { isMultiColumn } from './collapse.ts';
import type { PageDraft, Position } from './page.ts';
import { isLength } from './sizes.ts';
import type { BreakToken } from './space.ts';

/** A finished layout, as far as the next one may use it. */
export type Earlier = {
  readonly document: BoxDocument;
  readonly pages: readonly PageDraft[];
  readonly fixed: readonly Box[];
  /** References that all pages may depend on, and what they said. */
  readonly shared: ReadonlyMap<string, string>;
};

/** Child indices from the root down to a box. */
type Path = readonly number[];

/**
 * A page looks ahead: at what does not fit any more, at the heads that are kept with it. That is less than another page; to be
 * safe it is taken over only if this many pages after it show no change either.
 */
const lookAhead = 2;

/** Gives the pages of the earlier layout that still stand, by index, their positions in the new document's boxes. */
export function standingPages(document: BoxDocument, fixed: readonly Box[], earlier: Earlier): (index: number) => PageDraft | undefined {
  const none = (): undefined => undefined;
  if (fixed.length !== earlier.fixed.length || fixed.some((box, index) => box !== earlier.fixed[index])) return none;
  const changes = changesBetween(earlier.document.root, document.root);
  if (changes.paths.some((path) => path.length === 0)) return none;
  const touched = earlier.pages.map((page) => changes.paths.some((path) => isOn(page, path)));
  return (index) => {
    const draft = earlier.pages[index];
    if (draft === undefined || touched.slice(index, index + 1 + lookAhead).includes(true)) return undefined;
    if (!sameValue(draft.style, document.pageStyle(draft.kind))) return undefined;
    return { ...draft, from: translated(draft.from, changes.now), next: draft.next === undefined ? undefined : translated(draft.next, changes.now) };
  };
}

/** Where two trees differ: paths to the outermost boxes that do, and for the boxes above them what they are now. */
type Changes = { readonly paths: readonly Path[]; readonly now: ReadonlyMap<Box, Box> };

function changesBetween(before: Box, now: Box): Changes {
  const changes = { paths: [] as Path[], now: new Map<Box, Box>() };
  const visit = (old: Box, made: Box, path: Path): void => {
    if (old === made) return;
    if (old.kind !== 'block' || made.kind !== 'block' || !isFrame(old, made)) {
      changes.paths.push(path);
      return;
    }
    changes.now.set(old, made);
    made.children.forEach((child, index) => visit(old.children[index]!, child, [...path, index]));
  };
  visit(before, now, []);
  return changes;
}

/** Whether two boxes are equal but for what is in them, and of a kind whose own place and width do not follow from it. */
function isFrame(old: BlockBox, made: BlockBox): boolean {
  if (old.children.length !== made.children.length) return false;
  const { style } = made;
  const placed = style.float !== 'none' || (style.position !== 'static' && style.position !== 'relative') || isMultiColumn(style);
  const sized = [style.width, style.minWidth, style.maxWidth].some((size) => size !== 'auto' && size !== 'none' && !isLength(size));
  if (placed || sized) return false;
  const [one, other] = [old.source.tag, made.source.tag];
  if (one !== other && (one?.href !== undefined || other?.href !== undefined)) return false;
  return sameValue({ ...old, children: undefined }, { ...made, children: undefined });
}

/** Whether a box may stand on a page, as a whole or in part. */
function isOn({ from, next }: PageDraft, path: Path): boolean {
  if (from.done) return false;
  const begins = from.token === undefined ? 1 : sideOf(path, from.token);
  const ends = next === undefined || next.done ? -1 : next.token === undefined ? 1 : sideOf(path, next.token);
  return begins >= 0 && ends <= 0;
}

/** -1: the box stands before the place of a token; 1: behind it; 0: the place is within the box. */
function sideOf(path: Path, token: BreakToken): -1 | 0 | 1 {
  let at: BreakToken | undefined = token;
  for (const index of path) {
    if (at === undefined || index > at.index) return 1;
    if (index < at.index) return -1;
    at = at.child;
  }
  return at === undefined ? 1 : 0;
}

function translated({ token, done, notes }: Position, now: ReadonlyMap<Box, Box>): Position {
  return { token: token === undefined ? undefined : translatedToken(token, now), done, notes };
}

function translatedToken(token: BreakToken, now: ReadonlyMap<Box, Box>): BreakToken {
  const of = (one: BreakToken | undefined): BreakToken | undefined => (one === undefined ? undefined : translatedToken(one, now));
  return {
    ...token, box: now.get(token.box) ?? token.box,
    ...(token.child === undefined ? {} : { child: of(token.child) }),
    ...(token.parallel === undefined ? {} : { parallel: token.parallel.map(of) }),
    ...(token.floats === undefined ? {} : { floats: token.floats.map((float) => ({ ...float, token: of(float.token) })) }),
  };
}
