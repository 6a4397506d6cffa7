// THE table of properties: name, place in the computed style, whether it inherits, initial value, grammar. Adding a
// property is one line here (and the stage that uses it). Shorthands are in shorthands.ts.

import { assert } from '../diagnostic.ts';
import { attachmentValue, backgroundSizeValue, boxValue, imageValue, repeatValue } from './background-values.ts';
import { borderImageWidthValue, borderOutsetValue, borderRepeatValue, borderSliceValue } from './border-image-values.ts';
import {
  a4, alignmentValue, aspectRatioValue, basisValue, bleedValue, borderSpacingValue, borderStyleValue, borderWidthValue, displayValue, marksValue,
  type Marks, maxSizeValue, outlineColorValue, outlineStyleValue, overflowValue, type PageSize, pageSizeValue, radiusValue, selfAlignmentValue, sizeValue, verticalAlignValue,
} from './box-values.ts';
import { clipPathValue } from './clip-values.ts';
import { black, colorValue, currentColor, transparent } from './color.ts';
import { type BackgroundLayer, blendModes, type Border, type ComputedStyle, evenSides, type LengthPercentage, sides } from './computed-style.ts';
import {
  bookmarkLabelValue, bookmarkLevelValue, contentValue, counterChanges, featureSettings, listStyleTypeValue, quotesValue, runningValue, stringSetValue,
} from './content-values.ts';
import { deferred, type Pending } from './deferred.ts';
import {
  alternateFeatures, capsFeatures, decorationLineValue, decorationThicknessValue, eastAsianFeatures, type Features, fontFamilyValue, fontSizeValue,
  fontStretchValue, fontStyleValue, fontWeightValue, hangingPunctuationValue, hyphenateLimitCharsValue, initialLetterValue, kerningFeatures, ligatureFeatures,
  lineHeightValue, numericFeatures, spacingValue, tabSizeValue, textAlignValue, textIndentValue,
} from './font-values.ts';
import { areasValue, gridAutoFlowValue, gridLineValue, trackListValue, trackValue } from './grid-values.ts';
import { percentage } from './length.ts';
import {
  commaList, customIdent, keyword, mapped, named, oneOf, type Parser, stringValue, takeKeyword, urlValue,
} from './parsers.ts';
import { boxShadowValue, textShadowValue } from './shadow-values.ts';
import { svgPaint, svgText } from './svg-values.ts';
import { rotateValue, scaleValue, transformValue, translateValue } from './transform-values.ts';
import { integerValue, lengthPercentage, lengthValue, numberOrPercent, numberValue, positionValue } from './values.ts';
import { nothing } from './background-values.ts';

/** Values that a computed style is made from but does not show: `finish.ts` puts them together. */
export type HiddenStyle = {
  readonly kerning: Features;
  readonly ligatures: Features;
  readonly caps: Features;
  readonly numeric: Features;
  readonly eastAsian: Features;
  readonly alternates: Features;
  readonly featureSettings: Features;
  readonly wrapMode: 'wrap' | 'nowrap';
  readonly wrapStyle: 'auto' | 'balance' | 'pretty' | 'stable';
  readonly backgroundImage: readonly BackgroundLayer['image'][];
  readonly backgroundPosition: readonly BackgroundLayer['position'][];
  readonly backgroundSize: readonly BackgroundLayer['size'][];
  readonly backgroundRepeat: readonly BackgroundLayer['repeat'][];
  readonly backgroundAttachment: readonly BackgroundLayer['attachment'][];
  readonly backgroundOrigin: readonly BackgroundLayer['origin'][];
  readonly backgroundClip: readonly BackgroundLayer['clip'][];
  readonly backgroundBlend: readonly BackgroundLayer['blend'][];
  readonly translate: ComputedStyle['transform'];
  readonly rotate: ComputedStyle['transform'];
  readonly scale: ComputedStyle['transform'];
  readonly transformList: ComputedStyle['transform'];
  readonly size: PageSize;
  readonly marks: Marks;
  readonly bleed: number | 'auto';
};

/**
 * Order of computation: what others depend on comes first. 0: the font; 1: its size, against the parent's; 2: line
 * height; 3: colour and direction; 4: the rest.
 */
export type Phase = 0 | 1 | 2 | 3 | 4;

/** One longhand. Its value goes to `path` of the computed or the hidden style; `merge`: the value's fields do, each by itself. */
export type Property = {
  readonly name: string;
  readonly record: 'style' | 'hidden';
  readonly path: Path;
  readonly merge: boolean;
  readonly inherited: boolean;
  readonly initial: Pending<unknown>;
  readonly parser: Parser<unknown>;
  readonly phase: Phase;
  /** Set in `@page` rules only. */
  readonly pageOnly: boolean;
  /** Never set by a sheet, only by the program. */
  readonly internal: boolean;
  /** A flow-relative longhand: which physical one it is depends on the direction. */
  readonly logical?: { readonly ltr: Property; readonly rtl: Property };
};

/** A key of the record, a field within it, and one within that. */
export type Path = readonly [key: string, field?: string, inner?: string];

type Key = keyof ComputedStyle;
type Part<K extends Key> = Extract<keyof NonNullable<ComputedStyle[K]>, string>;

function entry(name: string, path: Path, inherited: boolean, initial: Pending<unknown>, parser: Parser<unknown>): Property {
  return { name, record: 'style', path, merge: false, inherited, initial, parser, phase: 4, pageOnly: false, internal: false };
}
/** A property that inherits. */
function inherits<K extends Key>(name: string, key: K, initial: Pending<ComputedStyle[K]>, parser: Parser<ComputedStyle[K]>, phase: Phase = 4): Property {
  return { ...entry(name, [key], true, initial, parser), phase };
}
/** A property that does not. */
function resets<K extends Key>(name: string, key: K, initial: ComputedStyle[K], parser: Parser<ComputedStyle[K]>): Property {
  return entry(name, [key], false, initial, parser);
}
/** One field of a record; not inherited. */
function part<K extends Key, P extends Part<K>>(name: string, key: K, field: P, initial: Pending<unknown>, parser: Parser<NonNullable<ComputedStyle[K]>[P]>): Property {
  return entry(name, [key, field], false, initial, parser);
}
function hidden<K extends keyof HiddenStyle>(name: string, key: K, inherited: boolean, initial: HiddenStyle[K], parser: Parser<HiddenStyle[K]>): Property {
  return { ...entry(name, [key], inherited, initial, parser), record: 'hidden' };
}
function svg(inherited: boolean, parser: Parser<string>, ...names: readonly string[]): Property[] {
  return names.map((name) => entry(name, ['svg', name], inherited, undefined, parser));
}

const zero = 0 as LengthPercentage;
const center = percentage(50);

const autoLength = oneOf(keyword('auto'), lengthPercentage());
const noBorder: Border = { width: 0, style: 'none', color: black };
const breakBetween = keyword('auto', 'avoid', 'avoid-page', 'avoid-column', 'page', 'column', 'left', 'right', 'recto', 'verso', 'always');
const gap = oneOf(keyword('normal'), lengthPercentage({ min: 0 }));

/** `auto` is the parent's page name (CSS Paged Media 3, section 3.4). */
const pageName: Parser<string> = {
  syntax: 'auto | <custom-ident>',
  read: (input) => (takeKeyword(input, 'auto') ? deferred(({ parent }) => parent.page) : customIdent.read(input)),
};

const fonts: readonly Property[] = [
  inherits('font-family', 'fontFamily', ['serif'], fontFamilyValue, 0),
  inherits('font-style', 'fontStyle', 'normal', fontStyleValue, 0),
  inherits('font-weight', 'fontWeight', 400, fontWeightValue, 0),
  inherits('font-stretch', 'fontStretch', 100, fontStretchValue, 0),
  inherits('font-size', 'fontSize', 12, fontSizeValue, 1),
  inherits('line-height', 'lineHeight', 'normal', lineHeightValue, 2),
  inherits('color', 'color', black, colorValue, 3),
  inherits('direction', 'direction', 'ltr', keyword('ltr', 'rtl'), 3),
  hidden('font-kerning', 'kerning', true, {}, kerningFeatures),
  hidden('font-variant-ligatures', 'ligatures', true, {}, ligatureFeatures),
  hidden('font-variant-caps', 'caps', true, {}, capsFeatures),
  hidden('font-variant-numeric', 'numeric', true, {}, numericFeatures),
  hidden('font-variant-east-asian', 'eastAsian', true, {}, eastAsianFeatures),
  hidden('font-variant-alternates', 'alternates', true, {}, alternateFeatures),
  hidden('font-feature-settings', 'featureSettings', true, {}, featureSettings),
  inherits('font-variant-position', 'fontVariantPosition', 'normal', keyword('normal', 'sub', 'super')),
  inherits('font-synthesis-small-caps', 'fontSynthesisSmallCaps', true, named({ auto: true, none: false })),
];

const text: readonly Property[] = [
  inherits('letter-spacing', 'letterSpacing', 0, spacingValue),
  inherits('word-spacing', 'wordSpacing', 0, spacingValue),
  inherits('text-align', 'textAlign', 'start', textAlignValue),
  inherits('text-align-last', 'textAlignLast', 'auto', keyword('auto', 'start', 'end', 'left', 'right', 'center', 'justify')),
  inherits('text-indent', 'textIndent', { length: 0, hanging: false, eachLine: false }, textIndentValue),
  inherits('text-transform', 'textTransform', 'none', keyword('none', 'uppercase', 'lowercase', 'capitalize')),
  hidden('text-wrap-mode', 'wrapMode', true, 'wrap', keyword('wrap', 'nowrap')),
  hidden('text-wrap-style', 'wrapStyle', true, 'auto', keyword('auto', 'balance', 'pretty', 'stable')),
  inherits('white-space-collapse', 'whiteSpaceCollapse', 'collapse', keyword('collapse', 'preserve', 'preserve-breaks', 'break-spaces')),
  inherits('word-break', 'wordBreak', 'normal', keyword('normal', 'break-all', 'keep-all', 'break-word')),
  inherits('overflow-wrap', 'overflowWrap', 'normal', keyword('normal', 'anywhere', 'break-word')),
  inherits('line-break', 'lineBreak', 'auto', keyword('auto', 'loose', 'normal', 'strict', 'anywhere')),
  inherits('hyphens', 'hyphens', 'manual', keyword('none', 'manual', 'auto')),
  inherits('hyphenate-character', 'hyphenateCharacter', 'auto', oneOf(keyword('auto'), stringValue)),
  inherits('hyphenate-limit-chars', 'hyphenateLimitChars', { word: 5, before: 2, after: 2 }, hyphenateLimitCharsValue),
  inherits('hyphenate-limit-lines', 'hyphenateLimitLines', Infinity, oneOf(named({ 'no-limit': Infinity }), integerValue({ min: 0 }))),
  inherits('hanging-punctuation', 'hangingPunctuation', { first: false, last: false, end: 'none' }, hangingPunctuationValue),
  inherits('text-shadow', 'textShadow', [], textShadowValue),
  inherits('tab-size', 'tabSize', 8, tabSizeValue),
  inherits('visibility', 'visibility', 'visible', keyword('visible', 'hidden', 'collapse')),
  inherits('quotes', 'quotes', 'auto', quotesValue),
  inherits('list-style-type', 'listStyleType', 'disc', listStyleTypeValue),
  inherits('list-style-position', 'listStylePosition', 'outside', keyword('inside', 'outside')),
  inherits('list-style-image', 'listStyleImage', undefined, oneOf(mapped({ syntax: 'none', read: (input) => (takeKeyword(input, 'none') ? nothing : undefined) }, (value) => value), urlValue)),
  inherits('orphans', 'orphans', 2, integerValue({ min: 1 })),
  inherits('widows', 'widows', 2, integerValue({ min: 1 })),
  inherits('border-collapse', 'borderCollapse', 'separate', keyword('separate', 'collapse')),
  inherits('border-spacing', 'borderSpacing', [0, 0], borderSpacingValue),
  inherits('caption-side', 'captionSide', 'top', keyword('top', 'bottom')),
  inherits('empty-cells', 'emptyCells', 'show', keyword('show', 'hide')),
  resets('vertical-align', 'verticalAlign', 'baseline', verticalAlignValue),
  { ...entry('text-decoration-line', ['textDecoration'], false, { underline: false, overline: false, lineThrough: false }, decorationLineValue), merge: true },
  part('text-decoration-style', 'textDecoration', 'style', 'solid', keyword('solid', 'double', 'dotted', 'dashed', 'wavy')),
  part('text-decoration-color', 'textDecoration', 'color', currentColor, colorValue),
  part('text-decoration-thickness', 'textDecoration', 'thickness', 'auto', decorationThicknessValue),
  // Inherits in CSS Text Decoration 4; here it belongs to the element that draws the line.
  part('text-underline-offset', 'textDecoration', 'underlineOffset', 'auto', oneOf(keyword('auto'), lengthValue())),
  resets('unicode-bidi', 'unicodeBidi', 'normal', keyword('normal', 'embed', 'isolate', 'bidi-override', 'isolate-override', 'plaintext')),
  resets('text-overflow', 'textOverflow', 'clip', keyword('clip', 'ellipsis')),
  { ...inherits('-internal-language', 'language', '', stringValue), internal: true },
];

const corners = [['topLeft', 'top-left'], ['topRight', 'top-right'], ['bottomRight', 'bottom-right'], ['bottomLeft', 'bottom-left']] as const;

const boxes: readonly Property[] = [
  resets('display', 'display', 'inline', displayValue),
  resets('position', 'position', 'static', oneOf(keyword('static', 'relative', 'absolute', 'fixed'), runningValue)),
  resets('float', 'float', 'none', named({ none: 'none', left: 'left', right: 'right', footnote: 'footnote', 'inline-start': 'left', 'inline-end': 'right' })),
  resets('initial-letter', 'initialLetter', undefined, initialLetterValue),
  resets('clear', 'clear', 'none', named({ none: 'none', left: 'left', right: 'right', both: 'both', 'inline-start': 'left', 'inline-end': 'right' })),
  ...sides.map((side) => part(side, 'inset', side, 'auto', autoLength)),
  resets('z-index', 'zIndex', 'auto', oneOf(keyword('auto'), integerValue())),
  resets('width', 'width', 'auto', sizeValue),
  resets('height', 'height', 'auto', sizeValue),
  resets('min-width', 'minWidth', 'auto', sizeValue),
  resets('min-height', 'minHeight', 'auto', sizeValue),
  resets('max-width', 'maxWidth', 'none', maxSizeValue),
  resets('max-height', 'maxHeight', 'none', maxSizeValue),
  resets('box-sizing', 'boxSizing', 'content-box', keyword('content-box', 'border-box')),
  resets('aspect-ratio', 'aspectRatio', undefined, aspectRatioValue),
  ...sides.map((side) => part(`margin-${side}`, 'margin', side, zero, autoLength)),
  ...sides.map((side) => part(`padding-${side}`, 'padding', side, zero, lengthPercentage({ min: 0 }))),
  ...sides.map((side) => entry(`border-${side}-width`, ['border', side, 'width'], false, 2.25, borderWidthValue)),
  ...sides.map((side) => entry(`border-${side}-style`, ['border', side, 'style'], false, 'none', borderStyleValue)),
  ...sides.map((side) => entry(`border-${side}-color`, ['border', side, 'color'], false, currentColor, colorValue)),
  ...corners.map(([corner, name]) => part(`border-${name}-radius`, 'borderRadius', corner, [0, 0], radiusValue)),
  part('border-image-source', 'borderImage', 'source', undefined, imageValue),
  part('border-image-slice', 'borderImage', 'slice', { ...evenSides(percentage(100)), fill: false }, borderSliceValue),
  part('border-image-width', 'borderImage', 'width', evenSides({ factor: 1 }), borderImageWidthValue),
  part('border-image-outset', 'borderImage', 'outset', evenSides({ factor: 0 }), borderOutsetValue),
  part('border-image-repeat', 'borderImage', 'repeat', ['stretch', 'stretch'], borderRepeatValue),
  part('outline-width', 'outline', 'width', 2.25, borderWidthValue),
  part('outline-style', 'outline', 'style', 'none', outlineStyleValue),
  part('outline-color', 'outline', 'color', currentColor, outlineColorValue),
  part('outline-offset', 'outline', 'offset', 0, lengthValue()),
  resets('box-decoration-break', 'boxDecorationBreak', 'slice', keyword('slice', 'clone')),
  resets('background-color', 'backgroundColor', transparent, colorValue),
  hidden('background-image', 'backgroundImage', false, [undefined], commaList(imageValue)),
  hidden('background-position', 'backgroundPosition', false, [[percentage(0), percentage(0)]], commaList(positionValue)),
  hidden('background-size', 'backgroundSize', false, [['auto', 'auto']], commaList(backgroundSizeValue)),
  hidden('background-repeat', 'backgroundRepeat', false, [['repeat', 'repeat']], commaList(repeatValue)),
  hidden('background-attachment', 'backgroundAttachment', false, ['scroll'], commaList(attachmentValue)),
  hidden('background-origin', 'backgroundOrigin', false, ['padding-box'], commaList(boxValue)),
  hidden('background-clip', 'backgroundClip', false, ['border-box'], commaList(boxValue)),
  hidden('background-blend-mode', 'backgroundBlend', false, ['normal'], commaList(keyword(...blendModes))),
  resets('box-shadow', 'boxShadow', [], boxShadowValue),
  resets('opacity', 'opacity', 1, mapped(numberOrPercent, (value) => Math.min(1, Math.max(0, value)))),
  resets('mix-blend-mode', 'mixBlendMode', 'normal', keyword(...blendModes)),
  resets('isolation', 'isolation', 'auto', keyword('auto', 'isolate')),
  resets('clip-path', 'clipPath', undefined, clipPathValue),
  resets('overflow', 'overflow', 'visible', overflowValue),
  hidden('translate', 'translate', false, [], translateValue),
  hidden('rotate', 'rotate', false, [], rotateValue),
  hidden('scale', 'scale', false, [], scaleValue),
  hidden('transform', 'transformList', false, [], transformValue),
  resets('transform-origin', 'transformOrigin', [center, center], positionValue),
  resets('object-fit', 'objectFit', 'fill', keyword('fill', 'contain', 'cover', 'none', 'scale-down')),
  resets('object-position', 'objectPosition', [center, center], positionValue),
  resets('table-layout', 'tableLayout', 'auto', keyword('auto', 'fixed')),
];

const flexAndGrid: readonly Property[] = [
  resets('flex-direction', 'flexDirection', 'row', keyword('row', 'row-reverse', 'column', 'column-reverse')),
  resets('flex-wrap', 'flexWrap', 'nowrap', keyword('nowrap', 'wrap', 'wrap-reverse')),
  resets('flex-grow', 'flexGrow', 0, numberValue({ min: 0 })),
  resets('flex-shrink', 'flexShrink', 1, numberValue({ min: 0 })),
  resets('flex-basis', 'flexBasis', 'auto', basisValue),
  resets('order', 'order', 0, integerValue()),
  resets('justify-content', 'justifyContent', 'normal', alignmentValue),
  resets('justify-items', 'justifyItems', 'normal', alignmentValue),
  resets('justify-self', 'justifySelf', 'auto', selfAlignmentValue),
  resets('align-content', 'alignContent', 'normal', alignmentValue),
  resets('align-items', 'alignItems', 'normal', alignmentValue),
  resets('align-self', 'alignSelf', 'auto', selfAlignmentValue),
  resets('row-gap', 'rowGap', 'normal', gap),
  resets('column-gap', 'columnGap', 'normal', gap),
  resets('grid-template-columns', 'gridTemplateColumns', [], trackListValue),
  resets('grid-template-rows', 'gridTemplateRows', [], trackListValue),
  resets('grid-template-areas', 'gridTemplateAreas', [], areasValue),
  resets('grid-auto-columns', 'gridAutoColumns', { kind: 'auto' }, trackValue),
  resets('grid-auto-rows', 'gridAutoRows', { kind: 'auto' }, trackValue),
  resets('grid-auto-flow', 'gridAutoFlow', { direction: 'row', dense: false }, gridAutoFlowValue),
  resets('grid-column-start', 'gridColumnStart', 'auto', gridLineValue),
  resets('grid-column-end', 'gridColumnEnd', 'auto', gridLineValue),
  resets('grid-row-start', 'gridRowStart', 'auto', gridLineValue),
  resets('grid-row-end', 'gridRowEnd', 'auto', gridLineValue),
];

const columnsAndBreaks: readonly Property[] = [
  resets('column-count', 'columnCount', 'auto', oneOf(keyword('auto'), integerValue({ min: 1 }))),
  resets('column-width', 'columnWidth', 'auto', oneOf(keyword('auto'), lengthValue({ min: 0 }))),
  resets('column-fill', 'columnFill', 'balance', keyword('auto', 'balance', 'balance-all')),
  resets('column-span', 'columnSpan', 'none', keyword('none', 'all')),
  part('column-rule-width', 'columnRule', 'width', 2.25, borderWidthValue),
  part('column-rule-style', 'columnRule', 'style', 'none', borderStyleValue),
  part('column-rule-color', 'columnRule', 'color', currentColor, colorValue),
  resets('break-before', 'breakBefore', 'auto', breakBetween),
  resets('break-after', 'breakAfter', 'auto', breakBetween),
  resets('break-inside', 'breakInside', 'auto', keyword('auto', 'avoid', 'avoid-page', 'avoid-column')),
  resets('margin-break', 'marginBreak', 'auto', keyword('auto', 'keep', 'discard')),
  inherits('page', 'page', 'auto', pageName),
  resets('footnote-policy', 'footnotePolicy', 'auto', keyword('auto', 'line', 'block')),
  resets('footnote-display', 'footnoteDisplay', 'block', keyword('block', 'inline', 'compact')),
  { ...hidden('size', 'size', false, a4, pageSizeValue), pageOnly: true },
  { ...hidden('marks', 'marks', false, { crop: false, cross: false }, marksValue), pageOnly: true },
  { ...hidden('bleed', 'bleed', false, 'auto', bleedValue), pageOnly: true },
];

const generatedContent: readonly Property[] = [
  resets('content', 'content', 'normal', contentValue),
  resets('counter-reset', 'counterReset', [], counterChanges(0)),
  resets('counter-increment', 'counterIncrement', [], counterChanges(1)),
  resets('counter-set', 'counterSet', [], counterChanges(0)),
  resets('string-set', 'stringSet', [], stringSetValue),
  resets('bookmark-level', 'bookmarkLevel', 'none', bookmarkLevelValue),
  resets('bookmark-label', 'bookmarkLabel', [{ kind: 'content', what: 'content' }], bookmarkLabelValue),
  resets('bookmark-state', 'bookmarkState', 'open', keyword('open', 'closed')),
];

const svgProperties: readonly Property[] = [
  ...svg(true, svgPaint, 'fill', 'stroke'),
  ...svg(
    true, svgText, 'fill-opacity', 'fill-rule', 'stroke-width', 'stroke-opacity', 'stroke-linecap', 'stroke-linejoin', 'stroke-miterlimit',
    'stroke-dasharray', 'stroke-dashoffset', 'clip-rule', 'text-anchor', 'dominant-baseline', 'paint-order', 'marker-start', 'marker-mid', 'marker-end',
  ),
  ...svg(false, svgPaint, 'stop-color'),
  ...svg(false, svgText, 'stop-opacity', 'mask', 'vector-effect', 'baseline-shift', 'alignment-baseline'),
];

const physical: readonly Property[] = [
  ...fonts, ...text, ...boxes, ...flexAndGrid, ...columnsAndBreaks, ...generatedContent, ...svgProperties,
];
const byName = new Map(physical.map((property) => [property.name, property]));

function physicalNamed(name: string): Property {
  const property = byName.get(name);
  assert(property !== undefined, `there is a property "${name}"`);
  return property;
}

/** Flow-relative longhands along the line: which side they mean depends on the direction (CSS Logical Properties 1). */
const inlineSides: readonly (readonly [string, string, string])[] = [
  ...['margin', 'padding'].flatMap((name) => [
    [`${name}-inline-start`, `${name}-left`, `${name}-right`] as const, [`${name}-inline-end`, `${name}-right`, `${name}-left`] as const,
  ]),
  ['inset-inline-start', 'left', 'right'], ['inset-inline-end', 'right', 'left'],
  ...['width', 'style', 'color'].flatMap((name) => [
    [`border-inline-start-${name}`, `border-left-${name}`, `border-right-${name}`] as const,
    [`border-inline-end-${name}`, `border-right-${name}`, `border-left-${name}`] as const,
  ]),
];

function logical([name, ltr, rtl]: readonly [string, string, string]): Property {
  const left = physicalNamed(ltr);
  return { ...left, name, logical: { ltr: left, rtl: physicalNamed(rtl) } };
}

/** Every longhand by its name. */
export const properties: ReadonlyMap<string, Property> = new Map([...physical, ...inlineSides.map(logical)].map((property) => [property.name, property]));

/** A longhand that the program itself names. */
export function propertyNamed(name: string): Property {
  const property = properties.get(name);
  assert(property !== undefined, `there is a property "${name}"`);
  return property;
}

/** The computed style before anything is set; borders of it are filled in from here, not from the table. */
export const initialBorder = noBorder;

