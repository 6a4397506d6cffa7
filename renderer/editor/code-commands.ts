// The commands of one editor view.

import { redo, undo } from '@codemirror/commands';
import { indentRange } from '@codemirror/language';
import { openSearchPanel } from '@codemirror/search';
import type { EditorView } from '@codemirror/view';
import type { EditorControls } from './editor-controls.ts';

export function controlsOf(view: EditorView): EditorControls {
  return {
    hasFocus: () => view.hasFocus || view.dom.contains(document.activeElement),
    undo: () => void undo(view),
    redo: () => void redo(view),
    find: () => void openSearchPanel(view),
    format: () => format(view),
  };
}

/** Indents anew by the grammar, and takes blanks from line ends; one step of undo. */
function format(view: EditorView): void {
  const trimmed = view.state.update({ changes: trailing(view.state.doc.toString()) });
  view.dispatch({ changes: trimmed.changes.compose(indentRange(trimmed.state, 0, trimmed.state.doc.length)) });
  view.focus();
}

function trailing(text: string): { from: number; to: number }[] {
  return [...text.matchAll(/[ \t]+(?=\r?\n|$)/g)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}
