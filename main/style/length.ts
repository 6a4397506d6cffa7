// Sums, multiples, minima and maxima of lengths with percentages, kept symbolic until layout knows the basis.

import type { LengthPercentage } from './computed-style.ts';

/** Points, once the percentage basis is known. */
export function resolve(value: LengthPercentage, basis: number): number {
  if (typeof value === 'number') return value;
  switch (value.kind) {
    case 'percent':
      return (value.percent / 100) * basis + value.length;
    case 'sum':
      return value.of.reduce<number>((total, part) => total + resolve(part, basis), 0);
    case 'min':
      return Math.min(...value.of.map((part) => resolve(part, basis)));
    case 'max':
      return Math.max(...value.of.map((part) => resolve(part, basis)));
  }
}

/** True where the value depends on its percentage basis. */
export function hasPercentage(value: LengthPercentage): boolean {
  return typeof value !== 'number';
}

export function addLengths(a: LengthPercentage, b: LengthPercentage): LengthPercentage {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  if (typeof a === 'number' && typeof b !== 'number' && b.kind === 'percent') return { ...b, length: b.length + a };
  if (typeof b === 'number' && typeof a !== 'number' && a.kind === 'percent') return { ...a, length: a.length + b };
  if (typeof a !== 'number' && typeof b !== 'number' && a.kind === 'percent' && b.kind === 'percent') {
    return { kind: 'percent', percent: a.percent + b.percent, length: a.length + b.length };
  }
  return { kind: 'sum', of: [a, b] };
}

export function scaleLength(value: LengthPercentage, factor: number): LengthPercentage {
  if (typeof value === 'number') return value * factor;
  switch (value.kind) {
    case 'percent':
      return { kind: 'percent', percent: value.percent * factor, length: value.length * factor };
    case 'sum':
      return { kind: 'sum', of: value.of.map((part) => scaleLength(part, factor)) };
    default: {
      const kind = factor < 0 ? (value.kind === 'min' ? 'max' : 'min') : value.kind;
      return { kind, of: value.of.map((part) => scaleLength(part, factor)) };
    }
  }
}

/** `min()` or `max()` of several. */
export function extremeLength(kind: 'min' | 'max', values: readonly LengthPercentage[]): LengthPercentage {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === values.length) return kind === 'min' ? Math.min(...numbers) : Math.max(...numbers);
  return { kind, of: values };
}

export function percentage(percent: number): LengthPercentage {
  return { kind: 'percent', percent, length: 0 };
}
