// Breaks as the author of a briefing wants them, against the template's own rules. In: styled elements and rules, each for a dataset
// path. Out: styled elements. Of the outermost elements written in an object's context, the one with the most text takes its rule:
// the section, not its line in the contents.

import type { Reporter } from '../diagnostic.ts';
import type { ComputedStyle } from '../style/computed-style.ts';
import type { StyledDocument, StyledElement } from '../style/styled.ts';

/** `before`: a new page, with what stands before, or neither. `inside`: kept whole, or may go on overleaf. */
export type BreakRule = { readonly path: string; readonly before?: 'page' | 'avoid' | 'auto'; readonly inside?: 'avoid' | 'auto' };

/** Reports `break-without-object` (warning) for a path that nothing in the document shows. */
export function withBreaks(styled: StyledDocument, rules: readonly BreakRule[], report: Reporter): StyledDocument {
  if (rules.length === 0) return styled;
  const places = placesOf(styled.root, new Set(rules.map(({ path }) => path)));
  const byElement = new Map<StyledElement, BreakRule>();
  for (const rule of rules) {
    const { path } = rule;
    const place = places.get(path);
    if (place === undefined) report({ severity: 'warning', stage: 'style', code: 'break-without-object', message: `a break is asked for at ${path}, which this briefing does not show`, source: { data: path } });
    else byElement.set(place.element, { ...byElement.get(place.element), ...rule });
  }
  return byElement.size === 0 ? styled : { ...styled, root: apply(styled.root, byElement) };
}

type Place = { readonly element: StyledElement; readonly length: number };

/** The elements that show these objects most fully. What stands in a line of text cannot begin a page. */
function placesOf(root: StyledElement, wanted: ReadonlySet<string>): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const visit = (element: StyledElement, around: string | undefined): void => {
    const path = objectOf(element.element.origin?.data);
    if (path !== undefined && path !== around && wanted.has(path) && !/^(none|inline)/.test(element.style.display)) {
      const length = lengthOf(element);
      if (length > (places.get(path)?.length ?? -1)) places.set(path, { element, length });
    }
    for (const child of element.children) if (child.kind === 'element') visit(child, path ?? around);
  };
  visit(root, undefined);
  return places;
}

/** `sections.scope.title` → `sections.scope`. */
function objectOf(path: string | undefined): string | undefined {
  return path?.split('.').slice(0, 2).join('.');
}

function lengthOf(element: StyledElement): number {
  return element.children.reduce((sum, child) => sum + (child.kind === 'text' ? child.text.length : lengthOf(child)), 0);
}

/** Elements that nothing was changed in stay the same objects. */
function apply(element: StyledElement, rules: ReadonlyMap<StyledElement, BreakRule>): StyledElement {
  const rule = rules.get(element);
  let changed = rule !== undefined;
  const children = element.children.map((child) => {
    const next = child.kind === 'element' ? apply(child, rules) : child;
    changed ||= next !== child;
    return next;
  });
  if (!changed) return element;
  const whole = { ...element, children };
  if (rule === undefined) return whole;
  const loose = rule.inside === 'auto' ? loosened(whole) : whole;
  return { ...loose, style: ruled(loose.style, rule) };
}

function ruled(style: ComputedStyle, { before, inside }: BreakRule): ComputedStyle {
  return { ...style, ...(before === undefined ? {} : { breakBefore: before }), ...(inside === undefined ? {} : { breakInside: inside }) };
}

/** What may go on overleaf may do so inside too. Rows of tables stay whole. */
function loosened(element: StyledElement): StyledElement {
  return {
    ...element,
    children: element.children.map((child) => {
      if (child.kind === 'text') return child;
      const inner = loosened(child);
      const stays = child.style.breakInside === 'auto' || child.style.display === 'table-row';
      return stays ? inner : { ...inner, style: { ...child.style, breakInside: 'auto' } };
    }),
  };
}
