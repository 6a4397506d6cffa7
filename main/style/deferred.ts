// Values that wait for their element: `2em` is a number only once the font size is known. A parsed value is either
// finished or Deferred; most sheets' values are finished, and cost nothing at compute time.

import type { Color, ComputedStyle, LineHeight } from './computed-style.ts';

/** What a deferred value may ask: one object, changed in place as an element's first properties become known. */
export type ComputeContext = {
  /** Points; while font-size itself is computed, the parent's. */
  fontSize: number;
  rootFontSize: number;
  color: Color;
  lineHeight: LineHeight;
  rootLineHeight: LineHeight;
  /** Basis of vw and vh, in points. */
  readonly viewportWidth: number;
  readonly viewportHeight: number;
  parent: ComputedStyle;
  direction: 'ltr' | 'rtl';
  /** x-height and advance of `0` of the element's font, in em. */
  fontMetrics: () => FontUnits;
};
export type FontUnits = { readonly xHeight: number; readonly zeroAdvance: number };

export type Deferred<T> = { readonly kind: 'deferred'; readonly compute: (context: ComputeContext) => T };
/** A value, or a deferred one. */
export type Pending<T> = T | Deferred<T>;

/** A value that needs its element. */
export function deferred<T>(compute: (context: ComputeContext) => T): Deferred<T> {
  return { kind: 'deferred', compute };
}

export function isDeferred<T>(value: Pending<T>): value is Deferred<T> {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'deferred';
}

/** The value for this element. */
export function settle<T>(value: Pending<T>, context: ComputeContext): T {
  return isDeferred(value) ? value.compute(context) : value;
}

/** A value made of another one; waits only if that one waits. */
export function map<A, B>(value: Pending<A>, change: (value: A) => B): Pending<B> {
  return isDeferred(value) ? deferred((context) => change(value.compute(context))) : change(value);
}

type AllPending<A extends readonly unknown[]> = { readonly [K in keyof A]: Pending<A[K]> };

/** A value made of several; waits only if one of them waits. */
export function combine<A extends readonly unknown[], B>(values: AllPending<A>, build: (values: A) => B): Pending<B> {
  if (values.some(isDeferred)) return deferred((context) => build(values.map((value) => settle(value, context)) as unknown as A));
  return build(values as unknown as A);
}

/** A list of values of one type; waits only if one of them waits. */
export function combineList<T>(values: readonly Pending<T>[]): Pending<readonly T[]> {
  return values.some(isDeferred) ? deferred((context) => values.map((value) => settle(value, context))) : (values as readonly T[]);
}
