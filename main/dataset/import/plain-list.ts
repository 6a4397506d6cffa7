// Lists in plain text: lines that begin with a bullet, or with numbers that count on. What only looks like one (a single dash,
// an asterisk for a note, numbers out of order) stays a paragraph, since a list would change what it says.

import { escapeParagraph } from './escape.ts';
import { continues, joinLines, type Line } from './lines.ts';

/** `number` of an ordered item, with the mark behind it. */
type Item = { readonly indent: number; readonly number: number | undefined; readonly mark: string; readonly lines: string[]; readonly spaced: boolean };
export type PlainList = readonly Item[];

const strongBullet = /^[•◦‣▪▫●○■□∙\uf0b7]\s*(?=\S)/;
const weakBullet = /^[*+·–-]\s+(?=\S)/;
const numbered = /^(\d{1,4})([.)])\s+(?=\S)/;

type Start = { readonly mark: string; readonly number: number | undefined; readonly weak: boolean; readonly text: string };

function startOf(line: Line): Start | undefined {
  const number = numbered.exec(line.text);
  if (number !== null) return { mark: number[2] ?? '.', number: Number(number[1]), weak: true, text: line.text.slice(number[0].length) };
  const strong = strongBullet.exec(line.text);
  if (strong !== null) return { mark: strong[0].trim(), number: undefined, weak: false, text: line.text.slice(strong[0].length) };
  const weak = weakBullet.exec(line.text);
  if (weak === null) return undefined;
  return { mark: weak[0].trim(), number: undefined, weak: true, text: line.text.slice(weak[0].length) };
}

/** The list that begins at a line, and the line after it; undefined where none begins. */
export function readList(lines: readonly Line[], at: number, width: number | undefined): { readonly list: PlainList; readonly next: number } | undefined {
  const first = lines[at] && startOf(lines[at]);
  if (first === undefined) return undefined;
  const items: Item[] = [];
  let [next, spaced] = [at, false];
  for (let index = at; index < lines.length; index += 1) {
    const line = lines[index] as Line;
    if (line.text === '') {
      spaced = true;
      continue;
    }
    const item = startOf(line);
    if (item !== undefined && follows(items, item, line.indent)) {
      items.push({ indent: line.indent, number: item.number, mark: item.mark, lines: [item.text], spaced: spaced && items.length > 0 });
    } else if (item === undefined && !spaced && continuesItem(lines[index - 1] as Line, line, items.at(-1), width)) {
      items.at(-1)?.lines.push(line.text);
    } else break;
    [next, spaced] = [index + 1, false];
  }
  return first.weak && items.length < 2 ? undefined : { list: items, next };
}

/** Bullets of one kind, numbers that count on by one; at another indent, a list of its own may begin. */
function follows(items: readonly Item[], start: Start, indent: number): boolean {
  const last = items.at(-1);
  if (last === undefined) return true;
  if (indent > last.indent + 1) return start.number === undefined || start.number === 1;
  const sibling = items.findLast((item) => Math.abs(item.indent - indent) <= 1);
  if (sibling === undefined || sibling.mark !== start.mark) return false;
  return sibling.number === undefined ? start.number === undefined : start.number === sibling.number + 1;
}

function continuesItem(before: Line, line: Line, item: Item | undefined, width: number | undefined): boolean {
  if (item === undefined) return false;
  return line.indent > item.indent + 1 ? true : continues({ ...before, indent: Math.max(before.indent, line.indent) }, line, width);
}

/** Levels; what is indented further stands beside its parent. */
const deepest = 12;

/** The list in Markdown: each level is indented by as much as its parent's mark takes. */
export function printList(list: PlainList): string {
  const open: { readonly indent: number; readonly column: number }[] = [];
  const loose = list.some(({ spaced }) => spaced);
  const lines = list.map((item) => {
    while (open.length > 0 && (open.length >= deepest || item.indent <= (open.at(-1)?.indent ?? 0) + 1)) open.pop();
    const column = open.at(-1)?.column ?? 0;
    const mark = item.number === undefined ? '-' : `${item.number}${item.mark}`;
    open.push({ indent: item.indent, column: column + mark.length + 1 });
    return `${' '.repeat(column)}${mark} ${escapeParagraph(joinLines(item.lines))}`;
  });
  return lines.join(loose ? '\n\n' : '\n');
}
