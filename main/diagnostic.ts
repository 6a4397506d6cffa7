// What goes wrong, as data: the author's mistakes are values (Diagnostic), the end of the road is one class
// (BriefingError), and a fault of the program is an assertion.

/** The nine stages of the pipeline, in order; also the folder names of main/ and the values of `--stage`. */
export const stages = ['dataset', 'select', 'template', 'html', 'style', 'box', 'layout', 'paint', 'pdf'] as const;
export type Stage = (typeof stages)[number];

/** `error`: the result lacks something that was asked for. `warning`: worth a look. `info`: a fact the reader may want. */
export type Severity = 'error' | 'warning' | 'info';

/** A place in a text file: `line` and `column` count from 1. `data` is a path in the dataset, such as `quotes.starmer`. */
export type Place = {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly data?: string;
};

/** One finding. `code` is a stable kebab-case name for tests and filters; `page` counts from 1. */
export type Diagnostic = {
  readonly severity: Severity;
  readonly stage: Stage;
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly source?: Place;
  readonly page?: number;
};

/** Takes findings as a stage comes upon them. */
export type Reporter = (diagnostic: Diagnostic) => void;

/** Nothing can be made; `diagnostics` say why, at least one of them an error. */
export class BriefingError extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((diagnostic) => formatDiagnostic(diagnostic)).join('\n'));
    this.name = 'BriefingError';
    this.diagnostics = diagnostics;
  }
}

/** `file:line:column: severity: message (hint)`, the form that editors and terminals make clickable. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { source, page, hint } = diagnostic;
  const position = source?.line === undefined ? '' : `:${source.line}:${source.column ?? 1}`;
  const place = [
    source?.file === undefined ? '' : `${source.file}${position}`,
    source?.data ?? '',
    page === undefined ? '' : `page ${page}`,
  ].filter((part) => part !== '');
  const start = place.length > 0 ? `${place.join(', ')}: ` : '';
  return `${start}${diagnostic.severity}: ${diagnostic.message}${hint === undefined ? '' : ` (${hint})`}`;
}

/** The branch that types rule out; reached only by a fault of the program. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}

/** States what must hold here; a breach is a fault of the program, not of its input. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}

/** The candidate that a misspelt word most likely means, or undefined if none is near. For hints: `did you mean "color"?` */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let limit = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = Math.abs(candidate.length - word.length) < limit ? editDistance(word.toLowerCase(), candidate.toLowerCase()) : limit;
    if (distance < limit) [best, limit] = [candidate, distance];
  }
  return best;
}

/** Characters added, dropped, replaced, or swapped with their neighbour (optimal string alignment). */
function editDistance(one: string, other: string): number {
  let [before, previous] = [new Array<number>(), Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    [before, previous] = [previous, current];
  }
  return previous[other.length] ?? 0;
}
