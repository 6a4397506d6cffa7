// Each property's grammar and computed value, one row a rule of the specification: declaration, key, value.

import { describe, expect, it } from 'vitest';
import type { ComputedStyle } from '../../main/style/computed-style.ts';
import { initialStyle } from '../../main/style/compute.ts';
import { properties } from '../../main/style/properties.ts';
import { declared } from './support.ts';

type Row = readonly [declaration: string, key: keyof ComputedStyle, value: unknown];

const percent = (value: number, length = 0): unknown => ({ kind: 'percent', percent: value, length });
const rgb = (r: number, g: number, b: number, a = 1): unknown => ({ r, g, b, a });

const rows: Readonly<Record<string, readonly Row[]>> = {
  'CSS Values 4, 6: lengths come out in points': [
    ['width: 10pt', 'width', 10],
    ['width: 96px', 'width', 72],
    ['width: 1in', 'width', 72],
    ['width: 2.54cm', 'width', 72],
    ['width: 25.4mm', 'width', 72],
    ['width: 101.6Q', 'width', 72],
    ['width: 6pc', 'width', 72],
    ['width: 2em; font-size: 20pt', 'width', 40],
    ['width: 2rem; font-size: 20pt', 'width', 24],
    ['width: 2ex; font-size: 20pt', 'width', 20],
    ['width: 2ch; font-size: 20pt', 'width', 20],
    ['width: 2lh; line-height: 1.5; font-size: 20pt', 'width', 60],
    ['width: 50%', 'width', percent(50)],
    ['width: 0', 'width', 0],
    ['width: MAX-CONTENT', 'width', 'max-content'],
  ],
  'CSS Values 4, 10: math functions': [
    ['width: calc(1pt + 2pt * 3)', 'width', 7],
    ['width: calc((1pt + 2pt) * 3)', 'width', 9],
    ['width: calc(100% - 10pt)', 'width', percent(100, -10)],
    ['width: calc(10% + 20% + 1pt)', 'width', percent(30, 1)],
    ['width: calc(100% / 4)', 'width', percent(25)],
    ['width: calc(2em - 4pt); font-size: 10pt', 'width', 16],
    ['width: min(10pt, 20pt)', 'width', 10],
    ['width: min(50%, 20pt)', 'width', { kind: 'min', of: [percent(50), 20] }],
    ['width: clamp(10pt, 30pt, 20pt)', 'width', 20],
    ['width: calc(-1 * 5pt)', 'width', 0],
    ['margin-left: calc(-1 * 5pt)', 'margin', { top: 12, right: 0, bottom: 12, left: -5 }],
    ['margin-left: calc(-1 * min(50%, 20pt))', 'margin', { top: 12, right: 0, bottom: 12, left: { kind: 'max', of: [percent(-50), -20] } }],
    ['order: calc(1 + 1)', 'order', 2],
    ['width: calc(calc(1pt) + max(1pt, 2pt))', 'width', 3],
  ],
  'CSS Color 4: colours become sRGB': [
    ['color: RebeccaPurple', 'color', rgb(102, 51, 153)],
    ['color: #036', 'color', rgb(0, 51, 102)],
    ['color: #003366cc', 'color', rgb(0, 51, 102, 0.8)],
    ['color: rgb(1, 2, 3)', 'color', rgb(1, 2, 3)],
    ['color: rgb(1 2 3 / 50%)', 'color', rgb(1, 2, 3, 0.5)],
    ['color: rgba(100%, 0%, 50%, .5)', 'color', rgb(255, 0, 128, 0.5)],
    ['color: hsl(120deg 100% 25%)', 'color', rgb(0, 128, 0)],
    ['color: hsl(0.5turn, 100%, 50%)', 'color', rgb(0, 255, 255)],
    ['color: hwb(0 0% 0%)', 'color', rgb(255, 0, 0)],
    ['color: hwb(0 80% 40%)', 'color', rgb(170, 170, 170)],
    ['color: lab(100% 0 0)', 'color', rgb(255, 255, 255)],
    ['color: lab(46.28 -47.55 48.59)', 'color', rgb(0, 128, 0)],
    ['color: oklch(0.628 0.2577 29.23)', 'color', rgb(255, 0, 0)],
    ['color: oklab(0 0 0)', 'color', rgb(0, 0, 0)],
    ['color: color(srgb 1 0.5 0)', 'color', rgb(255, 128, 0)],
    ['color: color-mix(in srgb, red, blue)', 'color', rgb(128, 0, 128)],
    ['color: color-mix(in srgb, white 25%, black)', 'color', rgb(64, 64, 64)],
    ['color: color-mix(in srgb, red 30%, transparent)', 'color', rgb(255, 0, 0, 0.3)],
    ['background-color: currentColor; color: #123456', 'backgroundColor', rgb(18, 52, 86)],
    ['background-color: transparent', 'backgroundColor', rgb(0, 0, 0, 0)],
  ],
  'CSS Fonts 4': [
    ['font-family: "Source Serif 4", Times New  Roman, SERIF', 'fontFamily', ['Source Serif 4', 'Times New Roman', 'serif']],
    ['font-size: larger', 'fontSize', 14.4],
    ['font-size: 150%', 'fontSize', 18],
    ['font-size: x-large', 'fontSize', 18],
    ['font-size: calc(100% + 2pt)', 'fontSize', 14],
    ['font-weight: bolder', 'fontWeight', 700],
    ['font-weight: 350', 'fontWeight', 350],
    ['font-style: oblique 10deg', 'fontStyle', 'oblique'],
    ['font-stretch: condensed', 'fontStretch', 75],
    ['font-variant: small-caps oldstyle-nums', 'fontFeatures', { smcp: 1, onum: 1 }],
    ['font-variant: none', 'fontFeatures', { liga: 0, clig: 0, dlig: 0, hlig: 0, calt: 0 }],
    ['font-variant-numeric: tabular-nums lining-nums; font-kerning: none', 'fontFeatures', { kern: 0, tnum: 1, lnum: 1 }],
    ['font-feature-settings: "ss01", "liga" off, "cv02" 3', 'fontFeatures', { ss01: 1, liga: 0, cv02: 3 }],
    ['font-variant-caps: all-small-caps; font-feature-settings: "c2sc" 0', 'fontFeatures', { smcp: 1, c2sc: 0 }],
    ['line-height: 1.4', 'lineHeight', { factor: 1.4 }],
    ['line-height: 150%; font-size: 10pt', 'lineHeight', { length: 15 }],
    ['line-height: 14pt', 'lineHeight', { length: 14 }],
  ],
  'CSS Text 3 and 4': [
    ['letter-spacing: 0.1em; font-size: 10pt', 'letterSpacing', 1],
    ['word-spacing: normal', 'wordSpacing', 0],
    ['text-indent: 2em hanging each-line', 'textIndent', { length: 24, hanging: true, eachLine: true }],
    ['text-align: justify-all', 'textAlignLast', 'justify'],
    ['text-align: match-parent', 'textAlign', 'left'],
    ['hyphenate-limit-chars: 8 3', 'hyphenateLimitChars', { word: 8, before: 3, after: 3 }],
    ['hyphenate-limit-chars: auto 3 4', 'hyphenateLimitChars', { word: 5, before: 3, after: 4 }],
    ['hyphenate-limit-lines: no-limit', 'hyphenateLimitLines', Infinity],
    ['hyphenate-character: "="', 'hyphenateCharacter', '='],
    ['initial-letter: 3', 'initialLetter', { size: 3, sink: 3 }],
    ['initial-letter: 2.5', 'initialLetter', { size: 2.5, sink: 2 }],
    ['initial-letter: 3.5 2', 'initialLetter', { size: 3.5, sink: 2 }],
    ['initial-letter: raise 3', 'initialLetter', { size: 3, sink: 1 }],
    ['initial-letter: 3 drop', 'initialLetter', { size: 3, sink: 3 }],
    ['initial-letter: normal', 'initialLetter', undefined],
    ['hanging-punctuation: first allow-end', 'hangingPunctuation', { first: true, last: false, end: 'allow' }],
    ['tab-size: 1cm', 'tabSize', { length: 72 / 2.54 }],
    ['white-space: pre-line', 'whiteSpaceCollapse', 'preserve-breaks'],
    ['white-space: nowrap', 'textWrap', 'nowrap'],
    ['text-wrap: balance', 'textWrap', 'balance'],
    ['text-wrap: balance; white-space: nowrap', 'textWrap', 'nowrap'],
    ['text-wrap-style: pretty; white-space: normal', 'textWrap', 'pretty'],
    ['white-space: preserve nowrap', 'whiteSpaceCollapse', 'preserve'],
    ['word-wrap: break-word', 'overflowWrap', 'break-word'],
    ['quotes: "«" "»" "‹" "›"', 'quotes', [['«', '»'], ['‹', '›']]],
  ],
  'CSS Display 3, 2.7: floats, absolutely positioned boxes and flex items are block-level': [
    ['display: inline; float: left', 'display', 'block'],
    ['display: inline-flex; position: absolute', 'display', 'flex'],
    ['display: inline-table; position: fixed', 'display', 'table'],
    ['float: left; position: absolute', 'float', 'none'],
    ['display: block flow-root', 'display', 'flow-root'],
    ['display: inline flow-root', 'display', 'inline-block'],
  ],
  'CSS Backgrounds 3': [
    ['border: 1pt solid', 'border', side4({ width: 1, style: 'solid', color: rgb(0, 0, 0) })],
    ['border: thick dashed red', 'border', side4({ width: 3.75, style: 'dashed', color: rgb(255, 0, 0) })],
    ['border: 5pt none', 'border', side4({ width: 0, style: 'none', color: rgb(0, 0, 0) })],
    ['color: red; border-style: solid', 'border', side4({ width: 2.25, style: 'solid', color: rgb(255, 0, 0) })],
    ['border-radius: 1pt 2pt / 3pt', 'borderRadius', { topLeft: [1, 3], topRight: [2, 3], bottomRight: [1, 3], bottomLeft: [2, 3] }],
    ['background: #eee url(a.png) no-repeat center / cover', 'backgroundLayers', [
      { image: { kind: 'url', url: 'a.png' }, position: [percent(50), percent(50)], size: 'cover', repeat: ['no-repeat', 'no-repeat'], attachment: 'scroll', origin: 'padding-box', clip: 'border-box', blend: 'normal' },
    ]],
    ['background-image: none', 'backgroundLayers', []],
    ['background-image: url(a.png), url(b.png); background-size: 1pt, 2pt; background-clip: content-box', 'backgroundLayers', [
      { image: { kind: 'url', url: 'a.png' }, position: [percent(0), percent(0)], size: [1, 'auto'], repeat: ['repeat', 'repeat'], attachment: 'scroll', origin: 'padding-box', clip: 'content-box', blend: 'normal' },
      { image: { kind: 'url', url: 'b.png' }, position: [percent(0), percent(0)], size: [2, 'auto'], repeat: ['repeat', 'repeat'], attachment: 'scroll', origin: 'padding-box', clip: 'content-box', blend: 'normal' },
    ]],
    ['background-position: right 1pt bottom 2pt; background-image: url(a)', 'backgroundLayers', [
      { image: { kind: 'url', url: 'a' }, position: [percent(100, -1), percent(100, -2)], size: ['auto', 'auto'], repeat: ['repeat', 'repeat'], attachment: 'scroll', origin: 'padding-box', clip: 'border-box', blend: 'normal' },
    ]],
  ],
  'CSS Flexbox 1 and Grid 1': [
    ['flex: 1', 'flexBasis', 0],
    ['flex: 2 10pt', 'flexBasis', 10],
    ['flex: 2 10pt', 'flexGrow', 2],
    ['flex: none', 'flexShrink', 0],
    ['flex: auto', 'flexGrow', 1],
    ['gap: 1pt 2pt', 'columnGap', 2],
    ['grid-template-columns: repeat(2, 1fr) minmax(10pt, auto) fit-content(50%)', 'gridTemplateColumns', [
      { kind: 'fraction', factor: 1 }, { kind: 'fraction', factor: 1 },
      { kind: 'minmax', least: { kind: 'length', size: 10 }, most: { kind: 'auto' } }, { kind: 'fit-content', limit: percent(50) },
    ]],
    ['grid-column: 1 / span 2', 'gridColumnEnd', { span: 2 }],
    ['grid-area: 2 / 1 / -1', 'gridRowEnd', { line: -1 }],
    ['place-items: center end', 'justifyItems', 'end'],
    ['grid-template-columns: [a] 1fr [b c] auto', 'gridTemplateColumns', [
      { kind: 'names', names: ['a'] }, { kind: 'fraction', factor: 1 }, { kind: 'names', names: ['b', 'c'] }, { kind: 'auto' },
    ]],
    ['grid-template-areas: "a a" ". b"', 'gridTemplateAreas', [['a', 'a'], ['.', 'b']]],
    ['grid-template: [x] "a b" 20pt [y] "c b" / auto 1fr', 'gridTemplateRows', [
      { kind: 'names', names: ['x'] }, { kind: 'length', size: 20 }, { kind: 'names', names: ['y'] }, { kind: 'auto' },
    ]],
    ['grid-template: "a b" "c b" / auto 1fr', 'gridTemplateAreas', [['a', 'b'], ['c', 'b']]],
    ['grid: auto-flow dense 10pt / 1fr', 'gridAutoFlow', { direction: 'row', dense: true }],
    ['grid: 10pt / auto-flow 1fr', 'gridAutoColumns', { kind: 'fraction', factor: 1 }],
    ['grid-area: main', 'gridColumnEnd', { name: 'main' }],
    ['grid-row: span 2 side / -1', 'gridRowStart', { span: 2, name: 'side' }],
    ['grid-column-start: main 2', 'gridColumnStart', { line: 2, name: 'main' }],
    ['grid-auto-flow: dense', 'gridAutoFlow', { direction: 'row', dense: true }],
  ],
  'CSS Multi-column 1': [
    ['columns: 2', 'columnCount', 2],
    ['columns: auto 10pt', 'columnWidth', 10],
    ['column-rule: 1pt dotted', 'columnRule', { width: 1, style: 'dotted', color: rgb(0, 0, 0) }],
    ['column-rule-width: 3pt', 'columnRule', { width: 0, style: 'none', color: rgb(0, 0, 0) }],
  ],
  'CSS Fragmentation 3, 3.4: page-break-* are aliases': [
    ['page-break-before: always', 'breakBefore', 'page'],
    ['page-break-after: left', 'breakAfter', 'left'],
    ['page-break-inside: avoid', 'breakInside', 'avoid'],
  ],
  'CSS Generated Content 3 and GCPM': [
    ['content: "a" counter(x) / "alt"', 'content', [
      { kind: 'string', text: 'a' }, { kind: 'counter', name: 'x', style: 'decimal' }, { kind: 'alternative', parts: [{ kind: 'string', text: 'alt' }] }]],
    ['content: target-counter(attr(href url), page, lower-roman)', 'content', [
      { kind: 'target-counter', target: { kind: 'attribute', name: 'href' }, name: 'page', style: 'lower-roman' }]],
    ['content: leader(dotted) counters(s, ".")', 'content', [
      { kind: 'leader', pattern: '. ' }, { kind: 'counters', name: 's', separator: '.', style: 'decimal' }]],
    ['content: string(title, first-except) element(head)', 'content', [
      { kind: 'string-reference', name: 'title', position: 'first-except' }, { kind: 'element-reference', name: 'head', position: 'first' }]],
    ['content: open-quote target-text(url(#a), before)', 'content', [
      { kind: 'quote', which: 'open-quote' }, { kind: 'target-text', target: { kind: 'url', url: '#a' }, what: 'before' }]],
    ['counter-reset: a b 3', 'counterReset', [{ name: 'a', value: 0 }, { name: 'b', value: 3 }]],
    ['counter-increment: a', 'counterIncrement', [{ name: 'a', value: 1 }]],
    ['string-set: title content(), x "y" attr(id)', 'stringSet', [
      { name: 'title', parts: [{ kind: 'content', what: 'content' }] }, { name: 'x', parts: [{ kind: 'string', text: 'y' }, { kind: 'attribute', name: 'id' }] }]],
    ['position: running(head)', 'position', { running: 'head' }],
    ['float: footnote', 'float', 'footnote'],
    ['bookmark-level: none', 'bookmarkLevel', 'none'],
    ['bookmark-label: none', 'bookmarkLabel', []],
    ['list-style: none', 'listStyleType', 'none'],
    ['list-style: square inside', 'listStylePosition', 'inside'],
    ['list-style-type: "– "', 'listStyleType', { text: '– ' }],
    ['page: wide', 'page', 'wide'],
  ],
  'CSS Text Decoration 3: the shorthand': [
    ['text-decoration: underline dotted red 1pt', 'textDecoration', {
      underline: true, overline: false, lineThrough: false, style: 'dotted', color: rgb(255, 0, 0), thickness: 1, underlineOffset: 'auto' }],
    ['text-decoration-line: underline line-through', 'textDecoration', {
      underline: true, overline: false, lineThrough: true, style: 'solid', color: rgb(0, 0, 0), thickness: 'auto', underlineOffset: 'auto' }],
  ],
  'CSS Transforms 1': [
    ['transform: translate(10pt, 50%) rotate(90deg)', 'transform', [
      { kind: 'translate', x: 10, y: percent(50) }, { kind: 'rotate', angle: Math.PI / 2 }]],
    ['transform: none', 'transform', []],
    ['transform-origin: top left', 'transformOrigin', [percent(0), percent(0)]],
    ['opacity: 50%', 'opacity', 0.5],
    ['aspect-ratio: 16 / 9', 'aspectRatio', 16 / 9],
    ['aspect-ratio: auto', 'aspectRatio', undefined],
  ],
  'CSS Transforms 2: a property for each': [
    ['rotate: 180deg; translate: 10pt; transform: scale(3); scale: 2 50%', 'transform', [
      { kind: 'translate', x: 10, y: 0 }, { kind: 'rotate', angle: Math.PI }, { kind: 'scale', x: 2, y: 0.5 }, { kind: 'scale', x: 3, y: 3 }]],
    ['translate: 1em 50%; scale: none', 'transform', [{ kind: 'translate', x: 12, y: percent(50) }]],
  ],
  'CSS Backgrounds 3, 5 and 6: shadows and pictures around': [
    ['box-shadow: 1em 2pt red', 'boxShadow', [{ inset: false, x: 12, y: 2, blur: 0, spread: 0, color: rgb(255, 0, 0) }]],
    ['color: red; box-shadow: 1pt 2pt 3pt -4pt, inset 0 0 blue', 'boxShadow', [
      { inset: false, x: 1, y: 2, blur: 3, spread: -4, color: rgb(255, 0, 0) }, { inset: true, x: 0, y: 0, blur: 0, spread: 0, color: rgb(0, 0, 255) }]],
    ['box-shadow: none', 'boxShadow', []],
    ['text-shadow: red 1pt 2pt, 1em 0 3pt', 'textShadow', [{ x: 1, y: 2, blur: 0, color: rgb(255, 0, 0) }, { x: 12, y: 0, blur: 3, color: undefined }]],
    ['border-image: url(a.png) 4 25% fill / 2 auto 1pt / 3pt', 'borderImage', {
      source: { kind: 'url', url: 'a.png' }, slice: { top: 3, right: percent(25), bottom: 3, left: percent(25), fill: true },
      width: { top: { factor: 2 }, right: 'auto', bottom: 1, left: 'auto' }, outset: { top: 3, right: 3, bottom: 3, left: 3 }, repeat: ['stretch', 'stretch'] }],
    ['border-image-source: conic-gradient(from 90deg, red, blue 25%)', 'borderImage', {
      ...initialStyle.borderImage, source: {
        kind: 'conic-gradient', angle: Math.PI / 2, position: [percent(50), percent(50)], repeating: false,
        stops: [{ color: rgb(255, 0, 0), position: undefined }, { color: rgb(0, 0, 255), position: percent(25) }] } }],
  ],
  'CSS UI 4, 3: outlines': [
    ['outline: 2pt dotted red; outline-offset: 1em', 'outline', { width: 2, style: 'dotted', color: rgb(255, 0, 0), offset: 12 }],
    ['outline-width: 2pt', 'outline', { width: 0, style: 'none', color: rgb(0, 0, 0), offset: 0 }],
    ['color: red; outline: auto', 'outline', { width: 2.25, style: 'solid', color: rgb(255, 0, 0), offset: 0 }],
  ],
  'CSS Logical Properties 1': [
    ['margin-inline-start: 5pt', 'margin', { top: 12, right: 0, bottom: 12, left: 5 }],
    ['direction: rtl; margin-inline-start: 5pt', 'margin', { top: 12, right: 5, bottom: 12, left: 0 }],
    ['margin-left: 1pt; margin-inline-start: 5pt', 'margin', { top: 12, right: 0, bottom: 12, left: 5 }],
    ['margin-inline-start: 5pt; margin-left: 1pt', 'margin', { top: 12, right: 0, bottom: 12, left: 1 }],
    ['margin-block: 1pt 2pt', 'margin', { top: 1, right: 0, bottom: 2, left: 0 }],
    ['inset-inline: 3pt', 'inset', { top: 'auto', right: 3, bottom: 'auto', left: 3 }],
    ['inline-size: 20pt', 'width', 20],
  ],
};

function side4(value: unknown): unknown {
  return { top: value, right: value, bottom: value, left: value };
}

describe.each(Object.entries(rows))('%s', (_rule, cases) => {
  it.each(cases)('%s', (declaration, key, value) => {
    const actual = declared(declaration)[key];
    expect(close(actual)).toEqual(close(value));
  });
});

/** Rounds away the last bits of unit conversions. */
function close(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? Math.round(value * 1e6) / 1e6 + 0 : value;
  if (Array.isArray(value)) return value.map(close);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, close(inner)]));
}

describe('the table', () => {
  it('has every key of the computed style, through properties or what is made of them', () => {
    const made = new Set<string>([...properties.values()].filter((property) => property.record === 'style').map((property) => property.path[0]!));
    for (const key of ['fontFeatures', 'backgroundLayers', 'textWrap', 'blockified', 'transform']) made.add(key);
    expect(Object.keys(initialStyle).filter((key) => !made.has(key))).toEqual([]);
    expect([...made].filter((key) => !(key in initialStyle))).toEqual([]);
  });

  it('reads `initial` for every property without a diagnostic', () => {
    const names = [...properties.values()].filter((property) => !property.internal && !property.pageOnly).map((property) => property.name);
    expect(() => declared(names.map((name) => `${name}: initial`).join('; '))).not.toThrow();
  });
});
