// Fonts and text: CSS Fonts 4 and CSS Text 3/4. `font-variant-*` come out as OpenType features.

import type { ComputedStyle, LengthPercentage, LineHeight } from './computed-style.ts';
import { deferred, map, type Pending } from './deferred.ts';
import { resolve } from './length.ts';
import { atEnd, attempt, type Input, keyword, mapped, named, oneOf, type Parser, peek, stringValue, takeDelim, takeKeyword } from './parsers.ts';
import { integerValue, lengthPercentage, lengthValue, numberValue, percentValue } from './values.ts';

/** OpenType features with their values. */
export type Features = Readonly<Record<string, number>>;

const genericFamilies = new Set(['serif', 'sans-serif', 'monospace', 'cursive', 'fantasy', 'system-ui', 'math', 'emoji']);

/** A family: a string, or identifiers joined by one space; generic names in lower case. */
const familyName: Parser<string> = {
  syntax: '<family-name>',
  read: (input) => {
    if (peek(input)?.kind === 'string') return stringValue.read(input);
    const words: string[] = [];
    for (let value = peek(input); value?.kind === 'ident'; value = peek(input)) {
      words.push(value.text);
      input.index += 1;
    }
    const name = words.join(' ');
    if (name === '') return undefined;
    return genericFamilies.has(name.toLowerCase()) ? name.toLowerCase() : name;
  },
};

export const fontFamilyValue: Parser<readonly string[]> = {
  syntax: '[ <family-name> | serif | sans-serif | monospace ]#',
  read: (input) => {
    const families: string[] = [];
    do {
      const name = familyName.read(input);
      if (typeof name !== 'string') return undefined;
      families.push(name);
    } while (takeDelim(input, ','));
    return families;
  },
};

/** Points for the absolute keywords; `medium` is 12 pt (16 px). */
const absoluteSizes = {
  'xx-small': 7.2, 'x-small': 9, small: 10.5, medium: 12, large: 14.4, 'x-large': 18, 'xx-large': 24, 'xxx-large': 36,
} as const;
/** The scale between neighbouring sizes for `larger` and `smaller`. */
const sizeStep = 1.2;

const relativeSize: Parser<number> = {
  syntax: 'larger | smaller',
  read: (input) => {
    if (takeKeyword(input, 'larger')) return deferred((context) => context.fontSize * sizeStep);
    if (takeKeyword(input, 'smaller')) return deferred((context) => context.fontSize / sizeStep);
    return undefined;
  },
};

/** Percentages and em refer to the parent's size: while font-size is computed, the context holds that. */
const sizeLength: Parser<number> = {
  syntax: '<length-percentage [0,∞]>',
  read: (input) => {
    const length = lengthPercentage({ min: 0 }).read(input);
    return length === undefined ? undefined : againstFontSize(length);
  },
};

function againstFontSize(length: Pending<LengthPercentage>): Pending<number> {
  if (typeof length === 'number') return length;
  return deferred((context) => {
    const value = typeof length !== 'number' && length.kind === 'deferred' ? length.compute(context) : length;
    return Math.max(0, resolve(value, context.fontSize));
  });
}

export const fontSizeValue: Parser<number> = oneOf(named(absoluteSizes), relativeSize, sizeLength);

/** `bolder` and `lighter` look at the parent (CSS Fonts 4, section 2.2.1). */
const relativeWeight: Parser<number> = {
  syntax: 'bolder | lighter',
  read: (input) => {
    if (takeKeyword(input, 'bolder')) return deferred(({ parent: { fontWeight } }) => (fontWeight < 350 ? 400 : fontWeight < 550 ? 700 : 900));
    if (takeKeyword(input, 'lighter')) return deferred(({ parent: { fontWeight } }) => (fontWeight < 550 ? 100 : fontWeight < 750 ? 400 : 700));
    return undefined;
  },
};
export const fontWeightValue: Parser<number> = oneOf(named({ normal: 400, bold: 700 }), relativeWeight, numberValue({ min: 1, max: 1000 }));

const stretches = {
  'ultra-condensed': 50, 'extra-condensed': 62.5, condensed: 75, 'semi-condensed': 87.5, normal: 100, 'semi-expanded': 112.5,
  expanded: 125, 'extra-expanded': 150, 'ultra-expanded': 200,
} as const;
export const fontStretchValue: Parser<number> = oneOf(named(stretches), percentValue({ min: 0 }));

/** `oblique 10deg` is read as oblique: faces have one slant. */
export const fontStyleValue: Parser<ComputedStyle['fontStyle']> = {
  syntax: 'normal | italic | oblique <angle>?',
  read: (input) => {
    const style = keyword('normal', 'italic', 'oblique').read(input);
    if (style === 'oblique' && /^(?:deg|grad|rad|turn)$/.test(peek(input)?.unit ?? '')) input.index += 1;
    return style;
  },
};

export const lineHeightValue: Parser<LineHeight> = oneOf(
  keyword('normal'),
  mapped(numberValue({ min: 0 }), (factor): LineHeight => ({ factor })),
  { syntax: sizeLength.syntax, read: (input) => readLineLength(input) },
);

function readLineLength(input: Input): Pending<LineHeight> | undefined {
  const size = sizeLength.read(input);
  return size === undefined ? undefined : map(size, (length): LineHeight => ({ length }));
}

// --- features

/** Any number of these keywords, at most one of each row; `normal` alone is the empty set. */
function featureKeywords(rows: readonly Readonly<Record<string, Features>>[], extra: Readonly<Record<string, Features>> = {}): Parser<Features> {
  const single: Readonly<Record<string, Features>> = { normal: {}, ...extra };
  return {
    syntax: [...Object.keys(single), rows.map((row) => `[ ${Object.keys(row).join(' | ')} ]`).join(' || ')].filter((part) => part !== '').join(' | '),
    read: (input) => {
      const alone = attempt(input, named(single));
      if (alone !== undefined) return alone;
      const features: Record<string, number> = {};
      const open = new Set(rows);
      while (!atEnd(input)) {
        const row = [...open].find((candidates) => hasKeyword(candidates, input));
        if (row === undefined) break;
        open.delete(row);
        Object.assign(features, named(row).read(input));
      }
      return open.size === rows.length ? undefined : features;
    },
  };
}

function hasKeyword(candidates: Readonly<Record<string, Features>>, input: Input): boolean {
  const value = peek(input);
  return value?.kind === 'ident' && Object.hasOwn(candidates, value.text.toLowerCase());
}

export const ligatureFeatures = featureKeywords([
  { 'common-ligatures': { liga: 1, clig: 1 }, 'no-common-ligatures': { liga: 0, clig: 0 } },
  { 'discretionary-ligatures': { dlig: 1 }, 'no-discretionary-ligatures': { dlig: 0 } },
  { 'historical-ligatures': { hlig: 1 }, 'no-historical-ligatures': { hlig: 0 } },
  { contextual: { calt: 1 }, 'no-contextual': { calt: 0 } },
], { none: { liga: 0, clig: 0, dlig: 0, hlig: 0, calt: 0 } });

export const capsFeatures = featureKeywords([{
  'small-caps': { smcp: 1 }, 'all-small-caps': { smcp: 1, c2sc: 1 }, 'petite-caps': { pcap: 1 }, 'all-petite-caps': { pcap: 1, c2pc: 1 },
  unicase: { unic: 1 }, 'titling-caps': { titl: 1 },
}]);

export const numericFeatures = featureKeywords([
  { 'lining-nums': { lnum: 1 }, 'oldstyle-nums': { onum: 1 } },
  { 'proportional-nums': { pnum: 1 }, 'tabular-nums': { tnum: 1 } },
  { 'diagonal-fractions': { frac: 1 }, 'stacked-fractions': { afrc: 1 } },
  { ordinal: { ordn: 1 } },
  { 'slashed-zero': { zero: 1 } },
]);

export const eastAsianFeatures = featureKeywords([
  { jis78: { jp78: 1 }, jis83: { jp83: 1 }, jis90: { jp90: 1 }, jis04: { jp04: 1 }, simplified: { smpl: 1 }, traditional: { trad: 1 } },
  { 'full-width': { fwid: 1 }, 'proportional-width': { pwid: 1 } },
  { ruby: { ruby: 1 } },
]);

export const alternateFeatures = featureKeywords([{ 'historical-forms': { hist: 1 } }]);
export const kerningFeatures: Parser<Features> = named({ auto: {}, normal: { kern: 1 }, none: { kern: 0 } });

// --- text

/** letter-spacing and word-spacing: percentages are of the font size (CSS Text 4). */
export const spacingValue: Parser<number> = {
  syntax: 'normal | <length-percentage>',
  read: (input) => {
    if (takeKeyword(input, 'normal')) return 0;
    const length = lengthPercentage().read(input);
    if (length === undefined || typeof length === 'number') return length;
    return deferred((context) => {
      const value = length.kind === 'deferred' ? length.compute(context) : length;
      return resolve(value, context.fontSize);
    });
  },
};

export const textIndentValue: Parser<ComputedStyle['textIndent']> = {
  syntax: '<length-percentage> && hanging? && each-line?',
  read: (input) => {
    let length: Pending<LengthPercentage> | undefined;
    let hanging = false;
    let eachLine = false;
    while (!atEnd(input)) {
      if (!hanging && takeKeyword(input, 'hanging')) hanging = true;
      else if (!eachLine && takeKeyword(input, 'each-line')) eachLine = true;
      else if (length === undefined) length = attempt(input, lengthPercentage());
      else return undefined;
      if (length === undefined && !hanging && !eachLine) return undefined;
    }
    return length === undefined ? undefined : map(length, (indent) => ({ length: indent, hanging, eachLine }));
  },
};

/** Without a sink, the letter stands as many lines down as it is high (CSS Inline 3, 7.3). */
export const initialLetterValue: Parser<ComputedStyle['initialLetter']> = {
  syntax: 'normal | <number [1,∞]> <integer [1,∞]> | <number [1,∞]> && [ drop | raise ]?',
  read: (input) => {
    if (takeKeyword(input, 'normal')) return none;
    let word = attempt(input, dropOrRaise);
    const size = numberValue({ min: 1 }).read(input);
    if (typeof size !== 'number') return undefined;
    const sink = word === undefined ? attempt(input, integerValue({ min: 1 })) : undefined;
    if (typeof sink === 'number') return { size, sink };
    word ??= attempt(input, dropOrRaise);
    return { size, sink: word === 'raise' ? 1 : Math.floor(size) };
  },
};
const dropOrRaise = keyword('drop', 'raise');
const none = deferred<undefined>(() => undefined);

/** `auto` for a part left out: 5 letters a word, 2 on either side (CSS Text 4, section 6.3.2). */
export const hyphenateLimitCharsValue: Parser<ComputedStyle['hyphenateLimitChars']> = {
  syntax: '[ auto | <integer> ]{1,3}',
  read: (input) => {
    const numbers: (number | undefined)[] = [];
    while (!atEnd(input) && numbers.length < 3) {
      if (takeKeyword(input, 'auto')) numbers.push(undefined);
      else {
        const value = integerValue({ min: 1 }).read(input);
        if (typeof value !== 'number') return undefined;
        numbers.push(value);
      }
    }
    if (numbers.length === 0) return undefined;
    return { word: numbers[0] ?? 5, before: numbers[1] ?? 2, after: (numbers.length > 2 ? numbers[2] : numbers[1]) ?? 2 };
  },
};

export const hangingPunctuationValue: Parser<ComputedStyle['hangingPunctuation']> = {
  syntax: 'none | [ first || [ force-end | allow-end ] || last ]',
  read: (input) => {
    if (takeKeyword(input, 'none')) return { first: false, last: false, end: 'none' };
    let [first, last] = [false, false];
    let end: 'none' | 'allow' | 'force' = 'none';
    while (!atEnd(input)) {
      if (!first && takeKeyword(input, 'first')) first = true;
      else if (!last && takeKeyword(input, 'last')) last = true;
      else if (end === 'none' && takeKeyword(input, 'allow-end')) end = 'allow';
      else if (end === 'none' && takeKeyword(input, 'force-end')) end = 'force';
      else return undefined;
    }
    return first || last || end !== 'none' ? { first, last, end } : undefined;
  },
};

export const tabSizeValue: Parser<ComputedStyle['tabSize']> = oneOf(
  numberValue({ min: 0 }),
  mapped(lengthValue({ min: 0 }), (length) => ({ length })),
);

/** `match-parent` looks at the parent's direction (CSS Text 3, section 7.1). */
export const textAlignValue: Parser<ComputedStyle['textAlign']> = oneOf(
  keyword('start', 'end', 'left', 'right', 'center', 'justify'),
  {
    syntax: 'match-parent',
    read: (input) => (takeKeyword(input, 'match-parent') ? deferred(({ parent }) => matchParent(parent)) : undefined),
  },
);

function matchParent(parent: ComputedStyle): ComputedStyle['textAlign'] {
  if (parent.textAlign !== 'start' && parent.textAlign !== 'end') return parent.textAlign;
  return (parent.textAlign === 'start') === (parent.direction === 'ltr') ? 'left' : 'right';
}

type DecorationLines = { readonly underline: boolean; readonly overline: boolean; readonly lineThrough: boolean };
/** `blink` is read and does nothing. */
export const decorationLineValue: Parser<DecorationLines> = {
  syntax: 'none | [ underline || overline || line-through ]',
  read: (input) => {
    if (takeKeyword(input, 'none')) return { underline: false, overline: false, lineThrough: false };
    const found = new Set<string>();
    for (;;) {
      const line = attempt(input, keyword('underline', 'overline', 'line-through', 'blink'));
      if (line === undefined) break;
      if (found.has(line as string)) return undefined;
      found.add(line as string);
    }
    if (found.size === 0) return undefined;
    return { underline: found.has('underline'), overline: found.has('overline'), lineThrough: found.has('line-through') };
  },
};

/** Percentages of decoration thickness are of the font size. */
export const decorationThicknessValue: Parser<number | 'auto' | 'from-font'> = oneOf(keyword('auto', 'from-font'), {
  syntax: '<length-percentage>',
  read: (input: Input) => {
    const length = lengthPercentage().read(input);
    return length === undefined ? undefined : againstFontSize(length);
  },
});


