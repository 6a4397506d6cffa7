// Paragraphs by hand: styles from their initial values, content from strings, and a context in which everything is square.

import type { BlockBox, InlineBox, InlineItem } from '../../../main/box/box.ts';
import type { Source } from '../../../main/box/structure.ts';
import type { Diagnostic } from '../../../main/diagnostic.ts';
import type { LayoutContext, ParagraphLine } from '../../../main/layout/context.ts';
import type { Fragment, LineFragment, TextFragment } from '../../../main/layout/fragment.ts';
import { inlineContentSizes } from '../../../main/layout/inline/sizes.ts';
import { layoutLines } from '../../../main/layout/inline/lines.ts';
import type { LinesRequest } from '../../../main/layout/inline/lines.ts';
import { createLedger } from '../../../main/layout/ledger.ts';
import type { ComputedStyle } from '../../../main/style/computed-style.ts';
import { createFontBook } from '../../../main/text/font-book.ts';
import type { FontBook } from '../../../main/text/font-book.ts';
import { squareFont } from '../../support/square-font.ts';

const black = { r: 0, g: 0, b: 0, a: 1 };
const noBorder = { width: 0, style: 'none', color: black } as const;
const zero = { top: 0, right: 0, bottom: 0, left: 0 };

/** Ten points of the square font on lines of ten. */
export const plainStyle = {
  color: black, fontFamily: ['Square'], fontSize: 10, fontWeight: 400, fontStyle: 'normal', fontStretch: 100, fontFeatures: {},
  fontVariantPosition: 'normal', fontSynthesisSmallCaps: true, lineHeight: { factor: 1 }, letterSpacing: 0, wordSpacing: 0,
  textAlign: 'start', textAlignLast: 'auto', textIndent: { length: 0, hanging: false, eachLine: false }, textTransform: 'none',
  textWrap: 'wrap', whiteSpaceCollapse: 'collapse', wordBreak: 'normal', overflowWrap: 'normal', lineBreak: 'auto', hyphens: 'manual',
  hyphenateCharacter: 'auto', hyphenateLimitChars: { word: 5, before: 2, after: 2 }, hyphenateLimitLines: Infinity,
  hangingPunctuation: { first: false, last: false, end: 'none' }, tabSize: 8, direction: 'ltr', language: 'en', visibility: 'visible',
  verticalAlign: 'baseline', unicodeBidi: 'normal', display: 'block', position: 'static', float: 'none', width: 'auto', height: 'auto',
  minWidth: 0, minHeight: 0, maxWidth: 'none', maxHeight: 'none', boxSizing: 'content-box', aspectRatio: undefined, overflow: 'visible',
  margin: zero, padding: zero, border: { top: noBorder, right: noBorder, bottom: noBorder, left: noBorder }, boxDecorationBreak: 'slice',
  textDecoration: { underline: false, overline: false, lineThrough: false }, backgroundColor: { r: 0, g: 0, b: 0, a: 0 }, backgroundLayers: [], textOverflow: 'clip',
} as unknown as ComputedStyle;

export function styled(changes: Partial<ComputedStyle> = {}, base: ComputedStyle = plainStyle): ComputedStyle {
  return { ...base, ...changes };
}

const source: Source = { order: 0, origin: undefined };

/** A part of a paragraph: text, or an item that is made when its place is known. */
export type Part = string | { readonly text?: string; readonly item: (start: number, end: number) => InlineItem } | { readonly kind: 'text'; readonly text: string; readonly style: ComputedStyle };

export function paragraph(parts: readonly Part[] | string, changes: Partial<ComputedStyle> = {}, base: ComputedStyle = plainStyle): InlineBox {
  const style = styled(changes, base);
  let text = '';
  const items: InlineItem[] = [];
  for (const part of typeof parts === 'string' ? [parts] : parts) {
    const start = text.length;
    if (typeof part === 'string' || 'kind' in part) {
      const own = typeof part === 'string' ? part : part.text;
      text += own;
      if (own !== '') items.push({ kind: 'text', start, end: text.length, style: typeof part === 'string' ? style : part.style, source });
    } else {
      text += part.text ?? '';
      items.push(part.item(start, text.length));
    }
  }
  return { kind: 'inline', style, source, label: 'paragraph', content: { text, items } };
}

/** Parts that open and close an inline box around others. */
export function inline(changes: Partial<ComputedStyle>, inner: readonly string[], base: ComputedStyle = plainStyle): Part[] {
  const style = styled({ display: 'inline', ...changes }, base);
  const element = { style, source, label: 'span' };
  return [
    { item: (start) => ({ kind: 'open', start, end: start, inline: element }) },
    ...inner.map((text): Part => ({ kind: 'text', text, style })),
    { item: (start) => ({ kind: 'close', start, end: start, inline: element }) },
  ];
}

export const lineBreak: Part = { text: '\u2028', item: (start, end) => ({ kind: 'break', start, end, style: plainStyle }) };
export const emptyBlock = (changes: Partial<ComputedStyle> = {}): BlockBox => ({ kind: 'block', style: styled(changes), source, label: 'block', children: [] });

export const squareBook: FontBook = createFontBook([squareFont()], ['Square']);

/** `blocks` lays out atomic boxes as empty boxes of the style's width and height. */
export function makeContext(changes: Partial<LayoutContext> = {}): LayoutContext & { readonly diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const context: LayoutContext & { diagnostics: Diagnostic[] } = {
    diagnostics, fonts: squareBook, report: (diagnostic) => diagnostics.push(diagnostic), ledger: createLedger(), clearing: { depth: 0 }, resolve: () => '0',
    layoutBox: (box) => ({
      fragment: {
        kind: 'box', x: 0, y: 0, width: Number(box.style.width), height: Number(box.style.height), style: box.style, source: box.source,
        border: zero, padding: zero, edges: { top: true, right: true, bottom: true, left: true }, children: [],
      },
    }),
    contentSizes: (box) => (box.kind === 'inline' ? inlineContentSizes(box, context) : { min: Number(box.style.width), max: Number(box.style.width) }),
    intrinsicSizes: (box) => context.contentSizes(box), once: (_box, _key, make) => make(),
    layoutLines: (box, width, from, rooms) => layoutLines({ box, width, from, rooms }, context),
    ...changes,
  };
  return context;
}

export function linesOf(box: InlineBox, width: number, request: Partial<LinesRequest> = {}, context: LayoutContext = makeContext()): readonly ParagraphLine[] {
  return layoutLines({ box, width, from: 0, ...request }, context);
}

export function textFragments(fragments: readonly Fragment[]): TextFragment[] {
  return fragments.flatMap((fragment) => (fragment.kind === 'text' ? [fragment] : 'children' in fragment ? textFragments(fragment.children) : []));
}

/** What a line shows, spaces at its end included. */
export function shownText(line: { readonly fragment: LineFragment }): string {
  return textFragments(line.fragment.children).flatMap((fragment) => fragment.runs.map((run) => run.text)).join('');
}

export const texts = (lines: readonly ParagraphLine[]): string[] => lines.map(shownText);
