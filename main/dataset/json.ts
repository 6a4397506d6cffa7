// Bytes of a JSON file → its value and the places of its parts. Refuses, with a sentence that says where, what is too large,
// not UTF-8, nested too deep or not JSON (RFC 8259). Places are found on first need: a good file never pays for them.

import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { BriefingError, type Place, type Stage } from '../diagnostic.ts';

/** Bytes; far beyond any report, far below what would exhaust memory. */
export const sizeLimit = 50 * 1024 * 1024;
/** Objects and lists within each other. */
export const depthLimit = 100;

export type JsonPath = readonly (string | number)[];

export type JsonFile = {
  readonly file: string;
  readonly stage: Stage;
  readonly value: unknown;
  /** Keys that occur more than once in one object: their offsets. JSON keeps the last. */
  readonly repeatedKeys: readonly { readonly key: string; readonly offset: number }[];
  readonly placeAt: (offset: number) => Place;
  /** Offset of the value at a path, or of its field's name; of the innermost part that exists where it does not. */
  readonly offsetOf: (path: JsonPath, what?: 'value' | 'name') => number;
  /** Offset of a character of a text, counted in the text as read. */
  readonly offsetInText: (path: JsonPath, index: number) => number;
};

type Scan = { readonly repeatedKeys: { key: string; offset: number }[]; readonly problem?: { code: string; message: string; offset: number } };

/** Throws BriefingError: `file-too-large`, `file-not-utf8`, `json-too-deep`, `json-forbidden-key`, `json-syntax`. */
export function readJson(bytes: Uint8Array, file: string, stage: Stage): JsonFile {
  const refuse = (code: string, message: string, source: Place): never => {
    throw new BriefingError([{ severity: 'error', stage, code, message, source: { file, ...source } }]);
  };
  if (bytes.length > sizeLimit) {
    refuse('file-too-large', `the file has ${Math.ceil(bytes.length / 1048576)} MB; at most ${sizeLimit / 1048576} MB are read`, {});
  }
  const text = decode(bytes) ?? refuse('file-not-utf8', describeEncoding(bytes), placeOfByte(bytes, invalidByte(bytes)));
  const places = createPlaces(text, file);
  const scan = scanJson(text);
  if (scan.problem) refuse(scan.problem.code, scan.problem.message, places.placeAt(scan.problem.offset));
  try {
    return { file, stage, value: JSON.parse(text) as unknown, repeatedKeys: scan.repeatedKeys, ...places };
  } catch (error) {
    const { message, offset } = describeSyntax(text, error);
    return refuse('json-syntax', message, places.placeAt(offset));
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function describeEncoding(bytes: Uint8Array): string {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  if (mark === 0xfffe || mark === 0xfeff) return 'the file is UTF-16; save it as UTF-8';
  const at = invalidByte(bytes);
  return `the file is not UTF-8: byte ${at + 1} is 0x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}; save it as UTF-8`;
}

/** Index of the first byte that begins no UTF-8 sequence, found by halving: a prefix is valid up to there. */
function invalidByte(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isValidStart(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function isValidStart(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function placeOfByte(bytes: Uint8Array, index: number): Place {
  let [line, start] = [1, 0];
  for (let at = bytes.indexOf(10); at >= 0 && at < index; at = bytes.indexOf(10, at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: index - start + 1 };
}

/** One pass without recursion over brackets and keys. What is not JSON is left to the parser to find. */
function scanJson(text: string): Scan {
  const repeatedKeys: Scan['repeatedKeys'] = [];
  const open: (Set<string> | undefined)[] = [];
  let [key, keyOffset] = ['', 0];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x22) {
      const end = endOfString(text, index);
      [key, keyOffset] = [text.slice(index + 1, end), index];
      index = end;
    } else if (code === 0x7b || code === 0x5b) {
      if (open.length === depthLimit) {
        return { repeatedKeys, problem: { code: 'json-too-deep', message: `nested more than ${depthLimit} deep`, offset: index } };
      }
      open.push(code === 0x7b ? new Set() : undefined);
    } else if (code === 0x7d || code === 0x5d) {
      open.pop();
    } else if (code === 0x3a) {
      const name = key.includes('\\') ? unescaped(key) : key;
      if (name === '__proto__') {
        return { repeatedKeys, problem: { code: 'json-forbidden-key', message: 'a field must not be called "__proto__"', offset: keyOffset } };
      }
      const keys = open.at(-1);
      if (keys?.has(name)) repeatedKeys.push({ key: name, offset: keyOffset });
      keys?.add(name);
    }
  }
  return { repeatedKeys };
}

function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

function unescaped(key: string): string {
  try {
    return JSON.parse(`"${key}"`) as string;
  } catch {
    return key;
  }
}

const syntaxMessages: Record<string, string> = {
  InvalidSymbol: 'a word that JSON does not know; texts stand in double quotes',
  InvalidNumberFormat: 'not a number as JSON writes it',
  PropertyNameExpected: 'expected a field name in double quotes',
  ValueExpected: 'expected a value',
  ColonExpected: 'expected ":" after the field name',
  CommaExpected: 'expected "," between two items',
  CloseBraceExpected: 'an object is not closed; expected "}"',
  CloseBracketExpected: 'a list is not closed; expected "]"',
  EndOfFileExpected: 'expected nothing more after the end of the object',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'a text is not closed; expected a double quote before the end of the line',
  UnexpectedEndOfNumber: 'not a number as JSON writes it',
  InvalidUnicode: 'expected four hexadecimal digits after "\\u"',
  InvalidEscapeCharacter: 'expected one of " \\ / b f n r t u after the backslash',
  InvalidCharacter: 'a control character in a text; write it as \\n, \\t or \\u….',
};

/** The first error only: what follows it is mostly its consequence. */
function describeSyntax(text: string, error: unknown): { message: string; offset: number } {
  if (text.trim() === '') return { message: 'the file is empty', offset: 0 };
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors.sort((one, other) => one.offset - other.offset)[0];
  if (!first) return { message: `not JSON: ${String((error as Error).message)}`, offset: Number(/position (\d+)/.exec(String(error))?.[1] ?? 0) };
  const found = text.slice(first.offset, first.offset + Math.min(Math.max(first.length, 1), 20));
  const said = syntaxMessages[printParseErrorCode(first.error)] ?? 'not JSON';
  return { message: found.trim() === '' ? said : `${said}; found ${JSON.stringify(found)}`, offset: first.offset };
}

function createPlaces(text: string, file: string): Pick<JsonFile, 'placeAt' | 'offsetOf' | 'offsetInText'> {
  let root: Node | undefined;
  let lines: number[] | undefined;
  const find = (path: JsonPath): Node | undefined => {
    const top = (root ??= parseTree(text));
    if (!top) return undefined;
    let length = path.length;
    while (length > 0 && !findNodeAtLocation(top, path.slice(0, length))) length -= 1;
    return findNodeAtLocation(top, path.slice(0, length));
  };
  const offsetOf: JsonFile['offsetOf'] = (path, what = 'value') => {
    const found = find(path);
    return (what === 'name' && found?.parent?.type === 'property' ? found.parent : found)?.offset ?? 0;
  };
  return {
    offsetOf,
    offsetInText: (path, index) => rawOffset(text, offsetOf(path) + 1, index),
    placeAt: (offset) => {
      lines ??= startsOfLines(text);
      const line = lineOf(lines, offset);
      return { file, line, column: offset - (lines[line - 1] ?? 0) + 1 };
    },
  };
}

/** Where the `index`-th character of a JSON string stands, whose first stands at `start`. */
function rawOffset(text: string, start: number, index: number): number {
  let offset = start;
  for (let count = 0; count < index && offset < text.length; count += 1) {
    offset += text[offset] !== '\\' ? 1 : text[offset + 1] === 'u' ? 6 : 2;
  }
  return offset;
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** From 1: how many lines start at or before the offset. */
function lineOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
