// Readable dumps of pages and fragments, for `--stage layout` and for tests. One line a fragment: kind, label, x y width×height
// relative to its parent; text with its words. Points, at most two decimals.

import type { BoxFragment, Fragment, ImageFragment, LaidOutDocument, LineFragment, Page } from './fragment.ts';

/** All pages, each with the reason why it ended. */
export function dumpLayout(laidOut: LaidOutDocument): string {
  const rounds = laidOut.rounds > 1 ? `rounds ${laidOut.rounds}\n` : '';
  return rounds + laidOut.pages.map(dumpPage).join('');
}

function dumpPage(page: Page): string {
  const { width, height } = page.style;
  const name = page.name === 'auto' || page.name === '' ? '' : ` name=${page.name}`;
  const label = page.label === String(page.number) ? '' : ` label=${page.label}`;
  const { breakReason } = page;
  const kind = `${number(width)}×${number(height)} ${page.side}${page.blank ? ' blank' : ''}${name}${label}`;
  const lines = [`page ${page.number} ${kind} — ${breakReason.note}, ${number(breakReason.left)} left`];
  for (const fragment of page.content) dumpInto(fragment, '  ', lines);
  if (page.margins.length > 0) lines.push('  margins');
  for (const fragment of page.margins) dumpInto(fragment, '    ', lines);
  return `${lines.join('\n')}\n`;
}

/** One fragment and what is in it. */
export function dumpFragment(fragment: Fragment, indent = ''): string {
  const lines: string[] = [];
  dumpInto(fragment, indent, lines);
  return `${lines.join('\n')}\n`;
}

function dumpInto(fragment: Fragment, indent: string, lines: string[]): void {
  lines.push(`${indent}${describe(fragment)}`);
  if (fragment.kind === 'text' || fragment.kind === 'image') return;
  if (fragment.kind === 'line' && fragment.children.every((child) => child.kind === 'text')) return;
  for (const child of fragment.children) dumpInto(child, `${indent}  `, lines);
}

function describe(fragment: Fragment): string {
  const place = placeOf(fragment);
  switch (fragment.kind) {
    case 'box': return `box ${roleOf(fragment)}${place}${boxNotes(fragment)}`;
    case 'line': return `line ${place}${lineText(fragment)}`;
    case 'text': return `text ${place} ${quote(textOf(fragment))}`;
    case 'inline': return `inline ${place}${inlineNotes(fragment)}`;
    case 'image': return `image ${place}${pictureNote(fragment)}`;
  }
}

function inlineNotes({ firstEdge, lastEdge, inline }: Extract<Fragment, { kind: 'inline' }>): string {
  const link = inline.href === undefined ? '' : ` → ${inline.href}`;
  return `${firstEdge ? '' : ' goes-on'}${lastEdge ? '' : ' cut'}${link}`;
}

function roleOf({ source }: BoxFragment): string {
  return source.tag === undefined ? '' : `${source.tag.role} `;
}

function placeOf({ x, y, width, height }: Fragment): string {
  return `${number(x)},${number(y)} ${number(width)}×${number(height)}`;
}

function boxNotes(fragment: BoxFragment): string {
  const id = fragment.id === undefined ? '' : ` #${fragment.id}`;
  const goesOn = fragment.edges.top ? '' : ' goes-on';
  const cut = fragment.edges.bottom ? '' : ' cut';
  const rules = (fragment.rules ?? []).map(({ x1, y1, x2, y2 }) => ` rule ${number(x1)},${number(y1)}–${number(x2)},${number(y2)}`).join('');
  const collapsed = fragment.collapsedBorders === undefined ? '' : ` collapsed-borders ${fragment.collapsedBorders.length}`;
  const artifact = fragment.source.artifact === undefined ? '' : ` artifact:${fragment.source.artifact}`;
  return `${id}${goesOn}${cut}${artifact}${rules}${collapsed}`;
}

/** A line of nothing but text is shown as one: words that stand apart by more than a space are parted by their x. */
function lineText(line: LineFragment): string {
  if (!line.children.every((child) => child.kind === 'text')) return '';
  const [first] = line.children;
  const start = first === undefined || first.x === 0 ? '' : ` @${number(first.x)}`;
  return `${start} ${quote(line.children.map((child) => (child.kind === 'text' ? textOf(child) : '')).join(''))}`;
}

function textOf(fragment: Extract<Fragment, { kind: 'text' }>): string {
  return fragment.runs.map((run) => run.text).join('');
}

function pictureNote({ picture, width, height, alternative }: ImageFragment): string {
  const whole = picture.x === 0 && picture.y === 0 && picture.width === width && picture.height === height;
  const at = whole ? '' : ` picture ${number(picture.x)},${number(picture.y)} ${number(picture.width)}×${number(picture.height)}`;
  return `${at}${alternative === '' ? '' : ` ${quote(alternative)}`}`;
}

function quote(text: string): string {
  return JSON.stringify(text);
}

function number(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(Object.is(rounded, -0) ? 0 : rounded);
}
