// Bytes of a text file → its characters. UTF-8 and UTF-16 are known by their form; older encodings are guessed, and the guess
// is told. Refuses what is no text, saying what it is instead. Encoding names follow the WHATWG Encoding Standard.

import { BriefingError, type Reporter } from '../../diagnostic.ts';

/** Bytes: a long book has one million. */
export const importSizeLimit = 10 * 1024 * 1024;

export type Decoded = { readonly text: string; readonly encoding: string };

/**
 * `encoding`: the author's word for it, undefined to find out. Throws BriefingError: `file-too-large`, `file-empty`,
 * `not-text`, `unknown-encoding`. Reports `guessed-encoding` and `control-characters`.
 */
export function decodeText(bytes: Uint8Array, file: string, encoding: string | undefined, report: Reporter): Decoded {
  if (bytes.length > importSizeLimit) {
    refuse(file, 'file-too-large', `the file has ${Math.ceil(bytes.length / 1048576)} MB; at most ${importSizeLimit / 1048576} MB of text are read`);
  }
  if (bytes.length === 0) refuse(file, 'file-empty', 'the file is empty');
  const form = otherForm(bytes);
  if (form !== undefined) refuse(file, 'not-text', `this is ${form[0]}, not a text`, form[1]);
  const decoded = encoding === undefined ? decodeByForm(bytes, file, report) : decodeAs(bytes, encoding, file);
  const text = withoutControls(decoded.text, file, report);
  if (!/\S/.test(text)) refuse(file, 'file-empty', 'there are no words in the file');
  return { text, encoding: decoded.encoding };
}

export function refuse(file: string, code: string, message: string, hint?: string): never {
  throw new BriefingError([{ severity: 'error', stage: 'dataset', code, message, ...(hint === undefined ? {} : { hint }), source: { file } }]);
}

const asText = 'open it in its own program and save it as plain text, Markdown or CSV';
const otherForms: readonly (readonly [start: string, name: string, hint: string])[] = [
  ['%PDF-', 'a PDF file', asText],
  ['PK\x03\x04', 'a document or archive in a zip container (such as .docx, .odt, .xlsx)', asText],
  ['\xd0\xcf\x11\xe0', 'an old Office document (such as .doc, .xls)', asText],
  ['{\\rtf', 'a rich text (RTF) document', asText],
  ['\x89PNG', 'a PNG picture', 'pictures are named by a dataset; see "images"'],
  ['\xff\xd8\xff', 'a JPEG picture', 'pictures are named by a dataset; see "images"'],
  ['GIF8', 'a GIF picture', 'pictures are named by a dataset; see "images"'],
  ['\x1f\x8b', 'a compressed file', 'unpack it first'],
  ['7z\xbc\xaf', 'a compressed file', 'unpack it first'],
];

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

function otherForm(bytes: Uint8Array): readonly [string, string] | undefined {
  const found = otherForms.find(([start]) => [...start].every((character, index) => bytes[index] === character.charCodeAt(0)));
  if (found !== undefined) return [found[1], found[2]];
  const start = latin(bytes.subarray(0, 200)).replace(/^ï»¿/, '').trimStart().toLowerCase();
  if (/^<!doctype html|^<html[\s>]/.test(start)) return ['a web page (HTML)', 'copy its text; a finished page is set by `briefing render`'];
  if (/^\{\s*"/.test(start) && looksLikeDataset(bytes)) return ['a dataset already (JSON)', 'it needs no import'];
  return undefined;
}

function looksLikeDataset(bytes: Uint8Array): boolean {
  return /"(?:report|sections|\$schema)"\s*:/.test(latin(bytes.subarray(0, 2000)));
}

function decodeAs(bytes: Uint8Array, label: string, file: string): Decoded {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(label, { fatal: true });
  } catch {
    return refuse(file, 'unknown-encoding', `the encoding "${label}" is not known`, 'names such as utf-8, windows-1252, windows-1251, koi8-u');
  }
  try {
    return { text: readings(decoder.decode(bytes), decoder.encoding), encoding: decoder.encoding };
  } catch {
    return refuse(file, 'unknown-encoding', `the file is not ${decoder.encoding}: there are bytes that mean nothing in it`);
  }
}

/** 0x80 to 0x9f of Windows-1252; where it has none, the control character stays. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Some versions of Node read Windows-1252 as Latin-1 (nodejs/node#56542); this makes them alike. */
function readings(text: string, encoding: string): string {
  return encoding === 'windows-1252' ? text.replace(/[\u0080-\u009f]/g, (character) => windows1252[character.charCodeAt(0) - 0x80] ?? character) : text;
}

function decodeByForm(bytes: Uint8Array, file: string, report: Reporter): Decoded {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  if (mark === 0xfffe || mark === 0xfeff) return decodeAs(bytes, mark === 0xfffe ? 'utf-16le' : 'utf-16be', file);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    if (bytes.includes(0)) refuse(file, 'not-text', 'this is not a text: it has zero bytes', asText);
    const encoding = legacyEncoding(bytes);
    report({
      severity: 'warning', stage: 'dataset', code: 'guessed-encoding', message: `the file is not UTF-8; it was read as ${encoding}`,
      hint: 'look at accents and quotation marks; if they are wrong, name the encoding or save the file as UTF-8', source: { file },
    });
    return decodeAs(bytes, encoding, file);
  }
}

/** Cyrillic words are runs of high bytes; in western languages a high byte stands alone among letters. */
function legacyEncoding(bytes: Uint8Array): 'windows-1251' | 'windows-1252' {
  let [inWords, high, run] = [0, 0, 0];
  for (let index = 0; index <= bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte >= 0xc0 || byte === 0xb3 || byte === 0xbf || byte === 0xba) {
      run += 1;
      continue;
    }
    high += run;
    if (run >= 3) inWords += run;
    run = 0;
  }
  return inWords * 2 > high ? 'windows-1251' : 'windows-1252';
}

// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000e-\u001f\u007f\u0080-\u0084\u0086-\u009f\ufffe\uffff]/g;

function withoutControls(text: string, file: string, report: Reporter): string {
  const plain = text.replace(/^\ufeff/, '');
  const count = plain.match(controls)?.length ?? 0;
  if (count === 0) return plain;
  if (count > 10 && count > plain.length / 500) refuse(file, 'not-text', `this is not a text: it has ${count} control characters`, asText);
  report({ severity: 'warning', stage: 'dataset', code: 'control-characters', message: `${count} control characters were left out`, source: { file } });
  return plain.replace(controls, '');
}
