// The letters of an SVG text in spans of one style, with what places each: x and y, dx and dy, rotate, a path (SVG 2, 11.4, 11.8).

import type { StyledElement } from '../../style/styled.ts';
import type { PathSegment } from '../display-list.ts';
import { transformPath } from '../geometry.ts';
import { parsePath } from './path.ts';
import { referred, type Scope } from './scope.ts';
import { shapeOf } from './shapes.ts';
import { lengthOf, parseLength, parseNumbers, parseTransform, pointsPerUnit } from './values.ts';

/** Text of one style, with what moves it. x and y begin a chunk; angles are radians. */
export type Span = {
  text: string;
  readonly styled: StyledElement;
  x: number | undefined;
  y: number | undefined;
  dx: number;
  dy: number;
  rotate: number;
  /** The path it stands on, and where on it; `share`: the offset is a part of its length. */
  readonly path: { readonly path: readonly PathSegment[]; readonly offset: number; readonly share: boolean } | undefined;
};

/** The spans of a text element, white space collapsed. */
export function collectSpans(text: StyledElement, scope: Scope): readonly Span[] {
  const spans: Span[] = [];
  collect(text, scope, spans, undefined);
  collapse(spans);
  return spans.filter((span) => span.text !== '' || span.x !== undefined || span.y !== undefined);
}

function collect(styled: StyledElement, scope: Scope, spans: Span[], path: Span['path']): void {
  if (styled.style.display === 'none') return;
  const before = spans.length;
  for (const child of styled.children) {
    if (child.kind === 'text') spans.push({ text: child.text, styled, x: undefined, y: undefined, dx: 0, dy: 0, rotate: 0, path });
    else if (child.element.name === 'tspan' || child.element.name === 'a') collect(child, scope, spans, path);
    else if (child.element.name === 'textPath') {
      const along = pathOf(child, scope);
      if (along !== undefined) collect(child, scope, spans, along);
    } else if (child.element.name === 'tref') scope.account.unsupported.add('tref');
  }
  // The place of a text is not that of its path.
  if (styled.element.name !== 'textPath') place(styled, scope, spans, before);
}

/** The path that a textPath refers to, in the text's own space; undefined where there is none, and then no text. */
function pathOf(styled: StyledElement, scope: Scope): Span['path'] {
  const { attributes } = styled.element;
  const target = referred(styled, scope);
  const own = attributes['path'];
  const shape = own === undefined ? (target === undefined ? undefined : shapeOf(target, scope.viewport)) : parsePath(own);
  if (shape === undefined || shape.length === 0) return undefined;
  const path = transformPath(shape, parseTransform(target?.element.attributes['transform']));
  const text = attributes['startOffset']?.trim() ?? '0';
  const share = text.endsWith('%');
  return { path, offset: parseLength(text, 1, styled.style.fontSize / pointsPerUnit) ?? 0, share };
}

type Lists = { readonly x: readonly number[]; readonly y: readonly number[]; readonly dx: readonly number[]; readonly dy: readonly number[]; readonly rotate: readonly number[] };

/** Gives the spans of an element, from the one at `first` on, the places that its attributes list. Inner elements come first. */
function place(styled: StyledElement, scope: Scope, spans: Span[], first: number): void {
  const { width, height } = scope.viewport;
  const lists: Lists = {
    x: lengths(styled, 'x', width), y: lengths(styled, 'y', height), dx: lengths(styled, 'dx', width), dy: lengths(styled, 'dy', height),
    rotate: parseNumbers(styled.element.attributes['rotate']).map((degrees) => (degrees * Math.PI) / 180),
  };
  const many = Math.max(...Object.values(lists).map((list) => list.length));
  if (many > 1 || lists.rotate.length > 0) spans.splice(first, spans.length - first, ...letters(spans.slice(first), lists));
  const span = spans[first];
  if (many === 0 || span === undefined || many > 1 || lists.rotate.length > 0) return;
  span.x ??= lists.x[0];
  span.y ??= lists.y[0];
  span.dx += lists.dx[0] ?? 0;
  span.dy += lists.dy[0] ?? 0;
}

function lengths(styled: StyledElement, name: string, basis: number): readonly number[] {
  const text = styled.element.attributes[name];
  if (text === undefined) return [];
  const one = lengthOf(styled, name, basis);
  return one === undefined ? text.trim().split(/[\s,]+/).flatMap((part) => parseLength(part, basis, styled.style.fontSize / pointsPerUnit) ?? []) : [one];
}

/** The spans in single letters as far as the lists go; white space at the start and runs of it count once. */
function letters(spans: readonly Span[], lists: Lists): readonly Span[] {
  const most = lists.rotate.length > 0 ? Infinity : Math.max(lists.x.length, lists.y.length, lists.dx.length, lists.dy.length);
  const result: Span[] = [];
  let index = 0;
  let space = true;
  for (const span of spans) {
    const parts = span.text.replace(/[\t\n\r ]+/g, ' ').match(/\P{M}\p{M}*/gu) ?? [];
    let rest: Span | undefined;
    for (const text of parts) {
      if (text === ' ' && space) continue;
      space = text === ' ';
      if (index >= most && rest !== undefined) {
        rest.text += text;
        continue;
      }
      const own: Span = result.length === 0 || rest === undefined ? { ...span, text } : { ...span, text, x: undefined, y: undefined, dx: 0, dy: 0 };
      rest = own;
      own.x ??= lists.x[index];
      own.y ??= lists.y[index];
      own.dx += lists.dx[index] ?? 0;
      own.dy += lists.dy[index] ?? 0;
      if (own.rotate === 0) own.rotate = lists.rotate[Math.min(index, lists.rotate.length - 1)] ?? 0;
      index++;
      result.push(own);
    }
  }
  return result;
}

/** White space collapses as in HTML, across spans, and vanishes at both ends. */
function collapse(spans: readonly Span[]): void {
  let space = true;
  let last: Span | undefined;
  for (const span of spans) {
    let text = span.text.replace(/[\t\n\r ]+/g, ' ');
    if (space && text.startsWith(' ')) text = text.slice(1);
    span.text = text;
    if (text === '') continue;
    space = text.endsWith(' ');
    last = span;
  }
  if (last !== undefined) last.text = last.text.replace(/ $/, '');
}
