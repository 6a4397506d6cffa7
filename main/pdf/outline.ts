// The document outline (ISO 32000-1, 12.3.3) and page labels (12.4.2).

import type { OutlineEntry } from '../paint/display-list.ts';
import type { PdfFile } from './file.ts';
import { reference, textString } from './syntax.ts';

type OutlineItem = { readonly entry: OutlineEntry; readonly id: number; readonly parent: number; readonly children: OutlineItem[] };

/** Writes the outline; `destination` prints where an entry leads. Gives its object, undefined where there is none. */
export function writeOutline(
  file: PdfFile,
  entries: readonly OutlineEntry[],
  destination: (entry: OutlineEntry) => string | undefined,
): number | undefined {
  if (entries.length === 0) return undefined;
  const root = file.reserve();
  const children = nest(file, entries, root);
  writeItems(file, children, destination);
  const shown = countShown(children);
  file.put(root, `<</Type/Outlines${firstAndLast(children)}/Count ${shown}>>`);
  return root;
}

/** An entry belongs to the nearest one before it with a lower level, whatever levels lie between. */
function nest(file: PdfFile, entries: readonly OutlineEntry[], root: number): readonly OutlineItem[] {
  const top: OutlineItem[] = [];
  const open: OutlineItem[] = [];
  for (const entry of entries) {
    while (open.length > 0 && open[open.length - 1]!.entry.level >= entry.level) open.pop();
    const parent = open[open.length - 1];
    const item: OutlineItem = { entry, id: file.reserve(), parent: parent?.id ?? root, children: [] };
    (parent?.children ?? top).push(item);
    open.push(item);
  }
  return top;
}

function writeItems(file: PdfFile, items: readonly OutlineItem[], destination: (entry: OutlineEntry) => string | undefined): void {
  items.forEach(({ entry, id, parent, children }, index) => {
    let text = `<</Title${textString(entry.label)}/Parent ${reference(parent)}`;
    const place = destination(entry);
    if (place !== undefined) text += `/Dest${place}`;
    const [previous, next] = [items[index - 1], items[index + 1]];
    if (previous !== undefined) text += `/Prev ${reference(previous.id)}`;
    if (next !== undefined) text += `/Next ${reference(next.id)}`;
    if (children.length > 0) {
      const count = countShown(children);
      text += `${firstAndLast(children)}/Count ${entry.open ? count : -count}`;
    }
    file.put(id, `${text}>>`);
    writeItems(file, children, destination);
  });
}

function firstAndLast(items: readonly OutlineItem[]): string {
  return `/First ${reference(items[0]!.id)}/Last ${reference(items[items.length - 1]!.id)}`;
}

/** Entries that are visible when their parent is open. */
function countShown(items: readonly OutlineItem[]): number {
  let count = items.length;
  for (const item of items) if (item.entry.open) count += countShown(item.children);
  return count;
}

// --- page labels

type Numbering = { readonly style: 'D' | 'r' | 'R'; readonly value: number };

/** The number tree of page labels: runs of successive numbers share an entry. */
export function printPageLabels(labels: readonly string[]): string {
  let text = '';
  let expected: Numbering | undefined;
  labels.forEach((label, index) => {
    const continued = expected !== undefined && format(expected) === label;
    const numbering = continued ? expected : parseLabel(label);
    if (!continued) text += `${index} ${printLabel(label, numbering)}`;
    expected = numbering === undefined ? undefined : { style: numbering.style, value: numbering.value + 1 };
  });
  return `<</Nums[${text}]>>`;
}

function printLabel(label: string, numbering: Numbering | undefined): string {
  if (numbering === undefined) return label === '' ? '<<>>' : `<</P${textString(label)}>>`;
  return `<</S/${numbering.style}${numbering.value === 1 ? '' : `/St ${numbering.value}`}>>`;
}

function parseLabel(label: string): Numbering | undefined {
  if (/^[1-9]\d{0,6}$/.test(label)) return { style: 'D', value: Number(label) };
  const style = label === label.toLowerCase() ? 'r' : 'R';
  const value = romanValue(label.toLowerCase());
  const numbering = { style, value } as const;
  return value > 0 && format(numbering) === label ? numbering : undefined;
}

function format({ style, value }: Numbering): string {
  if (style === 'D') return String(value);
  return style === 'r' ? romanNumeral(value) : romanNumeral(value).toUpperCase();
}

const romanDigits = [
  ['m', 1000], ['cm', 900], ['d', 500], ['cd', 400], ['c', 100], ['xc', 90], ['l', 50], ['xl', 40], ['x', 10], ['ix', 9], ['v', 5], ['iv', 4], ['i', 1],
] as const;

function romanNumeral(value: number): string {
  let text = '';
  let rest = value;
  for (const [digits, size] of romanDigits) {
    for (; rest >= size; rest -= size) text += digits;
  }
  return text;
}

/** 0 where the text is no numeral. */
function romanValue(text: string): number {
  if (!/^[mdclxvi]{1,15}$/.test(text)) return 0;
  let value = 0;
  let rest = text;
  for (const [digits, size] of romanDigits) {
    for (; rest.startsWith(digits); rest = rest.slice(digits.length)) value += size;
  }
  return value;
}
