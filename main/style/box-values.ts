// Boxes: display, sizes, borders, aspect ratios, page sizes and marks.

import { colorValue, currentColor } from './color.ts';
import type { Alignment, BorderStyle, Color, ComputedStyle, Display, LengthPercentage } from './computed-style.ts';
import { combineList, map } from './deferred.ts';
import { atEnd, attempt, type Input, keyword, listOf, mapped, named, oneOf, type Parser, peek, takeDelim, takeKeyword } from './parsers.ts';
import { nothing } from './background-values.ts';
import { own } from './own.ts';
import { lengthPercentage, lengthValue, numberValue } from './values.ts';

const singleDisplay: Readonly<Record<string, Display>> = {
  none: 'none', contents: 'contents', inline: 'inline', block: 'block', 'flow-root': 'flow-root', 'inline-block': 'inline-block',
  'list-item': 'list-item', flex: 'flex', 'inline-flex': 'inline-flex', grid: 'grid', 'inline-grid': 'inline-grid', table: 'table',
  'inline-table': 'inline-table', 'table-row-group': 'table-row-group', 'table-header-group': 'table-header-group',
  'table-footer-group': 'table-footer-group', 'table-row': 'table-row', 'table-cell': 'table-cell', 'table-column': 'table-column',
  'table-column-group': 'table-column-group', 'table-caption': 'table-caption',
};
/** The two-word forms of CSS Display 3, section 2, by their words in alphabetical order. */
const doubleDisplay: Readonly<Record<string, Display>> = {
  'block flow': 'block', 'block flow-root': 'flow-root', 'flow inline': 'inline', 'flow-root inline': 'inline-block',
  'block flex': 'flex', 'flex inline': 'inline-flex', 'block grid': 'grid', 'grid inline': 'inline-grid', 'block table': 'table',
  'inline table': 'inline-table', 'block list-item': 'list-item', 'flow list-item': 'list-item', 'block flow list-item': 'list-item', flow: 'block',
};

export const displayValue: Parser<Display> = {
  syntax: Object.keys(singleDisplay).join(' | '),
  read: (input) => {
    const words: string[] = [];
    for (let value = peek(input); value?.kind === 'ident'; value = peek(input)) {
      words.push(value.text.toLowerCase());
      input.index += 1;
    }
    const single = own(singleDisplay, words.join(' '));
    const name = words.toSorted().join(' ');
    return single ?? own(doubleDisplay, name);
  },
};

/** What a display becomes where the box must be block-level (CSS Display 3, section 2.7). */
export function blockified(display: Display): Display {
  switch (display) {
    case 'inline':
    case 'inline-block':
    case 'table-row-group':
    case 'table-header-group':
    case 'table-footer-group':
    case 'table-row':
    case 'table-cell':
    case 'table-column':
    case 'table-column-group':
    case 'table-caption':
      return 'block';
    case 'inline-flex':
      return 'flex';
    case 'inline-grid':
      return 'grid';
    case 'inline-table':
      return 'table';
    default:
      return display;
  }
}

const intrinsic = keyword('min-content', 'max-content', 'fit-content');
/** `width`, `height` and `min-*`. */
export const sizeValue = oneOf(keyword('auto'), intrinsic, lengthPercentage({ min: 0 }));
/** `max-*`. */
export const maxSizeValue = oneOf(keyword('none'), intrinsic, lengthPercentage({ min: 0 }));
/** `flex-basis`. */
export const basisValue = oneOf(keyword('auto', 'content'), intrinsic, lengthPercentage({ min: 0 }));

export const borderStyleValue = keyword('none', 'hidden', 'solid', 'dashed', 'dotted', 'double', 'groove', 'ridge', 'inset', 'outset');
/** What `auto` looks like is left to the program. */
export const outlineStyleValue: Parser<BorderStyle> = oneOf(
  named({ auto: 'solid' as const }), keyword('none', 'solid', 'dashed', 'dotted', 'double', 'groove', 'ridge', 'inset', 'outset'));
/** `auto` is that of the text. */
export const outlineColorValue: Parser<Color> = oneOf({ syntax: 'auto', read: (input) => (takeKeyword(input, 'auto') ? currentColor : undefined) }, colorValue);
/** thin, medium and thick are 1, 3 and 5 px. */
export const borderWidthValue = oneOf(named({ thin: 0.75, medium: 2.25, thick: 3.75 }), lengthValue({ min: 0 }));

/** `auto`, a number, or a ratio `16 / 9`; with `auto` beside a ratio, the ratio. */
export const aspectRatioValue: Parser<number | undefined> = {
  syntax: 'auto | <number [0,∞]> [ / <number [0,∞]> ]?',
  read: (input) => {
    const auto = takeKeyword(input, 'auto');
    if (auto && atEnd(input)) return nothing;
    const width = numberValue({ min: 0 }).read(input);
    const height = takeDelim(input, '/') ? numberValue({ min: 0 }).read(input) : 1;
    if (!auto) takeKeyword(input, 'auto');
    if (typeof width !== 'number' || typeof height !== 'number') return undefined;
    return width > 0 && height > 0 ? width / height : nothing;
  },
};

// --- alignment

const positions = ['start', 'end', 'center', 'flex-start', 'flex-end', 'left', 'right'] as const;
const distributions = ['space-between', 'space-around', 'space-evenly', 'stretch', 'normal', 'baseline'] as const;
const alignmentNames: Readonly<Record<string, Alignment>> = Object.fromEntries([
  ...[...positions, ...distributions].map((name) => [name, name] as const), ['self-start', 'start'] as const, ['self-end', 'end'] as const,
]);

/** `safe`, `unsafe`, `first` and `last` are read and dropped (CSS Box Alignment 3). */
export const alignmentValue: Parser<Alignment> = {
  syntax: Object.keys(alignmentNames).join(' | '),
  read: (input) => {
    attempt(input, keyword('safe', 'unsafe', 'first', 'last', 'legacy'));
    return named(alignmentNames).read(input);
  },
};
export const selfAlignmentValue = oneOf(keyword('auto'), alignmentValue);

// --- borders

const four = mapped(listOf(lengthPercentage({ min: 0 }), 4), ([first, second = first, third = first, fourth = second]) => [first, second, third, fourth] as const);

/** Radii of all corners from the top left on, the vertical ones behind a slash. */
export const cornersValue: Parser<ComputedStyle['borderRadius']> = {
  syntax: '<length-percentage [0,∞]>{1,4} [ / <length-percentage [0,∞]>{1,4} ]?',
  read: (input) => {
    const horizontal = four.read(input);
    const vertical = takeDelim(input, '/') ? four.read(input) : horizontal;
    if (horizontal === undefined || vertical === undefined) return undefined;
    return map(combineList([horizontal, vertical]), ([x, y]) => ({ topLeft: [x![0], y![0]], topRight: [x![1], y![1]], bottomRight: [x![2], y![2]], bottomLeft: [x![3], y![3]] }));
  },
};

/** One radius of a corner, or two with white space between. */
export const radiusValue: Parser<readonly [LengthPercentage, LengthPercentage]> = mapped(
  listOf(lengthPercentage({ min: 0 }), 2),
  ([x, y]) => [x, y ?? x] as const,
);

/** One or two lengths: horizontal and vertical. */
export const borderSpacingValue: Parser<readonly [number, number]> = mapped(listOf(lengthValue({ min: 0 }), 2), ([x, y]) => [x, y ?? x] as const);

/** `vertical-align`: percentages are kept, and refer to the line height. */
export const verticalAlignValue: Parser<ComputedStyle['verticalAlign']> = oneOf(
  keyword('baseline', 'sub', 'super', 'top', 'middle', 'bottom', 'text-top', 'text-bottom'),
  lengthPercentage(),
);

/** Both axes share one value here: the stronger of two. */
export const overflowValue: Parser<ComputedStyle['overflow']> = mapped(
  listOf(keyword('visible', 'hidden', 'clip', 'auto', 'scroll'), 2),
  ([x, y]) => (x === 'visible' ? (y ?? x) : x),
);

// --- pages

export type PageSize = { readonly width: number; readonly height: number };
const millimetre = 72 / 25.4;
function paper(width: number, height: number): PageSize {
  return { width: width * millimetre, height: height * millimetre };
}
/** Where no size is given. */
export const a4 = paper(210, 297);
/** CSS Paged Media 3, section 5.1, and the ISO sizes around them; portrait, in points. */
export const paperSizes: Readonly<Record<string, PageSize>> = {
  a2: paper(420, 594), a3: paper(297, 420), a4, a5: paper(148, 210), a6: paper(105, 148), a7: paper(74, 105),
  b3: paper(353, 500), b4: paper(250, 353), b5: paper(176, 250), b6: paper(125, 176), 'jis-b4': paper(257, 364), 'jis-b5': paper(182, 257),
  c4: paper(229, 324), c5: paper(162, 229),
  letter: { width: 612, height: 792 }, legal: { width: 612, height: 1008 }, ledger: { width: 792, height: 1224 }, tabloid: { width: 792, height: 1224 },
  executive: { width: 522, height: 756 }, statement: { width: 396, height: 612 },
};

export const pageSizeValue: Parser<PageSize> = {
  syntax: `<length [0,∞]>{1,2} | auto | [ ${Object.keys(paperSizes).join(' | ')} ] || [ portrait | landscape ]`,
  read: (input) => {
    if (takeKeyword(input, 'auto')) return a4;
    const lengths = attempt(input, listOf(lengthValue({ min: 1 }), 2));
    if (lengths !== undefined) return map(lengths, ([width, height]) => ({ width, height: height ?? width }));
    return readPaper(input);
  },
};

function readPaper(input: Input): PageSize | undefined {
  const orientation = keyword('portrait', 'landscape');
  let turn = attempt(input, orientation);
  const known = attempt(input, named(paperSizes)) as PageSize | undefined;
  turn ??= attempt(input, orientation);
  if (known === undefined && turn === undefined) return undefined;
  const { width, height } = known ?? a4;
  return turn === 'landscape' ? { width: height, height: width } : { width, height };
}

export type Marks = { readonly crop: boolean; readonly cross: boolean };
export const marksValue: Parser<Marks> = {
  syntax: 'none | [ crop || cross ]',
  read: (input) => {
    if (takeKeyword(input, 'none')) return { crop: false, cross: false };
    let [crop, cross] = [false, false];
    while (!atEnd(input)) {
      if (!crop && takeKeyword(input, 'crop')) crop = true;
      else if (!cross && takeKeyword(input, 'cross')) cross = true;
      else return undefined;
    }
    return crop || cross ? { crop, cross } : undefined;
  },
};

/** `auto` is resolved where the marks are known: 6 pt with crop marks, else nothing (CSS Paged Media 3, section 7.2). */
export const bleedValue: Parser<number | 'auto'> = oneOf(keyword('auto'), lengthValue({ min: 0 }));
