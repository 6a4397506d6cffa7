// `::first-line` (CSS Pseudo-Elements 4, 2.1): the whole paragraph as it would be if all of it stood in its first line.

import type { InlineBox, InlineElement, InlineItem } from '../../box/box.ts';
import { transformText } from '../../box/white-space.ts';
import type { ComputedStyle } from '../../style/computed-style.ts';
import { edgeless } from '../plain-style.ts';

const boxes = new WeakMap<InlineBox, InlineBox>();

/** The same box for the same paragraph. `firstLine`: the style of the fictional inline box around the line's content. */
export function firstLineBox(box: InlineBox, firstLine: ComputedStyle): InlineBox {
  let variant = boxes.get(box);
  if (variant === undefined) boxes.set(box, (variant = restyled(box, withoutEdges(firstLine))));
  return variant;
}

function restyled(box: InlineBox, line: ComputedStyle): InlineBox {
  const { firstLine: _, content, ...plain } = box;
  const elements = new Map<InlineElement, InlineElement>();
  const items = content.items.map((item): InlineItem => restyledItem(item, box.style, line, elements));
  const style = { ...box.style, fontFamily: line.fontFamily, fontSize: line.fontSize, fontWeight: line.fontWeight, fontStyle: line.fontStyle, lineHeight: line.lineHeight };
  const text = transformed(content.text, items);
  return { ...plain, style, content: { text, items: showsBox(line) ? wrapped(items, text.length, { style: line, source: box.source, label: 'first line' }) : items } };
}

function restyledItem(item: InlineItem, block: ComputedStyle, line: ComputedStyle, elements: Map<InlineElement, InlineElement>): InlineItem {
  if (item.kind === 'open' || item.kind === 'close') {
    const { inline } = item;
    if (inline.firstLine === undefined) return item;
    let made = elements.get(inline);
    if (made === undefined) elements.set(inline, (made = { ...inline, style: inline.firstLine }));
    return { ...item, inline: made };
  }
  if (!('style' in item)) return item;
  if (item.style === block) return { ...item, style: line };
  return item.kind === 'text' && item.firstLine !== undefined ? { ...item, style: item.firstLine } : item;
}

/** The properties that do not apply to a first line are those of boxes. */
function withoutEdges(style: ComputedStyle): ComputedStyle {
  return { ...style, display: 'inline', position: 'static', float: 'none', opacity: 1, ...edgeless(style) };
}

function showsBox({ backgroundColor, backgroundLayers, textDecoration, verticalAlign }: ComputedStyle): boolean {
  const { underline, overline, lineThrough } = textDecoration;
  return backgroundColor.a > 0 || backgroundLayers.length > 0 || underline || overline || lineThrough || verticalAlign !== 'baseline';
}

function wrapped(items: readonly InlineItem[], length: number, inline: InlineElement): InlineItem[] {
  return [{ kind: 'open', start: 0, end: 0, inline }, ...items, { kind: 'close', start: length, end: length, inline }];
}

/** `text-transform` of the first line, but for characters that it would make several of. */
function transformed(text: string, items: readonly InlineItem[]): string {
  let result = '';
  for (const item of items) {
    const part = text.slice(item.start, item.end);
    result += item.kind === 'text' && item.style.textTransform !== 'none' ? transformedPart(part, item.style, result.slice(-1)) : part;
  }
  return result;
}

function transformedPart(part: string, style: ComputedStyle, before: string): string {
  const shown = transformText(part, style, before);
  if (shown.length === part.length) return shown;
  return Array.from(part, (character, index) => {
    const own = transformText(character, style, index === 0 ? before : 'x');
    return own.length === character.length ? own : character;
  }).join('');
}
