// Rules nested without `&` (CSS Nesting 1, as CSS Syntax 3 now reads blocks): css-tree takes `b { … }` within a rule for a broken
// declaration and passes over it up to the next semicolon. That text is read again here, as rules and declarations.

import parse from 'css-tree/parser';
import { tokenize } from 'css-tree/tokenizer';
import type { CssNode } from 'css-tree';

const token = { openSquare: 19, closeSquare: 20, openRound: 21, closeRound: 22, openCurly: 23, closeCurly: 24, function: 2 } as const;

/** Where the first block at the top level of a text begins, and where it ends, after its brace. */
function firstBlock(text: string): { readonly start: number; readonly end: number } | undefined {
  let depth = 0;
  let start = -1;
  let end = -1;
  tokenize(text, (type, from, to) => {
    if (end >= 0) return;
    if (type === token.openCurly && depth === 0) start = from;
    if (type === token.openCurly || type === token.openRound || type === token.openSquare || type === token.function) depth += 1;
    else if (type === token.closeCurly || type === token.closeRound || type === token.closeSquare) depth -= 1;
    if (type === token.closeCurly && depth === 0 && start >= 0) end = to;
  });
  return end < 0 ? undefined : { start, end };
}

type Place = { readonly offset: number; readonly line: number; readonly column: number };

function placeAt(text: string, offset: number, from: Place): Place {
  const before = text.slice(0, offset).split('\n');
  const last = before[before.length - 1] ?? '';
  return { offset: from.offset + offset, line: from.line + before.length - 1, column: before.length === 1 ? from.column + offset : last.length + 1 };
}

/**
 * The rules and declarations in a text that css-tree passed over; undefined where it holds no rule, and is in error. `onError`
 * hears of what is still not understood.
 */
export function recoverNested(text: string, from: Place, onError: (message: string, line: number, column: number) => void): CssNode[] | undefined {
  const nodes: CssNode[] = [];
  let offset = 0;
  for (let rest = text; rest.trim() !== ''; rest = text.slice(offset)) {
    const block = firstBlock(rest);
    if (block !== undefined && rest.slice(0, block.start).trim() === '') return undefined;
    if (block === undefined && nodes.length === 0) return undefined;
    const piece = block === undefined ? rest : rest.slice(0, block.end);
    const tree = parse(piece, {
      context: block === undefined ? 'declarationList' : 'stylesheet', positions: true, parseValue: false, parseCustomProperty: false, parseAtrulePrelude: false,
      ...placeAt(text, offset, from),
      onParseError: (error) => {
        const { message, line, column } = error as unknown as { message: string; line: number; column: number };
        onError(message, line, column);
      },
    });
    if (tree.type === 'DeclarationList' || tree.type === 'StyleSheet') nodes.push(...tree.children.toArray());
    offset += piece.length;
  }
  return nodes;
}
