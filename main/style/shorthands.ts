// Shorthands: one declaration that sets several longhands. Each reads its values into longhands by name; those it names but
// does not read take their initial values. Adding one is one entry in the table at the end.

import { background, borderImage, borderRadius } from './background-shorthands.ts';
import { sides } from './computed-style.ts';
import { atEnd, attempt, type Input, inputOf, keyword, peek, readAll, takeKeyword } from './parsers.ts';
import { properties } from './properties.ts';
import { anyOrder, box, parserOf, readAnyOrder, type Shorthand, twoValues, withReset } from './shorthand-forms.ts';
import { grid, gridPlacement, gridTemplate } from './grid-shorthands.ts';
import { font, fontVariant, listStyle, textAlign, textWrap, whiteSpace } from './text-shorthands.ts';

const borderParts = ['width', 'style', 'color'] as const;
function borderSide(name: string, prefix = name): Shorthand {
  return anyOrder(name, borderParts.map((part) => `${prefix}-${part}`));
}

/** Several sides set alike: `border`, `border-inline`. */
function borderSides(name: string, prefixes: readonly string[]): Shorthand {
  const [first = [], ...others] = prefixes.map((prefix) => borderParts.map((part) => `${prefix}-${part}`));
  return anyOrder(name, first, others);
}

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

/** Every property but those that hold a text's direction (CSS Cascade 5, 3.2); it takes the words that all properties take. */
const all: Shorthand = {
  name: 'all', syntax: 'initial | inherit | unset | revert | revert-layer',
  longhands: [...properties.values()].filter(({ internal, pageOnly }) => !internal && !pageOnly).map(({ name }) => name)
    .filter((name) => name !== 'direction' && name !== 'unicode-bidi'),
  read: () => undefined,
};

/** The names of the four sides' longhands. */
function sides4(pattern: (side: string) => string): string[] {
  return sides.map(pattern);
}

const inlineBorders = ['border-inline-start', 'border-inline-end'];
const blockBorders = ['border-top', 'border-bottom'];

const table: readonly Shorthand[] = [
  all,
  box('margin', sides4((side) => `margin-${side}`)),
  box('padding', sides4((side) => `padding-${side}`)),
  box('inset', [...sides]),
  box('border-width', sides4((side) => `border-${side}-width`)),
  box('border-style', sides4((side) => `border-${side}-style`)),
  box('border-color', sides4((side) => `border-${side}-color`)),
  withReset(borderSides('border', sides4((side) => `border-${side}`)), borderImage.longhands),
  ...sides.map((side) => borderSide(`border-${side}`)),
  borderSide('border-block-start', 'border-top'),
  borderSide('border-block-end', 'border-bottom'),
  ...inlineBorders.map((name) => borderSide(name)),
  borderSides('border-inline', inlineBorders),
  borderSides('border-block', blockBorders),
  ...borderParts.map((part) => twoValues(`border-inline-${part}`, `border-inline-start-${part}`, `border-inline-end-${part}`)),
  ...borderParts.map((part) => twoValues(`border-block-${part}`, `border-top-${part}`, `border-bottom-${part}`)),
  anyOrder('outline', ['outline-width', 'outline-style', 'outline-color']),
  twoValues('margin-inline', 'margin-inline-start', 'margin-inline-end'),
  twoValues('margin-block', 'margin-top', 'margin-bottom'),
  twoValues('padding-inline', 'padding-inline-start', 'padding-inline-end'),
  twoValues('padding-block', 'padding-top', 'padding-bottom'),
  twoValues('inset-inline', 'inset-inline-start', 'inset-inline-end'),
  twoValues('inset-block', 'top', 'bottom'),
  borderRadius, borderImage, background, font, fontVariant, listStyle, whiteSpace, textWrap, textAlign, textDecoration,
  flex,
  anyOrder('flex-flow', ['flex-direction', 'flex-wrap']),
  twoValues('gap', 'row-gap', 'column-gap'),
  grid,
  gridTemplate,
  gridPlacement('grid-column', ['grid-column-start', 'grid-column-end'], [0, 0]),
  gridPlacement('grid-row', ['grid-row-start', 'grid-row-end'], [0, 0]),
  gridPlacement('grid-area', ['grid-row-start', 'grid-column-start', 'grid-row-end', 'grid-column-end'], [0, 0, 0, 1]),
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


