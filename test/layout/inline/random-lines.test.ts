// Random inline content on small pages: floats, boxes and notes in the lines, both directions, first lines, ellipses. Every word is
// said once to a reader, whatever is cut, and painting has no objection.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fragment } from '../../../main/layout/fragment.ts';
import { paintDocument } from '../../../main/paint/document.ts';
import { layoutHtml, squareFonts } from '../../support/layout-html.ts';

/** Content with `#` in the place of words. */
const { content } = fc.letrec<{ content: string; inner: string }>((tie) => ({
  inner: fc.array(tie('content'), { maxLength: 3 }).map((parts) => parts.join('')),
  content: fc.oneof({ maxDepth: 3, withCrossShrink: true },
    fc.array(fc.constantFrom('#', '#aaa', '#אבג', '#bbbbbbbb', '#-cc'), { minLength: 1, maxLength: 5 }).map((words) => ` ${words.join(' ')} `),
    fc.constantFrom('<br>', '<i style="position: absolute; right: 0">#</i>', '<i style="float: footnote"># #</i>'),
    fc.tuple(fc.constantFrom('float: left', 'float: right; width: 40pt', 'float: left; clear: both', 'display: inline-block', 'display: inline-block; width: 50%; position: relative', 'display: inline-block; opacity: .5'), tie('inner'))
      .map(([style, inner]) => ` <i style="${style}">${inner}</i>`),
    fc.tuple(fc.constantFrom('', 'padding: 0 3pt', 'margin: 0 4pt', 'border: 1pt solid; box-decoration-break: clone'), fc.constantFrom('', 'position: relative; left: 2pt', 'z-index: -1; position: relative', 'direction: rtl; unicode-bidi: isolate', 'white-space: pre-wrap', 'text-transform: uppercase', 'font-size: 15pt', 'overflow-wrap: anywhere', 'vertical-align: top', 'text-decoration: underline'), tie('inner'))
      .map(([box, style, inner]) => `<span style="${box}; ${style}">${inner}</span>`)),
}));
const paragraph = fc.tuple(
  fc.constantFrom('', 'overflow: hidden; text-overflow: ellipsis; white-space: nowrap; width: 80pt', 'text-align: justify', 'text-wrap: balance', 'direction: rtl', 'unicode-bidi: plaintext', 'text-indent: 10pt', 'hyphens: auto'),
  fc.constantFrom('', 'first'), fc.array(content, { minLength: 1, maxLength: 4 }),
).map(([style, name, parts]) => `<div style="${style}" class="${name}">${parts.join('')}</div>`);

/** What a reader hears of a fragment. */
function said(fragment: Fragment): string {
  if (fragment.kind === 'text') return fragment.actualText ?? fragment.runs.map((run) => run.text).join('');
  return fragment.kind === 'image' ? '' : fragment.children.map(said).join('');
}

/** A number in letters: those of notes are numbers too. */
const wordOf = (number: number): string => String(number).replaceAll(/\d/g, (digit) => 'defghijklm'.charAt(Number(digit)));

/** All letters, sorted: words may be cut at the foot of a page, with others in between. */
const letters = (text: string): string => (text.toLowerCase().match(/\p{L}/gu) ?? []).toSorted().join('');

test('every word of random lines is said once', () => {
  fc.assert(fc.property(fc.array(paragraph, { minLength: 1, maxLength: 3 }), fc.constantFrom(40, 60, 100), (paragraphs, height) => {
    let count = 0;
    const body = paragraphs.join('').replaceAll('#', () => `w${wordOf(count++)}x`);
    const { laidOut } = layoutHtml(`<!doctype html><title>x</title><style>@page { size: 150pt ${height}pt; @footnote { max-height: 30pt } }
      .first::first-line { font-size: 12pt; text-transform: uppercase; background: red }</style>${body}`);
    paintDocument(laidOut, squareFonts, () => undefined);
    expect(letters(laidOut.pages.flatMap((page) => page.content.map(said)).join(''))).toBe(letters(body.replaceAll(/<[^>]*>/g, '')));
  }), { numRuns: 150 });
}, 60_000);
