// Plain text → lines, and how they belong together: whether a line break ends a paragraph, or an editor broke the line at a
// width ("hard-wrapped"), which the lengths of the lines tell.

/** `number` counts from 1; `indent` in columns, a tab going to the next multiple of four; `text` without spaces at its ends. */
export type Line = { readonly number: number; readonly indent: number; readonly text: string };

/** All line ends and form feeds of the Unicode newline guidelines end a line. */
export function linesOf(text: string): Line[] {
  return text.split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/).map((raw, index) => {
    const start = /^[\s\ufeff]*/.exec(raw)?.[0] ?? '';
    return { number: index + 1, indent: columns(start), text: raw.trim() };
  });
}

function columns(space: string): number {
  let count = 0;
  for (const character of space) count = character === '\t' ? count - (count % 4) + 4 : count + 1;
  return count;
}

/** Wider lines are paragraphs, whatever their ends look like. */
const widestWrap = 120;
const narrowestWrap = 30;
/** Ends a sentence, with closing quotation marks and brackets behind it. */
export const sentenceEnd = /[.!?…:;。！？؟]["'”»’“)\]]*$/;

/** The width that the lines were broken at, or undefined where each line stands for itself. */
export function wrapWidth(lines: readonly Line[]): number | undefined {
  const pairs: (readonly [Line, Line])[] = [];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next !== undefined && line.text !== '' && next.text !== '') pairs.push([line, next]);
  }
  if (pairs.length === 0) return undefined;
  const lengths = pairs.map(([line]) => line.indent + line.text.length).sort((one, other) => one - other);
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  if (width > widestWrap || width < narrowestWrap) return undefined;
  const full = pairs.filter(([line, next]) => isFull(line, next, width)).length;
  const ended = pairs.filter(([line]) => sentenceEnd.test(line.text)).length;
  return full >= pairs.length * 0.6 && ended <= pairs.length * 0.6 ? width : undefined;
}

/** Would the next line's first word have found no room on this one? With some slack, for those who break lines by hand. */
function isFull(line: Line, next: Line, width: number): boolean {
  const word = next.text.search(/\s/);
  return line.indent + line.text.length + 1 + (word < 0 ? next.text.length : word) > width * 0.8;
}

/** Does `next` continue the paragraph of `line`? */
export function continues(line: Line, next: Line, width: number | undefined): boolean {
  if (width === undefined || next.indent > line.indent + 1) return false;
  return isFull(line, next, width) || (!sentenceEnd.test(line.text) && /^\p{Ll}/u.test(next.text));
}

/** The lines of a paragraph as one. A word that was cut at its hyphen keeps the hyphen, which may be its own. */
export function joinLines(lines: readonly string[]): string {
  return lines.reduce((text, line) => (text === '' ? line : /\p{L}[-\u00ad]$/u.test(text) && /^\p{Ll}/u.test(line) ? text + line : `${text} ${line}`), '');
}
