// Drawing words shared by all charts: SVG elements with plain presentation attributes, the palette, and how wide a text is,
// roughly, since the fonts are not at hand here. Lengths are points in the drawing, which is shown about one to one.

import { element, escapeText, type Attributes } from '../html.ts';

/** What a chart of any type is drawn from. */
export type ChartData = {
  readonly categories: readonly string[];
  readonly series: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
  readonly width: number;
  readonly categoryLabel: string | undefined;
  readonly valueLabel: string | undefined;
  /** A value as the document's language writes it, with its unit where the unit is a sign; `digits` behind the point as the data has them. */
  readonly format: (value: number, digits?: number) => string;
  readonly language: string;
};
/** Markup of the drawing, and the height it takes. */
export type Drawing = { readonly body: string; readonly height: number };

/** Points: of labels and values. */
export const fontSize = 8;

/** Six colours that stay apart for colour-blind eyes, in print by hatches; sheets may change them by `.series-1` and so on. */
export const palette = ['#1b4f80', '#d07a1e', '#5a9bb8', '#8a3b5e', '#6b7435', '#8c8c8c'] as const;
/** What can be read on the colour of the same place. */
const onColor = ['#ffffff', '#16191d', '#16191d', '#ffffff', '#ffffff', '#16191d'] as const;
export const ink = '#16191d';
export const quiet = '#4d5761';
export const gridColor = '#c3cad1';

export function colorOf(series: number): string {
  return palette[series % palette.length] ?? ink;
}

/** The same for a bar, column, sector or square of the legend: hatched in print. */
export function hatchedFill(series: number): Attributes {
  return { class: `series-${(series % palette.length) + 1} hatched`, fill: colorOf(series) };
}

/** The class and fill of a text on the colour of a series. */
export function onFill(series: number): Attributes {
  return { class: `on-series on-${(series % palette.length) + 1}`, fill: onColor[series % onColor.length] ?? ink };
}

/** The class and fill of a series. */
export function fillOf(series: number): Attributes {
  return { class: `series-${(series % palette.length) + 1}`, fill: colorOf(series) };
}

/** Two digits behind the point are finer than any printer. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export function rect({ x, y, width, height }: Rectangle, more: Attributes): string {
  return element('rect', { x: round(x), y: round(y), width: round(Math.max(0, width)), height: round(Math.max(0, height)), ...more }, '');
}

export type Point = readonly [x: number, y: number];

export function line([x1, y1]: Point, [x2, y2]: Point, more: Attributes = {}): string {
  return element('line', { x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2), stroke: gridColor, 'stroke-width': 0.5, ...more }, '');
}

/** One line of text; `y` is its baseline. */
export function label(x: number, y: number, words: string, more: Attributes = {}): string {
  return element('text', { x: round(x), y: round(y), fill: ink, ...more }, escapeText(words));
}

/** Lines of text below each other, around the middle `y`. */
export function labelLines(x: number, y: number, lines: readonly string[], more: Attributes = {}): string {
  const step = fontSize * 1.2;
  const first = y - ((lines.length - 1) * step) / 2 + fontSize * 0.35;
  return lines.map((words, index) => label(x, first + index * step, words, more)).join('');
}

/** Letters of Source Sans by their width in thousandths of the size, upright and regular. */
const widths = new Map(
  Object.entries({
    210: ' ', 250: 'ijlI.,:;\'’|!()[]іїІЇ', 300: 'f-', 350: 'rt', 420: 'sгґ', 460: 'cvxyzєзстух', 500: 'aegkFJLVXY0123456789авекчьяГҐУХ“”', 550: 'bdhnopquACEPRSTZбдийлнопрцАЕЄЗРСТ',
    600: 'BDGKБВКЧЬЯ–', 650: 'HNOQUмДИЙЛНОПЦ', 700: 'wж', 750: 'MфшщюМФ', 820: 'W%m', 900: 'ШЩЮЖ—@',
  }).flatMap(([width, letters]) => [...letters].map((letter) => [letter, Number(width) / 1000] as const)),
);

/** Width of a text in points, on the safe side. */
export function widthOf(text: string, size = fontSize): number {
  let width = 0;
  for (const character of text) width += widths.get(character) ?? 0.58;
  return width * size * 1.03;
}

/** Words broken into lines no wider than `width`, at most `most` lines; the last is cut with an ellipsis where they are more. */
export function wrap(text: string, width: number, most: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(/\s+/)) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current === '' || widthOf(longer) <= width) current = longer;
    else {
      lines.push(current);
      current = word;
    }
  }
  lines.push(current);
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] = `${kept[most - 1] ?? ''} …`;
  return kept.map((words) => cut(words, width));
}

function cut(words: string, width: number): string {
  if (widthOf(words) <= width * 1.05) return words;
  let kept = words;
  while (kept.length > 1 && widthOf(`${kept}…`) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/** The names of the series with their colours, in one row or as many as it takes; nothing for a single series. */
export function legend({ series, width }: ChartData, mark: 'square' | 'line' = 'square'): Drawing {
  if (series.length < 2) return { body: '', height: 0 };
  let [x, y, body] = [0, 0, ''];
  series.forEach(({ label: name }, index) => {
    const space = widthOf(name) + 24;
    if (x > 0 && x + space > width) [x, y] = [0, y + 12];
    body += mark === 'square' ? rect({ x, y: y + 0.5, width: 7, height: 7 }, hatchedFill(index)) : rect({ x, y: y + 3, width: 10, height: 2 }, fillOf(index));
    body += label(x + (mark === 'square' ? 11 : 14), y + 7, name);
    x += space;
  });
  return { body, height: y + 18 };
}

/** All numbers of a chart. */
export function valuesOf({ series }: ChartData): readonly number[] {
  return series.flatMap(({ values }) => values.filter((value): value is number => value !== null));
}

/** Moved down by `y`. */
export function moved(body: string, y: number): string {
  return body === '' || y === 0 ? body : element('g', { transform: `translate(0 ${round(y)})` }, body);
}
