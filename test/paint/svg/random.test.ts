// Drawings made of anything: painting ends, groups are balanced, all numbers are finite, and twice gives the same.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DisplayItem, Paint } from '../../../main/paint/display-list.ts';
import { dumpPage } from '../../../main/paint/dump.ts';
import { paintHtml } from '../paint.ts';

const length = fc.constantFrom('0', '1', '-3', '10', '25%', '2em', '1e3', 'x', '', '.5pt');
const reference = fc.constantFrom('#a', '#b', '#c', '#none');
const paint = fc.constantFrom('red', 'none', 'currentColor', 'url(#a)', 'url(#b) blue', 'url(#c)', 'context-stroke');
const attribute = fc.oneof(
  fc.tuple(fc.constantFrom('x', 'y', 'width', 'height', 'r', 'rx', 'cx', 'cy', 'x1', 'y2', 'dx', 'startOffset', 'stroke-width', 'stroke-dasharray', 'markerWidth', 'refX', 'font-size', 'offset', 'fr', 'pathLength'), length),
  fc.tuple(fc.constantFrom('fill', 'stroke', 'stop-color'), paint),
  fc.tuple(fc.constantFrom('clip-path', 'mask', 'marker-start', 'marker-mid', 'marker-end'), reference.map((to) => `url(${to})`)),
  fc.tuple(fc.constant('href'), reference),
  fc.tuple(fc.constant('id'), fc.constantFrom('a', 'b', 'c')),
  fc.tuple(fc.constantFrom('transform', 'patternTransform', 'gradientTransform'), fc.constantFrom('scale(0)', 'scale(2 -1)', 'rotate(30)', 'matrix(1 2 2 4 0 0)', 'translate(1e6)')),
  fc.tuple(fc.constant('viewBox'), fc.constantFrom('0 0 10 10', '0 0 0 5', '5 5 1 100')),
  fc.tuple(fc.constantFrom('patternUnits', 'maskUnits', 'clipPathUnits', 'patternContentUnits', 'gradientUnits', 'markerUnits'), fc.constantFrom('userSpaceOnUse', 'objectBoundingBox')),
  fc.tuple(fc.constant('spreadMethod'), fc.constantFrom('repeat', 'reflect')),
  fc.tuple(fc.constant('orient'), fc.constantFrom('auto', 'auto-start-reverse', '45')),
  fc.tuple(fc.constant('d'), fc.constantFrom('M0 0L10 10', 'M5 5C0 0 20 20 9 1Z', 'M1 1Z', 'M0 0h0v0', 'M0 0a5 5 0 1 1 1 0')),
  fc.tuple(fc.constant('points'), fc.constantFrom('0,0 5,5 9,1', '1', '')),
  fc.tuple(fc.constant('opacity'), fc.constantFrom('0', '.5', '2')),
);
const names = ['g', 'svg', 'symbol', 'use', 'rect', 'circle', 'path', 'line', 'polygon', 'text', 'tspan', 'textPath', 'pattern', 'mask', 'marker', 'clipPath', 'linearGradient', 'radialGradient', 'stop', 'switch', 'defs'];
const { element } = fc.letrec<{ element: string; children: string }>((tie) => ({
  element: fc.tuple(fc.constantFrom(...names), fc.array(attribute, { maxLength: 6 }), tie('children')).map(([name, attributes, children]) => {
    const given = new Map(attributes);
    return `<${name}${[...given].map(([key, value]) => ` ${key}="${value}"`).join('')}>${children}</${name}>`;
  }),
  children: fc.oneof({ maxDepth: 4, withCrossShrink: true }, fc.constantFrom('', 'ab c'), fc.array(tie('element'), { maxLength: 4 }).map((list) => list.join(''))),
}));

const drawing = fc.array(element, { minLength: 1, maxLength: 5 }).map((list) => `<svg role="img" aria-label="x" width="40" height="40">${list.join('')}</svg>`);

it('paints any drawing', () => {
  fc.assert(fc.property(drawing, (svg) => {
    const [page] = paintHtml(svg).painted.pages;
    expect(page).toBeDefined();
    check(page?.items ?? []);
    expect(dumpPage(page!)).toBe(dumpPage(paintHtml(svg).painted.pages[0]!));
  }), { numRuns: 150 });
});

function check(items: readonly DisplayItem[]): void {
  let depth = 0;
  for (const item of items) {
    if (item.kind === 'push') depth++;
    if (item.kind === 'pop') depth--;
    expect(depth).toBeGreaterThanOrEqual(0);
    expect(finite(item)).toBe(true);
    if (item.kind === 'push' && item.mask !== undefined) check(item.mask.items);
    if (item.kind === 'path') for (const one of [item.fill, item.stroke?.paint]) checkPaint(one);
  }
  expect(depth).toBe(0);
}

function checkPaint(one: Paint | undefined): void {
  if (one !== undefined && 'kind' in one && one.kind === 'pattern') check(one.items);
}

/** Whether all numbers of an item are, but for those of the items within it and of what it came from. */
function finite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(finite);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, part]) => key === 'source' || key === 'runs' || key === 'items' || finite(part));
}
