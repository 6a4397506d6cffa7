// templates/CSS.md is made from the table of properties: `UPDATE_REFERENCE=1 npx vitest run test/style/reference.test.ts`.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { featureReference } from '../../main/style/features.ts';

const file = join(import.meta.dirname, '..', '..', 'templates', 'CSS.md');
const head = `# The CSS that the engine knows

HTML and CSS of a template are laid out by the program's own engine, after these specifications: CSS 2.2, CSS Paged Media 3, CSS
Fragmentation 3 and 4, Generated Content for Paged Media, Generated Content 3, Lists 3, Text 3 and 4, Tables 3, Multi-column 1,
Flexbox 1, Grid 1, Backgrounds 3, Images 3 and 4, Text Decoration 3, Transforms 1 and 2, Shapes 1, Compositing 1, UI 4 (outlines), Values 4,
Fonts 4, Cascade 5, Custom Properties 1. A property or value that is not in this table is a warning with its line and column, never silence.

## Departures

- **Paragraphs** are broken as a whole (Knuth and Plass 1981), justified and ragged alike, beside floats too; line by line only before a float in
  their midst. Numbers stay with their units, names with their initials, where that leaves no gap. Of calls of footnotes in a row, a comma
  parts each from the next.
- **Lines cut off** by \`text-overflow: ellipsis\` are told as warnings; readers of the PDF get all of their text.
- **::first-line** reaches inline elements, not the content of boxes that stand in the line; \`text-transform\` there leaves what would become
  several characters.
- **Flex and grid**: pages break between the lines of a flex container, the items of its single column, and the rows of a grid; a row taller
  than a page, or the columns of a container whose columns wrap, is split, its items going on in parallel. There are no subgrids.
- **Tables** repeat head and foot in every part, unless they take more than a third of the page. A row is kept whole where it fits on
  the next page and little room is lost, though \`break-inside\` may allow to split it. No two cells share a slot: a \`colspan\` ends where a cell
  from above stands. A column in which no cell begins counts only if it is declared with a width.
- **Columns** whose content is longer than a height that is set grow downwards, balanced: nothing stands beside the container.
- **Positioned boxes**: \`fixed\` repeats on every page; \`absolute\` stands on the page of its containing block's part.
- **Shadows** with a blur are pictures of 200 dots to the inch or fewer, placed below the box; those of text are many copies of it, each a
  little transparent, and no text to readers of the PDF.
- **Outlines** are closed around each part of a box or inline element that is cut.
- **Backgrounds** that are \`fixed\` stand in the page area, the same on every page.
- **Clip paths**: \`margin-box\` is \`border-box\`; an address is followed in drawings only, with a warning elsewhere.
- **Colours** are sRGB; lab, lch, oklab and oklch are converted. CMYK is refused, as PDF/A here has one output intent.
- **Fonts** are static TrueType or OpenType files, plain or as WOFF or WOFF2; variable fonts and collections are refused with a message.
- **SVG** is drawn as vectors: shapes, paths, markers, text and text on paths, gradients, patterns, transforms, clips, masks, \`use\`, \`switch\`, pictures.
  Filters, animation, scripts and foreign objects are told and left out; outlines of letters have one colour.

## Properties

`;

it('templates/CSS.md is what the table of properties says', () => {
  const text = `${head}${featureReference()}`;
  if (process.env['UPDATE_REFERENCE'] === '1') writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
});
