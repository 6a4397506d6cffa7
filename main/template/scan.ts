// A first look at a template's text, before Handlebars parses it: which blocks open and close where. Finds what Handlebars
// says badly or late (a block that is never closed, an end without a beginning, a tag that never ends) with exact places,
// and refuses nesting that would make its parser or compiler run out of stack or time. Linear in the text.

/** What is wrong at an offset of the text; `code` is that of the diagnostic. */
export type ScanFault = { readonly offset: number; readonly code: string; readonly message: string; readonly hint?: string };

/** Blocks in blocks, `{{else if}}` chains counted link by link, and parentheses in one tag. */
export const nestingLimit = 64;

/** Tags in one file: Handlebars compiles about ten in a millisecond. */
export const tagLimit = 5000;

type OpenBlock = { readonly name: string; readonly offset: number; links: number };
type Tag = { readonly start: number; readonly end: number; readonly inside: string };

/** The first faults of `text`, in order; empty where Handlebars may try its parser. */
export function scanTemplate(text: string): readonly ScanFault[] {
  const faults: ScanFault[] = [];
  const open: OpenBlock[] = [];
  let links = 0;
  let count = 0;
  let at = 0;
  for (let tag = nextTag(text, at, faults); tag !== undefined; tag = nextTag(text, at, faults)) {
    at = tag.end;
    count += 1;
    if (count > tagLimit) return [{ offset: tag.start, code: 'template-size', message: `a template file may have ${tagLimit} tags`, hint: 'move parts into partials' }];
    const { start: offset, inside } = tag;
    if (parentheses(inside) > nestingLimit) faults.push(tooDeep(offset, 'subexpressions'));
    const kind = /^~?\s*(#[>*]?|\^|\/|else(?=[\s~|]|$))?\s*([^\s|~()}]*)/.exec(inside);
    const [, sign = '', name = ''] = kind ?? [];
    if (sign.startsWith('#') || (sign === '^' && name !== '')) {
      open.push({ name, offset, links: 0 });
    } else if (sign === '/') {
      const block = open.pop();
      links -= block?.links ?? 0;
      if (block?.name !== name) faults.push(badEnd(offset, name, block));
      if (block?.name !== name) return faults;
    } else if (sign === '^' || sign === 'else') {
      const block = open.at(-1);
      if (block === undefined) faults.push({ offset, code: 'template-syntax', message: '{{else}} outside of any block' });
      else if (name !== '') {
        block.links += 1;
        links += 1;
      }
    }
    if (open.length + links > nestingLimit) return [...faults, tooDeep(offset, 'blocks')];
  }
  for (const block of open) {
    faults.push({ offset: block.offset, code: 'template-syntax', message: `{{#${block.name}}} is never closed`, hint: `write {{/${block.name}}} where it ends` });
  }
  return faults;
}

function badEnd(offset: number, name: string, block: OpenBlock | undefined): ScanFault {
  return block === undefined
    ? { offset, code: 'template-syntax', message: `{{/${name}}} closes nothing: no block is open here` }
    : { offset, code: 'template-syntax', message: `{{/${name}}} does not match {{#${block.name}}}, the block that is open here`, hint: `write {{/${block.name}}}` };
}

function tooDeep(offset: number, what: string): ScanFault {
  return { offset, code: 'template-nesting', message: `${what} are nested more than ${nestingLimit} deep`, hint: 'move a part into a partial' };
}

/** The next tag from `at` on that can open or close a block or hold an expression; comments and raw text are stepped over. */
function nextTag(text: string, at: number, faults: ScanFault[]): Tag | undefined {
  for (let start = text.indexOf('{{', at); start !== -1; start = text.indexOf('{{', at)) {
    if (text[start - 1] === '\\' && text[start - 2] !== '\\') {
      at = start + 2;
      continue;
    }
    const skipped = commentEnd(text, start) ?? rawBlockEnd(text, start);
    if (skipped === -1) {
      faults.push({ offset: start, code: 'template-syntax', message: 'this never ends', hint: 'close it, or write \\{{ for two braces as they are' });
      return undefined;
    }
    if (skipped !== undefined) {
      at = skipped;
      continue;
    }
    const triple = text.startsWith('{{{', start) || text.startsWith('{{~{', start);
    const end = tagEnd(text, start + 2);
    if (end === -1) {
      faults.push({ offset: start, code: 'template-syntax', message: 'this tag never ends', hint: triple ? 'close it with }}}' : 'close it with }}' });
      return undefined;
    }
    return { start, end: end + 2, inside: text.slice(start + 2, end) };
  }
  return undefined;
}

/** Offset behind a comment that begins at `start`; -1 where it never ends, undefined where there is none. */
function commentEnd(text: string, start: number): number | undefined {
  const opening = text.startsWith('{{~', start) ? start + 3 : start + 2;
  if (text[opening] !== '!') return undefined;
  if (!text.startsWith('--', opening + 1)) return behind(text, '}}', opening);
  const plain = behind(text, '--}}', opening + 3);
  const stripped = behind(text, '--~}}', opening + 3);
  return plain === -1 ? stripped : stripped === -1 ? plain : Math.min(plain, stripped);
}

function rawBlockEnd(text: string, start: number): number | undefined {
  if (!text.startsWith('{{{{', start)) return undefined;
  const name = /^\{\{\{\{\s*#?\s*([^\s}]+)/.exec(text.slice(start, start + 200))?.[1];
  return name === undefined ? -1 : behind(text, `{{{{/${name}}}}}`, start);
}

function behind(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? -1 : found + mark.length;
}

/** Offset of the `}}` that ends a tag; strings and [literal segments] may hold braces. */
function tagEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '}' && text[at + 1] === '}') return at;
    if (character !== '"' && character !== "'" && character !== '[') continue;
    const close = text.indexOf(character === '[' ? ']' : character, at + 1);
    if (close === -1) return -1;
    at = close;
  }
  return -1;
}

function parentheses(inside: string): number {
  let depth = 0;
  let most = 0;
  for (let at = inside.indexOf('('); at !== -1 && at < inside.length; at++) {
    const character = inside[at];
    if (character === '(') most = Math.max(most, (depth += 1));
    else if (character === ')') depth -= 1;
  }
  return most;
}
