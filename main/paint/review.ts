// What a careful reader would object to on the finished pages: text too faint or too small, quotes whose words are not the
// dataset's. WCAG 2.2, 1.4.3, for contrast. In: painted pages. Out: diagnostics with page and place.

import type { StructureNode } from '../box/structure.ts';
import type { Place, Reporter } from '../diagnostic.ts';
import type { Color } from '../style/computed-style.ts';
import type { DisplayList, Paint, PaintedDocument, TextDisplayItem } from './display-list.ts';

export type PageLimits = {
  /** Least contrast of text and its ground; large text (18 pt, or 14 pt bold) needs two thirds of it. */
  readonly contrast: number;
  /** Least size of text, in points. */
  readonly textSize: number;
};
export const defaultPageLimits: PageLimits = { contrast: 4.5, textSize: 5 };

/** Codes: `low-contrast`, `small-text`, `changed-quote`, all warnings. `quotes`: exact words by dataset path. */
export function reviewPages(painted: PaintedDocument, quotes: ReadonlyMap<string, string>, limits: PageLimits, report: Reporter): void {
  const told = new Set<string>();
  const warn: Warn = ({ code, page, message, hint, source }) => {
    const key = JSON.stringify([code, source?.file, source?.line, source?.column, source?.data, source === undefined ? message : '']);
    if (told.has(key)) return;
    told.add(key);
    report({ severity: 'warning', stage: 'paint', code, message, hint, page, ...(source === undefined ? {} : { source }) });
  };
  for (const page of painted.pages) findingsOn(page, limits).forEach(warn);
  reviewQuotes(painted, quotes, warn);
}

type Finding = { readonly code: string; readonly page: number; readonly message: string; readonly hint: string; readonly source: Place | undefined };
type Warn = (finding: Finding) => void;

/** What was found on pages: those that have not changed since are not looked at again. */
const reviewed = new WeakMap<DisplayList, { readonly limits: PageLimits; readonly findings: readonly Finding[] }>();

function findingsOn(page: DisplayList, limits: PageLimits): readonly Finding[] {
  let known = reviewed.get(page);
  if (known?.limits !== limits) {
    const findings: Finding[] = [];
    reviewPage(page, limits, (finding) => findings.push(finding));
    reviewed.set(page, (known = { limits, findings }));
  }
  return known.findings;
}

type Ground = { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly fill: Color | undefined };

function reviewPage(page: DisplayList, limits: PageLimits, warn: Warn): void {
  const grounds: Ground[] = [];
  let transformed = 0;
  const stack: boolean[] = [];
  for (const item of page.items) {
    if (item.kind === 'push') {
      // What is cut out of a ring, such as a shadow, is no ground for what stands within.
      const changes = item.matrix !== undefined || item.opacity !== undefined || item.mask !== undefined || item.blend !== undefined || item.clipRule === 'evenodd';
      stack.push(changes);
      if (changes) transformed++;
    } else if (item.kind === 'pop') {
      if (stack.pop() === true) transformed--;
    } else if (transformed > 0) continue;
    else if (item.kind === 'rect') grounds.push({ ...item, fill: item.fill });
    else if (item.kind === 'image' && item.tint === undefined) grounds.push({ ...item, fill: undefined });
    else if (item.kind === 'text') reviewText(item, page, { grounds, limits, warn });
    else if (item.kind === 'path' && item.fill !== undefined && isSolid(item.path) && !isTextShadow(item.fill)) {
      grounds.push({ ...boundsOf(item.path), fill: 'r' in item.fill ? item.fill : undefined });
    }
  }
}

/** One outline: a ring, such as a border, is no ground for what stands in it. */
function isSolid(path: readonly (readonly (string | number)[])[]): boolean {
  return path.filter(([kind]) => kind === 'M').length === 1;
}

/** Letters in a pattern do not hide the ground. */
function isTextShadow(fill: Paint): boolean {
  return 'kind' in fill && fill.kind === 'pattern' && fill.items.some(({ kind }) => kind === 'text') && fill.items.every(({ kind }) => kind !== 'image');
}

function boundsOf(path: readonly (readonly (string | number)[])[]): { x: number; y: number; width: number; height: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const segment of path) {
    for (let index = 1; index + 1 < segment.length; index += 2) {
      left = Math.min(left, Number(segment[index]));
      right = Math.max(right, Number(segment[index]));
      top = Math.min(top, Number(segment[index + 1]));
      bottom = Math.max(bottom, Number(segment[index + 1]));
    }
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

type Around = { readonly grounds: readonly Ground[]; readonly limits: PageLimits; readonly warn: Warn };

function reviewText(item: TextDisplayItem, page: DisplayList, { grounds, limits, warn }: Around): void {
  const text = item.runs.map((run) => run.text).join('');
  if (text.trim() === '') return;
  const { origin } = item.source;
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  if (item.size < limits.textSize - 0.001 && item.source.artifact === undefined) {
    const message = `"${shown}" is set in ${Math.round(item.size * 10) / 10} pt`;
    warn({ code: 'small-text', page: page.number, message, hint: `text of ${limits.textSize} pt or more passes`, source: origin });
  }
  const ground = groundUnder(grounds, item.x + item.width / 2, item.y - item.size * 0.3);
  if (ground === undefined) return;
  const large = item.size >= 18 || (item.size >= 14 && (item.runs[0]?.font.weight ?? 400) >= 600);
  const least = large ? (limits.contrast * 2) / 3 : limits.contrast;
  const ratio = contrast(over(item.color, ground), ground);
  if (ratio >= least - 0.005) return;
  const message = `"${shown}" has a contrast of ${ratio.toFixed(1)}:1 with its ground`;
  warn({ code: 'low-contrast', page: page.number, message, hint: `${least.toFixed(1)}:1 or more passes`, source: origin });
}

const white: Color = { r: 255, g: 255, b: 255, a: 1 };

/** The colour below a point; undefined where a picture or gradient makes it unknown. */
function groundUnder(grounds: readonly Ground[], x: number, y: number): Color | undefined {
  let color: Color | undefined = white;
  for (const ground of grounds) {
    if (x < ground.x || y < ground.y || x > ground.x + ground.width || y > ground.y + ground.height) continue;
    if (ground.fill === undefined) color = undefined;
    else if (ground.fill.a >= 1) color = ground.fill;
    else if (color !== undefined) color = over(ground.fill, color);
  }
  return color;
}

function over(top: Color, ground: Color): Color {
  const mix = (a: number, b: number): number => a * top.a + b * (1 - top.a);
  return { r: mix(top.r, ground.r), g: mix(top.g, ground.g), b: mix(top.b, ground.b), a: 1 };
}

/** Contrast ratio of WCAG: from 1 to 21. */
export function contrast(a: Color, b: Color): number {
  const [one, other] = [luminance(a), luminance(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function luminance({ r, g, b }: Color): number {
  const linear = (value: number): number => (value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Quotes on the page must be the dataset's, word for word: quotation marks and spaces aside. */
function reviewQuotes(painted: PaintedDocument, quotes: ReadonlyMap<string, string>, warn: Warn): void {
  if (quotes.size === 0) return;
  const shown = new Map<StructureNode, { text: string; readonly page: number }>();
  for (const { items, number } of painted.pages) {
    for (const item of items) {
      if (item.kind !== 'text' || item.source.tag === undefined) continue;
      const node = item.source.tag;
      const text = item.actualText ?? item.runs.map((run) => run.text).join('');
      const known = shown.get(node);
      if (known === undefined) shown.set(node, { text, page: number });
      else known.text += known.text.endsWith('-') || known.text.endsWith('\u2010') ? text : ` ${text}`;
    }
  }
  const visit = (node: StructureNode): void => {
    const path = node.origin?.data;
    const exact = path === undefined ? undefined : quotes.get(path);
    if (exact !== undefined && (node.role === 'BlockQuote' || node.role === 'Quote')) {
      const parts = wordsOf(node, shown);
      if (parts !== undefined && !bare(parts.text).includes(bare(exact))) {
        const message = `the quote reads "${parts.text.slice(0, 80)}" here and not as the dataset has it`;
        warn({ code: 'changed-quote', page: parts.page, message, hint: 'show it with the quote helper, or {{text}} alone', source: node.origin });
      }
      return;
    }
    node.children.forEach(visit);
  };
  visit(painted.structure);
}

function wordsOf(node: StructureNode, shown: ReadonlyMap<StructureNode, { readonly text: string; readonly page: number }>): { text: string; page: number } | undefined {
  const own = shown.get(node);
  const parts = [...(own === undefined ? [] : [own]), ...node.children.flatMap((child) => wordsOf(child, shown) ?? [])];
  const [first] = parts;
  return first === undefined ? undefined : { text: parts.map(({ text }) => text).join(' '), page: first.page };
}

const bare = (text: string): string => text.normalize('NFKC').replace(/[\p{P}\p{Z}\p{C}\s]+/gu, '').toLowerCase();
