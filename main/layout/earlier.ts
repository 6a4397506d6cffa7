// The document that was laid out before, and what of it still stands. Its boxes and those of the new one share what is equal
// (box/reconcile.ts); pages far enough from what differs are taken over, with the tokens at their ends put in terms of the new boxes.

import type { BlockBox, Box, BoxDocument } from '../box/box.ts';
import { counterparts, sameValue } from '../box/reconcile.ts';
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

/** Gives the page of the earlier layout that begins at a place of the new document's boxes, if it still stands. */
export function standingPages(document: BoxDocument, fixed: readonly Box[], earlier: Earlier): (from: Position) => PageDraft | undefined {
  const none = (): undefined => undefined;
  if (fixed.length !== earlier.fixed.length || fixed.some((box, index) => box !== earlier.fixed[index])) return none;
  const changes = changesBetween(earlier.document.root, document.root);
  if (changes.paths.some((path) => path.length === 0)) return none;
  const touched = earlier.pages.map((page) => changes.paths.some((path) => isOn(page, path)) || changes.seams.some((seam) => holdsSeam(page, seam)));
  const standing = new Map<string, PageDraft>();
  earlier.pages.forEach((draft, index) => {
    if (draft.kind.blank || touched.slice(index, index + 1 + lookAhead).includes(true)) return;
    const from = translated(draft.from, changes);
    const next = draft.next === undefined ? undefined : translated(draft.next, changes);
    if (from !== undefined && (next !== undefined || draft.next === undefined)) standing.set(placeKey(from), { ...draft, from, next });
  });
  return (from) => standing.get(placeKey(from));
}

/** A text that tells positions apart, as far as child indices do. */
function placeKey({ token, done }: Position): string {
  let key = done ? 'done' : '';
  for (let at = token; at !== undefined; at = at.child) key += `/${at.index}`;
  return key;
}

/** Where two trees differ, told in terms of the first. */
type Changes = {
  /** Paths to the outermost boxes that are other than they were, or gone. */
  readonly paths: readonly Path[];
  /** Paths to where neighbours are other than they were: before the box of that index. */
  readonly seams: readonly Path[];
  /** What the boxes above the changes are now, and where their children now stand, if not where they did. */
  readonly now: ReadonlyMap<Box, { readonly box: Box; readonly indices: readonly (number | undefined)[] | undefined }>;
};

function changesBetween(before: Box, now: Box): Changes {
  const changes = { paths: [] as Path[], seams: [] as Path[], now: new Map<Box, { box: Box; indices: readonly (number | undefined)[] | undefined }>() };
  const visit = (old: Box, made: Box, path: Path): void => {
    if (old === made) return;
    if (old.kind !== 'block' || made.kind !== 'block' || !isFrame(old, made)) {
      changes.paths.push(path);
      return;
    }
    const pairs = counterparts(made.children, old.children);
    const indices = pairs === undefined ? undefined : newIndices(pairs, old.children.length);
    changes.now.set(old, { box: made, indices });
    old.children.forEach((child, index) => {
      const at = indices === undefined ? index : indices[index];
      if (at === undefined) changes.paths.push([...path, index]);
      else visit(child, made.children[at]!, [...path, index]);
    });
    if (indices !== undefined) for (const index of seamsOf(indices, made.children.length)) changes.seams.push([...path, index]);
  };
  visit(before, now, []);
  return changes;
}

/** Where each of the earlier children now stands. */
function newIndices(pairs: readonly (number | undefined)[], length: number): readonly (number | undefined)[] {
  const indices = new Array<number | undefined>(length).fill(undefined);
  pairs.forEach((old, index) => {
    if (old !== undefined) indices[old] = index;
  });
  return indices;
}

/** The earlier children that no longer follow on the one before them; one more than the last where the end is another. */
function seamsOf(indices: readonly (number | undefined)[], length: number): readonly number[] {
  const seams: number[] = [];
  for (let index = 0; index <= indices.length; index++) {
    const before = index === 0 ? -1 : indices[index - 1];
    const after = index === indices.length ? length : indices[index];
    if (before === undefined || after === undefined || after !== before + 1) seams.push(index);
  }
  return seams;
}

/** Whether two boxes are equal but for what is in them, and of a kind whose own place and width do not follow from it. */
function isFrame(old: BlockBox, made: BlockBox): boolean {
  const { style } = made;
  const placed = style.float !== 'none' || (style.position !== 'static' && style.position !== 'relative') || isMultiColumn(style);
  const sized = [style.width, style.minWidth, style.maxWidth].some((size) => size !== 'auto' && size !== 'none' && !isLength(size));
  if (placed || sized) return false;
  const [one, other] = [old.source.tag, made.source.tag];
  if (one !== other && (one?.href !== undefined || other?.href !== undefined)) return false;
  return sameValue({ ...old, children: undefined }, { ...made, children: undefined });
}

/** Whether a box may stand on a page, as a whole or in part. */
function isOn(page: PageDraft, path: Path): boolean {
  return !page.from.done && begins(page, path) >= 0 && ends(page, path) <= 0;
}

/** Whether a page holds both what stands before a seam and what stands behind it, or ends there. */
function holdsSeam(page: PageDraft, seam: Path): boolean {
  if (page.from.done || begins(page, seam) < 1 || isAt(page.from.token, seam)) return false;
  return ends(page, seam) <= 0 || isAt(page.next?.token, seam);
}

/** Where a box stands to the beginning of a page: -1 before it, 1 behind it, 0 the page begins within the box. */
function begins({ from }: PageDraft, path: Path): -1 | 0 | 1 {
  return from.token === undefined ? 1 : sideOf(path, from.token);
}

/** The same, to the end of a page. */
function ends({ next }: PageDraft, path: Path): -1 | 0 | 1 {
  return next === undefined || next.done ? -1 : next.token === undefined ? 1 : sideOf(path, next.token);
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

/** Whether the place of a token is right before a box. */
function isAt(token: BreakToken | undefined, path: Path): boolean {
  let at = token;
  for (const index of path) {
    if (at?.index !== index) return false;
    at = at.child;
  }
  return at === undefined;
}

/** A position in terms of the new boxes; undefined where it lies in what is gone. */
function translated({ token, done, notes }: Position, changes: Changes): Position | undefined {
  const now = token === undefined ? undefined : translatedToken(token, changes);
  return token !== undefined && now === undefined ? undefined : { token: now, done, notes };
}

function translatedToken(token: BreakToken, changes: Changes): BreakToken | undefined {
  let lost = false;
  const of = (one: BreakToken | undefined): BreakToken | undefined => {
    const now = one === undefined ? undefined : translatedToken(one, changes);
    lost ||= one !== undefined && now === undefined;
    return now;
  };
  const known = changes.now.get(token.box);
  const index = known?.indices === undefined || token.index === Infinity ? token.index : known.indices[token.index];
  if (index === undefined) return undefined;
  const now = {
    ...token, index, box: known?.box ?? token.box,
    ...(token.child === undefined ? {} : { child: of(token.child) }),
    ...(token.parallel === undefined ? {} : { parallel: token.parallel.map(of) }),
    ...(token.floats === undefined ? {} : { floats: token.floats.map((float) => ({ ...float, token: of(float.token) })) }),
  };
  return lost ? undefined : now;
}
