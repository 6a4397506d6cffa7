// What is found on a finished page by looking at its fragments: the names that begin on it, and what reaches over its edge.

import type { Origin } from '../html/element.ts';
import type { Fragment } from './fragment.ts';
import type { PageDraft } from './page.ts';

/** Ids of the fragments of a page, in order. */
export function idsOn(page: PageDraft): readonly string[] {
  const ids: string[] = [];
  const stack: Fragment[] = page.content.toReversed();
  for (let fragment = stack.pop(); fragment !== undefined; fragment = stack.pop()) {
    const id = fragment.kind === 'inline' ? (fragment.firstEdge ? fragment.inline.id : undefined) : fragment.kind === 'box' || fragment.kind === 'image' ? fragment.id : undefined;
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

type Visit = { readonly fragment: Fragment; readonly x: number; readonly y: number; readonly origin: Origin | undefined };

/** The piece of text or picture that reaches furthest over the edge of the page; undefined where nothing does. */
export function overhangOf(page: PageDraft): Overhang | undefined {
  const { width, height } = page.style;
  let worst: Overhang | undefined;
  const stack: Visit[] = page.content.map((fragment) => ({ fragment, x: fragment.x, y: fragment.y, origin: undefined }));
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    const { fragment, x, y } = visit;
    const origin = fragment.kind === 'box' || fragment.kind === 'image' || fragment.kind === 'text' ? fragment.source.origin ?? visit.origin : visit.origin;
    if (fragment.kind === 'text' || fragment.kind === 'image') {
      const found = overhang(fragment, { x, y, width, height, origin });
      if (found !== undefined && found.points > (worst?.points ?? 0.5)) worst = found;
      continue;
    }
    if (isClipped(fragment)) continue;
    for (const child of fragment.children) stack.push({ fragment: child, x: x + child.x, y: y + child.y, origin });
  }
  return worst;
}

/** Content of a box that clips is never drawn beyond it. */
function isClipped(fragment: Fragment): boolean {
  return fragment.kind === 'box' && fragment.style.overflow !== 'visible';
}

type Frame = { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly origin: Origin | undefined };

function overhang(fragment: Fragment, at: Frame): Overhang | undefined {
  const over = { left: -at.x, right: at.x + fragment.width - at.width, top: -at.y, bottom: at.y + fragment.height - at.height };
  const side = (['left', 'right', 'top', 'bottom'] as const).reduce((most, next) => (over[next] > over[most] ? next : most));
  if (over[side] <= 0.5 || fragment.width <= 0 || fragment.height <= 0) return undefined;
  const text = fragment.kind === 'text' ? fragment.runs.map((run) => run.text).join('') : undefined;
  return { points: over[side], side, text, origin: at.origin };
}
