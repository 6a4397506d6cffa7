// ToUnicode CMaps: from character codes to text (ISO 32000-1, 9.10.3).

import { Lexer } from '../read/lexer.ts';
import type { PdfString } from '../read/value.ts';

/** Most entries that one range may make. */
const longestRange = 65_536;

export function readToUnicode(bytes: Uint8Array): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  const lexer = new Lexer(bytes);
  let operands: (PdfString | readonly PdfString[])[] = [];
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (typeof token !== 'object' || token === null) continue;
    if (token.kind === 'string') operands.push(token);
    else if (token.kind === 'array') operands.push(token.items.filter((item) => typeof item === 'object' && item?.kind === 'string'));
    else if (token.kind === 'keyword') {
      if (token.word === 'endbfchar') addCharacters(map, operands);
      if (token.word === 'endbfrange') addRanges(map, operands);
      operands = [];
    }
  }
  return map;
}

type Operands = readonly (PdfString | readonly PdfString[])[];

function isString(operand: PdfString | readonly PdfString[] | undefined): operand is PdfString {
  return operand !== undefined && 'kind' in operand;
}

function addCharacters(map: Map<number, string>, operands: Operands): void {
  for (let index = 0; index + 1 < operands.length; index += 2) {
    const [code, text] = [operands[index], operands[index + 1]];
    if (isString(code) && isString(text)) map.set(codeOf(code.bytes), utf16(text.bytes));
  }
}

function addRanges(map: Map<number, string>, operands: Operands): void {
  for (let index = 0; index + 2 < operands.length; index += 3) {
    const [first, last, target] = [operands[index], operands[index + 1], operands[index + 2]];
    if (!isString(first) || !isString(last) || target === undefined) continue;
    const [from, to] = [codeOf(first.bytes), Math.min(codeOf(last.bytes), codeOf(first.bytes) + longestRange)];
    for (let code = from; code <= to; code++) {
      if (!isString(target)) {
        const text = target[code - from];
        if (text !== undefined) map.set(code, utf16(text.bytes));
        continue;
      }
      const text = utf16(target.bytes);
      map.set(code, text.slice(0, -1) + String.fromCharCode((text.charCodeAt(text.length - 1) + code - from) & 0xffff));
    }
  }
}

function codeOf(bytes: Uint8Array): number {
  return bytes.reduce((code, byte) => code * 256 + byte, 0);
}

function utf16(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index + 1 < bytes.length; index += 2) text += String.fromCharCode(((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0));
  return text;
}
