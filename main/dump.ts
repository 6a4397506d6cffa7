// The dump of any stage: what `--stage NAME` prints.

import { dumpBoxes } from './box/dump.ts';
import type { Trees } from './briefing.ts';
import { assert, type Stage } from './diagnostic.ts';
import { dumpHtml } from './html/dump.ts';
import { dumpLayout } from './layout/dump.ts';
import { dumpPainted } from './paint/dump.ts';
import { dumpStyle } from './style/dump.ts';

const json = (tree: unknown): string => `${JSON.stringify(tree, undefined, 2)}\n`;

const dumps: { readonly [S in Stage]: (tree: Trees[S]) => string } = {
  dataset: (loaded) => json(loaded.report),
  select: json,
  template: (page) => page.text,
  html: dumpHtml,
  style: dumpStyle,
  box: dumpBoxes,
  layout: dumpLayout,
  paint: dumpPainted,
  pdf: (bytes) => new TextDecoder('latin1').decode(bytes),
};

/** The stage's tree as text. */
export function dumpStage<S extends Stage>(stage: S, trees: Partial<Trees>): string {
  const tree = trees[stage] as Trees[S] | undefined;
  assert(tree !== undefined, `the stage ${stage} has run`);
  const dump: (tree: Trees[S]) => string = dumps[stage];
  return dump(tree);
}
