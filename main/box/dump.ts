// The box tree and the tag tree as indented text, for `--stage box` and for tests. One line a box or inline item; styles show only
// where they decide what kind of box it is.

import type { Box, BoxDocument, InlineBox, InlineContent, InlineElement, InlineItem, PageReference, RunningBox } from './box.ts';
import type { Source, StructureNode } from './structure.ts';

/** Boxes first, then the tags. */
export function dumpBoxes(document: BoxDocument): string {
  return `${dumpBox(document.root)}\ntags\n${dumpStructure(document.structure, '  ')}`;
}

/** One box with all that is in it; lines end with a line feed. */
export function dumpBox(box: Box, indent = ''): string {
  const lines: string[] = [];
  addBox(lines, box, indent);
  return `${lines.join('\n')}\n`;
}

type Common = Pick<Box, 'id' | 'bookmark' | 'strings' | 'pageCounters' | 'running' | 'counters'>;

function addBox(lines: string[], box: Box, indent: string): void {
  const inner = `${indent}  `;
  lines.push(`${indent}${box.kind} ${box.label}${boxFacts(box)}${commonFacts(box)}`);
  addRunning(lines, box.running, inner);
  if ((box.kind === 'block' || box.kind === 'inline') && box.marker !== undefined) addMarker(lines, box.marker, inner);
  switch (box.kind) {
    case 'block':
    case 'flex':
    case 'grid':
      for (const child of box.children) addBox(lines, child, inner);
      return;
    case 'inline':
      addContent(lines, box.content, inner);
      return;
    case 'table':
      addTable(lines, box, inner);
      return;
    case 'replaced':
      return;
  }
}

function addMarker(lines: string[], marker: InlineBox, indent: string): void {
  lines.push(`${indent}marker`);
  addContent(lines, marker.content, `${indent}  `);
}

function addRunning(lines: string[], running: readonly RunningBox[] | undefined, indent: string): void {
  for (const { name, box } of running ?? []) {
    lines.push(`${indent}running ${name}`);
    addBox(lines, box, `${indent}  `);
  }
}

function boxFacts(box: Box): string {
  const { style } = box;
  const facts: string[] = [];
  if (style.position !== 'static' && typeof style.position === 'string') facts.push(style.position);
  if (style.float !== 'none') facts.push(`float-${style.float}`);
  if (box.kind === 'replaced') {
    const size = box.width === undefined || box.height === undefined ? 'no size' : `${number(box.width)}x${number(box.height)}`;
    const shown = box.image.kind === 'missing' ? `missing ${JSON.stringify(box.image.url)}` : box.image.kind;
    facts.push(shown, size, `alt ${JSON.stringify(box.alternative)}`);
  }
  if (box.kind === 'table') facts.push(`${box.columnCount} columns`);
  return facts.map((fact) => ` ${fact}`).join('');
}

function commonFacts(box: Common): string {
  const facts: string[] = [];
  if (box.id !== undefined) facts.push(`#${box.id}`);
  if (box.bookmark !== undefined) facts.push(`bookmark ${box.bookmark.level} ${JSON.stringify(box.bookmark.label)}`);
  for (const { name, value } of box.strings ?? []) facts.push(`string ${name}=${JSON.stringify(value)}`);
  for (const { name, value } of box.pageCounters?.reset ?? []) facts.push(`reset ${name}=${value}`);
  for (const { name, value } of box.pageCounters?.set ?? []) facts.push(`set ${name}=${value}`);
  return facts.map((fact) => ` ${fact}`).join('');
}

function addTable(lines: string[], table: Box & { readonly kind: 'table' }, indent: string): void {
  for (const caption of table.captions) addBox(lines, caption, indent);
  for (const absolute of table.absolutes ?? []) addBox(lines, absolute, indent);
  for (const group of table.groups) {
    lines.push(`${indent}${group.role}${commonFacts(group)}`);
    addRunning(lines, group.running, `${indent}  `);
    for (const row of group.rows) {
      lines.push(`${indent}  row${commonFacts(row)}`);
      addRunning(lines, row.running, `${indent}    `);
      for (const cell of row.cells) {
        const spans = `${cell.columnSpan > 1 ? ` colspan ${cell.columnSpan}` : ''}${cell.rowSpan > 1 ? ` rowspan ${cell.rowSpan}` : ''}`;
        lines.push(`${indent}    cell ${cell.row},${cell.column}${spans}`);
        addBox(lines, cell.box, `${indent}      `);
      }
    }
  }
}

function addContent(lines: string[], content: InlineContent, indent: string): void {
  for (const item of content.items) addItem(lines, item, content.text.slice(item.start, item.end), indent);
}

function addItem(lines: string[], item: InlineItem, text: string, indent: string): void {
  switch (item.kind) {
    case 'text':
      lines.push(`${indent}${JSON.stringify(text)}${item.actualText === undefined ? '' : ` says ${JSON.stringify(item.actualText)}`}${sourceFacts(item.source)}`);
      return;
    case 'open':
    case 'close':
      lines.push(`${indent}${item.kind === 'open' ? '<' : '</'}${inlineFacts(item.inline)}${item.continued ? ' continued' : ''}>`);
      return;
    case 'break':
      lines.push(`${indent}break`);
      return;
    case 'leader':
      lines.push(`${indent}leader ${JSON.stringify(item.pattern)}`);
      return;
    case 'reference':
      lines.push(`${indent}reference ${referenceFacts(item.reference)}`);
      return;
    case 'running':
      addRunning(lines, [item.running], indent);
      return;
    default:
      lines.push(`${indent}${item.kind}`);
      addBox(lines, item.box, `${indent}  `);
  }
}

function inlineFacts(inline: InlineElement): string {
  return `${inline.label}${inline.href === undefined ? '' : ` href ${inline.href}`}${commonFacts(inline)}`;
}

function referenceFacts(reference: PageReference): string {
  switch (reference.kind) {
    case 'page-counter':
      return `${reference.name} ${reference.style}`;
    case 'target-counter':
      return `${reference.name} of #${reference.target} ${reference.style}`;
    case 'footnote-number':
      return `number of #${reference.footnote} ${reference.style}`;
  }
}

function sourceFacts(source: Source): string {
  return source.tag === undefined ? ` artifact ${source.artifact ?? 'none'}` : ` ${source.tag.role}`;
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

// --- the tag tree

/** The tag tree, one line a tag. */
export function dumpStructure(structure: StructureNode, indent = ''): string {
  const lines: string[] = [];
  addTag(lines, structure, indent);
  return `${lines.join('\n')}\n`;
}

function addTag(lines: string[], tag: StructureNode, indent: string): void {
  lines.push(`${indent}${tag.role}${tagFacts(tag)}`);
  for (const child of tag.children) addTag(lines, child, `${indent}  `);
}

function tagFacts(tag: StructureNode): string {
  const facts: string[] = [];
  if (tag.id !== undefined) facts.push(`#${tag.id}`);
  if (tag.language !== undefined) facts.push(`lang ${tag.language}`);
  if (tag.alternative !== undefined) facts.push(`alt ${JSON.stringify(tag.alternative)}`);
  if (tag.actualText !== undefined) facts.push(`says ${JSON.stringify(tag.actualText)}`);
  if (tag.expansion !== undefined) facts.push(`expansion ${JSON.stringify(tag.expansion)}`);
  if (tag.title !== undefined) facts.push(`title ${JSON.stringify(tag.title)}`);
  if (tag.scope !== undefined) facts.push(`scope ${tag.scope}`);
  if (tag.headers !== undefined) facts.push(`headers ${tag.headers.join(' ')}`);
  if (tag.columnSpan !== undefined) facts.push(`colspan ${tag.columnSpan}`);
  if (tag.rowSpan !== undefined) facts.push(`rowspan ${tag.rowSpan}`);
  if (tag.listNumbering !== undefined) facts.push(`numbering ${tag.listNumbering}`);
  if (tag.href !== undefined) facts.push(`href ${tag.href}`);
  return facts.map((fact) => ` ${fact}`).join('');
}
