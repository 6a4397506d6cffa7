// Random documents: whatever is on the pages, the file conforms, and nothing of the text is lost.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StructureNode, StructureRole } from '../../main/box/structure.ts';
import type { DisplayItem, PaintedDocument } from '../../main/paint/display-list.ts';
import { checkPdf, type CheckedTag } from '../../main/pdf/check/check.ts';
import { printFinding } from '../../main/pdf/check/print.ts';
import { UnreadablePdf } from '../../main/pdf/read.ts';
import { writePdf } from '../../main/pdf/write.ts';
import { picture } from './features.ts';
import { artifact, documentOf, fontOf, longDocument, options, pageOf, Tags, textAt } from './sample.ts';

const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'abcdefgXYZ0189()\\<>&%/ –“”ﬁéü') }),
  fc.constantFrom('office', 'affairs', 'שלום', 'تقرير', '5\u00a0km', 'e\u0301', '½', '★', '漢'),
);
const color = fc.record({ r: fc.integer({ min: 0, max: 255 }), g: fc.integer({ min: 0, max: 255 }), b: fc.integer({ min: 0, max: 255 }), a: fc.constantFrom(1, 1, 0.5, 0) });
type Leaf = { readonly role: StructureRole; readonly text: string; readonly page: number; readonly shape: number; readonly color: { r: number; g: number; b: number; a: number }; readonly group: number };
const leaf: fc.Arbitrary<Leaf> = fc.record({
  role: fc.constantFrom<StructureRole>('P', 'BlockQuote', 'Code', 'Note', 'Figure', 'Div'), text: words, page: fc.integer({ min: 0, max: 2 }),
  shape: fc.integer({ min: 0, max: 4 }), color, group: fc.integer({ min: 0, max: 5 }),
});

function documentWith(leaves: readonly Leaf[]): PaintedDocument {
  const tags = new Tags();
  const root = tags.node('Document');
  const section = tags.add(root, 'Sect');
  const pages: DisplayItem[][] = [[], [], []];
  leaves.forEach((one, index) => {
    const node: StructureNode = tags.add(index % 3 === 0 ? root : section, one.role, one.role === 'Figure' ? { alternative: one.text || 'x' } : {});
    const source = tags.source(node);
    const y = 60 + index * 20;
    const items = itemsOf(one, y, source);
    pages[one.page]?.push(...wrapped(items, one.group));
    // The same element goes on on the last page.
    if (one.page === 0 && index % 2 === 0) pages[2]?.push(textAt(60, y, 'more', source));
  });
  return documentOf(pages.map((items, index) => pageOf(index + 1, items)), root);
}

function itemsOf({ text, shape, color: fill }: Leaf, y: number, source: ReturnType<Tags['source']>): DisplayItem[] {
  const rightToLeft = /[\u0590-\u06ff]/.test(text);
  const item = textAt(60, y, text, source, { color: fill, rightToLeft, font: fontOf(rightToLeft ? 'Noto Sans Arabic' : 'Source Sans 3') });
  switch (shape) {
    case 1: return [item, { kind: 'rect', x: 60, y, width: 30, height: 2, fill, source: artifact('background') }];
    case 2: return [{ kind: 'path', path: [['M', 60, y], ['C', 70, y, 80, y + 9, 90, y], ['Z']], fill, stroke: { paint: fill, width: 1, dash: [], dashPhase: 0, cap: 'butt', join: 'miter', miterLimit: 4 }, source }, item];
    case 3: return [{ kind: 'image', x: 60, y, width: 20, height: 10, key: 'p', raster: picture, source }, item];
    case 4: return [{ kind: 'path', path: [['M', 60, y], ['L', 90, y], ['L', 90, y + 9], ['Z']], fill: { kind: 'linear', points: [60, y, 90, y], stops: [{ offset: 0, color: fill }, { offset: 1, color: { ...fill, a: 0.2 } }] }, source }, item];
    default: return [item];
  }
}

function wrapped(items: readonly DisplayItem[], group: number): readonly DisplayItem[] {
  switch (group) {
    case 1: return [{ kind: 'push', opacity: 0.5 }, ...items, { kind: 'pop' }];
    case 2: return [{ kind: 'push', clip: [['M', 0, 0], ['L', 500, 0], ['L', 500, 800], ['Z']] }, { kind: 'push', matrix: [1, 0.1, 0, 1, 3, 4] }, ...items, { kind: 'pop' }, { kind: 'pop' }];
    case 3: return [...Array.from({ length: 40 }, () => ({ kind: 'push', matrix: [1, 0, 0, 1, 0.1, 0] }) as const), ...items, ...Array.from({ length: 40 }, () => ({ kind: 'pop' }) as const)];
    case 4: return [{ kind: 'push', opacity: 0.3, matrix: [2, 0, 0, 2, 0, 0] }, { kind: 'push', opacity: 0.5 }, ...items, { kind: 'pop' }, { kind: 'pop' }];
    default: return items;
  }
}

function textsOf(tags: readonly CheckedTag[]): string {
  return tags.map((tag) => tag.text + textsOf(tag.children)).join('');
}

const squeezed = (text: string): string => [...text.replaceAll('\u00a0', ' ').replace(/\s/g, '')].sort().join('');

describe('random documents', () => {
  it('conform, and keep all text', async () => {
    const property = fc.asyncProperty(fc.array(leaf, { minLength: 1, maxLength: 12 }), async (leaves) => {
      const bytes = await writePdf(documentWith(leaves), options, () => {});
      const report = checkPdf(bytes);
      const more = leaves.filter((one, index) => one.page === 0 && index % 2 === 0).map(() => 'more');
      const drawn = leaves.map(({ text }) => text);
      return report.findings.map(printFinding).join('') === '' && squeezed(textsOf(report.structure)) === squeezed([...drawn, ...more].join(''));
    });
    expect(fc.defaultReportMessage(await fc.check(property, { numRuns: 60 }))).toBe(undefined);
  });
});

describe('damaged files', () => {
  it('are read as far as it goes, or refused in plain words', async () => {
    const sound = await writePdf(longDocument(3), options, () => {});
    const damage = fc.tuple(fc.array(fc.tuple(fc.integer({ min: 0, max: sound.length - 1 }), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 30 }), fc.integer({ min: 100, max: sound.length }));
    const property = fc.property(damage, ([changes, length]) => {
      const bytes = sound.slice(0, length);
      for (const [at, value] of changes) bytes[at % length] = value;
      try {
        checkPdf(bytes);
      } catch (error) {
        return error instanceof UnreadablePdf;
      }
      return true;
    });
    expect(fc.defaultReportMessage(fc.check(property, { numRuns: 100 }))).toBe(undefined);
  });
});
