// The same content by pdfmake.

import { createRequire } from 'node:module';
import type { Block, Span } from '../content.ts';
import { fontFiles, page, type Engine } from './engine.ts';

const require = createRequire(import.meta.url);
type PdfMake = {
  setFonts: (fonts: unknown) => void;
  setUrlAccessPolicy?: (policy: (url: string) => boolean) => void;
  createPdf: (definition: unknown) => { getBuffer: () => Promise<Buffer> };
};

const inline = (span: Span): object => ({
  text: span.text,
  ...(span.style === 'bold' ? { bold: true } : {}),
  ...(span.style === 'italic' ? { italics: true } : {}),
  ...(span.style === 'link' ? { link: 'https://example.org/', decoration: 'underline' } : {}),
});

function block(one: Block): object {
  switch (one.kind) {
    case 'paragraph': return { text: one.spans.map(inline), alignment: 'justify', margin: [0, 0, 0, 6] };
    case 'list': return { ul: [...one.items], margin: [0, 0, 0, 6] };
    case 'quote': return { text: `${one.text} (${one.by})`, italics: true, margin: [18, 0, 18, 6] };
    case 'table': return {
      layout: 'lightHorizontalLines', margin: [0, 0, 0, 8], fontSize: 9,
      table: { headerRows: 1, widths: ['*', '*', '*', '*'], body: [one.head.map((text) => ({ text, font: 'Sans', bold: true })), ...one.rows.map((row) => row.map((text) => ({ text, font: 'Sans' })))] },
    };
  }
}

const pdfMake = require('pdfmake') as PdfMake;

export const engine: Engine = {
  prepare: async (content) => {
    pdfMake.setFonts({
      Serif: { normal: fontFiles.serif, bold: fontFiles.serifBold, italics: fontFiles.serifItalic, bolditalics: fontFiles.serifBold },
      Sans: { normal: fontFiles.sans, bold: fontFiles.sansBold, italics: fontFiles.sans, bolditalics: fontFiles.sansBold },
    });
    pdfMake.setUrlAccessPolicy?.(() => false);
    return async () => {
      const definition = {
        pageSize: 'A4', pageMargins: page.margin, defaultStyle: { font: 'Serif', fontSize: 10.5, lineHeight: 1.15 },
        footer: (current: number, count: number) => ({ text: `${current} / ${count}`, alignment: 'center' }),
        content: content.sections.flatMap((section) => [{ text: section.title, font: 'Sans', bold: true, fontSize: 16, margin: [0, 8, 0, 4] }, ...section.blocks.map(block)]),
      };
      return { pdf: await pdfMake.createPdf(definition).getBuffer() };
    };
  },
};
