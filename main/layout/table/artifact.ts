// Table heads and feet that are repeated on later pages: the same picture, but no content: neither tags, names nor bookmarks.

import { artifactSource, type Source } from '../../box/structure.ts';
import type { Fragment } from '../fragment.ts';

const artifacts = new WeakMap<Source, Source>();

function artifactOf(source: Source): Source {
  let known = artifacts.get(source);
  if (known === undefined) artifacts.set(source, (known = artifactSource('pagination', source.origin)));
  return known;
}

/** The fragment as an artifact of pagination. Recursion goes as deep as the boxes do, which the page's nesting bounds. */
export function repeated<T extends Fragment>(fragment: T): T;
export function repeated(fragment: Fragment): Fragment {
  switch (fragment.kind) {
    case 'box': {
      const { id: _id, bookmark: _bookmark, ...rest } = fragment;
      return { ...rest, source: artifactOf(fragment.source), children: fragment.children.map((child) => repeated(child)) };
    }
    case 'line': return { ...fragment, children: fragment.children.map((child) => repeated(child)) };
    case 'text': return { ...fragment, source: artifactOf(fragment.source) };
    case 'image': return { ...fragment, source: artifactOf(fragment.source) };
    case 'inline': {
      const { id: _id, href: _href, ...inline } = fragment.inline;
      return { ...fragment, inline: { ...inline, source: artifactOf(inline.source) }, children: fragment.children.map((child) => repeated(child)) };
    }
  }
}
