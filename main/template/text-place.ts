// Places in a text, and words that look alike: what messages about an author's file need.

import { nearest } from '../diagnostic.ts';

/** `line` and `column` (from 1) of an offset in `text`. */
export function positionAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', start)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}

/** `{ hint: 'did you mean "x"?' }` where one of `words` is close to `word`, else an empty record. */
export function hintAt(word: string, words: Iterable<string>): { readonly hint?: string } {
  const near = nearest(word, words);
  return near === undefined ? {} : { hint: `did you mean "${near}"?` };
}
