// Sheets of paper by name (as CSS names page sizes) or by size: `A4`, `letter`, `320x450mm`.

import { paperSizes } from '../style/box-values.ts';

export type Paper = readonly [width: number, height: number];

/** As people write them; read without regard to case. */
export const paperNames: readonly string[] = Object.keys(paperSizes).map((name) => (/^(jis-)?[abc]\d$/.test(name) ? name.toUpperCase() : `${name[0]?.toUpperCase()}${name.slice(1)}`));

const units: Readonly<Record<string, number>> = { mm: 72 / 25.4, cm: 72 / 2.54, in: 72, pt: 1 };
/** Points: from a small card to a sheet of five metres (PDF's own limit is 14,400). */
const [least, most] = [72, 14_400];

/** Width and height in points; undefined where the text names no paper. */
export function parsePaper(text: string): Paper | undefined {
  const name = text.trim().toLowerCase();
  const known = Object.hasOwn(paperSizes, name) ? paperSizes[name] : undefined;
  if (known !== undefined) return [known.width, known.height];
  const [, width, height, unit = ''] = /^(\d{1,6}(?:\.\d{1,20})?)\s*x\s*(\d{1,6}(?:\.\d{1,20})?)\s*(mm|cm|in|pt)$/.exec(name) ?? [];
  const size: Paper = [Number(width) * (units[unit] ?? 0), Number(height) * (units[unit] ?? 0)];
  return size.every((side) => side >= least && side <= most) ? size : undefined;
}

/** The text that `parsePaper` reads as this paper. */
export function printPaper([width, height]: Paper): string {
  const close = (a: number, b: number): boolean => Math.abs(a - b) < 0.01;
  const name = Object.keys(paperSizes).findIndex((one) => close(paperSizes[one]?.width ?? 0, width) && close(paperSizes[one]?.height ?? 0, height));
  return paperNames[name] ?? `${plain(width)}x${plain(height)}pt`;
}

const plain = (value: number): string => String(Number(value.toFixed(4)));
