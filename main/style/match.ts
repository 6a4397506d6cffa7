// The view of the element tree that selectors are matched against, and css-select's adapter to it. Plain objects with
// parent and index, made once a document; compiled selectors hold no reference to any document and serve all of them.

import type { Options } from 'css-select';
import type { Element } from '../html/element.ts';

/** An element as selectors see it. `children` are elements only. */
export type MatchNode = {
  readonly element: Element;
  /** Lower case, SVG too: type selectors here are matched without case. */
  readonly name: string;
  readonly parent: MatchNode | null;
  readonly index: number;
  readonly siblings: readonly MatchNode[];
  children: readonly MatchNode[];
  /** Text stands between or instead of the child elements. */
  readonly hasText: boolean;
  /** Place among siblings of the same name, from 0, and their number; filled in for the parent's children together. */
  typeIndex: number;
  typeCount: number;
};

/** Makes the view of a document. */
export function matchTree(root: Element): MatchNode {
  const siblings: MatchNode[] = [];
  const node = matchNode(root, null, 0, siblings);
  siblings.push(node);
  return node;
}

function matchNode(element: Element, parent: MatchNode | null, index: number, siblings: readonly MatchNode[]): MatchNode {
  const name = element.namespace === 'html' ? element.name : element.name.toLowerCase();
  const children: MatchNode[] = [];
  const node: MatchNode = {
    element, name, parent, index, siblings, children, hasText: element.children.some((child) => child.kind === 'text'), typeIndex: -1, typeCount: 0,
  };
  for (const child of element.children) {
    if (child.kind === 'element') children.push(matchNode(child, node, children.length, children));
  }
  return node;
}

function countTypes(node: MatchNode): void {
  const counts = new Map<string, number>();
  for (const sibling of node.siblings) {
    sibling.typeIndex = counts.get(sibling.name) ?? 0;
    counts.set(sibling.name, sibling.typeIndex + 1);
  }
  for (const sibling of node.siblings) sibling.typeCount = counts.get(sibling.name) ?? 0;
}

function typeIndex(node: MatchNode): number {
  if (node.typeIndex < 0) countTypes(node);
  return node.typeIndex;
}

function typeCount(node: MatchNode): number {
  if (node.typeIndex < 0) countTypes(node);
  return node.typeCount;
}

/** `An+B`: true for the n-th of 1, 2, 3 … */
export type Nth = { readonly step: number; readonly offset: number };

/** Reads `odd`, `even`, `3`, `2n+1`, `-n + 4`; undefined where it is none. */
export function parseNth(text: string): Nth | undefined {
  const plain = text.trim().toLowerCase();
  if (plain === 'odd') return { step: 2, offset: 1 };
  if (plain === 'even') return { step: 2, offset: 0 };
  const match = /^(?:([+-]?\d*)n\s*(?:([+-])\s*(\d+))?|([+-]?\d+))$/.exec(plain);
  if (match === null) return undefined;
  if (match[4] !== undefined) return { step: 0, offset: Number(match[4]) };
  const step = match[1] === '' || match[1] === '+' ? 1 : match[1] === '-' ? -1 : Number(match[1]);
  return { step, offset: match[3] === undefined ? 0 : Number(`${match[2]}${match[3]}`) };
}

/** Does the position (from 1) belong to `An+B` for some n of 0, 1, 2 …? */
export function nthMatches({ step, offset }: Nth, position: number): boolean {
  if (step === 0) return position === offset;
  const count = (position - offset) / step;
  return count >= 0 && Number.isInteger(count);
}

const nths = new Map<string, Nth | undefined>();
function cachedNth(text: string): Nth | undefined {
  if (!nths.has(text)) nths.set(text, parseNth(text));
  return nths.get(text);
}

/** css-select hands a pseudo-class's argument over as text. */
function byPosition(position: (node: MatchNode) => number): (node: MatchNode, argument?: string | null) => boolean {
  return (node, argument) => {
    const nth = cachedNth(argument ?? '');
    return nth !== undefined && nthMatches(nth, position(node));
  };
}

function direction(node: MatchNode): string {
  for (let current: MatchNode | null = node; current !== null; current = current.parent) {
    const value = current.element.attributes['dir']?.toLowerCase();
    if (value === 'ltr' || value === 'rtl') return value;
  }
  return 'ltr';
}

/** States of a reader in front of a screen: true of no element on paper. */
const screenStates = [
  'hover', 'active', 'focus', 'focus-visible', 'focus-within', 'visited', 'target', 'target-within', 'fullscreen', 'popover-open', 'modal',
  'playing', 'paused', 'user-valid', 'user-invalid', 'autofill', 'local-link', 'current', 'past', 'future', 'picture-in-picture',
];

const pseudoClasses: Record<string, (node: MatchNode, argument?: string | null) => boolean> = {
  ...Object.fromEntries(screenStates.map((name) => [name, (_node: MatchNode) => false])),
  'nth-child': byPosition((node) => node.index + 1),
  'nth-last-child': byPosition((node) => node.siblings.length - node.index),
  'nth-of-type': byPosition((node) => typeIndex(node) + 1),
  'nth-last-of-type': byPosition((node) => typeCount(node) - typeIndex(node)),
  'first-of-type': (node) => typeIndex(node) === 0,
  'last-of-type': (node) => typeIndex(node) === typeCount(node) - 1,
  'only-of-type': (node) => typeCount(node) === 1,
  'first-child': (node) => node.index === 0,
  'last-child': (node) => node.index === node.siblings.length - 1,
  'only-child': (node) => node.siblings.length === 1,
  // Selectors 3 and every browser: white space is content.
  empty: (node) => node.children.length === 0 && !node.hasText,
  dir: (node, argument) => direction(node) === argument?.trim().toLowerCase(),
  defined: (_node) => true,
};

/** Functional pseudo-classes that take no selector, and their spelling of an argument that includes one. */
export const nthOfPattern = /^(.*?)\s+of\s+(.+)$/is;

/** css-select's options for our tree. `nth-child(… of S)` is rewritten by selectors.ts, which can compile S. */
export const selectOptions: Options<MatchNode, MatchNode> = {
  adapter: {
    isTag: (_node): _node is MatchNode => true,
    getAttributeValue: (node, name) => node.element.attributes[name],
    getChildren: (node) => node.children as MatchNode[],
    getName: (node) => node.name,
    getParent: (node) => node.parent,
    getSiblings: (node) => node.siblings as MatchNode[],
    prevElementSibling: (node) => node.siblings[node.index - 1] ?? null,
    getText: () => '',
    hasAttrib: (node, name) => Object.hasOwn(node.element.attributes, name),
    removeSubsets: (nodes) => nodes,
  },
  pseudos: pseudoClasses,
  cacheResults: true,
};
