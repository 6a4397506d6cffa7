// A short key for what a page looks like: two pages with equal keys need not be drawn twice. Also where things stand on a page.

import type { Briefing } from '../briefing.ts';
import type { Area, Located } from '../contract.ts';

export type Painted = NonNullable<Briefing['trees']['paint']>;
export type PaintedPage = Painted['pages'][number];
type Item = PaintedPage['items'][number];

/** Pages that did not change are the same objects from one document to the next: looked at once. */
const keys = new WeakMap<PaintedPage, string>();
const stretches = new WeakMap<PaintedPage, ReadonlyMap<string, readonly Box[]>>();

export function pageKey(page: PaintedPage): string {
  const key = keys.get(page) ?? keyOf(page);
  keys.set(page, key);
  return key;
}

/** Two 32-bit sums (FNV-1a and a multiplicative one) over everything that is drawn. */
function keyOf(page: PaintedPage): string {
  const sum = { a: 0x811c9dc5, b: 0x9e3779b9 };
  addNumber(sum, page.width);
  addNumber(sum, page.height);
  for (const item of page.items) addItem(sum, item);
  for (const link of page.links) addValue(sum, [link.x, link.y, link.width, link.height, link.href]);
  return (sum.a >>> 0).toString(36) + (sum.b >>> 0).toString(36);
}

type Sum = { a: number; b: number };

function addNumber(sum: Sum, value: number): void {
  const whole = Math.round(value * 64) | 0;
  sum.a = Math.imul(sum.a ^ (whole & 0xffff), 0x01000193);
  sum.a = Math.imul(sum.a ^ (whole >>> 16), 0x01000193);
  sum.b = Math.imul(sum.b + whole, 0x85ebca6b) ^ (sum.b >>> 13);
}

function addText(sum: Sum, value: string): void {
  for (let index = 0; index < value.length; index++) addNumber(sum, value.charCodeAt(index));
}

function addItem(sum: Sum, item: Item): void {
  addText(sum, item.kind);
  if (item.kind === 'text') {
    for (const value of [item.x, item.y, item.size, item.wordSpacing, item.letterSpacing, item.width]) addNumber(sum, value);
    addValue(sum, item.color);
    for (const run of item.runs) {
      addText(sum, run.font.name);
      addText(sum, run.text);
    }
  } else if (item.kind === 'image') {
    addValue(sum, [item.x, item.y, item.width, item.height, item.key, item.tint]);
  } else if (item.kind !== 'pop') {
    const { ...shown } = item as Record<string, unknown>;
    delete shown['source'];
    addValue(sum, shown);
  }
}

function addValue(sum: Sum, value: unknown): void {
  if (typeof value === 'number') addNumber(sum, value);
  else if (typeof value === 'string') addText(sum, value);
  else if (Array.isArray(value)) for (const one of value) addValue(sum, one);
  else if (typeof value === 'object' && value !== null && 'runs' in value) addItem(sum, value as Item);
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) addValue(sum, one);
}

// --- places

type Box = { x: number; y: number; width: number; height: number };

/** The rectangle that an item covers; undefined for graphics state and for paths too wild to bound. */
function boxOf(item: Item): Box | undefined {
  switch (item.kind) {
    case 'text':
      return { x: item.x, y: item.y - item.size * 0.82, width: item.width, height: item.size * 1.08 };
    case 'rect':
    case 'image':
      return { x: item.x, y: item.y, width: item.width, height: item.height };
    default:
      return undefined;
  }
}

/** `figures.nations.value` → `figures.nations`. */
function objectOf(path: string): string {
  return path.split('.').slice(0, 2).join('.');
}

/** Pieces of one object further apart than this, in points, are two areas. */
const apart = 36;

/** Where each dataset object is shown: a rectangle for each stretch of it on each page. */
export function areasOf(painted: Painted): Record<string, Area[]> {
  const areas: Record<string, Area[]> = {};
  for (const page of painted.pages) {
    const onPage = stretches.get(page) ?? stretchesOn(page);
    stretches.set(page, onPage);
    for (const [path, boxes] of onPage) (areas[path] ??= []).push(...boxes.map((box) => ({ page: page.number, ...box })));
  }
  return areas;
}

function stretchesOn(page: PaintedPage): ReadonlyMap<string, readonly Box[]> {
  const onPage = new Map<string, Box[]>();
  for (const item of page.items) {
    const data = 'source' in item ? item.source.origin?.data : undefined;
    const box = data === undefined ? undefined : boxOf(item);
    if (data === undefined || box === undefined || ('source' in item && item.source.artifact !== undefined && item.kind === 'text')) continue;
    const path = objectOf(data);
    const known = onPage.get(path);
    const near = known?.find((one) => box.y < one.y + one.height + apart && box.y + box.height > one.y - apart);
    if (known === undefined) onPage.set(path, [box]);
    else if (near === undefined) known.push(box);
    else extend(near, box);
  }
  return onPage;
}

function extend(box: Box, other: Box): void {
  const right = Math.max(box.x + box.width, other.x + other.width);
  const bottom = Math.max(box.y + box.height, other.y + other.height);
  box.x = Math.min(box.x, other.x);
  box.y = Math.min(box.y, other.y);
  box.width = right - box.x;
  box.height = bottom - box.y;
}

/** What the topmost item at a point came from; a near miss in a line's height counts. */
export function locate(page: PaintedPage, x: number, y: number): Located | undefined {
  for (const item of page.items.toReversed()) {
    const box = boxOf(item);
    const origin = 'source' in item ? item.source.origin : undefined;
    if (box === undefined || origin === undefined) continue;
    if (x < box.x - 2 || x > box.x + box.width + 2 || y < box.y - 2 || y > box.y + box.height + 2) continue;
    return { file: origin.file, line: origin.line, column: origin.column, ...(origin.data !== undefined && { data: origin.data }), area: { page: page.number, ...box } };
  }
  return undefined;
}
