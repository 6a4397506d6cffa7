// What the drawing of one SVG element knows of its surroundings, shared by the files of this folder, and how `use` changes what
// an element inherits.

import type { Source } from '../../box/structure.ts';
import type { Color } from '../../style/computed-style.ts';
import type { StyledElement } from '../../style/styled.ts';
import type { DisplayItem, Matrix, Pattern } from '../display-list.ts';
import { Painter } from '../painter.ts';

export type Viewport = { readonly width: number; readonly height: number };

export type Scope = {
  readonly painter: Painter;
  readonly source: Source;
  readonly ids: ReadonlyMap<string, StyledElement>;
  /** From user space to the space that is drawn in. */
  readonly matrix: Matrix;
  readonly viewport: Viewport;
  /** References (`use`, patterns, markers, masks) that have led here. */
  readonly uses: number;
  /** Inside `use`: what is inherited there instead of where the element was written (SVG 2, 5.5). */
  readonly heir: Heir | undefined;
  /** Fill and stroke of the shape that a marker stands on: what `context-fill` and `context-stroke` mean. */
  readonly context: { readonly fill: string; readonly stroke: string; readonly current: Color } | undefined;
  /** Shared by the whole drawing. */
  readonly account: Account;
  /** Draws an element in a scope: handed down, so that no file imports in a circle. */
  readonly draw: (styled: StyledElement, scope: Scope) => void;
};

export type Account = {
  drawn: number;
  /** Names of what is left out. */
  readonly unsupported: Set<string>;
  /** Cells of patterns that do not depend on what they fill. */
  readonly cells: Map<StyledElement, Pattern>;
};

/** The element around, as written and as it looks here. */
export type Heir = { readonly written: StyledElement | undefined; readonly here: StyledElement };

/** A drawing that refers to itself may grow without bound. */
export const mostElements = 100_000;
export const deepestUse = 12;

/** What an element draws, apart from all else: for patterns and masks. In coordinates that `matrix` takes user space to. */
export function itemsApart(children: readonly StyledElement[], scope: Scope, matrix: Matrix): readonly DisplayItem[] {
  const { painter: { document, fonts, report, page } } = scope;
  const painter = new Painter(document, fonts, report, page);
  const inside: Scope = { ...scope, painter, matrix, uses: scope.uses + 1, heir: undefined };
  for (const child of children) scope.draw(child, inside);
  return painter.items;
}

/** The elements in an element. */
export function elementsIn(styled: StyledElement): readonly StyledElement[] {
  return styled.children.flatMap((child) => (child.kind === 'element' ? [child] : []));
}

/** The element that an address within the drawing leads to. */
export function referred(styled: StyledElement, scope: Pick<Scope, 'ids'>): StyledElement | undefined {
  return scope.ids.get(hrefOf(styled)?.replace(/^#/, '') ?? '');
}

export function hrefOf({ element }: StyledElement): string | undefined {
  return element.attributes['href'] ?? element.attributes['xlink:href'];
}

/** The element that `url(#id)` means; `rest` is what follows. */
export function urlTarget(text: string | undefined, scope: Pick<Scope, 'ids'>): { readonly target: StyledElement | undefined; readonly rest: string } | undefined {
  const match = /^url\(\s*["']?#([^"')]+)["']?\s*\)\s*(.*)$/.exec(text ?? '');
  return match === null ? undefined : { target: scope.ids.get(match[1] ?? ''), rest: match[2] ?? '' };
}

// --- ids

type Parents = ReadonlyMap<StyledElement, StyledElement>;
const knownIds = new WeakMap<StyledElement, ReadonlyMap<string, StyledElement>>();
const knownParents = new WeakMap<ReadonlyMap<string, StyledElement>, Parents>();

/** Elements by id; the element around each is remembered beside them. */
export function idsOf(root: StyledElement): ReadonlyMap<string, StyledElement> {
  const known = knownIds.get(root);
  if (known !== undefined) return known;
  const ids = new Map<string, StyledElement>();
  const parents = new Map<StyledElement, StyledElement>();
  const waiting: StyledElement[] = [root];
  for (let styled = waiting.pop(); styled !== undefined; styled = waiting.pop()) {
    const { id } = styled.element.attributes;
    if (id !== undefined && !ids.has(id)) ids.set(id, styled);
    for (const child of elementsIn(styled).toReversed()) {
      parents.set(child, styled);
      waiting.push(child);
    }
  }
  knownIds.set(root, ids);
  knownParents.set(ids, parents);
  return ids;
}

export function parentOf(styled: StyledElement, { ids }: Pick<Scope, 'ids'>): StyledElement | undefined {
  return knownParents.get(ids)?.get(styled);
}

// --- inheritance through use

/** Presentation that an element only has from where it was written comes from around the `use` instead. */
export function inherit(written: StyledElement, { written: parent, here }: Heir): StyledElement {
  const { style } = written;
  const from = parent?.style;
  const svg: Record<string, string> = {};
  for (const name of new Set([...Object.keys(style.svg), ...Object.keys(here.style.svg)])) {
    const value = style.svg[name] === from?.svg[name] && !notInherited.has(name) ? here.style.svg[name] : style.svg[name];
    if (value !== undefined) svg[name] = value;
  }
  const color = from === undefined || sameColor(style.color, from.color) ? here.style.color : style.color;
  return { ...written, style: { ...style, svg, color } };
}

const notInherited = new Set(['stop-color', 'stop-opacity', 'mask', 'vector-effect', 'baseline-shift', 'alignment-baseline']);

function sameColor(a: Color, b: Color): boolean {
  return a.r === b.r && a.g === b.g && a.b === b.b && a.a === b.a;
}
