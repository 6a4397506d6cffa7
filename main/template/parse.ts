// The text of one template file → Handlebars' syntax tree, or diagnostics with line and column. Handlebars' own parser
// does the parsing and the white-space control; what it says about a mistake is put into words for authors.

import Handlebars from 'handlebars';
import type { Reporter } from '../diagnostic.ts';
import { scanTemplate } from './scan.ts';
import { positionAt } from './text-place.ts';

export type Program = ReturnType<typeof Handlebars.parse>;

/** Characters that one template file may have. */
export const templateSizeLimit = 500_000;

/** Undefined after reporting why there is none. Places in the tree count lines from 1 and columns from 0. */
export function parseTemplate(text: string, file: string, report: Reporter): Program | undefined {
  const fault = (code: string, offset: number, message: string, hint?: string): void =>
    report({ severity: 'error', stage: 'template', code, message, source: { file, ...positionAt(text, offset) }, ...(hint === undefined ? {} : { hint }) });
  if (text.length > templateSizeLimit) {
    fault('template-size', 0, `a template file may have ${templateSizeLimit} characters; this one has ${text.length}`);
    return undefined;
  }
  const faults = scanTemplate(text);
  for (const { code, offset, message, hint } of faults) fault(code, offset, message, hint);
  if (faults.length > 0) return undefined;
  try {
    return Handlebars.parse(text, { srcName: file });
  } catch (error) {
    const { offset, message } = explain(error as ParserError, text);
    fault('template-syntax', offset, message);
    return undefined;
  }
}

/** What Handlebars throws: its own exceptions have a place, those of the generated parser tell it in the message. */
type ParserError = Error & { readonly lineNumber?: number; readonly column?: number };

function explain(error: ParserError, text: string): { offset: number; message: string } {
  if (error.lineNumber !== undefined) {
    const message = error.message.replace(/ - \d+:\d+$/, '');
    return { offset: offsetOf(text, error.lineNumber, error.column ?? 0), message };
  }
  const parts = /^(?:Parse|Lexical) error on line (\d+)[:.].*\n(.*)\n(-*)\^(?:\nExpecting .*, got '(\w+)')?/.exec(error.message);
  if (parts === null) return { offset: 0, message: error.message };
  const [, line = '1', excerpt = '', dashes = '', token = ''] = parts;
  const found = tokenWords[token] ?? 'something that does not belong';
  return { offset: offsetOfExcerpt(text, Number(line), excerpt, dashes.length), message: `${found} is not possible here` };
}

const tokenWords: Readonly<Record<string, string>> = {
  EOF: 'the end of the file', ID: 'a name', STRING: 'a string', NUMBER: 'a number', BOOLEAN: 'true or false', EQUALS: 'an equals sign',
  CLOSE: 'the end of the tag', CLOSE_UNESCAPED: 'the end of the tag', OPEN_SEXPR: 'an opening parenthesis', CLOSE_SEXPR: 'a closing parenthesis',
  SEP: 'a separator of path segments', DATA: '@', INVALID: 'this character', INVERSE: '{{else}}', OPEN_ENDBLOCK: 'the end of a block',
  OPEN_BLOCK_PARAMS: 'a list of block parameters', CLOSE_BLOCK_PARAMS: 'the end of block parameters', OPEN_INVERSE_CHAIN: '{{else …}}',
};

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let count = 1; count < line; count++) {
    const next = text.indexOf('\n', start);
    if (next === -1) return text.length;
    start = next + 1;
  }
  return Math.min(text.length, start + column);
}

/** The parser shows up to 20 characters before the fault and some after, without line ends; the caret is under the fault. */
function offsetOfExcerpt(text: string, line: number, excerpt: string, caret: number): number {
  const before = excerpt.slice(excerpt.startsWith('...') ? 3 : 0, caret);
  const first = offsetOf(text, Math.max(1, line - 1), 0);
  const last = offsetOf(text, line + 1, 0);
  const after = excerpt.slice(caret).replace(/\.\.\.$/, '');
  for (let offset = first; offset <= last; offset++) {
    const past = text.slice(Math.max(0, offset - before.length - 40), offset).replace(/\n/g, '');
    if (past.endsWith(before) && text.slice(offset, offset + 60).replace(/\n/g, '').startsWith(after)) return offset;
  }
  return offsetOf(text, line, 0);
}
