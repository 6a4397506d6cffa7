// What the style stage understands, told from its own tables: for the reference of supported CSS and for completion in the
// app's editor. Nothing here is consulted while styling.

import { colorNames } from './color-names.ts';
import { marginBoxNames } from './computed-style.ts';
import { properties, type Property } from './properties.ts';
import { pseudoElements } from './selectors.ts';
import { aliases, shorthands } from './shorthands.ts';
import { lengthUnits } from './units.ts';
import { unsupportedProperties } from './unsupported.ts';

/** One property for people. `values` is its grammar; `sets`: the longhands of a shorthand, or the property that an alias means. */
export type PropertyFeature = {
  readonly name: string;
  readonly kind: 'longhand' | 'shorthand' | 'alias';
  readonly values: string;
  readonly inherited: boolean;
  readonly pageOnly: boolean;
  readonly sets: readonly string[];
  /** Where we depart from the specification, or what one should know. */
  readonly note: string | undefined;
};

/** Departures from the specifications, by property. */
const notes: Readonly<Record<string, string>> = {
  all: 'sets every property but direction, unicode-bidi and those of @page',
  'bookmark-label': 'GCPM draft and Prince',
  'bookmark-level': 'GCPM draft and Prince; h1 to h6 have levels 1 to 6',
  clear: 'inline-start and inline-end mean left and right',
  color: 'everything becomes sRGB, clipped to its gamut; no CMYK',
  content: 'with the text for those who do not see it behind a slash',
  float: '`footnote` as in GCPM; inline-start and inline-end mean left and right',
  'font-stretch': 'as percentages or keywords',
  'font-style': 'the angle of `oblique` is read and not used',
  'footnote-display': 'notes that run on are parted by a space; `compact` notes share a line where they fit one',
  'initial-letter': 'of `::first-letter`: capitals are aligned with capitals',
  'line-break': '`auto` is `strict`',
  'line-height': '`normal` counts as 1.2 where `lh` needs a number',
  'list-style-type': 'any counter style, or a string',
  marks: 'crop and cross marks stand outside the bleed',
  'max-height': 'also bounds the @footnote area',
  overflow: 'one value for both axes; `auto` and `scroll` clip',
  page: '`auto` is the parent\'s page name',
  position: '`running()` as in GCPM',
  'string-set': 'GCPM',
  'text-underline-offset': 'belongs to the element that draws the line',
  'text-shadow': 'a blurred one is made of transparent copies; it comes near to a Gaussian',
  'text-align': '`justify-all` also sets text-align-last',
  'unicode-bidi': '`dir="auto"` is `plaintext`',
  'vertical-align': 'percentages refer to the line height',
  'white-space': 'the five old keywords, and those of CSS Text 4',
};

function noteOf(name: string): string | undefined {
  return Object.hasOwn(notes, name) ? notes[name] : undefined;
}

function longhandFeature({ name, parser, inherited, pageOnly }: Property): PropertyFeature {
  return { name, kind: 'longhand', values: parser.syntax, inherited, pageOnly, sets: [], note: noteOf(name) };
}

/** Every property that a sheet may set, by name. */
export function supportedProperties(): readonly PropertyFeature[] {
  const longhands = [...properties.values()].filter((property) => !property.internal && !shorthands.has(property.name)).map(longhandFeature);
  const shorts = [...shorthands.values()].map(({ name, syntax, longhands: sets }): PropertyFeature => (
    { name, kind: 'shorthand', values: syntax, inherited: false, pageOnly: false, sets: name === 'all' ? [] : sets, note: noteOf(name) }));
  const others = [...aliases].map(([name, target]): PropertyFeature => (
    { name, kind: 'alias', values: `as ${target}`, inherited: false, pageOnly: false, sets: [target], note: undefined }));
  return [...longhands, ...shorts, ...others].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** What else there is, for the same reference. */
export const features = {
  selectors: [
    'type, class, id, universal and attribute selectors, with `i`', 'descendant, child, next-sibling and subsequent-sibling combinators',
    ':is() :where() :not() :has()', ':root :empty :first-child :last-child :only-child :nth-child(An+B of S) :nth-last-child()',
    ':first-of-type :last-of-type :only-of-type :nth-of-type() :nth-last-of-type()', ':lang() :dir() :link :any-link', 'nesting with `&`',
    'states of a screen (:hover, :focus, :visited …) are true of nothing',
  ],
  pseudoElements: pseudoElements.map((name) => `::${name}`),
  atRules: [
    '@page (name, :first, :left, :right, :blank, :nth(An+B of name))', '@footnote, in @page or by itself', '@media (for print)', '@supports', '@import (layer, supports, media)',
    '@layer', '@font-face (TTF and OTF)', '@counter-style',
  ],
  marginBoxes: marginBoxNames.map((name) => `@${name}`),
  units: [...lengthUnits, '%', 'deg', 'grad', 'rad', 'turn', 'fr', 'dppx', 'dpi', 'dpcm'],
  functions: ['calc()', 'min()', 'max()', 'clamp()', 'round()', 'mod()', 'rem()', 'abs()', 'sign()', 'sqrt()', 'pow()', 'hypot()', 'var()'],
  colors: ['rgb()', 'hsl()', 'hwb()', 'lab()', 'lch()', 'oklab()', 'oklch()', 'color()', 'color-mix(in srgb | oklab)', '#hex', 'currentColor', 'transparent', ...Object.keys(colorNames)],
} as const;

/** Properties that are known and not followed, with the reason. */
export function refusedProperties(): readonly { readonly name: string; readonly reason: string }[] {
  return [...unsupportedProperties].map(([name, reason]) => ({ name, reason })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The reference as Markdown: tables of properties, then the rest as lists. */
export function featureReference(): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
  const rows = supportedProperties().filter(({ kind }) => kind !== 'alias').map(({ name, values, inherited, sets, note, pageOnly }) => {
    const remarks = [pageOnly ? 'in @page only' : '', inherited ? 'inherits' : '', sets.length > 0 ? `sets ${sets.join(', ')}` : '', note ?? ''];
    return `| \`${name}\` | ${cell(values)} | ${cell(remarks.filter((remark) => remark !== '').join('; '))} |`;
  });
  const list = (title: string, items: readonly string[]): string => `**${title}:** ${items.map(cell).join(', ')}.`;
  const others = [...aliases].map(([name, target]) => `\`${name}\` (${target})`);
  return [
    '| Property | Values | Notes |', '|---|---|---|', ...rows, '',
    `**Other names:** ${others.join(', ')}.`, '', list('Selectors', features.selectors), '', list('Pseudo-elements', features.pseudoElements), '',
    list('At-rules', features.atRules), '', list('Units', features.units), '', list('Functions', features.functions), '',
    `**Known and not followed** (each a warning): ${refusedProperties().map(({ name }) => `\`${name}\``).join(', ')}.`, '',
  ].join('\n');
}
