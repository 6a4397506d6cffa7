// Operators of a content stream with their operands (ISO 32000-1, 7.8.2).

import { type Faults, Lexer, type Token } from './lexer.ts';
import type { PdfValue } from './value.ts';

/** Called for each operator, in order. An inline image is one operator `BI` with its dictionary's entries as operands. */
export type OperatorSink = (operator: string, operands: readonly PdfValue[]) => void;

export function readContent(bytes: Uint8Array, sink: OperatorSink, faults?: Faults): void {
  const lexer = new Lexer(bytes, 0, faults);
  let operands: PdfValue[] = [];
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (!isKeyword(token)) {
      operands.push(token);
      continue;
    }
    if (token.word === 'BI') operands = readInlineImage(lexer);
    sink(token.word, operands);
    operands = [];
  }
}

function isKeyword(token: Token): token is { readonly kind: 'keyword'; readonly word: string } {
  return typeof token === 'object' && token?.kind === 'keyword';
}

/** 8.9.7: entries, ID, data, EI. */
function readInlineImage(lexer: Lexer): PdfValue[] {
  const entries: PdfValue[] = [];
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (!isKeyword(token)) entries.push(token);
    else if (token.word === 'ID') break;
  }
  const { bytes } = lexer;
  for (let at = lexer.position + 1; at < bytes.length; at++) {
    const ends = bytes[at] === 0x45 && bytes[at + 1] === 0x49 && isWhite(bytes[at - 1]) && (at + 2 >= bytes.length || isWhite(bytes[at + 2]));
    if (!ends) continue;
    lexer.position = at + 2;
    return entries;
  }
  lexer.position = bytes.length;
  return entries;
}

function isWhite(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
