import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../main/diagnostic.ts';
import { openPdf } from '../../main/pdf/read.ts';
import { readingText } from '../../main/pdf/check/check.ts';
import { writePdf } from '../../main/pdf/write.ts';
import { isName, textOf } from '../../main/pdf/read/value.ts';
import { expectConforming } from '../support/conformance/expect-conforming.ts';
import { featureDocument } from './features.ts';
import { artifact, documentOf, longDocument, options, pageOf, Tags, textAt } from './sample.ts';

const attachment = { name: 'report.json', mime: 'application/json', data: new TextEncoder().encode('{"a": 1}'), relationship: 'Source', description: 'The dataset, ünabridged', date: '2026-01-30' } as const;
const silent = (): void => {};

async function write(painted: Parameters<typeof writePdf>[0], more: Partial<typeof options> = {}): Promise<{ readonly bytes: Uint8Array; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const bytes = await writePdf(painted, { ...options, ...more }, (diagnostic) => diagnostics.push(diagnostic));
  return { bytes, diagnostics };
}

describe('a document with one of everything', () => {
  it('is PDF/UA-1 and PDF/A-3a, with its attachment', async () => {
    const { bytes } = await write(featureDocument(), { attachments: [attachment] });
    const report = await expectConforming(bytes);
    expect(report.claims).toEqual(['PDF/UA-1', 'PDF/A-3a']);
    expect(report.attachments).toMatchObject([{ name: 'report.json', mime: 'application/json', relationship: 'Source', description: 'The dataset, ünabridged', modified: 'D:20260130000000Z' }]);
    expect(new TextDecoder().decode(report.attachments[0]?.data)).toBe('{"a": 1}');
  });

  it('is PDF/A-2a without attachments', async () => {
    const { bytes } = await write(featureDocument(), { attach: false, attachments: [attachment] });
    const report = await expectConforming(bytes);
    expect(report.claims).toEqual(['PDF/UA-1', 'PDF/A-2a']);
    expect(report.attachments).toEqual([]);
  });

  it('reads in the order of its tags, in all scripts', async () => {
    const { structure } = await expectConforming((await write(featureDocument())).bytes);
    expect(readingText(structure)).toBe(
      [
        'Office & “difficult” <affairs>', 'Donaudampfschifffahrt', 'The ministryWrite to usSee the table', 'تقرير الأمم المتحدة', 'שלום עולם',
        'Hyphen‑minus and softhyphen, 5 km, x² ½ Feigned bold and slant', 'See through Turned', 'Nation | Votes | Share', 'Nation 0 | many', 'Nation 1 | 17 | ',
        '1. Item 1', '2. Item 2', '3. Item 3', '1 A note at the foot of the page.',
      ].join('\n'),
    );
  });

  it('says that its pages turn from right to left, if they do', async () => {
    const direction = async (painted: ReturnType<typeof featureDocument>): Promise<boolean> => {
      const document = openPdf((await write(painted)).bytes);
      return isName(document.get(document.trailer, 'Root', 'ViewerPreferences', 'Direction'), 'R2L');
    };
    expect([await direction(featureDocument()), await direction({ ...featureDocument(), rightToLeft: true })]).toEqual([false, true]);
  });

  it('writes the alpha of a picture once for all its colours', async () => {
    const text = Buffer.from((await write(featureDocument())).bytes).toString('latin1');
    const masks = [...text.matchAll(/\/Subtype\/Image\/Width (\d+)[^\n]*\/SMask (\d+ 0 R)/g)].map(([, width, mask]) => [width, mask]);
    expect(masks.map(([width]) => width)).toEqual(['8', '1']);
    expect(new Set(masks.map(([, mask]) => mask)).size).toBe(1);
  });

  it('gives the same bytes twice', async () => {
    const [first, second] = [await write(featureDocument(), { attachments: [attachment] }), await write(featureDocument(), { attachments: [attachment] })];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });
});

describe('structure', () => {
  it('makes one element of one node, however many pages it spans', async () => {
    const tags = new Tags();
    const root = tags.node('Document');
    const source = tags.source(tags.add(root, 'P'));
    const { bytes } = await write(documentOf([pageOf(1, [textAt(60, 60, 'on this page', source)]), pageOf(2, [textAt(60, 60, 'and on that', source)])], root));
    const { structure } = await expectConforming(bytes);
    expect(structure[0]?.children).toMatchObject([{ role: 'P', text: 'on this page and on that', children: [] }]);
  });

  it('sorts own content and children by document order, not by painting order', async () => {
    const tags = new Tags();
    const root = tags.node('Document');
    const paragraph = tags.add(root, 'P');
    const before = tags.source(paragraph);
    const code = tags.source(tags.add(paragraph, 'Code'));
    const after = tags.source(paragraph);
    const { bytes } = await write(documentOf([pageOf(1, [textAt(200, 60, ' three', after), textAt(60, 60, 'one ', before), textAt(130, 60, 'two', code)])], root));
    const { structure } = await expectConforming(bytes);
    expect(readingText(structure)).toBe('one two three');
  });

  it('leaves out elements without content, but not cells of a table', async () => {
    const tags = new Tags();
    const root = tags.node('Document');
    tags.add(root, 'P');
    const row = tags.add(tags.add(root, 'Table'), 'TR');
    const cell = tags.source(tags.add(row, 'TH', { scope: 'Row' }));
    tags.add(row, 'TD');
    const { structure } = await expectConforming((await write(documentOf([pageOf(1, [textAt(60, 60, 'head', cell)])], root))).bytes);
    expect(structure[0]?.children).toMatchObject([{ role: 'Table', children: [{ role: 'TR', children: [{ role: 'TH' }, { role: 'TD' }] }] }]);
  });
});

describe('links', () => {
  const linked = (href: string): Parameters<typeof writePdf>[0] => {
    const tags = new Tags();
    const root = tags.node('Document');
    const source = tags.source(tags.add(tags.add(root, 'P'), 'Link', { href }));
    const areas = [60, 75].map((y) => ({ x: 60, y, width: 80, height: 12, href, source }));
    return documentOf([pageOf(1, [textAt(60, 70, 'click ', source), textAt(60, 85, 'here', source)], { links: areas, destinations: [{ id: 'x y', x: 0, y: 0 }] })], root);
  };
  const annotations = (bytes: Uint8Array): readonly string[] => {
    const document = openPdf(bytes);
    return document.ids().flatMap((id) => {
      const value = document.object(id);
      if (!isName(document.get(value, 'Subtype'), 'Link')) return [];
      return [`${textOf(document.get(value, 'Contents'))} -> ${textOf(document.get(value, 'A', 'URI')) ?? 'destination'}`];
    });
  };

  it.each([
    ['https://example.org/ü (1)', 'https://example.org/%C3%BC%20(1)'], ['mailto:a@example.org', 'mailto:a@example.org'], ['tel:+49', 'tel:+49'], ['#x%20y', 'destination'],
  ])('follow %s', async (href, target) => {
    const { bytes, diagnostics } = await write(linked(href));
    await expectConforming(bytes);
    expect(diagnostics).toEqual([]);
    expect(annotations(bytes)).toEqual([`click here -> ${target}`, `click here -> ${target}`]);
  });

  it.each([['javascript:alert(1)', 'link-scheme'], ['file:///etc/passwd', 'link-scheme'], ['chart.html', 'link-scheme'], ['#nowhere', 'link-target']])('do not follow %s', async (href, code) => {
    const { bytes, diagnostics } = await write(linked(href));
    const { structure } = await expectConforming(bytes);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code, code]);
    expect(annotations(bytes)).toEqual([]);
    expect(structure[0]?.children[0]?.children[0]?.role).toBe('Span');
  });
});

describe('the outline and the labels', () => {
  it('nest by level even where levels are skipped', async () => {
    const { bytes } = await write(featureDocument());
    const document = openPdf(bytes);
    const read = (item: ReturnType<typeof document.get>): readonly unknown[] => {
      if (item === null) return [];
      const entry = [textOf(document.get(item, 'Title')), document.get(item, 'Count'), read(document.get(item, 'First'))];
      return [entry, ...read(document.get(item, 'Next'))];
    };
    expect(read(document.get(document.trailer, 'Root', 'Outlines', 'First'))).toEqual([
      ['Office & affairs', 2, [['Table – “deep”', null, []], ['List', null, []]]],
      ['End', null, []],
    ]);
    const destination = document.list(document.get(document.trailer, 'Root', 'Outlines', 'First', 'Dest'));
    expect(destination.slice(1)).toEqual([{ kind: 'name', name: 'XYZ' }, 60, 781.89, null]);
  });

  it('give pages the labels that they show', async () => {
    const labels = ['i', 'ii', 'iii', '1', '2', 'A-1', '', 'IX', 'X', 'mix'];
    const tags = new Tags();
    const root = tags.node('Document');
    const source = tags.source(tags.add(root, 'P'));
    const pages = labels.map((label, index) => pageOf(index + 1, [textAt(60, 60, 'x', source)], { label }));
    const { bytes } = await write(documentOf(pages, root));
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 } as never);
    expect(await (await task.promise).getPageLabels()).toEqual(labels);
    await task.destroy();
  });
});

describe('long documents', () => {
  it('can be ended in the middle, and tell how far they are', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const onProgress = (done: number): void => {
      seen.push(done);
      if (done >= 32) controller.abort(new Error('enough'));
    };
    await expect(writePdf(longDocument(80), { ...options, signal: controller.signal, onProgress }, silent)).rejects.toThrow('enough');
    expect(seen).toEqual([16, 32]);
  });

  it('stay small and conforming', async () => {
    const { bytes } = await write(longDocument(60));
    await expectConforming(bytes);
    expect(bytes.length).toBeLessThan(60 * 6000);
  });
});

describe('sheets', () => {
  it('take several pages, reduced and turned, with their tags and links', async () => {
    const painted = featureDocument();
    const [first, second] = painted.pages;
    const half = Math.SQRT1_2;
    const sheet = {
      width: 841.89, height: 595.28, trim: undefined, bleed: undefined, marks: [], label: '1',
      placements: [{ page: first!, matrix: [half, 0, 0, half, 0, 0] as const }, { page: second!, matrix: [half, 0, 0, half, 420.94, 0] as const }],
    };
    const { bytes } = await write(painted, { sheets: [sheet] });
    const [report, usual] = [await expectConforming(bytes), await expectConforming((await write(painted)).bytes)];
    expect(report.pages).toBe(1);
    expect(readingText(report.structure)).toBe(readingText(usual.structure));
  });
});

describe('what the file says of itself', () => {
  it('is escaped, dated and reproducible', async () => {
    const tags = new Tags();
    const root = tags.node('Document');
    const painted = documentOf([pageOf(1, [textAt(60, 60, 'x', artifact('header'))])], root, { title: ' <b>&amp; “ü” \u0007', metadata: { author: ']]>' } });
    const { title } = await expectConforming((await write(painted)).bytes);
    expect(title).toBe('<b>&amp; “ü”');
  });

  it('has a title, even if the document has none', async () => {
    const tags = new Tags();
    const root = tags.node('Document');
    const { bytes, diagnostics } = await write(documentOf([pageOf(1, [])], root, { title: undefined }));
    expect((await expectConforming(bytes)).title).toBe('Untitled');
    expect(diagnostics.map(({ code }) => code)).toEqual(['no-title']);
  });

  it('has no date where none is given', async () => {
    const tags = new Tags();
    const { bytes } = await write(documentOf([pageOf(1, [])], tags.node('Document')), { date: undefined });
    await expectConforming(bytes);
    const document = openPdf(bytes);
    expect(document.get(document.trailer, 'Info', 'CreationDate')).toBe(null);
  });
});
