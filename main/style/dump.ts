// Computed styles as indented text, for `--stage style` and for tests: of each element only what it does not inherit and what
// differs from the initial value.

import type { Border, Color, ComputedStyle, LengthPercentage, PageKind } from './computed-style.ts';
import { initialStyle } from './compute.ts';
import type { PseudoStyles, StyledDocument, StyledElement } from './styled.ts';

/** One line an element, its pseudo-elements below it, then the first page's style. */
export function dumpStyle(document: StyledDocument): string {
  const lines: string[] = [];
  dumpElement(document.root, initialStyle, 0, lines);
  const kind: PageKind = { name: 'auto', index: 0, groupIndex: 0, side: 'right', blank: false };
  const page = document.pageStyle(kind);
  const { marks } = page;
  const shownMarks = `${marks.crop ? ' crop' : ''}${marks.cross ? ' cross' : ''}`;
  lines.push(`@page ${round(page.width)} × ${round(page.height)}${page.bleed === 0 ? '' : ` bleed ${round(page.bleed)}`}${shownMarks}${differences(page.style, document.root.style)}`);
  for (const [name, style] of Object.entries(page.marginBoxes)) lines.push(`  @${name}${differences(style, page.style)}`);
  lines.push(`  @footnote${differences(page.footnoteArea, page.style)}`);
  for (const face of document.fontFaces) lines.push(`@font-face "${face.family}" ${face.weight} ${face.style} ${face.sources.join(', ')}`);
  for (const style of document.counterStyles.values()) lines.push(`@counter-style ${style.name} ${style.system} ${style.symbols.join(' ')}`);
  return `${lines.join('\n')}\n`;
}

function dumpElement(styled: StyledElement, parent: ComputedStyle, depth: number, lines: string[]): void {
  const indent = '  '.repeat(depth);
  const id = styled.element.attributes['id'];
  const classes = styled.element.attributes['class'];
  const name = `${styled.element.name}${id === undefined ? '' : `#${id}`}${classes === undefined ? '' : `.${classes.trim().replace(/\s+/g, '.')}`}`;
  lines.push(`${indent}${name}${differences(styled.style, parent)}`);
  for (const [pseudo, style] of Object.entries(styled.pseudo) as [keyof PseudoStyles, ComputedStyle][]) {
    lines.push(`${indent}  ::${pseudo.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}${differences(style, styled.style)}`);
  }
  for (const child of styled.children) if (child.kind === 'element') dumpElement(child, styled.style, depth + 1, lines);
}

/** Properties that inherit are compared with the parent's, the others with their initial values. */
function differences(style: ComputedStyle, parent: ComputedStyle): string {
  let text = '';
  for (const key of Object.keys(initialStyle) as (keyof ComputedStyle)[]) {
    const value = show(style[key]);
    if (value !== show(initialStyle[key]) && value !== inheritedText(key, parent)) text += ` ${key}:${value}`;
    else if (value === show(initialStyle[key]) && inheritedByDefault.has(key) && value !== show(parent[key])) text += ` ${key}:${value}`;
  }
  return text;
}

const inheritedByDefault = new Set<keyof ComputedStyle>([
  'color', 'fontFamily', 'fontSize', 'fontWeight', 'fontStyle', 'fontFeatures', 'lineHeight', 'letterSpacing', 'wordSpacing', 'textAlign', 'textAlignLast',
  'textIndent', 'textTransform', 'textWrap', 'whiteSpaceCollapse', 'hyphens', 'direction', 'language', 'visibility', 'quotes', 'listStyleType',
  'listStylePosition', 'orphans', 'widows', 'borderCollapse', 'borderSpacing', 'page', 'captionSide', 'tabSize', 'textShadow', 'fontStretch', 'hyphenateCharacter',
  'hyphenateLimitChars', 'hyphenateLimitLines', 'hangingPunctuation', 'wordBreak', 'overflowWrap', 'lineBreak', 'emptyCells', 'listStyleImage', 'fontVariantPosition', 'svg',
]);

function inheritedText(key: keyof ComputedStyle, parent: ComputedStyle): string | undefined {
  return inheritedByDefault.has(key) ? show(parent[key]) : undefined;
}

function round(value: number): string {
  return String(Number(value.toFixed(3)));
}

/** Short forms of the records that occur often. */
function show(value: unknown): string {
  if (typeof value === 'number') return round(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(show).join(' ')}]`;
  const record = value as Record<string, unknown>;
  if ('r' in record && 'g' in record) return showColor(record as unknown as Color);
  if ('percent' in record) return showPercent(record as unknown as Extract<LengthPercentage, { kind: 'percent' }>);
  if ('top' in record && 'left' in record) return showSides(record);
  if ('width' in record && 'style' in record && 'color' in record) return showBorder(record as unknown as Border);
  return `{${Object.entries(record).map(([key, inner]) => `${key}:${show(inner)}`).join(' ')}}`;
}

function showColor({ r, g, b, a }: Color): string {
  const hex = [r, g, b].map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('');
  return `#${hex}${a === 1 ? '' : `/${round(a)}`}`;
}

function showPercent({ percent, length }: { readonly percent: number; readonly length: number }): string {
  return `${round(percent)}%${length === 0 ? '' : `${length > 0 ? '+' : ''}${round(length)}`}`;
}

function showSides(record: Record<string, unknown>): string {
  const [top, right, bottom, left] = [record['top'], record['right'], record['bottom'], record['left']].map(show);
  return top === right && right === bottom && bottom === left ? `${top}` : `(${top} ${right} ${bottom} ${left})`;
}

function showBorder({ width, style, color }: Border): string {
  return style === 'none' ? 'none' : `${round(width)}/${style}/${showColor(color)}`;
}
