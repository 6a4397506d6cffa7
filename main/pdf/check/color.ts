// Device colours and the output intent that gives them meaning (ISO 19005-2, 6.2.3 and 6.2.4).

import type { PdfDocument } from '../read.ts';
import { latin1 } from '../read/lexer.ts';
import type { PdfValue } from '../read/value.ts';
import type { ContentFacts } from './content.ts';
import { type Fail, isStream, nameOf, type Subject } from './subject.ts';

export type ColorUse = 'DeviceGray' | 'DeviceRGB' | 'DeviceCMYK';
type IntentSpace = 'GRAY' | 'RGB ' | 'CMYK' | undefined;

export function checkColors({ document, catalog }: Subject, content: ContentFacts, fail: Fail): void {
  const space = checkIntent(document, catalog, fail);
  const uses = new Map(content.colors);
  for (const [value, { kind, page }] of content.used) {
    for (const use of usesOf(document, kind, value)) if (!uses.has(use)) uses.set(use, page);
  }
  for (const [use, page] of uses) {
    if (use === 'DeviceRGB' && space !== 'RGB ') fail('A 6.2.4.3-RGB', 'DeviceRGB is used, but the output intent is not RGB', { page });
    if (use === 'DeviceCMYK' && space !== 'CMYK') fail('A 6.2.4.3-CMYK', 'DeviceCMYK is used, but the output intent is not CMYK', { page });
    if (use === 'DeviceGray' && space === undefined) fail('A 6.2.4.3-gray', 'DeviceGray is used, but there is no output intent', { page });
  }
}

function usesOf(document: PdfDocument, kind: string, value: PdfValue): readonly ColorUse[] {
  switch (kind) {
    case 'Image': return document.get(value, 'ImageMask') === true ? [] : deviceSpaces(document, document.get(value, 'ColorSpace'));
    case 'Shading': return deviceSpaces(document, document.get(value, 'ColorSpace'));
    case 'Pattern': return deviceSpaces(document, document.get(value, 'Shading', 'ColorSpace'));
    case 'Form': return deviceSpaces(document, document.get(value, 'Group', 'CS'));
    case 'ColorSpace': return deviceSpaces(document, value);
    default: return [];
  }
}

/** The device colour spaces that a colour space is or rests on. */
function deviceSpaces(document: PdfDocument, value: PdfValue, depth = 0): readonly ColorUse[] {
  const name = nameOf(value);
  if (name === 'DeviceGray' || name === 'DeviceRGB' || name === 'DeviceCMYK') return [name];
  const parts = document.list(value);
  if (depth > 8 || !['Indexed', 'Separation', 'DeviceN', 'Pattern'].includes(nameOf(document.resolve(parts[0])))) return [];
  return parts.slice(1).flatMap((part) => deviceSpaces(document, document.resolve(part), depth + 1));
}

function checkIntent(document: PdfDocument, catalog: PdfValue, fail: Fail): IntentSpace {
  const intents = document.list(document.get(catalog, 'OutputIntents')).map(document.resolve);
  const profiles = intents.map((intent) => document.get(intent, 'DestOutputProfile')).filter(isStream);
  if (intents.some((intent) => document.get(intent, 'DestOutputProfileRef') !== null)) fail('A 6.2.3', 'an output intent refers to a profile outside the file');
  if (new Set(profiles).size > 1) fail('A 6.2.3', 'output intents have different profiles');
  const [profile] = profiles;
  if (profile === undefined) return undefined;
  const bytes = document.decode(profile).bytes;
  const [signature, deviceClass, space] = [latin1(bytes.subarray(36, 40)), latin1(bytes.subarray(12, 16)), latin1(bytes.subarray(16, 20))];
  const channels: Readonly<Record<string, number>> = { 'GRAY': 1, 'RGB ': 3, 'CMYK': 4 };
  if (signature !== 'acsp' || (deviceClass !== 'prtr' && deviceClass !== 'mntr') || channels[space] === undefined || (bytes[8] ?? 9) > 4) {
    fail('A 6.2.3', 'the profile of the output intent is not an ICC profile of an output device or a monitor');
    return undefined;
  }
  if (document.get(profile, 'N') !== channels[space]) fail('A 6.2.3', 'N of the output intent differs from the number of its channels');
  return space as IntentSpace;
}
