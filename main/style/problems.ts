// Problems of sheets on their way to the reporter: each is told once a document, at its place in the file.

import type { Place, Reporter } from '../diagnostic.ts';
import type { Element, Origin } from '../html/element.ts';
import type { RuleSet } from './compile.ts';
import type { ComputeProblem } from './compute.ts';
import type { Problem } from './declarations.ts';

/** What the styling of one document carries along. */
export type Styling = {
  readonly rules: RuleSet;
  readonly report: Reporter;
  /** Problems already told of this document. */
  readonly told: Set<unknown>;
  readonly file: string;
};

/** A place in a sheet as a place in its file: sheets within a page begin where `base` says. */
export function absolutePlace(place: Problem['place'], file: string, base: Origin | undefined): Place {
  if (base === undefined) return { file, line: place.line, column: place.column };
  return { file: base.file, line: base.line + place.line - 1, column: place.line === 1 ? base.column + place.column - 1 : place.column };
}

/** Reports a sheet's problem, once a document. */
export function tell(problem: Problem, file: string, base: Origin | undefined, styling: Styling): void {
  if (styling.told.has(problem)) return;
  styling.told.add(problem);
  const { place, ...rest } = problem;
  styling.report({ ...rest, stage: 'style', source: absolutePlace(place, file, base) });
}

/** Reports what came up while a style was computed, at the declaration it came from. */
export function tellComputed({ problem, rule }: ComputeProblem, styling: Styling): void {
  tell(problem, rule?.file ?? styling.file, rule?.base, styling);
}

/** Of a `style` attribute: told at the element. */
export function tellAtElement(problem: Problem, element: Element, styling: Styling): void {
  const { place: _place, ...rest } = problem;
  const { origin } = element;
  styling.report({ ...rest, stage: 'style', ...(origin !== undefined && { source: origin }) });
}
