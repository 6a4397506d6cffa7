// The value of `--sections`: `a,b(c,d(e)),f()` → a selection.

import type { SelectionItem } from '../select/selection.ts';
import { UsageError } from './arguments.ts';

/** `id`, or `id(child,child)`, in a list separated by commas: the order is the briefing's. */
export function parseSections(text: string): readonly SelectionItem[] {
  let position = 0;
  const list = (): SelectionItem[] => {
    const items: SelectionItem[] = [];
    for (;;) {
      const id = /^[^,()]*/.exec(text.slice(position))?.[0] ?? '';
      position += id.length;
      if (id.trim() === '') throw new UsageError(`--sections "${text}": a name is missing at character ${position + 1}`);
      if (text[position] === '(') {
        position++;
        const children = text[position] === ')' ? [] : list();
        if (text[position] !== ')') throw new UsageError(`--sections "${text}": a closing parenthesis is missing`);
        position++;
        items.push({ id: id.trim(), children });
      } else items.push({ id: id.trim() });
      if (text[position] !== ',') return items;
      position++;
    }
  };
  const items = list();
  if (position < text.length) throw new UsageError(`--sections "${text}": "${text[position]}" is not possible at character ${position + 1}`);
  return items;
}
