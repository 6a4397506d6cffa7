// The last stage: display lists in, a PDF out that is PDF/UA-1 and PDF/A-3a at once (PDF/A-2a without attachments). The same
// input gives the same bytes: no clock, no random numbers, our own deflate. Only this stage knows that y runs up in a PDF.

import { assert, type Reporter } from '../diagnostic.ts';
import type { DisplayList, OutlineEntry, PaintedDocument } from '../paint/display-list.ts';
import { type Attachment, writeAttachments } from './attachments.ts';
import { ContentStream } from './content.ts';
import { drawItems, printResources, type Tools, writePattern } from './draw.ts';
import { deflate } from './deflate.ts';
import { PdfFile } from './file.ts';
import { FontTable } from './fonts.ts';
import { ImageTable } from './images.ts';
import { apply, destinationArray, LinkTable, type SheetPlace } from './links.ts';
import { cleanText, type DocumentFacts, informationOf, xmpOf } from './metadata.ts';
import { printPageLabels, writeOutline } from './outline.ts';
import { PaintTable } from './paints.ts';
import { type Sheet, type SheetBox, sheetOfPage } from './sheet.ts';
import { latin1, number, reference, Verbatim } from './syntax.ts';
import { TagTree } from './tags.ts';
import { TextWriter } from './text.ts';

export type PdfOptions = {
  /** Program and version, for the Producer entry. */
  readonly producer?: string;
  /** When the document was made, ISO 8601; undefined writes no date. */
  readonly date?: string | undefined;
  readonly attachments?: readonly Attachment[];
  /** False: no attachments, and PDF/A-2a. */
  readonly attach?: boolean;
  /** The sides of paper, where they are not simply the pages. Every page stands on one of them. */
  readonly sheets?: readonly Sheet[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
};

/** Sheets between two rests for the event loop. */
const sheetsPerTurn = 16;

export async function writePdf(painted: PaintedDocument, options: PdfOptions, report: Reporter): Promise<Uint8Array> {
  const facts = factsOf(painted, options, report);
  const file = new PdfFile({
    subset: `PDF/A-${facts.archivePart}a`, pdfVersion: '1.7', lang: painted.language || 'en', displayTitle: true, font: null,
    info: { CreationDate: new Date(0) },
  });
  const fonts = new FontTable(file);
  const tools = openTools(file, painted, fonts, report);
  const links = new LinkTable(file, painted, tools.tags, report);
  const sheets = options.sheets ?? painted.pages.map(sheetOfPage);
  const places = await writeSheets(sheets, tools, links, options);
  links.finish();
  fonts.finish();
  writeCatalog(file, { painted, tools, sheets, places, facts, attachments: options.attach === false ? [] : (options.attachments ?? []) });
  return file.finish();
}

function factsOf(painted: PaintedDocument, options: PdfOptions, report: Reporter): DocumentFacts {
  const entry = (name: string): string | undefined => cleanText(painted.metadata[name] ?? '') || undefined;
  const own = cleanText(painted.title ?? '');
  const title = own || cleanText(painted.outline[0]?.label ?? '') || 'Untitled';
  if (own === '') {
    const message = `the document has no title; "${title}" is written into the file`;
    report({ severity: 'warning', stage: 'pdf', code: 'no-title', message, hint: 'add a <title>' });
  }
  return {
    title,
    author: entry('author'),
    subject: entry('description'),
    keywords: entry('keywords'),
    program: options.producer ?? 'Briefing Desk',
    date: options.date,
    archivePart: options.attach === false ? 2 : 3,
  };
}

function openTools(file: PdfFile, painted: PaintedDocument, fonts: FontTable, report: Reporter): Tools {
  const reported = new Set<string>();
  const onMissing = (font: { readonly family: string }, text: string): void => {
    if (reported.has(text)) return;
    reported.add(text);
    const message = `no glyph for a character of "${text}" in ${font.family}: a substitute is drawn`;
    report({ severity: 'warning', stage: 'pdf', code: 'missing-glyph', message });
  };
  const tools: Tools = {
    file,
    texts: new TextWriter(fonts, onMissing),
    images: new ImageTable(file),
    paints: new PaintTable(file, (pattern, matrix) => writePattern(pattern, matrix, tools)),
    tags: new TagTree(file, painted.structure, painted.language || 'en'),
  };
  return tools;
}

/** The sheet on which each page stands. */
type Places = ReadonlyMap<DisplayList, SheetPlace>;

async function writeSheets(sheets: readonly Sheet[], tools: Tools, links: LinkTable, options: PdfOptions): Promise<Places> {
  const places = new Map<DisplayList, SheetPlace>();
  for (const [index, sheet] of sheets.entries()) {
    writeSheet(sheet, tools, links, places);
    if ((index + 1) % sheetsPerTurn !== 0) continue;
    options.onProgress?.(index + 1, sheets.length);
    await new Promise<void>((resolve) => setImmediate(resolve));
    options.signal?.throwIfAborted();
  }
  options.signal?.throwIfAborted();
  options.onProgress?.(sheets.length, sheets.length);
  return places;
}

/** Content stream, annotations and page object of one sheet; its finished bytes are all that is kept of it. */
function writeSheet(sheet: Sheet, tools: Tools, links: LinkTable, places: Map<DisplayList, SheetPlace>): void {
  const { file, tags } = tools;
  const page = file.reserve();
  const stream = new ContentStream(0, sheet.height, (node, order, mcid) => tags.addContent(node, order, mcid, { page, stream: undefined }));
  const annotations: number[] = [];
  for (const placement of sheet.placements) {
    const place = { page, height: sheet.height, matrix: placement.matrix };
    places.set(placement.page, place);
    drawPlacement(stream, sheet, placement, tools, page);
    annotations.push(...links.addPage(placement.page, place));
  }
  drawItems(stream, sheet.marks, tools, { page, start: 0, end: sheet.marks.length, depth: 0 });
  stream.endMark();
  const contents = file.deflatedStream('', deflatedContents(sheet, stream.text));
  const key = tags.nextKey();
  tags.endStream(key, stream.marked);
  const pages = file.document._root.data.Pages;
  const kids = pages.data as { Kids: Verbatim[]; Count: number };
  kids.Kids.push(new Verbatim(reference(page)));
  kids.Count++;
  const annots = annotations.length === 0 ? '' : `/Annots[${annotations.map(reference).join(' ')}]`;
  file.put(
    page,
    `<</Type/Page/Parent ${reference(pages.id)}${printBoxes(sheet)}/Contents ${reference(contents)}` +
      `/Resources${printResources(stream, tools.paints)}/Group<</S/Transparency/CS/DeviceRGB>>/StructParents ${key}/Tabs/S${annots}>>`,
  );
}

type Contents = { readonly text: string; readonly deflated: Uint8Array };
/** What was last written of a page: of a document made again after a small change, most pages are the same. */
const lastContents = new WeakMap<DisplayList, Contents>();

function deflatedContents(sheet: Sheet, text: string): Uint8Array {
  const page = sheet.placements[0]?.page;
  const last = page === undefined ? undefined : lastContents.get(page);
  if (last?.text === text) return last.deflated;
  const deflated = deflate(latin1(text));
  if (page !== undefined) lastContents.set(page, { text, deflated });
  return deflated;
}

function drawPlacement(stream: ContentStream, sheet: Sheet, { page, matrix }: Sheet['placements'][number], tools: Tools, id: number): void {
  const range = { page: id, start: 0, end: page.items.length, depth: 0 };
  const [a, b, c, d, e, f] = matrix;
  if (a === 1 && b === 0 && c === 0 && d === 1) {
    const { originX, originY } = stream.state;
    stream.state.originX += e;
    stream.state.originY -= f;
    const clip = sheet.marks.length > 0 ? sheet.bleed : undefined;
    if (clip !== undefined) {
      stream.save();
      stream.text += `${[clip[0], sheet.height - clip[1] - clip[3], clip[2], clip[3]].map(number).join(' ')} re W n\n`;
    }
    drawItems(stream, page.items, tools, range);
    stream.endMark();
    if (clip !== undefined) stream.restore();
    Object.assign(stream.state, { originX, originY });
  } else {
    stream.save();
    stream.transform(matrix);
    stream.text += `0 ${number(-page.height)} ${number(page.width)} ${number(page.height)} re W n\n`;
    drawItems(stream, page.items, tools, range);
    stream.endMark();
    stream.restore();
  }
}

function printBoxes(sheet: Sheet): string {
  const box = ([left, top, width, height]: SheetBox): string =>
    `[${number(left)} ${number(sheet.height - top - height)} ${number(left + width)} ${number(sheet.height - top)}]`;
  let text = `/MediaBox${box([0, 0, sheet.width, sheet.height])}`;
  if (sheet.bleed !== undefined) text += `/BleedBox${box(sheet.bleed)}`;
  if (sheet.trim !== undefined) text += `/TrimBox${box(sheet.trim)}`;
  return text;
}

type Finished = {
  readonly painted: PaintedDocument;
  readonly tools: Tools;
  readonly sheets: readonly Sheet[];
  readonly places: Places;
  readonly facts: DocumentFacts;
  readonly attachments: readonly Attachment[];
};

/** What viewers are asked for (ISO 32000-1, 12.2). */
type Preferences = { readonly ViewerPreferences: { readonly data: Record<string, unknown> } };

function writeCatalog(file: PdfFile, { painted, tools, sheets, places, facts, attachments }: Finished): void {
  const { document } = file;
  const catalog = document._root.data as Record<string, unknown>;
  document.info = informationOf(facts);
  document._addPdfaMetadata = () => {};
  document.endMetadata = () => {
    const xmp = new TextEncoder().encode(xmpOf(facts));
    catalog['Metadata'] = new Verbatim(reference(file.plainStream('/Type/Metadata/Subtype/XML', xmp)));
  };
  document.endMarkings = () => {};
  catalog['MarkInfo'] = { Marked: true };
  if (painted.rightToLeft === true) (document._root.data as unknown as Preferences).ViewerPreferences.data['Direction'] = 'R2L';
  catalog['StructTreeRoot'] = new Verbatim(reference(tools.tags.finish()));
  catalog['PageLabels'] = new Verbatim(printPageLabels(sheets.map((sheet) => sheet.label)));
  const outline = writeOutline(file, painted.outline, (entry) => placeOf(entry, painted, places));
  if (outline !== undefined) Object.assign(catalog, { Outlines: new Verbatim(reference(outline)), PageMode: 'UseOutlines' });
  const names = document._root.data.Names.data;
  delete names['Dests'];
  if (attachments.length === 0) return;
  const written = writeAttachments(file, attachments);
  catalog['AF'] = new Verbatim(written.associated);
  names['EmbeddedFiles'] = new Verbatim(written.names);
}

function placeOf(entry: OutlineEntry, painted: PaintedDocument, places: Places): string | undefined {
  const page = painted.pages[entry.page - 1];
  assert(page !== undefined, `an outline entry leads to page ${entry.page} of ${painted.pages.length}`);
  const place = places.get(page);
  if (place === undefined) return undefined;
  const [x, y] = apply(place.matrix, entry.x, entry.y);
  return destinationArray({ page: place.page, x, y: place.height - y });
}
