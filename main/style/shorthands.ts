// Shorthands: one declaration that sets several longhands. Each reads its values into longhands by name; those it names but
// does not read take their initial values. Adding one is one entry in the table at the end.

import { type ComponentValue, splitAtCommas } from './component-values.ts';
import { sides } from './computed-style.ts';
import { combineList, map, type Pending } from './deferred.ts';
import { atEnd, attempt, type Input, inputOf, keyword, named, type Parser, peek, readAll, takeDelim, takeKeyword } from './parsers.ts';
import { propertyNamed } from './properties.ts';
import { capsFeatures } from './font-values.ts';

/** What a shorthand sets: longhand by name. */
export type Longhands = Readonly<Record<string, Pending<unknown>>>;
export type Shorthand = {
  readonly name: string;
  readonly longhands: readonly string[];
  readonly syntax: string;
  readonly read: (values: readonly ComponentValue[]) => Longhands | undefined;
};

function parserOf(longhand: string): Parser<unknown> {
  return propertyNamed(longhand).parser;
}

/** One to four values for top, right, bottom, left. */
function box(name: string, longhands: readonly string[]): Shorthand {
  const parser = parserOf(longhands[0] ?? name);
  return {
    name, longhands, syntax: `[ ${parser.syntax} ]{1,4}`,
    read: (values) => {
      const read = readList(values, parser, 4);
      if (read === undefined) return undefined;
      const [top, right = top, bottom = top, left = right] = read;
      return Object.fromEntries(longhands.map((longhand, index) => [longhand, [top, right, bottom, left][index]]));
    },
  };
}

/** One or two values: start and end, row and column. */
function twoValues(name: string, first: string, second: string): Shorthand {
  const parser = parserOf(first);
  return {
    name, longhands: [first, second], syntax: `[ ${parser.syntax} ]{1,2}`,
    read: (values) => {
      const read = readList(values, parser, 2);
      return read === undefined ? undefined : { [first]: read[0], [second]: read[1] ?? read[0] };
    },
  };
}

function readList(values: readonly ComponentValue[], parser: Parser<unknown>, most: number): Pending<unknown>[] | undefined {
  const input = inputOf(values);
  const read: Pending<unknown>[] = [];
  while (!atEnd(input) && read.length < most) {
    const value = parser.read(input);
    if (value === undefined) return undefined;
    read.push(value);
  }
  return atEnd(input) && read.length > 0 ? read : undefined;
}

/** `a || b || c`: each longhand at most once, in any order; `copies` sets further longhands to the same values. */
function anyOrder(name: string, longhands: readonly string[], copies: readonly (readonly string[])[] = []): Shorthand {
  return {
    name, longhands: [...longhands, ...copies.flat()], syntax: longhands.map((longhand) => `<'${longhand}'>`).join(' || '),
    read: (values) => {
      const input = inputOf(values);
      const read = readAnyOrder(input, longhands);
      if (read === undefined || !atEnd(input)) return undefined;
      for (const copy of copies) copy.forEach((longhand, index) => copyInto(read, longhand, longhands[index] ?? ''));
      return read;
    },
  };
}

function copyInto(read: Record<string, Pending<unknown>>, longhand: string, from: string): void {
  if (Object.hasOwn(read, from)) read[longhand] = read[from];
}

/** Reads what it can from here; undefined where nothing fits. */
function readAnyOrder(input: Input, longhands: readonly string[]): Record<string, Pending<unknown>> | undefined {
  const read: Record<string, Pending<unknown>> = {};
  const open = [...longhands];
  while (!atEnd(input)) {
    const found = open.findIndex((longhand) => {
      const value = attempt(input, parserOf(longhand));
      if (value !== undefined) read[longhand] = value;
      return value !== undefined;
    });
    if (found < 0) break;
    open.splice(found, 1);
  }
  return open.length === longhands.length ? undefined : read;
}

const borderParts = ['width', 'style', 'color'] as const;
function borderSide(name: string, prefix = name): Shorthand {
  return anyOrder(name, borderParts.map((part) => `${prefix}-${part}`));
}

/** Several sides set alike: `border`, `border-inline`. */
function borderSides(name: string, prefixes: readonly string[]): Shorthand {
  const [first = [], ...others] = prefixes.map((prefix) => borderParts.map((part) => `${prefix}-${part}`));
  return anyOrder(name, first, others);
}

const cornerNames = ['border-top-left-radius', 'border-top-right-radius', 'border-bottom-right-radius', 'border-bottom-left-radius'];

const borderRadius: Shorthand = {
  name: 'border-radius', longhands: cornerNames, syntax: '<length-percentage>{1,4} [ / <length-percentage>{1,4} ]?',
  read: (values) => {
    const slash = values.findIndex((value) => value.kind === 'delim' && value.text === '/');
    const horizontal = readCorners(slash < 0 ? values : values.slice(0, slash));
    const vertical = slash < 0 ? horizontal : readCorners(values.slice(slash + 1));
    if (horizontal === undefined || vertical === undefined) return undefined;
    return Object.fromEntries(cornerNames.map((name, index) => [name, combineList([horizontal[index], vertical[index]])]));
  },
};

function readCorners(values: readonly ComponentValue[]): readonly Pending<unknown>[] | undefined {
  const read = readList(values, parserOf('padding-top'), 4);
  if (read === undefined) return undefined;
  const [topLeft, topRight = topLeft, bottomRight = topLeft, bottomLeft = topRight] = read;
  return [topLeft, topRight, bottomRight, bottomLeft];
}

// --- background

const layerNames = ['background-image', 'background-position', 'background-size', 'background-repeat', 'background-origin', 'background-clip'] as const;

/** One layer of `background`: its parts in any order, `position / size` together; colour in the last layer only. */
function readLayer(values: readonly ComponentValue[], last: boolean): Record<string, Pending<unknown>> | undefined {
  const input = inputOf(values);
  const read: Record<string, Pending<unknown>> = {};
  const take = (name: string, key: string = name): boolean => {
    if (Object.hasOwn(read, key)) return false;
    const value = attempt(input, parserOf(name));
    if (value !== undefined) read[key] = value;
    return value !== undefined;
  };
  while (!atEnd(input)) {
    if (take('background-position')) {
      if (takeDelim(input, '/') && !take('background-size')) return undefined;
    } else if (take('background-origin')) {
      take('background-clip');
    } else if (attempt(input, keyword('scroll', 'local')) === undefined && !take('background-image') && !take('background-repeat')
      && !(last && take('background-color'))) return undefined;
  }
  const origin = read['background-origin'];
  if (origin !== undefined) read['background-clip'] ??= origin;
  return read;
}

const background: Shorthand = {
  name: 'background', longhands: [...layerNames, 'background-color'],
  syntax: '[ <image> || <position> [ / <size> ]? || <repeat> || <box>{1,2} ]#, with <color> in the last',
  read: (values) => {
    const lists = splitAtCommas(values);
    const layers: Record<string, Pending<unknown>>[] = [];
    for (const [index, list] of lists.entries()) {
      const layer = list.length === 0 ? undefined : readLayer(list, index === lists.length - 1);
      if (layer === undefined) return undefined;
      layers.push(layer);
    }
    const read: Record<string, Pending<unknown>> = {};
    for (const name of layerNames) {
      const { initial } = propertyNamed(name);
      // Each layer's value is a list of one: the longhands are lists over the layers.
      read[name] = map(combineList(layers.map((layer) => layer[name] ?? initial)), (all) => all.flat());
    }
    const color = layers[layers.length - 1]?.['background-color'];
    return color === undefined ? read : { ...read, 'background-color': color };
  },
};

// --- fonts and text

const variantNames = [
  'font-variant-ligatures', 'font-variant-caps', 'font-variant-numeric', 'font-variant-east-asian', 'font-variant-alternates', 'font-variant-position',
];
const fontResets = [...variantNames, 'font-kerning', 'font-feature-settings'];

/** `[ style || variant || weight || stretch ]? size [ / line-height ]? family`. */
const font: Shorthand = {
  name: 'font', longhands: ['font-style', 'font-weight', 'font-stretch', 'font-size', 'line-height', 'font-family', ...fontResets],
  syntax: "[ <'font-style'> || small-caps || <'font-weight'> || <'font-stretch'> ]? <'font-size'> [ / <'line-height'> ]? <'font-family'>",
  read: (values) => {
    const input = inputOf(values);
    const read = readFontStart(input);
    const size = parserOf('font-size').read(input);
    if (size === undefined) return undefined;
    read['font-size'] = size;
    if (takeDelim(input, '/')) {
      const height = parserOf('line-height').read(input);
      if (height === undefined) return undefined;
      read['line-height'] = height;
    }
    const family = parserOf('font-family').read(input);
    return family === undefined || !atEnd(input) ? undefined : { ...read, 'font-family': family };
  },
};

function readFontStart(input: Input): Record<string, Pending<unknown>> {
  const read: Record<string, Pending<unknown>> = {};
  for (let count = 0; count < 4; count += 1) {
    if (takeKeyword(input, 'normal')) continue;
    const name = (['font-style', 'font-weight', 'font-stretch'] as const).find((candidate) => (
      !Object.hasOwn(read, candidate) && isFontStartWord(peek(input)) && assign(read, candidate, attempt(input, parserOf(candidate)))));
    if (name === undefined && !assign(read, 'font-variant-caps', isSmallCaps(input) ? attempt(input, capsFeatures) : undefined)) break;
  }
  return read;
}

function assign(read: Record<string, Pending<unknown>>, name: string, value: Pending<unknown> | undefined): boolean {
  if (value !== undefined) read[name] = value;
  return value !== undefined;
}

/** A percentage or length here is the size already. */
function isFontStartWord(value: ComponentValue | undefined): boolean {
  return value?.kind === 'ident' || value?.kind === 'number';
}

function isSmallCaps(input: Input): boolean {
  return peek(input)?.text.toLowerCase() === 'small-caps';
}

const fontVariant: Shorthand = {
  name: 'font-variant', longhands: variantNames, syntax: `normal | none | [ ${variantNames.map((name) => `<'${name}'>`).join(' || ')} ]`,
  read: (values) => {
    const input = inputOf(values);
    if (takeKeyword(input, 'normal')) return atEnd(input) ? {} : undefined;
    if (values.length === 1 && takeKeyword(input, 'none')) return { 'font-variant-ligatures': { liga: 0, clig: 0, dlig: 0, hlig: 0, calt: 0 } };
    return readVariants(input);
  },
};

/** A longhand's words need not stand together: each word is sorted to the longhand that knows it. */
function readVariants(input: Input): Longhands | undefined {
  const words = new Map<string, ComponentValue[]>();
  for (let value = peek(input); value !== undefined; value = peek(input)) {
    const word = value;
    const owner = variantNames.find((name) => readAll([word], parserOf(name)) !== undefined);
    if (owner === undefined) return undefined;
    words.set(owner, [...(words.get(owner) ?? []), word]);
    input.index += 1;
  }
  const read: Record<string, Pending<unknown>> = {};
  for (const [name, list] of words) {
    const value = readAll(list, parserOf(name));
    if (value === undefined) return undefined;
    read[name] = value;
  }
  return words.size === 0 ? undefined : read;
}

/** `none` may be meant for the type or the image: it is the type's. */
const listStyle: Shorthand = {
  name: 'list-style', longhands: ['list-style-position', 'list-style-image', 'list-style-type'],
  syntax: "<'list-style-position'> || <'list-style-image'> || <'list-style-type'>",
  read: (values) => {
    const nones = values.filter((value) => value.kind === 'ident' && value.text.toLowerCase() === 'none');
    const rest = values.filter((value) => !nones.includes(value));
    const input = inputOf(rest);
    const read = readAnyOrder(input, ['list-style-position', 'list-style-image', 'list-style-type']);
    if (!atEnd(input) || nones.length > 2 || (read === undefined && nones.length === 0)) return undefined;
    const typed = read !== undefined && Object.hasOwn(read, 'list-style-type');
    return nones.length > 0 && !typed ? { ...read, 'list-style-type': 'none' } : (read ?? {});
  },
};

type Wrapping = { readonly collapse: string; readonly mode: string };
const whiteSpaces: Readonly<Record<string, Wrapping>> = {
  normal: { collapse: 'collapse', mode: 'wrap' }, nowrap: { collapse: 'collapse', mode: 'nowrap' }, pre: { collapse: 'preserve', mode: 'nowrap' },
  'pre-wrap': { collapse: 'preserve', mode: 'wrap' }, 'pre-line': { collapse: 'preserve-breaks', mode: 'wrap' },
  'break-spaces': { collapse: 'break-spaces', mode: 'wrap' },
};

/** The five old keywords, or the longhands' own (CSS Text 4, section 3). */
const whiteSpace: Shorthand = {
  name: 'white-space', longhands: ['white-space-collapse', 'text-wrap-mode'],
  syntax: `${Object.keys(whiteSpaces).join(' | ')} | <'white-space-collapse'> || <'text-wrap-mode'>`,
  read: (values) => {
    const old = readAll(values, named(whiteSpaces)) as Wrapping | undefined;
    if (old !== undefined) return { 'white-space-collapse': old.collapse, 'text-wrap-mode': old.mode };
    const input = inputOf(values);
    const read = readAnyOrder(input, ['white-space-collapse', 'text-wrap-mode']);
    return atEnd(input) ? read : undefined;
  },
};

const textDecoration = anyOrder('text-decoration', [
  'text-decoration-line', 'text-decoration-style', 'text-decoration-thickness', 'text-decoration-color',
]);

// --- flex, grid, columns

/** `none`, `auto`, one number, or grow, shrink and basis (CSS Flexbox 1, section 7.1). */
const flex: Shorthand = {
  name: 'flex', longhands: ['flex-grow', 'flex-shrink', 'flex-basis'], syntax: "none | [ <'flex-grow'> <'flex-shrink'>? || <'flex-basis'> ]",
  read: (values) => {
    const input = inputOf(values);
    if (values.length === 1 && takeKeyword(input, 'none')) return { 'flex-grow': 0, 'flex-shrink': 0, 'flex-basis': 'auto' };
    let basis = isBareNumber(input) ? undefined : attempt(input, parserOf('flex-basis'));
    const grow = attempt(input, parserOf('flex-grow'));
    const shrink = grow === undefined ? undefined : attempt(input, parserOf('flex-shrink'));
    basis ??= attempt(input, parserOf('flex-basis'));
    if (!atEnd(input) || (grow === undefined && basis === undefined)) return undefined;
    return { 'flex-grow': grow ?? 1, 'flex-shrink': shrink ?? 1, 'flex-basis': basis ?? 0 };
  },
};

function isBareNumber(input: Input): boolean {
  return peek(input)?.kind === 'number';
}

/** `a / b`: the second is `auto` where left out (or the first's span's opposite, which is auto as well). */
function gridPlacement(name: string, longhands: readonly string[]): Shorthand {
  return {
    name, longhands, syntax: `<grid-line> [ / <grid-line> ]{0,${longhands.length - 1}}`,
    read: (values) => {
      const input = inputOf(values);
      const read: Record<string, Pending<unknown>> = {};
      for (const longhand of longhands) {
        const value = parserOf(longhand).read(input);
        if (value === undefined) return undefined;
        read[longhand] = value;
        if (!takeDelim(input, '/')) break;
      }
      return atEnd(input) ? read : undefined;
    },
  };
}

const gridTemplate: Shorthand = {
  name: 'grid-template', longhands: ['grid-template-rows', 'grid-template-columns'], syntax: "none | <'grid-template-rows'> / <'grid-template-columns'>",
  read: (values) => {
    const input = inputOf(values);
    const rows = parserOf('grid-template-rows').read(input);
    if (rows === undefined) return undefined;
    if (atEnd(input)) return values.length === 1 && values[0]?.text.toLowerCase() === 'none' ? {} : undefined;
    const columns = takeDelim(input, '/') ? parserOf('grid-template-columns').read(input) : undefined;
    return columns === undefined || !atEnd(input) ? undefined : { 'grid-template-rows': rows, 'grid-template-columns': columns };
  },
};

/** `align justify`, the second like the first where left out. */
function place(name: string, align: string, justify: string): Shorthand {
  return { ...twoValues(name, align, justify), syntax: `<'${align}'> <'${justify}'>?` };
}

/** `auto` fits both longhands and sets neither. */
const columns: Shorthand = {
  name: 'columns', longhands: ['column-width', 'column-count'], syntax: "<'column-width'> || <'column-count'>",
  read: (values) => {
    const input = inputOf(values.filter((value) => !(value.kind === 'ident' && value.text.toLowerCase() === 'auto')));
    if (atEnd(input)) return values.length > 0 && values.length <= 2 ? {} : undefined;
    const read = readAnyOrder(input, ['column-width', 'column-count']);
    return atEnd(input) && values.length <= 2 ? read : undefined;
  },
};

/** Both words may name the same longhand's keyword: one value of each. */
const textWrap: Shorthand = anyOrder('text-wrap', ['text-wrap-mode', 'text-wrap-style']);

/** `justify-all` is justified with its last line (CSS Text 3, section 7.1). */
const textAlign: Shorthand = {
  name: 'text-align', longhands: ['text-align'], syntax: `${parserOf('text-align').syntax} | justify-all`,
  read: (values) => {
    const value = readAll(values, parserOf('text-align'));
    if (value !== undefined) return { 'text-align': value };
    const all = readAll(values, keyword('justify-all'));
    return all === undefined ? undefined : { 'text-align': 'justify', 'text-align-last': 'justify' };
  },
};

/** `running()` positions and page names of old drafts aside, `page-break-*` map `always` to `page` (CSS Fragmentation 3, section 3.4). */
function pageBreak(name: string, longhand: string): Shorthand {
  return {
    name, longhands: [longhand], syntax: longhand === 'break-inside' ? 'auto | avoid' : 'auto | always | avoid | left | right',
    read: (values) => {
      const value = readAll(values, keyword('auto', 'avoid', ...(longhand === 'break-inside' ? [] : ['always', 'left', 'right'] as const)));
      return value === undefined ? undefined : { [longhand]: value === 'always' ? 'page' : value };
    },
  };
}

/** Another name for a longhand or shorthand. */
function sides4(pattern: (side: string) => string): string[] {
  return sides.map(pattern);
}

const inlineBorders = ['border-inline-start', 'border-inline-end'];
const blockBorders = ['border-top', 'border-bottom'];

const table: readonly Shorthand[] = [
  box('margin', sides4((side) => `margin-${side}`)),
  box('padding', sides4((side) => `padding-${side}`)),
  box('inset', [...sides]),
  box('border-width', sides4((side) => `border-${side}-width`)),
  box('border-style', sides4((side) => `border-${side}-style`)),
  box('border-color', sides4((side) => `border-${side}-color`)),
  borderSides('border', sides4((side) => `border-${side}`)),
  ...sides.map((side) => borderSide(`border-${side}`)),
  borderSide('border-block-start', 'border-top'),
  borderSide('border-block-end', 'border-bottom'),
  ...inlineBorders.map((name) => borderSide(name)),
  borderSides('border-inline', inlineBorders),
  borderSides('border-block', blockBorders),
  ...borderParts.map((part) => twoValues(`border-inline-${part}`, `border-inline-start-${part}`, `border-inline-end-${part}`)),
  ...borderParts.map((part) => twoValues(`border-block-${part}`, `border-top-${part}`, `border-bottom-${part}`)),
  twoValues('margin-inline', 'margin-inline-start', 'margin-inline-end'),
  twoValues('margin-block', 'margin-top', 'margin-bottom'),
  twoValues('padding-inline', 'padding-inline-start', 'padding-inline-end'),
  twoValues('padding-block', 'padding-top', 'padding-bottom'),
  twoValues('inset-inline', 'inset-inline-start', 'inset-inline-end'),
  twoValues('inset-block', 'top', 'bottom'),
  borderRadius, background, font, fontVariant, listStyle, whiteSpace, textWrap, textAlign, textDecoration,
  flex,
  anyOrder('flex-flow', ['flex-direction', 'flex-wrap']),
  twoValues('gap', 'row-gap', 'column-gap'),
  gridTemplate,
  gridPlacement('grid-column', ['grid-column-start', 'grid-column-end']),
  gridPlacement('grid-row', ['grid-row-start', 'grid-row-end']),
  gridPlacement('grid-area', ['grid-row-start', 'grid-column-start', 'grid-row-end', 'grid-column-end']),
  place('place-content', 'align-content', 'justify-content'),
  place('place-items', 'align-items', 'justify-items'),
  place('place-self', 'align-self', 'justify-self'),
  columns,
  anyOrder('column-rule', borderParts.map((part) => `column-rule-${part}`)),
  pageBreak('page-break-before', 'break-before'),
  pageBreak('page-break-after', 'break-after'),
  pageBreak('page-break-inside', 'break-inside'),
];

/** Every shorthand by its name. */
export const shorthands: ReadonlyMap<string, Shorthand> = new Map(table.map((shorthand) => [shorthand.name, shorthand]));

/** Other names of the same property: legacy names, and flow-relative ones that cannot differ in horizontal writing. */
export const aliases: ReadonlyMap<string, string> = new Map(Object.entries({
  'word-wrap': 'overflow-wrap', 'grid-gap': 'gap', 'grid-row-gap': 'row-gap', 'grid-column-gap': 'column-gap', 'overflow-x': 'overflow', 'overflow-y': 'overflow',
  'margin-block-start': 'margin-top', 'margin-block-end': 'margin-bottom', 'padding-block-start': 'padding-top', 'padding-block-end': 'padding-bottom',
  'inset-block-start': 'top', 'inset-block-end': 'bottom', 'inline-size': 'width', 'block-size': 'height', 'min-inline-size': 'min-width',
  'min-block-size': 'min-height', 'max-inline-size': 'max-width', 'max-block-size': 'max-height', 'text-align-all': 'text-align',
  ...Object.fromEntries(borderParts.flatMap((part) => [
    [`border-block-start-${part}`, `border-top-${part}`], [`border-block-end-${part}`, `border-bottom-${part}`],
  ])),
}));


