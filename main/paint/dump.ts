// Display lists as text, for tests and for `--stage paint`: one line an item, numbers to two decimals.

import type { Source } from '../box/structure.ts';
import type { Color } from '../style/computed-style.ts';
import type { DisplayItem, DisplayList, Gradient, Paint, PaintedDocument, PathSegment, Pattern, Stroke } from './display-list.ts';

export function dumpPainted(painted: PaintedDocument): string {
  const lines: string[] = [];
  for (const page of painted.pages) lines.push(dumpPage(page));
  for (const { level, label, open, page, x, y } of painted.outline) {
    lines.push(`outline ${level} ${JSON.stringify(label)} page ${page} at ${two(x)} ${two(y)}${open ? '' : ' closed'}`);
  }
  return `${lines.join('\n')}\n`;
}

export function dumpPage(page: DisplayList): string {
  const lines = [`page ${page.number}${page.label === String(page.number) ? '' : ` label ${JSON.stringify(page.label)}`} ${two(page.width)} x ${two(page.height)}`];
  if (page.bleed > 0) lines[0] += ` bleed ${two(page.bleed)}`;
  let depth = 1;
  for (const item of page.items) {
    if (item.kind === 'pop') depth--;
    lines.push('  '.repeat(depth) + dumpItem(item));
    if (item.kind === 'push') depth++;
  }
  for (const { x, y, width, height, href } of page.links) lines.push(`  link ${box(x, y, width, height)} ${href}`);
  for (const { id, x, y } of page.destinations) lines.push(`  destination #${id} at ${two(x)} ${two(y)}`);
  return lines.join('\n');
}

function dumpItem(item: DisplayItem): string {
  switch (item.kind) {
    case 'text': {
      const font = item.runs[0]?.font;
      const text = item.runs.map((run) => run.text).join('');
      const extra = [
        item.wordSpacing === 0 ? '' : ` word-spacing ${two(item.wordSpacing)}`,
        item.letterSpacing === 0 ? '' : ` letter-spacing ${two(item.letterSpacing)}`,
        item.paint === undefined ? '' : ` fill ${dumpPaintOf(item.paint)}`,
        item.outline === undefined ? '' : ` outline ${two(item.outline)}`,
        item.actualText === undefined ? '' : ` actual ${JSON.stringify(item.actualText)}`,
      ].join('');
      return `text ${two(item.x)} ${two(item.y)} ${JSON.stringify(text)} ${font?.name ?? '-'} ${two(item.size)}${dumpColor(item.color, ' ')}${extra}${dumpSource(item.source)}`;
    }
    case 'rect': return `rect ${box(item.x, item.y, item.width, item.height)}${dumpColor(item.fill, ' ', true)}${dumpSource(item.source)}`;
    case 'path': {
      const fill = item.fill === undefined ? '' : ` fill ${dumpPaintOf(item.fill)}${item.fillRule === 'evenodd' ? ' evenodd' : ''}`;
      return `path ${dumpPath(item.path)}${fill}${item.stroke === undefined ? '' : ` stroke ${dumpStroke(item.stroke)}`}${dumpSource(item.source)}`;
    }
    case 'image': return `image ${box(item.x, item.y, item.width, item.height)} ${item.key} ${item.raster.width}x${item.raster.height}${item.tint === undefined ? '' : dumpColor(item.tint, ' tint ', true)}${dumpSource(item.source)}`;
    case 'push': {
      const clip = item.clip === undefined ? '' : ` clip ${dumpPath(item.clip)}${item.clipRule === 'evenodd' ? ' evenodd' : ''}`;
      const matrix = item.matrix === undefined ? '' : ` matrix ${item.matrix.map((value) => fine(value)).join(' ')}`;
      const mask = item.mask === undefined ? '' : ` ${item.mask.alpha ? 'alpha-mask' : 'mask'}(${item.mask.items.map(dumpItem).join('; ')})`;
      return `push${clip}${matrix}${item.opacity === undefined ? '' : ` opacity ${two(item.opacity)}`}${mask}${item.blend === undefined ? '' : ` ${item.blend}`}${item.isolated === true ? ' isolated' : ''}`;
    }
    case 'pop': return 'pop';
  }
}

function two(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

function fine(value: number): string {
  const rounded = Math.round(value * 10000) / 10000;
  return String(rounded === 0 ? 0 : rounded);
}

function box(x: number, y: number, width: number, height: number): string {
  return `${two(x)} ${two(y)} ${two(width)} x ${two(height)}`;
}

/** Black is not mentioned, unless it `always` is. */
function dumpColor({ r, g, b, a }: Color, before = '', always = false): string {
  if (!always && r === 0 && g === 0 && b === 0 && a === 1) return '';
  const hex = [r, g, b].map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('');
  return `${before}#${hex}${a === 1 ? '' : `/${two(a)}`}`;
}

function dumpPaintOf(paint: Paint): string {
  if (!('kind' in paint)) return dumpColor(paint, '', true);
  return paint.kind === 'pattern' ? dumpPattern(paint) : dumpGradient(paint);
}

function dumpPattern({ x, y, width, height, matrix, opacity, items }: Pattern): string {
  return `pattern(${box(x, y, width, height)} matrix ${matrix.map(fine).join(' ')}${opacity === 1 ? '' : ` opacity ${two(opacity)}`}: ${items.map(dumpItem).join('; ')})`;
}

function dumpGradient({ kind, points, matrix, stops }: Gradient): string {
  const colors = stops.map(({ offset, color }) => `${two(offset)} ${dumpColor(color, '', true)}`).join(', ');
  return `${kind}(${points.map(two).join(' ')}${matrix === undefined ? '' : ` matrix ${matrix.map(fine).join(' ')}`}: ${colors})`;
}

function dumpStroke({ paint, width, dash, cap, join }: Stroke): string {
  return `${dumpPaintOf(paint)} ${two(width)}${dash.length > 0 ? ` dash ${dash.map(two).join(' ')}` : ''}${cap === 'butt' ? '' : ` ${cap}`}${join === 'miter' ? '' : ` ${join}-join`}`;
}

function dumpPath(path: readonly PathSegment[]): string {
  return path.map(([command, ...values]) => `${command}${(values as number[]).map(two).join(' ')}`).join(' ');
}

function dumpSource({ tag, artifact }: Source): string {
  return tag === undefined ? ` (${artifact ?? 'artifact'})` : ` <${tag.role}>`;
}
