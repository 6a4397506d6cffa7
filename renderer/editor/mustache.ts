// Handlebars in HTML for CodeMirror: the HTML grammar, with the expressions between braces lit over it.

import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';

const parts = /\{\{\{?~?(!--[\s\S]*?--|![^}]*|[#/>^&]?[^}]*)~?\}?\}\}/g;
const marks = {
  brace: Decoration.mark({ class: 'cm-mustache' }),
  comment: Decoration.mark({ class: 'cm-mustache-comment' }),
  name: Decoration.mark({ class: 'cm-mustache-name' }),
  text: Decoration.mark({ class: 'cm-mustache-text' }),
};

/** Start and end of every expression in a text, with the place of its first word. */
export function expressionsIn(text: string): readonly { readonly from: number; readonly to: number; readonly comment: boolean; readonly name: readonly [number, number] }[] {
  return [...text.matchAll(parts)].map((match) => {
    const from = match.index;
    const inner = match[1] ?? '';
    const start = from + match[0].indexOf(inner);
    const word = /^[#/>^&~\s]*([\w.@/-]+)/.exec(inner);
    const at = word === null ? start : start + word[0].length - (word[1]?.length ?? 0);
    return { from, to: from + match[0].length, comment: inner.startsWith('!'), name: [at, at + (word?.[1]?.length ?? 0)] };
  });
}

function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    const start = Math.max(0, from - 2000);
    for (const found of expressionsIn(view.state.sliceDoc(start, Math.min(view.state.doc.length, to + 2000)))) {
      const [a, b] = [found.from + start, found.to + start];
      if (b < from || a > to) continue;
      if (found.comment) builder.add(a, b, marks.comment);
      else addParts(builder, view.state.sliceDoc(a, b), a, [found.name[0] + start, found.name[1] + start]);
    }
  }
  return builder.finish();
}

/** Whole expression, name of helper or field, quoted texts: nested marks, in order of their starts. */
function addParts(builder: RangeSetBuilder<Decoration>, text: string, at: number, name: readonly [number, number]): void {
  builder.add(at, at + text.length, marks.brace);
  if (name[1] > name[0]) builder.add(name[0], name[1], marks.name);
  for (const quoted of text.matchAll(/"[^"]*"|'[^']*'/g)) {
    const start = at + quoted.index;
    if (start >= name[1]) builder.add(start, start + quoted[0].length, marks.text);
  }
}

export const mustache = ViewPlugin.fromClass(class {
  decorations: DecorationSet;
  constructor(view: EditorView) {
    this.decorations = decorate(view);
  }
  update(update: ViewUpdate): void {
    if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view);
  }
}, { decorations: (plugin) => plugin.decorations });
