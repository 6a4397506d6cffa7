// What a briefing file says of its output: which edition, how pages stand on paper, what is attached, the file's name, what the
// review lets pass. The schema, and the fields in the order in which they are written. main/output.ts makes a request of it.

import { line, strict, z } from '../dataset/shape.ts';

export type HandoutChoice = {
  readonly layout: '2-up' | '4-up' | '3-up-notes' | 'booklet';
  /** Name of a paper, or its size: `320x450mm`; A4 without it. */
  readonly paper?: string;
  readonly duplex?: 'none' | 'long-edge' | 'short-edge';
  /** Points. Without them, what suits the layout. */
  readonly creep?: number;
  readonly margin?: number;
  readonly gap?: number;
  readonly foldMarks?: boolean;
};

export type BriefingOutput = {
  readonly edition?: 'screen' | 'print' | 'large-print';
  readonly handout?: HandoutChoice;
  /** False: nothing is attached to the PDF. */
  readonly attach?: boolean;
  /** Pattern of the PDF's name: `{report.title} – {template}`; see main/file-name.ts. */
  readonly fileName?: string;
  readonly limits?: { readonly oldestFigure?: number; readonly textSize?: number; readonly contrast?: number };
};

/** A paper's name, or two lengths and their unit. */
const paperPattern = /^([A-Za-z][A-Za-z0-9-]*|\d{1,6}(\.\d{1,20})?\s*x\s*\d{1,6}(\.\d{1,20})?\s*(mm|cm|in|pt))$/;
const points = z.number().min(0).max(200).exactOptional();

const handout = strict({
  layout: z.enum(['2-up', '4-up', '3-up-notes', 'booklet']),
  paper: z.string().regex(paperPattern, { error: () => 'a paper such as A4 or Letter, or a size such as 320x450mm' })
    .exactOptional().meta({ description: 'Sheet of paper: A4 (without it), A3, Letter, Legal …, or a size such as 320x450mm.' }),
  duplex: z.enum(['none', 'long-edge', 'short-edge']).exactOptional().meta({ description: 'The edge about which the printer turns the sheet.' }),
  creep: points.meta({ description: 'Booklets: how far each inner sheet moves to the fold, in points.' }),
  margin: points.meta({ description: 'Unprinted border of the paper, in points.' }),
  gap: points.meta({ description: 'Distance between pages, in points.' }),
  foldMarks: z.boolean().exactOptional().meta({ description: 'Booklets: short lines at the fold.' }),
});

export const output = strict({
  edition: z.enum(['screen', 'print', 'large-print']).exactOptional().meta({ description: 'print: greys, QR codes, binding margin; large-print: 18 pt in one column.' }),
  handout: handout.exactOptional().meta({ description: 'Several pages to a side of paper.' }),
  attach: z.boolean().exactOptional().meta({ description: 'False: dataset, template and manifest are not attached to the PDF.' }),
  fileName: line.exactOptional().meta({ description: 'Name of the PDF with fields in braces: "{report.title} – {template} – {date}".' }),
  limits: strict({
    oldestFigure: z.number().min(0).exactOptional().meta({ description: 'Days before the report beyond which a figure counts as old.' }),
    textSize: z.number().min(0).exactOptional().meta({ description: 'Least size of text, in points.' }),
    contrast: z.number().min(1).max(21).exactOptional().meta({ description: 'Least contrast of text and its ground.' }),
  }).exactOptional().meta({ description: 'What the review lets pass without a warning.' }),
});

/** Fields in a fixed order, those without a value left out; undefined where nothing is said. */
export function orderedOutput(chosen: BriefingOutput | undefined): object | undefined {
  const { edition, handout, attach, fileName, limits } = chosen ?? {};
  const ordered = {
    edition,
    handout: handout && {
      layout: handout.layout, paper: handout.paper, duplex: handout.duplex,
      creep: handout.creep, margin: handout.margin, gap: handout.gap, foldMarks: handout.foldMarks,
    },
    attach, fileName,
    limits: limits && { oldestFigure: limits.oldestFigure, textSize: limits.textSize, contrast: limits.contrast },
  };
  return Object.values(ordered).every((value) => value === undefined) ? undefined : ordered;
}
