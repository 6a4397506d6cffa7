// The frame of the file, and what may stand in any of its objects (ISO 19005-2, 6.1; no JavaScript anywhere).

import type { PdfDocument } from '../read.ts';
import { latin1 } from '../read/lexer.ts';
import type { PdfStream, PdfValue } from '../read/value.ts';
import { type Fail, nameOf, type Subject } from './subject.ts';

export function checkFile({ document, catalog }: Subject, fail: Fail): void {
  for (const fault of document.faults) fail('own-frame', fault);
  checkEnds(document, fail);
  const permissions = document.get(catalog, 'Perms');
  if (permissions !== null && typeof permissions === 'object' && permissions.kind === 'dictionary') {
    for (const key of permissions.entries.keys()) if (key !== 'UR3' && key !== 'DocMDP') fail('A 6.1.12', `the permissions dictionary has "${key}"`);
  }
  for (const id of document.ids()) checkObject(document, document.object(id), id, fail);
  const { badHexStrings } = document.stringFaults;
  if (badHexStrings > 0) fail('A 6.1.6', `${badHexStrings} hexadecimal strings have an odd number of digits or other characters`);
}

function checkEnds({ bytes, trailer }: PdfDocument, fail: Fail): void {
  const head = latin1(bytes.subarray(0, 32));
  if (!/^%PDF-1\.[0-7](\r\n|\r|\n)%[\x80-\xff]{4}/.test(head)) fail('A 6.1.2', 'the file begins otherwise than with %PDF-1.n and a comment of four bytes over 127');
  if (!/%%EOF(\r\n|\r|\n)?$/.test(latin1(bytes.subarray(-64)))) fail('A 6.1.3-end', 'the file does not end with %%EOF');
  const id = trailer.entries.get('ID');
  if (typeof id !== 'object' || id?.kind !== 'array' || id.items.length !== 2) fail('A 6.1.3-ID', 'the trailer has no ID');
}

const allowedFilters = new Set(['FlateDecode', 'Fl', 'DCTDecode', 'DCT', 'ASCIIHexDecode', 'AHx', 'ASCII85Decode', 'A85', 'RunLengthDecode', 'RL', 'CCITTFaxDecode', 'CCF', 'JBIG2Decode', 'JPXDecode']);

/** Walks through a whole object without following references. */
function checkObject(document: PdfDocument, object: PdfValue, id: number, fail: Fail): void {
  const place = { object: id };
  const waiting: PdfValue[] = [object];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value === 'number') {
      if (Math.abs(value) > 2147483647) fail('A 6.1.13-number', `the number ${value} is out of range`, place);
      continue;
    }
    if (typeof value !== 'object' || value === null) continue;
    switch (value.kind) {
      case 'string':
        if (value.bytes.length > 32767) fail('A 6.1.13-string', `a string of ${value.bytes.length} bytes`, place);
        break;
      case 'name':
        if (value.name.length > 127) fail('A 6.1.13-name', `the name "${value.name.slice(0, 20)}…" is too long`, place);
        break;
      case 'array':
        waiting.push(...value.items);
        break;
      case 'stream':
        checkStream(document, value, id, fail);
        waiting.push(...value.entries.values());
        break;
      case 'dictionary':
        if (value.entries.has('JS') || nameOf(value.entries.get('S')) === 'JavaScript') fail('own-javascript', 'an action has JavaScript', place);
        waiting.push(...value.entries.values());
        break;
      case 'reference':
    }
  }
}

function checkStream(document: PdfDocument, stream: PdfStream, id: number, fail: Fail): void {
  const place = { object: id };
  const length = document.resolve(stream.entries.get('Length'));
  if (length !== stream.raw.length) fail('A 6.1.7.1', `a stream says ${String(length)} bytes and has ${stream.raw.length}`, place);
  if (['F', 'FFilter', 'FDecodeParms'].some((key) => stream.entries.has(key))) fail('A 6.1.7.1-F', 'the data of a stream is outside the file', place);
  const filter = document.resolve(stream.entries.get('Filter'));
  const filters = typeof filter === 'object' && filter?.kind === 'array' ? filter.items.map(document.resolve) : [filter];
  for (const one of filters) {
    const name = nameOf(one);
    if (one !== null && !allowedFilters.has(name)) fail('A 6.1.7.2', `the filter ${name || 'of a stream'} is not allowed`, place);
  }
  // An undamaged stream can be inflated.
  if (filters.some((one) => nameOf(one) === 'FlateDecode') && document.decode(stream).undecoded === 'FlateDecode') fail('own-frame', 'a stream cannot be inflated', place);
}
