// The stage's door: an element tree and style sheets in, every element with its computed style out, with the styles of pages.
//
// Order of the cascade: the user agent's sheet, presentational attributes, `sheets` in their order, the document's own sheets
// (`<style>`, `<link>`) in theirs, then `style` attributes.

import type { Reporter } from '../diagnostic.ts';
import type { Document } from '../html/element.ts';
import type { Problem } from './declarations.ts';
import { counterStyleOf, fontFaceOf } from './descriptors.ts';
import { environmentOf, gatherSheets, ruleSetFor, sharedCache, type StyleOptions, type StyleSheetSource } from './gather.ts';
import { matchTree } from './match.ts';
import { pageStyles } from './page.ts';
import { type Styling, tell, tellComputed } from './problems.ts';
import type { CounterStyle } from './counter-style.ts';
import type { FontFaceRule, StyledDocument } from './styled.ts';
import { styleElement, styleRoot } from './tree.ts';

export { newStyleCache, type StyleCache, type StyleOptions, type StyleSheetSource } from './gather.ts';

/** Styles a document. Never fails: what a sheet gets wrong is a diagnostic with its file, line and column. */
export function styleDocument(document: Document, sheets: readonly StyleSheetSource[], options: StyleOptions, reporter: Reporter): StyledDocument {
  const cache = options.cache ?? sharedCache;
  const cascadeSheets = gatherSheets(document, sheets, options, cache, reporter);
  const rules = ruleSetFor(cascadeSheets, cache, environmentOf(options));
  const styling: Styling = { rules, report: reporter, told: new Set(), file: document.root.origin?.file ?? '' };
  for (const { sheet, file, base } of cascadeSheets) for (const problem of sheet.problems) tell(problem, file, base, styling);
  const tree = matchTree(document.root);
  const rootNode = styleRoot(tree, document, options, styling);
  const { faces, counters } = descriptors(styling);
  return {
    root: styleElement(tree, rootNode, undefined, styling),
    pageStyle: pageStyles(rules.pages, rootNode, rules.pageCache, (problem) => tellComputed(problem, styling)),
    fontFaces: faces,
    counterStyles: counters,
  };
}

function descriptors(styling: Styling): { faces: FontFaceRule[]; counters: ReadonlyMap<string, CounterStyle> } {
  const faces: FontFaceRule[] = [];
  const counters = new Map<string, CounterStyle>();
  for (const { rule, sheet } of styling.rules.descriptors) {
    const problems = (problem: Problem): void => tell(problem, sheet.file, sheet.base, styling);
    if (rule.kind === 'font-face') {
      const face = fontFaceOf(rule, problems);
      if (face !== undefined) faces.push(face);
    } else {
      const style = counterStyleOf(rule, problems);
      if (style !== undefined) counters.set(style.name, style);
    }
  }
  return { faces, counters };
}
