// Painted documents made by hand, without layout: real fonts, words set ragged one after another.

import type { Source, StructureNode, StructureRole } from '../../main/box/structure.ts';
import { nodeHost } from '../../main/host-node.ts';
import type { DisplayItem, DisplayList, PaintedDocument, TextDisplayItem } from '../../main/paint/display-list.ts';
import type { FontSelection, GlyphRun } from '../../main/text/font.ts';
import { createFontBook } from '../../main/text/font-book.ts';
import { shaperOf } from '../../main/text/shape.ts';
import type { PdfOptions } from '../../main/pdf/write.ts';

const host = nodeHost({});
const book = createFontBook(host.fonts, host.fallbackFamilies);
export const black = { r: 0, g: 0, b: 0, a: 1 };
export const options: PdfOptions = { producer: 'Briefing Desk 0.1.0', date: '2026-01-31T12:00:00Z' };

export function fontOf(family = 'Source Serif 4', weight = 400, style: FontSelection['style'] = 'normal'): FontSelection {
  return book.select({ families: [family], weight, style, features: {}, language: 'en' });
}

/** The glyph runs of a text: words and spaces apart, as layout hands them on. */
export function runsOf(text: string, font: FontSelection, rightToLeft = false): readonly GlyphRun[] {
  const shaper = shaperOf(book, font);
  const words = text.split(/(?<= )|(?= )/);
  return words.flatMap((word) => (rightToLeft ? shaper.rightToLeft(word) : shaper.leftToRight(word)).runs);
}

/** A text item at a baseline. */
export function textAt(x: number, y: number, text: string, source: Source, more: Partial<TextDisplayItem> & { readonly font?: FontSelection; readonly rightToLeft?: boolean } = {}): TextDisplayItem {
  const { font = fontOf(), rightToLeft = false, ...rest } = more;
  const size = more.size ?? 11;
  const runs = runsOf(text, font, rightToLeft);
  const ordered = rightToLeft ? runs.toReversed() : runs;
  const width = runs.reduce((sum, run) => sum + run.width * size, 0);
  return { kind: 'text', x, y, size, color: black, runs: ordered, wordSpacing: 0, letterSpacing: 0, width, source, ...rest };
}

/** Builds a tag tree in document order. */
export class Tags {
  order = 0;
  node(role: StructureRole, more: Partial<StructureNode> = {}): StructureNode & { readonly children: StructureNode[] } {
    return { role, order: this.order++, origin: undefined, ...more, children: [...(more.children ?? [])] };
  }
  add(parent: StructureNode, role: StructureRole, more: Partial<StructureNode> = {}): StructureNode & { readonly children: StructureNode[] } {
    const node = this.node(role, more);
    (parent.children as StructureNode[]).push(node);
    return node;
  }
  source(tag: StructureNode): Source {
    return { tag, order: this.order++, origin: undefined };
  }
}

export const artifact = (kind: NonNullable<Source['artifact']>): Source => ({ artifact: kind, order: 0, origin: undefined });

export function pageOf(number: number, items: readonly DisplayItem[], more: Partial<DisplayList> = {}): DisplayList {
  return {
    number, label: String(number), width: 595.28, height: 841.89, bleed: 0, marks: { crop: false, cross: false }, items,
    links: [], destinations: [], breakReason: { kind: 'end', note: '', left: 0 }, ...more,
  };
}

export function documentOf(pages: readonly DisplayList[], structure: StructureNode, more: Partial<PaintedDocument> = {}): PaintedDocument {
  return { pages, outline: [], structure, title: 'Sample', language: 'en', metadata: {}, ...more };
}

const vocabulary =
  'nations report that the committee has decided after long debate to publish all figures of the year before office files were found ' +
  'wanting in difficult affairs and the ministers of finance offered first reflections which staff could not confirm in time However ' +
  'Thursday evening several delegations asked for 2,450 more pages (and 17 per cent less noise); “quality” matters – so does “fidelity”';

/** `count` pages of running text, every paragraph a P, every page with a heading and a running head. */
export function longDocument(count: number): PaintedDocument {
  const words = vocabulary.split(' ');
  const tags = new Tags();
  const root = tags.node('Document');
  const [serif, bold, italic, sans] = [fontOf(), fontOf('Source Serif 4', 700), fontOf('Source Serif 4', 400, 'italic'), fontOf('Source Sans 3')];
  let seed = 7;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((seed / 0x7fffffff) * below) % below;
  };
  const pages: DisplayList[] = [];
  const outline = [];
  for (let number = 1; number <= count; number++) {
    const items: DisplayItem[] = [textAt(72, 40, `Running head, page ${number}`, artifact('header'), { font: sans, size: 8 })];
    const heading = tags.source(tags.add(root, 'H1', { id: `h${number}` }));
    items.push(textAt(72, 90, `Chapter ${number}`, heading, { font: bold, size: 16 }));
    outline.push({ level: 1, label: `Chapter ${number}`, open: true, page: number, x: 72, y: 76 });
    for (let paragraph = 0, line = 0; paragraph < 6; paragraph++) {
      const node = tags.add(root, 'P');
      const [plain, emphasis] = [tags.source(node), tags.source(tags.add(node, 'Span'))];
      for (let row = 0; row < 7; row++, line++) {
        const text = Array.from({ length: 12 }, () => words[random(words.length)]).join(' ');
        const y = 120 + line * 15;
        const first = textAt(72, y, `${text} `, plain, { font: serif, wordSpacing: random(100) / 100 });
        items.push(first);
        if (row === 3) items.push(textAt(72 + first.width, y, 'in italics', emphasis, { font: italic }));
      }
    }
    pages.push(pageOf(number, items, { destinations: [{ id: `h${number}`, x: 72, y: 76 }] }));
  }
  return documentOf(pages, root, { outline });
}
