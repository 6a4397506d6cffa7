// The user agent's style sheet: what HTML looks like in print before the author says anything. The HTML standard, chapter 15,
// with what a printed page adds: bookmarks, kept headings, footnotes. It is CSS in a TypeScript file so that Node, vitest and
// the bundled app read it the same way. Attributes (align, dir, hidden, lang …) are in hints.ts.

/** The sheet's name in messages. */
export const defaultCssFile = 'default.css';

export const defaultCss = /* css */ `
@page {
  size: A4;
  margin: 20mm;
  @footnote { margin-top: 9pt; padding-top: 4pt; border-top: 0.5pt solid; }
  @top-left-corner { text-align: right; vertical-align: middle; }
  @top-left { text-align: left; vertical-align: middle; }
  @top-center { text-align: center; vertical-align: middle; }
  @top-right { text-align: right; vertical-align: middle; }
  @top-right-corner { text-align: left; vertical-align: middle; }
  @left-top { text-align: center; vertical-align: top; }
  @left-middle { text-align: center; vertical-align: middle; }
  @left-bottom { text-align: center; vertical-align: bottom; }
  @right-top { text-align: center; vertical-align: top; }
  @right-middle { text-align: center; vertical-align: middle; }
  @right-bottom { text-align: center; vertical-align: bottom; }
  @bottom-left-corner { text-align: right; vertical-align: middle; }
  @bottom-left { text-align: left; vertical-align: middle; }
  @bottom-center { text-align: center; vertical-align: middle; }
  @bottom-right { text-align: right; vertical-align: middle; }
  @bottom-right-corner { text-align: left; vertical-align: middle; }
}

html, body, address, article, aside, blockquote, center, dd, details, dialog, dir, div, dl, dt, fieldset, figcaption, figure,
footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, legend, listing, main, menu, nav, ol, optgroup, option, p, plaintext,
pre, search, section, summary, ul, xmp { display: block; }

area, base, basefont, datalist, head, link, meta, noembed, noframes, param, rp, script, style, template, title { display: none; }
svg title, svg desc, svg style { display: inline; }

body { margin: 0; }
p, dl, menu, dir, ul, ol { margin: 1em 0; }
blockquote, figure { margin: 1em 40px; }
address { font-style: italic; }
center { text-align: center; }

h1, h2, h3, h4, h5, h6 { font-weight: bold; break-after: avoid; break-inside: avoid; hyphens: manual; text-wrap: balance; text-align: start; }
h1 { font-size: 2em; margin: 0.67em 0; bookmark-level: 1; }
h2 { font-size: 1.5em; margin: 0.83em 0; bookmark-level: 2; }
h3 { font-size: 1.17em; margin: 1em 0; bookmark-level: 3; }
h4 { margin: 1.33em 0; bookmark-level: 4; }
h5 { font-size: 0.83em; margin: 1.67em 0; bookmark-level: 5; }
h6 { font-size: 0.67em; margin: 2.33em 0; bookmark-level: 6; }

ul, ol, menu, dir { padding-inline-start: 40px; }
ol { list-style-type: decimal; }
ul, menu, dir { list-style-type: disc; }
ul ul, ol ul, menu ul { list-style-type: circle; }
ul ul ul, ul ol ul, ol ul ul, ol ol ul { list-style-type: square; }
ul ul, ul ol, ol ul, ol ol, ul dl, ol dl, dl ul, dl ol, dl dl { margin-top: 0; margin-bottom: 0; }
li { display: list-item; }
summary { display: block; }
dd { margin-inline-start: 40px; }
dt:not(:last-child) { break-after: avoid; }

table { display: table; box-sizing: border-box; border-spacing: 2px; border-collapse: separate; text-indent: 0; }
caption { display: table-caption; text-align: center; break-after: avoid; }
colgroup { display: table-column-group; }
col { display: table-column; }
thead { display: table-header-group; vertical-align: middle; break-inside: avoid; break-after: avoid; }
tbody { display: table-row-group; vertical-align: middle; }
tfoot { display: table-footer-group; vertical-align: middle; break-inside: avoid; break-before: avoid; }
tr { display: table-row; vertical-align: inherit; }
td, th { display: table-cell; vertical-align: inherit; padding: 1px; }
th { font-weight: bold; text-align: center; }
table > tr { vertical-align: middle; }

b, strong { font-weight: bolder; }
i, em, cite, dfn, var { font-style: italic; }
small { font-size: smaller; }
big { font-size: larger; }
sub { vertical-align: sub; font-size: smaller; line-height: normal; }
sup { vertical-align: super; font-size: smaller; line-height: normal; }
u, ins { text-decoration: underline; }
s, strike, del { text-decoration: line-through; }
mark { background-color: #ff0; color: #000; }
code, kbd, samp, tt { font-family: monospace; hyphens: none; }
pre, listing, plaintext, xmp { font-family: monospace; white-space: pre; hyphens: none; margin: 1em 0; tab-size: 4; text-align: start; }
nobr { white-space: nowrap; }
q::before { content: open-quote; }
q::after { content: close-quote; }
br { display: inline; }
wbr { display: inline; }
bdi, output { unicode-bidi: isolate; }
bdo { unicode-bidi: bidi-override; }
ruby, rt { display: inline; }
rt { font-size: 50%; }

hr { border: 0.5pt solid; margin: 0.5em auto; height: 0; overflow: hidden; }
img, video, canvas { object-fit: fill; }
svg { overflow: hidden; }
figure { break-inside: avoid; }
figcaption { break-before: avoid; }
figcaption:first-child { break-before: auto; break-after: avoid; }
fieldset { margin: 0 2px; padding: 0.35em 0.75em 0.625em; border: 1.5pt solid; }
legend { padding: 0 2px; }
input, textarea, select, button, meter, progress { display: inline-block; text-indent: 0; }
textarea { white-space: pre-wrap; }

::marker { font-variant-numeric: tabular-nums; white-space: pre; text-transform: none; text-indent: 0; }
::footnote-call { content: counter(footnote); vertical-align: super; font-size: 65%; line-height: 0; font-variant-numeric: lining-nums; text-decoration: none; }
::footnote-marker { content: counter(footnote) ". "; }
`;
