// The break rules of a briefing: where its pages end against the template. Set and taken back from the tree, the inspector and the
// feet of the pages.

import type { BreakRule } from '../main/contract.ts';
import { store } from './store.ts';
import { texts } from './texts.ts';

export type BreakChange = Omit<BreakRule, 'path'>;

/** Takes these as the rules of the briefing; one step of undo. */
export function setBreaks(change: (rules: readonly BreakRule[]) => readonly BreakRule[]): void {
  store.dispatch({
    type: 'edit', label: texts.edits.breaks,
    change: ({ breaks = [], ...draft }) => {
      const rules = change(breaks);
      return rules.length === 0 ? draft : { ...draft, breaks: rules };
    },
  });
}

/** Says this of an object besides what was said of it before. */
export function addBreak(path: string, said: BreakChange): void {
  setBreaks((rules) => [...rules.filter((rule) => rule.path !== path), { ...rules.find((rule) => rule.path === path), path, ...said }]);
}

export function removeBreak(path: string): void {
  setBreaks((rules) => rules.filter((rule) => rule.path !== path));
}

/** What a rule says, in words. */
export function wordsOf({ before, inside }: BreakRule): string {
  const words = texts.breaks;
  return [...(before === undefined ? [] : [words.before[before]]), ...(inside === undefined ? [] : [words.inside[inside]])].join(', ');
}
