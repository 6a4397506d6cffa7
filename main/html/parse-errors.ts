// parse5's parse errors in words that an author of a template understands. The HTML standard, 13.2.2.

import type { ParserError } from 'parse5';

/** Errors that change nothing in what is printed. */
const silent = new Set([
  'missing-doctype', 'non-conforming-doctype', 'misplaced-doctype', 'control-character-in-input-stream',
  'noncharacter-in-input-stream', 'incorrectly-closed-comment', 'abrupt-closing-of-empty-comment', 'end-tag-with-trailing-solidus',
  'missing-whitespace-between-attributes', 'cdata-in-html-content', 'eof-in-script-html-comment-like-text',
]);

const sentences: Readonly<Record<string, string>> = {
  'end-tag-without-matching-open-element': 'an end tag without an open element: it is ignored',
  'closing-of-element-with-open-child-elements': 'an element is closed while elements within it are still open',
  'open-elements-left-after-eof': 'the text ends with elements still open',
  'duplicate-attribute': 'an attribute is given twice: the first one counts',
  'unknown-named-character-reference': 'an unknown character reference: it stays as it is written',
  'missing-semicolon-after-character-reference': 'a character reference without its semicolon',
  'non-void-html-element-start-tag-with-trailing-solidus': 'only void elements may end in "/>": this element stays open',
  'unexpected-null-character': 'a null character in the text',
  'eof-in-tag': 'the text ends within a tag',
  'eof-in-comment': 'the text ends within a comment',
  'missing-attribute-value': 'an attribute without a value after "="',
};

/** The sentence for a parse error; undefined for one that is not worth telling. `markup` is the text it points at. */
export function describeParseError(error: ParserError, text: string): string | undefined {
  const code: string = error.code;
  if (silent.has(code)) return undefined;
  const markup = text.slice(error.startOffset, Math.max(error.endOffset, error.startOffset + 1)).trim();
  const sentence = sentences[code] ?? code.replaceAll('-', ' ');
  return markup.length > 1 && markup.length <= 60 ? `${sentence}: ${markup}` : sentence;
}
