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

/** The text that `parsePaper` reads as this paper: its name, else millimetres where they are round, else points. */
export function printPaper(size: Paper): string {
  const [millimetres, points] = [inUnit(size, 'mm', 3), inUnit(size, 'pt', 20)];
  return paperNames.find((name) => isSame(parsePaper(name), size)) ?? (isSame(parsePaper(millimetres), size) ? millimetres : points);
}

function isSame(one: Paper | undefined, [width, height]: Paper): boolean {
  return one !== undefined && Math.abs(one[0] - width) < 1e-9 && Math.abs(one[1] - height) < 1e-9;
}

function inUnit([width, height]: Paper, unit: 'mm' | 'pt', digits: number): string {
  const plain = (value: number): string => String(Number((value / (units[unit] ?? 1)).toFixed(digits)));
  return `${plain(width)}x${plain(height)}${unit}`;
}
