// The same content written by hand with bare pdfkit: what a programmer would write without any engine, tags off.

import PDFDocument from 'pdfkit';
import type { BenchDocument, Block, Span } from '../content.ts';
import { collect, fontBytes, page, type Engine } from './engine.ts';

const fonts = fontBytes();
const width = page.width - 2 * page.margin;
type Pdf = InstanceType<typeof PDFDocument>;

function room(pdf: Pdf, height: number): void {
  if (pdf.y + height > page.height - page.margin) pdf.addPage();
}

function paragraph(pdf: Pdf, spans: readonly Span[]): void {
  room(pdf, 30);
  pdf.x = page.margin;
  spans.forEach((span, index) => {
    const font = span.style === 'bold' ? 'serifBold' : span.style === 'italic' ? 'serifItalic' : 'serif';
    const last = index === spans.length - 1;
    pdf.font(font).fontSize(10.5);
    const link = span.style === 'link' ? { link: 'https://example.org/', underline: true } : { link: null, underline: false };
    pdf.text(span.text, { width, align: 'justify', lineGap: 1.8, continued: !last, ...link } as PDFKit.Mixins.TextOptions);
  });
  pdf.moveDown(0.4);
}

function table(pdf: Pdf, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const column = width / head.length;
  [head, ...rows].forEach((row, rowIndex) => {
    room(pdf, 17);
    const top = pdf.y;
    row.forEach((cell, index) => pdf.font(rowIndex === 0 ? 'sansBold' : 'sans').fontSize(9).text(cell, page.margin + index * column + 4, top + 3, { width: column - 8 }));
    pdf.moveTo(page.margin, top + 17).lineTo(page.margin + width, top + 17).lineWidth(0.5).stroke();
    pdf.y = top + 17;
  });
  pdf.x = page.margin;
  pdf.moveDown(0.6);
}

function block(pdf: Pdf, one: Block): void {
  if (one.kind === 'paragraph') paragraph(pdf, one.spans);
  if (one.kind === 'table') table(pdf, one.head, one.rows);
  if (one.kind === 'quote') pdf.font('serifItalic').fontSize(10.5).text(`${one.text} (${one.by})`, page.margin + 18, pdf.y, { width: width - 36 }).moveDown(0.4);
  if (one.kind === 'list') {
    for (const item of one.items) {
      room(pdf, 15);
      const top = pdf.y;
      pdf.font('serif').fontSize(10.5).text('•', page.margin + 6, top).text(item, page.margin + 18, top, { width: width - 18 });
    }
    pdf.x = page.margin;
    pdf.moveDown(0.4);
  }
}

async function make(content: BenchDocument): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin: page.margin, autoFirstPage: true, font: fonts.serif as unknown as string });
  for (const [name, data] of Object.entries(fonts)) pdf.registerFont(name, data);
  const bytes = collect(pdf);
  for (const section of content.sections) {
    room(pdf, 60);
    pdf.font('sansBold').fontSize(16).text(section.title, page.margin, pdf.y, { width }).moveDown(0.3);
    for (const one of section.blocks) block(pdf, one);
  }
  pdf.end();
  return bytes;
}

export const engine: Engine = { prepare: async (content) => async () => ({ pdf: await make(content) }) };
