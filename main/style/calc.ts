// calc(), min(), max(), clamp() and their relatives (CSS Values 4, chapter 10): typed while parsed, so that `1px + 1` or a
// length where an angle is wanted is a parse error, not a wrong number.

import type { ComponentValue } from './component-values.ts';
import type { LengthPercentage } from './computed-style.ts';
import { combine, combineList, map, type Pending } from './deferred.ts';
import { addLengths, extremeLength, percentage, scaleLength } from './length.ts';
import { angleInRadians, lengthInPoints } from './units.ts';

/** A typed result: a number, an angle in radians, or a length with or without percentage. */
export type Quantity =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'angle'; readonly value: number }
  | { readonly kind: 'length'; readonly value: Pending<LengthPercentage>; readonly percent: boolean };

const mathFunctions = new Set(['calc', 'min', 'max', 'clamp', 'round', 'mod', 'rem', 'abs', 'sign', 'sqrt', 'pow', 'hypot']);

/** True where the component value is a math function. */
export function isMath(value: ComponentValue): boolean {
  return value.kind === 'function' && mathFunctions.has(value.text);
}

type Terms = { readonly values: readonly ComponentValue[]; index: number };

/** Evaluates a math function; undefined where it is not well typed. */
export function evaluateMath(value: ComponentValue): Quantity | undefined {
  if (value.text === 'calc') return evaluateSum({ values: value.children, index: 0 });
  const terms: Terms = { values: value.children, index: 0 };
  const first = readSum(terms);
  const others: Quantity[] = [];
  while (terms.index < terms.values.length) {
    const operand = takeOperator(terms, ',') ? readSum(terms) : undefined;
    if (operand === undefined) return undefined;
    others.push(operand);
  }
  return first === undefined ? undefined : applyFunction(value.text, [first, ...others]);
}

function evaluateSum(terms: Terms): Quantity | undefined {
  const result = readSum(terms);
  return terms.index >= terms.values.length ? result : undefined;
}

function takeOperator(terms: Terms, operator: string): boolean {
  const value = terms.values[terms.index];
  if (value?.kind !== 'delim' || value.text !== operator) return false;
  terms.index += 1;
  return true;
}

/** `+` and `-` need white space on both sides (10.1). */
function readSum(terms: Terms): Quantity | undefined {
  let left = readProduct(terms);
  while (left !== undefined) {
    const operator = terms.values[terms.index];
    if (operator?.kind !== 'delim' || (operator.text !== '+' && operator.text !== '-')) return left;
    if (!operator.space || terms.values[terms.index + 1]?.space !== true) return undefined;
    terms.index += 1;
    const right = readProduct(terms);
    left = right === undefined ? undefined : add(left, operator.text === '-' ? scale(right, -1) : right);
  }
  return undefined;
}

function readProduct(terms: Terms): Quantity | undefined {
  let left = readTerm(terms);
  while (left !== undefined) {
    const times = takeOperator(terms, '*');
    if (!times && !takeOperator(terms, '/')) return left;
    const right = readTerm(terms);
    if (right === undefined) return undefined;
    left = times ? multiply(left, right) : divide(left, right);
  }
  return undefined;
}

const constants: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E, infinity: Infinity, '-infinity': -Infinity };

function readTerm(terms: Terms): Quantity | undefined {
  const value = terms.values[terms.index];
  if (value === undefined) return undefined;
  terms.index += 1;
  switch (value.kind) {
    case 'number':
      return { kind: 'number', value: value.number };
    case 'percentage':
      return { kind: 'length', value: percentage(value.number), percent: true };
    case 'dimension':
      return dimension(value);
    case 'ident': {
      const constant = constants[value.text.toLowerCase()];
      return constant === undefined ? undefined : { kind: 'number', value: constant };
    }
    case 'block':
      return value.text === '(' ? evaluateSum({ values: value.children, index: 0 }) : undefined;
    case 'function':
      return isMath(value) ? evaluateMath(value) : undefined;
    default:
      return undefined;
  }
}

function dimension(value: ComponentValue): Quantity | undefined {
  const length = lengthInPoints(value.number, value.unit);
  if (length !== undefined) return { kind: 'length', value: length, percent: false };
  const angle = angleInRadians(value.number, value.unit);
  return angle === undefined ? undefined : { kind: 'angle', value: angle };
}

function add(a: Quantity, b: Quantity): Quantity | undefined {
  if (a.kind === 'length' && b.kind === 'length') {
    return { kind: 'length', value: combine([a.value, b.value], ([x, y]) => addLengths(x, y)), percent: a.percent || b.percent };
  }
  return a.kind === b.kind ? ({ kind: a.kind, value: (a.value as number) + (b.value as number) } as Quantity) : undefined;
}

function scale(a: Quantity, factor: number): Quantity {
  if (a.kind === 'length') return { ...a, value: map(a.value, (length) => scaleLength(length, factor)) };
  return { kind: a.kind, value: a.value * factor };
}

function multiply(a: Quantity, b: Quantity): Quantity | undefined {
  if (b.kind === 'number') return scale(a, b.value);
  return a.kind === 'number' ? scale(b, a.value) : undefined;
}

function divide(a: Quantity, b: Quantity): Quantity | undefined {
  return b.kind === 'number' && b.value !== 0 ? scale(a, 1 / b.value) : undefined;
}

type Operands = readonly [Quantity, ...Quantity[]];

function applyFunction(name: string, operands: Operands): Quantity | undefined {
  const [first, second, third] = operands;
  if (operands.some((operand) => operand.kind !== first.kind)) return undefined;
  // clamp(MIN, VAL, MAX) is max(MIN, min(VAL, MAX)).
  if (name === 'clamp') return second === undefined || third === undefined ? undefined : extreme('max', [first, extreme('min', [second, third])]);
  if (name === 'min' || name === 'max') return extreme(name, operands);
  if (first.kind === 'length') return undefined;
  const numbers = operands.map((operand) => operand.value as number);
  const result = numericFunction(name, numbers);
  return result === undefined ? undefined : { kind: first.kind, value: result };
}

function extreme(kind: 'min' | 'max', operands: Operands): Quantity {
  const [first] = operands;
  if (first.kind === 'length') {
    const lengths = operands.map((operand) => operand.value as Pending<LengthPercentage>);
    const percent = operands.some((operand) => operand.kind === 'length' && operand.percent);
    return { kind: 'length', value: map(combineList(lengths), (all) => extremeLength(kind, all)), percent };
  }
  const numbers = operands.map((operand) => operand.value as number);
  return { kind: first.kind, value: kind === 'min' ? Math.min(...numbers) : Math.max(...numbers) };
}

function numericFunction(name: string, [a = 0, b = 1, ...more]: readonly number[]): number | undefined {
  switch (name) {
    case 'abs': return Math.abs(a);
    case 'sign': return Math.sign(a);
    case 'sqrt': return Math.sqrt(a);
    case 'pow': return a ** b;
    case 'hypot': return Math.hypot(a, b, ...more);
    case 'round': return Math.round(a / b) * b;
    case 'mod': return a - b * Math.floor(a / b);
    case 'rem': return a % b;
    default: return undefined;
  }
}
