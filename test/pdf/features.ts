// A document with one of everything that the PDF stage can write, for tests.

import type { Source } from '../../main/box/structure.ts';
import type { DisplayItem, LinkArea, PaintedDocument } from '../../main/paint/display-list.ts';
import type { RasterImage } from '../../main/box/box.ts';
import { artifact, black, documentOf, fontOf, pageOf, Tags, textAt } from './sample.ts';

const red = { r: 200, g: 30, b: 30, a: 1 };
const blue = { r: 20, g: 40, b: 200, a: 1 };
const glass = { r: 20, g: 160, b: 60, a: 0.5 };

/** A small picture with an alpha channel. */
export const picture: RasterImage = {
  width: 8, height: 6, channels: 3,
  colors: Uint8Array.from({ length: 8 * 6 * 3 }, (_, index) => (index * 37) % 256),
  alpha: Uint8Array.from({ length: 8 * 6 }, (_, index) => (index * 5) % 256),
};

function conicSquare(x: number, to: typeof red, source: Source): DisplayItem {
  const fill = { kind: 'conic', points: [50, 1], matrix: [1, 0, 0, 1, x + 30, 310], stops: [{ offset: 0, color: blue }, { offset: 1, color: to }] } as const;
  return { kind: 'path', path: [['M', x, 280], ['L', x + 60, 280], ['L', x + 60, 340], ['L', x, 340], ['Z']], fill, source };
}

export function featureDocument(): PaintedDocument {
  const tags = new Tags();
  const root = tags.node('Document');
  const section = tags.add(root, 'Sect');
  const heading = tags.add(section, 'H1', { id: 'start' });
  const first: DisplayItem[] = [
    textAt(60, 30, 'Briefing', artifact('header'), { size: 8 }),
    { kind: 'rect', x: 0, y: 0, width: 595.28, height: 20, fill: glass, source: artifact('background') },
    textAt(60, 80, 'Office & “difficult” <affairs>', tags.source(heading), { size: 20, font: fontOf('Source Serif 4', 700) }),
  ];
  const links: LinkArea[] = [];
  const link = (parent: ReturnType<Tags['node']>, text: string, href: string, y: number): void => {
    const node = tags.add(parent, 'Link', { href });
    const source = tags.source(node);
    first.push(textAt(60, y, text, source, { color: blue }));
    links.push({ x: 60, y: y - 9, width: 120, height: 12, href, source });
  };
  const paragraph = tags.add(section, 'P', { language: 'de' });
  const soft = tags.source(paragraph);
  first.push(textAt(60, 110, 'Donaudampf-', soft, { actualText: 'Donaudampf\u00ad' }), textAt(60, 125, 'schifffahrt', soft));
  const links1 = tags.add(section, 'P');
  link(links1, 'The ministry', 'https://example.org/a?b=c&d=(e)#ü', 145);
  link(links1, 'Write to us', 'mailto:desk@example.org', 160);
  link(links1, 'See the table', '#table', 175);
  const arabic = tags.add(section, 'P', { language: 'ar' });
  first.push(textAt(60, 200, 'تقرير الأمم المتحدة', tags.source(arabic), { font: fontOf('Noto Sans Arabic'), rightToLeft: true }));
  const hebrew = tags.add(section, 'P', { language: 'he' });
  first.push(textAt(60, 220, 'שלום עולם', tags.source(hebrew), { font: fontOf('Noto Sans Hebrew'), rightToLeft: true }));
  const odd = tags.add(section, 'P');
  first.push(
    textAt(60, 240, 'Hyphen‑minus and soft\u00adhyphen, 5\u00a0km, x² ½', tags.source(odd), { letterSpacing: 0.5 }),
    textAt(60, 260, 'Feigned bold and slant', tags.source(odd), {
      runs: textAt(0, 0, 'Feigned bold and slant', soft).runs.map((run) => ({ ...run, synthesis: { bold: true, oblique: true } })),
    }),
  );
  const figure = tags.source(tags.add(section, 'Figure', { alternative: 'A chart of “things” (three)' }));
  first.push(
    { kind: 'image', x: 60, y: 280, width: 80, height: 60, key: 'picture', raster: picture, source: figure },
    { kind: 'image', x: 58, y: 278, width: 84, height: 64, key: 'picture', raster: picture, tint: glass, source: artifact('background') },
    { kind: 'push', isolated: true }, conicSquare(390, { ...red, a: 1 }, figure), { kind: 'push', blend: 'color-dodge', opacity: 0.8 }, conicSquare(400, { ...red, a: 1 }, figure), { kind: 'pop' }, { kind: 'pop' },
    conicSquare(250, { ...red, a: 1 }, figure), conicSquare(320, { ...red, a: 0.2 }, figure),
    { kind: 'push', clip: [['M', 160, 280], ['L', 240, 280], ['L', 200, 340], ['Z']], matrix: [1, 0, 0, 1, 10, 0] },
    {
      kind: 'path', path: [['M', 160, 280], ['L', 240, 280], ['L', 240, 340], ['L', 160, 340], ['Z']], source: figure,
      fill: { kind: 'linear', points: [160, 280, 240, 340], stops: [{ offset: 0, color: red }, { offset: 0.5, color: blue }, { offset: 1, color: red }] },
    },
    { kind: 'pop' },
    {
      kind: 'path', path: [['M', 260, 280], ['L', 340, 280], ['L', 340, 340], ['L', 260, 340], ['Z']], source: figure,
      fill: { kind: 'radial', points: [300, 310, 40], matrix: [1, 0, 0, 0.5, 0, 155], stops: [{ offset: 0, color: red }, { offset: 1, color: { ...blue, a: 0 } }] },
      stroke: { paint: black, width: 2, dash: [4, 2], dashPhase: 1, cap: 'round', join: 'round', miterLimit: 4 },
    },
    { kind: 'push', opacity: 0.5 },
    { kind: 'rect', x: 360, y: 280, width: 60, height: 60, fill: red, source: figure },
    textAt(365, 310, 'See through', figure, { size: 9, color: { r: 255, g: 255, b: 255, a: 1 } }),
    { kind: 'pop' },
    { kind: 'push', matrix: [0.8, 0.6, -0.6, 0.8, 470, 280] },
    textAt(0, 20, 'Turned', figure, { size: 12 }),
    { kind: 'pop' },
  );
  const second: DisplayItem[] = [textAt(60, 30, 'Briefing', artifact('header'), { size: 8 })];
  const table = tags.add(section, 'Table', { id: 'table' });
  const list = tags.add(section, 'L', { listNumbering: 'Decimal' });
  addTable(tags, table, first, second);
  addList(tags, list, second);
  const note = tags.source(tags.add(section, 'Note', { id: 'fn1' }));
  second.push(textAt(60, 700, '1 A note at the foot of the page.', note, { size: 8 }));
  return documentOf(
    [
      pageOf(1, first, { label: 'i', links, destinations: [{ id: 'start', x: 60, y: 60 }] }),
      pageOf(2, second, { label: '1', bleed: 9, marks: { crop: true, cross: true }, destinations: [{ id: 'table', x: 60, y: 60 }] }),
    ],
    root,
    {
      title: 'Feature & <test> “document”',
      metadata: { author: 'A & B <c>', description: 'Ünïcode', keywords: 'one, two' },
      outline: [
        { level: 1, label: 'Office & affairs', open: true, page: 1, x: 60, y: 60 },
        { level: 3, label: 'Table – “deep”', open: false, page: 2, x: 60, y: 60 },
        { level: 2, label: 'List', open: true, page: 2, x: 60, y: 300 },
        { level: 1, label: 'End', open: true, page: 2, x: 60, y: 600 },
      ],
    },
  );
}

/** A table of which one row stands on each page, its heads repeated as artifacts. */
function addTable(tags: Tags, table: ReturnType<Tags['node']>, first: DisplayItem[], second: DisplayItem[]): void {
  const head = tags.add(tags.add(table, 'THead'), 'TR');
  const body = tags.add(table, 'TBody');
  ['Nation', 'Votes', 'Share'].forEach((text, column) => {
    const cell = tags.source(tags.add(head, 'TH', { scope: 'Column', id: `c${column}` }));
    first.push(textAt(60 + column * 80, 600, text, cell, { font: fontOf('Source Sans 3', 700) }));
    second.push(textAt(60 + column * 80, 60, text, artifact('pagination'), { font: fontOf('Source Sans 3', 700) }));
  });
  [first, second].forEach((page, row) => {
    const line = tags.add(body, 'TR');
    const name = tags.add(line, 'TH', { scope: 'Row', id: `r${row}` });
    page.push(textAt(60, row === 0 ? 620 : 80, `Nation ${row}`, tags.source(name)));
    if (row === 0) {
      page.push(textAt(140, 620, 'many', tags.source(tags.add(line, 'TD', { columnSpan: 2, headers: ['c1', 'c2', 'r0'] }))));
      return;
    }
    page.push(textAt(140, 80, '17', tags.source(tags.add(line, 'TD', { headers: ['c1', 'r1'] }))));
    tags.add(line, 'TD', { headers: ['c2', 'r1'] });
  });
}

function addList(tags: Tags, list: ReturnType<Tags['node']>, page: DisplayItem[]): void {
  for (let number = 1; number <= 3; number++) {
    const item = tags.add(list, 'LI');
    page.push(textAt(60, 300 + number * 16, `${number}.`, tags.source(tags.add(item, 'Lbl'))));
    page.push(textAt(80, 300 + number * 16, `Item ${number}`, tags.source(tags.add(tags.add(item, 'LBody'), 'P'))));
  }
}
