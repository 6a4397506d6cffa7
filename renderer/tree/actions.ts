// What can be done to a row of the tree, by mouse, menu or key: each is one step of undo.

import { addBreak, removeBreak } from '../breaks.ts';
import { previewCommands } from '../preview/controls.ts';
import { store } from '../store.ts';
import { texts } from '../texts.ts';
import { indent, invert, move, outdent, retitle, shift, tick, tickAll, tickOnly, type Position } from './choices.ts';

export type RowAction = 'include' | 'exclude' | 'show' | 'edit' | 'restore' | 'new-page' | 'keep-whole' | 'no-breaks' | 'up' | 'down' | 'indent' | 'outdent';

export function actOn(row: { readonly key: string; readonly path: string }, action: RowAction): void {
  const { edits } = texts;
  switch (action) {
    case 'include':
      return store.dispatch({ type: 'choose', label: edits.include, change: (choices) => tick(choices, row.key, true) });
    case 'exclude':
      return store.dispatch({ type: 'choose', label: edits.exclude, change: (choices) => tick(choices, row.key, false) });
    case 'restore':
      return store.dispatch({ type: 'choose', label: edits.retitle, change: (choices) => retitle(choices, row.key, '') });
    case 'up':
    case 'down':
      return store.dispatch({ type: 'choose', label: edits.move, change: (choices) => shift(choices, row.key, action === 'up' ? -1 : 1) });
    case 'indent':
      return store.dispatch({ type: 'choose', label: edits.indent, change: (choices) => indent(choices, row.key) });
    case 'outdent':
      return store.dispatch({ type: 'choose', label: edits.outdent, change: (choices) => outdent(choices, row.key) });
    case 'new-page':
      return addBreak(row.path, { before: 'page' });
    case 'keep-whole':
      return addBreak(row.path, { inside: 'avoid' });
    case 'no-breaks':
      return removeBreak(row.path);
    case 'edit':
      store.dispatch({ type: 'select', path: row.path });
      return store.dispatch({ type: 'inspector', tab: 'item' });
    case 'show':
      store.dispatch({ type: 'select', path: row.path });
      return previewCommands.reveal(row.path);
  }
}

export function moveRows(keys: ReadonlySet<string>, target: string, position: Position): void {
  store.dispatch({ type: 'choose', label: texts.edits.move, change: (choices) => move(choices, keys, target, position) });
}

/** `only`, while the tree is narrowed: the rows that match; the others stay as they are. */
export function chooseAll(which: 'all' | 'none' | 'invert', only?: ReadonlySet<string>): void {
  const { edits } = texts;
  if (only !== undefined) return chooseSome(which, only);
  if (which === 'invert') store.dispatch({ type: 'choose', label: edits.invert, change: invert });
  else store.dispatch({ type: 'choose', label: which === 'all' ? edits.selectAll : edits.selectNone, change: (choices) => tickAll(choices, which === 'all') });
}

function chooseSome(which: 'all' | 'none' | 'invert', keys: ReadonlySet<string>): void {
  const { edits } = texts;
  const label = which === 'all' ? edits.include : which === 'none' ? edits.exclude : edits.invert;
  store.dispatch({ type: 'choose', label, change: (choices) => (which === 'invert' ? invert(choices, keys) : tickOnly(choices, keys, which === 'all')) });
}
