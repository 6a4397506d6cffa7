// The large-print edition: the same document for readers who need large letters. Text of 18 pt or more, one column, aligned at the
// left, nothing divided; lines are broken, pages made and contents counted anew. In: styled elements. Out: styled elements.
// Follows the clear print guidance of the UK Association for Accessible Formats.

import type { ComputedStyle, LengthPercentage, PageKind, PageStyle, Sides } from '../style/computed-style.ts';
import { sides } from '../style/computed-style.ts';
import type { PseudoStyles, StyledDocument, StyledElement } from '../style/styled.ts';

/** Least size of text on the page, and of running heads, in points. */
const leastSize = 18;
const leastMarginSize = 12;
/** Indents beyond this are there for a second column: they go. Page margins are no wider. In points. */
const widestIndent = 36;
const widestMargin = 50;
const leastLeading = 1.25;

export function largePrint(styled: StyledDocument): StyledDocument {
  const enlarge = enlarger(bodySize(styled.root), leastSize);
  return { ...styled, root: mapStyles(styled.root, enlarge), pageStyle: enlargedPages(styled.pageStyle, bodySize(styled.root)) };
}

/** Size of the running text: the body's. */
function bodySize(root: StyledElement): number {
  const body = root.children.find((child): child is StyledElement => child.kind === 'element' && child.element.name === 'body');
  return (body ?? root).style.fontSize;
}

type Enlarge = (style: ComputedStyle) => ComputedStyle;

function mapStyles(element: StyledElement, enlarge: Enlarge): StyledElement {
  const { style, pseudo, inFirstLine, children } = element;
  if (element.element.namespace === 'svg') return { ...element, pseudo: mapPseudo(pseudo, enlarge) };
  const large = children.map((child) => (child.kind === 'element' ? mapStyles(child, enlarge) : child));
  return {
    ...element,
    style: enlarge(style),
    pseudo: mapPseudo(pseudo, enlarge),
    ...(inFirstLine && { inFirstLine: { style: enlarge(inFirstLine.style), pseudo: mapPseudo(inFirstLine.pseudo, enlarge) } }),
    children: isReference(element) ? bracketed(large) : large,
  };
}

function mapPseudo(pseudo: PseudoStyles, enlarge: Enlarge): PseudoStyles {
  const entries = Object.entries(pseudo).map(([name, style]) => {
    // Numbers and signs that a style puts beside an item stay beside it.
    const large = { ...enlarge(style), float: style.float, margin: style.margin };
    return [name, name === 'footnoteCall' && typeof style.content !== 'string' ? { ...large, content: [opening, ...style.content, closing] } : large];
  });
  return Object.fromEntries(entries) as PseudoStyles;
}

/** Numbers of notes are as large as the words before them: brackets keep them apart. */
const opening = { kind: 'string', text: '[' } as const;
const closing = { kind: 'string', text: ']' } as const;

/** A raised number that leads somewhere; exponents do not. */
function isReference({ element, children }: StyledElement): boolean {
  return element.name === 'sup' && children.some((child) => child.kind === 'element' && child.element.name === 'a');
}

function bracketed(children: StyledElement['children']): StyledElement['children'] {
  return [{ kind: 'text', text: opening.text }, ...children, { kind: 'text', text: closing.text }];
}

/** Equal styles stay the same object. */
function enlarger(base: number, least: number): Enlarge {
  const known = new WeakMap<ComputedStyle, ComputedStyle>();
  return (style) => {
    let large = known.get(style);
    if (large === undefined) known.set(style, (large = enlarged(style, Math.max(1, least / base), least)));
    return large;
  };
}

function enlarged(style: ComputedStyle, scale: number, least: number): ComputedStyle {
  const fontSize = style.fontSize === 0 ? 0 : Math.max(least, style.fontSize * scale);
  const ratio = style.fontSize === 0 ? 1 : fontSize / style.fontSize;
  const { lineHeight } = style;
  const leading = typeof lineHeight === 'object' && 'length' in lineHeight ? lineHeight.length / Math.max(1, style.fontSize) : typeof lineHeight === 'object' ? lineHeight.factor : undefined;
  const picture = style.display === 'inline' || style.aspectRatio !== undefined;
  const table = style.display.startsWith('table');
  return {
    ...style,
    fontSize, letterSpacing: style.letterSpacing * ratio,
    lineHeight: leading === undefined ? lineHeight : { factor: Math.max(leastLeading, leading) },
    textAlign: style.textAlign === 'justify' ? 'start' : style.textAlign, textAlignLast: 'auto',
    hyphens: style.hyphens === 'auto' ? 'manual' : style.hyphens,
    columnCount: 'auto', columnWidth: 'auto', float: style.float === 'footnote' ? 'footnote' : 'none',
    position: style.position === 'absolute' ? 'static' : style.position,
    display: unflexed(style),
    margin: mapped(style.margin, (value) => (value === 'auto' ? value : plain(value))),
    padding: mapped(style.padding, (value) => plain(value)),
    ...(picture || table ? {} : { width: 'auto', height: 'auto', minWidth: 'auto', minHeight: 'auto' }),
    gridColumnStart: 'auto', gridColumnEnd: 'auto', gridRowStart: 'auto', gridRowEnd: 'auto',
  };
}

/** Things side by side come one below the other. */
function unflexed({ display }: ComputedStyle): ComputedStyle['display'] {
  if (display === 'flex' || display === 'grid') return 'block';
  return display === 'inline-flex' || display === 'inline-grid' ? 'inline-block' : display;
}

/** Neither drawn out into a margin nor far in. */
function plain(value: LengthPercentage): LengthPercentage {
  if (typeof value !== 'number') return value;
  return value < 0 || value > widestIndent ? 0 : value;
}

function mapped<T>(values: Sides<T>, of: (value: T) => T): Sides<T> {
  return Object.fromEntries(sides.map((side) => [side, of(values[side])])) as unknown as Sides<T>;
}

function enlargedPages(pageStyle: StyledDocument['pageStyle'], base: number): StyledDocument['pageStyle'] {
  const known = new WeakMap<PageStyle, PageStyle>();
  const inMargins = enlarger(base, leastMarginSize);
  const onPage = enlarger(base, leastSize);
  return (kind: PageKind) => {
    const page = pageStyle(kind);
    let large = known.get(page);
    if (large === undefined) {
      const marginBoxes = Object.fromEntries(Object.entries(page.marginBoxes).map(([name, style]) => [name, keepBox(style, inMargins(style))]));
      const narrow = mapped(page.style.margin, (value) => (typeof value === 'number' ? Math.min(value, widestMargin) : value));
      known.set(page, (large = { ...page, marginBoxes, style: { ...page.style, margin: narrow }, footnoteArea: onPage(page.footnoteArea) }));
    }
    return large;
  };
}

/** Page-margin boxes keep their own geometry. */
function keepBox(before: ComputedStyle, after: ComputedStyle): ComputedStyle {
  const { width, height, minWidth, minHeight, margin, padding, textAlign } = before;
  return { ...after, width, height, minWidth, minHeight, margin, padding, textAlign };
}
