// Images, forms and graphics states (ISO 19005-2, 6.2.5 to 6.2.10; ISO 14289-1, 7.20).

import type { PdfDocument } from '../read.ts';
import type { PdfValue } from '../read/value.ts';
import type { ContentFacts } from './content.ts';
import { entriesOf, type Fail, nameOf } from './subject.ts';

const blendModes = new Set([
  'Normal', 'Compatible', 'Multiply', 'Screen', 'Overlay', 'Darken', 'Lighten', 'ColorDodge', 'ColorBurn', 'HardLight', 'SoftLight', 'Difference', 'Exclusion',
  'Hue', 'Saturation', 'Color', 'Luminosity',
]);
const intents = new Set(['RelativeColorimetric', 'AbsoluteColorimetric', 'Perceptual', 'Saturation']);

export function checkGraphics(document: PdfDocument, content: ContentFacts, fail: Fail): void {
  for (const [value, { kind, page }] of content.used) {
    const here: Fail = (rule, message) => fail(rule, message, { page });
    if (kind === 'ExtGState') checkState(document, value, here);
    if (kind === 'Image') checkImage(document, value, here);
    if (kind === 'Form') checkForm(document, value, here);
  }
  for (const [form, times] of content.formsWithTags) {
    if (times > 1) fail('UA 30-002', `a form with tagged content is drawn ${times} times`, { object: form });
  }
}

function checkState(document: PdfDocument, state: PdfValue, fail: Fail): void {
  const entries = entriesOf(state);
  if (entries.has('TR')) fail('A 6.2.5', 'a graphics state has TR');
  if (entries.has('TR2') && nameOf(document.get(state, 'TR2')) !== 'Default') fail('A 6.2.5', 'a graphics state has TR2');
  if (entries.has('HTO')) fail('A 6.2.5', 'a graphics state has HTO');
  if (entries.has('RI') && !intents.has(nameOf(document.get(state, 'RI')))) fail('A 6.2.5', 'a graphics state has an unknown rendering intent');
  const blend = document.get(state, 'BM');
  const modes = typeof blend === 'object' && blend?.kind === 'array' ? blend.items.map(document.resolve) : [blend];
  if (blend !== null && !modes.every((mode) => blendModes.has(nameOf(mode)))) fail('A 6.2.10', 'a graphics state has an unknown blend mode');
}

function checkImage(document: PdfDocument, image: PdfValue, fail: Fail, depth = 0): void {
  const entries = entriesOf(image);
  for (const key of ['Alternates', 'OPI']) if (entries.has(key)) fail('A 6.2.8', `an image has ${key}`);
  if (document.get(image, 'Interpolate') === true) fail('A 6.2.8', 'an image asks for interpolation');
  const bits = document.get(image, 'BitsPerComponent');
  if (bits !== null && ![1, 2, 4, 8, 16].includes(bits as number)) fail('A 6.2.8', `an image has ${String(bits)} bits a component`);
  if (depth === 0 && entries.has('SMask')) checkImage(document, document.get(image, 'SMask'), fail, 1);
  if (entries.has('Intent') && !intents.has(nameOf(document.get(image, 'Intent')))) fail('A 6.2.8', 'an image has an unknown rendering intent');
}

function checkForm(document: PdfDocument, form: PdfValue, fail: Fail): void {
  const entries = entriesOf(form);
  for (const key of ['OPI', 'PS', 'Ref']) if (entries.has(key)) fail('A 6.2.9', `a form has ${key}`);
  if (nameOf(document.get(form, 'Subtype2')) === 'PS') fail('A 6.2.9', 'a form has PostScript');
}
