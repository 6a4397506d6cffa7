// Display items into a content stream. Groups (push … pop) become saved graphics states; a group with an opacity of its own, or
// nested too deep, becomes a form XObject with marked content of its own (ISO 32000-1, 8.10, 11.6.6, 14.7.4.2).

import type { Source, StructureNode } from '../box/structure.ts';
import type { DisplayItem, Mask, PathSegment, Pattern } from '../paint/display-list.ts';
import type { BlendMode } from '../style/computed-style.ts';
import { ContentStream, multiply, type ResourceKind } from './content.ts';
import { deflate } from './deflate.ts';
import { type PdfFile } from './file.ts';
import type { ImageTable } from './images.ts';
import type { PaintTable } from './paints.ts';
import { drawImage, drawPath, drawRect, pathOperators } from './shapes.ts';
import { fineNumber, formEntries, latin1, reference } from './syntax.ts';
import type { Bounds, TagTree } from './tags.ts';
import type { TextWriter } from './text.ts';

/** What the streams of one file share. */
export type Tools = {
  readonly file: PdfFile;
  readonly texts: TextWriter;
  readonly images: ImageTable;
  readonly paints: PaintTable;
  readonly tags: TagTree;
};
type Push = Extract<DisplayItem, { readonly kind: 'push' }>;

/** ISO 19005 allows 28 nested graphics states; some are needed for gradients and images. */
const deepestNesting = 20;

/** Draws `items` from `start` to before `end`. `page` is the page's object. */
export function drawItems(
  stream: ContentStream,
  items: readonly DisplayItem[],
  tools: Tools,
  range: { readonly page: number; readonly start: number; readonly end: number; readonly depth: number },
): void {
  for (let index = range.start; index < range.end; index++) {
    const item = items[index]!;
    if (item.kind === 'push') {
      const end = matchingPop(items, index);
      drawGroup(stream, items, tools, { ...range, start: index, end });
      index = end;
    } else if (item.kind !== 'pop') {
      drawItem(stream, item, tools);
      const role = item.source.tag?.role;
      if ((role === 'Figure' || role === 'Formula') && stream.holdsContent) tools.tags.addBounds(item.source.tag!, range.page, boundsOf(stream, item));
    }
  }
}

type Drawn = Exclude<DisplayItem, { readonly kind: 'push' | 'pop' }>;

function drawItem(stream: ContentStream, item: Drawn, tools: Tools): void {
  switch (item.kind) {
    case 'text': return drawText(stream, item, tools);
    case 'rect': return drawRect(stream, item);
    case 'path': return drawPath(stream, item, tools.paints);
    case 'image': return drawImage(stream, item, tools.images);
  }
}

function drawText(stream: ContentStream, item: Extract<Drawn, { readonly kind: 'text' }>, { texts, paints }: Tools): void {
  const { paint } = item;
  if (paint === undefined) {
    texts.draw(stream, item);
    return;
  }
  stream.mark(item.source);
  stream.save();
  if (paint.kind === 'pattern') paints.setPattern(stream, paint, 'fill');
  else paints.set(stream, paint, 'fill');
  texts.draw(stream, item);
  stream.restore();
}

/** A push at `start`, its pop at `end`. */
function drawGroup(
  stream: ContentStream,
  items: readonly DisplayItem[],
  tools: Tools,
  range: { readonly page: number; readonly start: number; readonly end: number; readonly depth: number },
): void {
  const push = items[range.start] as Push;
  const opacity = push.opacity ?? 1;
  if (opacity <= 0 || range.end === range.start + 1) return;
  const source = commonSource(items, range.start, range.end);
  const inside = { ...range, start: range.start + 1, depth: range.depth + 1 };
  const blended = opacity < 1 && !canFlatten(items, range.start, range.end);
  const grouped = blended || push.mask !== undefined || push.blend !== undefined || push.isolated === true;
  const isForm = grouped || inside.depth > deepestNesting;
  if (source === undefined || isForm) stream.endMark();
  else stream.mark(source);
  stream.save();
  applyPush(stream, push);
  if (isForm) {
    if (push.mask !== undefined) setMask(stream, push.mask, tools, range.page);
    drawForm(stream, items, tools, { ...inside, depth: 0, group: grouped ? { opacity, blend: push.blend, isolated: push.blend !== undefined || push.isolated === true } : undefined });
  } else {
    const before = stream.opacity;
    stream.opacity *= opacity;
    drawItems(stream, items, tools, inside);
    stream.opacity = before;
    if (source === undefined) stream.endMark();
  }
  stream.restore();
}

function applyPush(stream: ContentStream, push: Push): void {
  if (push.matrix !== undefined) stream.transform(push.matrix);
  if (push.clip !== undefined) stream.text += clipOperators(stream, push.clip, push.clipRule);
}

function clipOperators(stream: ContentStream, clip: readonly PathSegment[], rule: Push['clipRule']): string {
  const path = clip.length === 0 ? '0 0 0 0 re\n' : pathOperators(stream, clip);
  return `${path}${rule === 'evenodd' ? 'W*' : 'W'} n\n`;
}

/** A transparency group (11.6.6). */
type Group = { readonly opacity: number; readonly blend: BlendMode | undefined; readonly isolated: boolean };

function drawForm(
  stream: ContentStream,
  items: readonly DisplayItem[],
  tools: Tools,
  range: { readonly page: number; readonly start: number; readonly end: number; readonly depth: number; readonly group: Group | undefined },
): void {
  const { group } = range;
  const id = tools.file.reserve();
  const onMark = (node: StructureNode, order: number, mcid: number): void => tools.tags.addContent(node, order, mcid, { page: range.page, stream: id });
  const form = new ContentStream(stream.state.originX, stream.state.originY, stream.holdsContent ? onMark : undefined);
  // A form begins with the graphics state that it is drawn in, but for the transparency of a group (11.6.6).
  form.state = { ...stream.state, toStream: [1, 0, 0, 1, 0, 0], font: '', alpha: group === undefined ? stream.state.alpha : 1 };
  form.toPage = multiply(stream.toPage, stream.state.toStream);
  drawItems(form, items, tools, range);
  form.endMark();
  let entries = formEntries;
  if (group !== undefined) entries += `/Group<</S/Transparency/CS/DeviceRGB${group.isolated ? '/I true' : ''}>>`;
  if (form.marked.length > 0) {
    const key = tools.tags.nextKey();
    tools.tags.endStream(key, form.marked);
    entries += `/StructParents ${key}`;
  }
  writeStream(form, entries, tools, id);
  const resource = `X${id}`;
  stream.use('XObject', resource, id);
  if (group !== undefined) stream.setAlpha(group.opacity);
  if (group?.blend !== undefined) tools.paints.setBlend(stream, group.blend);
  stream.text += `/${resource} Do\n`;
}

/** Makes the mask hold for all that follows in this graphics state (11.6.5.2). */
function setMask(stream: ContentStream, mask: Mask, tools: Tools, page: number): void {
  const group = new ContentStream(stream.state.originX, stream.state.originY, undefined);
  drawItems(group, mask.items, tools, { page, start: 0, end: mask.items.length, depth: 0 });
  const form = writeStream(group, `${formEntries}/Group<</S/Transparency/CS/DeviceRGB>>`, tools);
  tools.paints.setMask(stream, form, mask.alpha ? 'Alpha' : 'Luminosity');
}

/** The cell of a pattern as an object (8.7.3.1). `matrix`: from the pattern's own space, up from the bottom, to the stream's. */
export function writePattern(pattern: Pattern, matrix: string, tools: Tools): number {
  const { x, y, width, height, items } = pattern;
  const cell = new ContentStream(0, 0, undefined);
  drawItems(cell, items, tools, { page: 0, start: 0, end: items.length, depth: 0 });
  const box = [x, -y - height, x + width, -y].map(fineNumber).join(' ');
  const entries = `/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[${box}]/XStep ${fineNumber(width)}/YStep ${fineNumber(height)}/Matrix[${matrix}]`;
  return writeStream(cell, entries, tools);
}

/** A finished stream as an object, with the resources that it names. */
function writeStream(stream: ContentStream, entries: string, tools: Tools, id?: number): number {
  stream.endText();
  return tools.file.deflatedStream(`${entries}/Resources${printResources(stream, tools.paints)}`, deflate(latin1(stream.text)), id);
}

/** The resource dictionary of a finished stream. */
export function printResources(stream: ContentStream, paints: PaintTable): string {
  let text = '<<';
  for (const kind of ['Font', 'XObject', 'ExtGState', 'Pattern', 'Shading'] satisfies ResourceKind[]) {
    const used = stream.resources[kind];
    if (used === undefined) continue;
    const entries = [...used].map(([resource, id]) => `/${resource} ${reference(id === 0 ? paints.alphaState(resource) : id)}`);
    text += `/${kind}<<${entries.join('')}>>`;
  }
  return `${text}>>`;
}

// --- looking ahead in a group

function matchingPop(items: readonly DisplayItem[], start: number): number {
  let depth = 0;
  for (let index = start; index < items.length; index++) {
    const { kind } = items[index]!;
    if (kind === 'push') depth++;
    else if (kind === 'pop' && --depth === 0) return index;
  }
  return items.length;
}

/** The one source of all that the group draws. */
function commonSource(items: readonly DisplayItem[], start: number, end: number): Source | undefined {
  let common: Source | undefined;
  for (let index = start + 1; index < end; index++) {
    const item = items[index]!;
    if (item.kind === 'push' || item.kind === 'pop') continue;
    if (common !== undefined && item.source !== common) return undefined;
    common = item.source;
  }
  return common;
}

/** Without overlap, drawing each part with the opacity gives what the whole would: one part, or glyphs only. */
function canFlatten(items: readonly DisplayItem[], start: number, end: number): boolean {
  let shapes = 0;
  let texts = 0;
  for (let index = start + 1; index < end; index++) {
    const { kind } = items[index]!;
    if (kind === 'text') texts++;
    else if (kind === 'push' && (items[index] as Push).opacity !== undefined) return false;
    else if (kind !== 'push' && kind !== 'pop') shapes++;
  }
  return shapes === 0 || (shapes === 1 && texts === 0);
}

// --- where a figure is

function boundsOf(stream: ContentStream, item: Drawn): Bounds {
  const corners: (readonly [number, number])[] = [];
  if (item.kind === 'path') {
    for (const segment of item.path) {
      for (let index = 1; index + 1 < segment.length; index += 2) corners.push([segment[index] as number, segment[index + 1] as number]);
    }
  } else {
    const [top, bottom] = item.kind === 'text' ? [item.y - item.size, item.y + item.size / 4] : [item.y, item.y + item.height];
    corners.push([item.x, top], [item.x + item.width, bottom], [item.x, bottom], [item.x + item.width, top]);
  }
  const [a, b, c, d, e, f] = multiply(stream.toPage, stream.state.toStream);
  const bounds: Bounds = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity };
  for (const [localX, localY] of corners) {
    const x = stream.state.originX + localX;
    const y = stream.state.originY - localY;
    bounds.left = Math.min(bounds.left, a * x + c * y + e);
    bounds.right = Math.max(bounds.right, a * x + c * y + e);
    bounds.bottom = Math.min(bounds.bottom, b * x + d * y + f);
    bounds.top = Math.max(bounds.top, b * x + d * y + f);
  }
  return bounds;
}
