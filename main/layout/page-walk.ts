// What is found on a finished page by looking at its fragments: the names that begin on it, and what reaches over its edge. Pages that are
// taken over from an earlier layout keep their content, and what was found in it.

import type { Origin } from '../html/element.ts';
import type { Fragment, ImageFragment, TextFragment } from './fragment.ts';
import type { PageDraft } from './page.ts';

type Content = PageDraft['content'];

const knownIds = new WeakMap<Content, readonly string[]>();

/** Ids of the fragments of a page, in order. */
export function idsOn({ content }: PageDraft): readonly string[] {
  let ids = knownIds.get(content);
  if (ids === undefined) knownIds.set(content, (ids = findIds(content)));
  return ids;
}

function findIds(content: Content): readonly string[] {
  const ids: string[] = [];
  const stack: Fragment[] = content.toReversed();
  for (let fragment = stack.pop(); fragment !== undefined; fragment = stack.pop()) {
    const id = fragment.kind === 'inline' ? (fragment.begins ? fragment.inline.id : undefined) : fragment.kind === 'box' || fragment.kind === 'image' ? fragment.id : undefined;
    if (id !== undefined) ids.push(id);
    if (fragment.kind === 'text' || fragment.kind === 'image') continue;
    for (let index = fragment.children.length - 1; index >= 0; index--) {
      const child = fragment.children[index];
      if (child !== undefined && child.kind !== 'text') stack.push(child);
    }
  }
  return ids;
}

/** Something that reaches beyond the edge of the paper, by how many points and where. */
export type Overhang = { readonly points: number; readonly side: 'left' | 'right' | 'top' | 'bottom'; readonly text: string | undefined; readonly origin: Origin | undefined };

type Found = { over: number; fragment: TextFragment | ImageFragment | undefined; x: number; y: number; readonly width: number; readonly height: number };

const knownOverhangs = new WeakMap<Content, { readonly width: number; readonly height: number; readonly overhang: Overhang | undefined }>();

/** The piece of text or picture that reaches furthest over the edge of the page; undefined where nothing does. */
export function overhangOf({ content, style: { width, height } }: PageDraft): Overhang | undefined {
  let known = knownOverhangs.get(content);
  if (known?.width !== width || known.height !== height) knownOverhangs.set(content, (known = { width, height, overhang: findOverhang(content, width, height) }));
  return known.overhang;
}

function findOverhang(content: Content, width: number, height: number): Overhang | undefined {
  const found: Found = { over: 0.5, fragment: undefined, x: 0, y: 0, width, height };
  for (const fragment of content) search(fragment, fragment.x, fragment.y, found);
  const { fragment, x, y } = found;
  if (fragment === undefined) return undefined;
  const over = { left: -x, right: x + fragment.width - found.width, top: -y, bottom: y + fragment.height - found.height };
  const side = (['left', 'right', 'top', 'bottom'] as const).reduce((most, next) => (over[next] > over[most] ? next : most));
  const text = fragment.kind === 'text' ? fragment.runs.map((run) => run.text).join('') : undefined;
  return { points: over[side], side, text, origin: fragment.source.origin };
}

/** Keeps the worst of a fragment's text and pictures. Boxes nest no deeper than elements do, so this may recurse. */
function search(fragment: Fragment, x: number, y: number, found: Found): void {
  if (fragment.kind === 'text' || fragment.kind === 'image') {
    const over = Math.max(-x, -y, x + fragment.width - found.width, y + fragment.height - found.height);
    if (over <= found.over || fragment.width <= 0 || fragment.height <= 0) return;
    found.over = over;
    found.fragment = fragment;
    found.x = x;
    found.y = y;
    return;
  }
  // Content of a box that clips is never drawn beyond it.
  if (fragment.kind === 'box' && fragment.style.overflow !== 'visible') return;
  // Words too wide for a line that is on the page are told of with their line.
  const inside = fragment.kind === 'line' && x >= 0 && y >= 0 && x + fragment.width <= found.width && y + fragment.height <= found.height;
  for (const child of fragment.children) {
    if (!inside || child.kind !== 'text') search(child, x + child.x, y + child.y, found);
  }
}
