// One run of a template: what it is filled with, where findings go, what is counted so that it ends. Made by fill.ts for each
// call, seen by every helper.

import type { Diagnostic, Reporter } from '../diagnostic.ts';
import type { Content } from '../select/content.ts';
import type { Citations } from './citations.ts';
import { gapMarkup, type Gap } from './gap.ts';
import type { Site } from './site.ts';
import { markup, type Markup } from './html.ts';
import type { Manifest } from './manifest.ts';
import type { ParameterValues } from './parameters.ts';

/** Bounds of one filling. `steps`: passes of a loop and calls of partials; `output`: characters; `depth`: partials in partials. */
export const limits = { steps: 1_000_000, output: 64_000_000, depth: 40 } as const;

export type Filling = {
  readonly content: Content;
  readonly manifest: Manifest;
  readonly parameters: ParameterValues;
  /** BCP 47, of the document. */
  readonly language: string;
  readonly report: Reporter;
  readonly citations: Citations;
  /** Sites by file, as the compiled code refers to them. */
  readonly sites: ReadonlyMap<string, readonly Site[]>;
  /** The file that places leave out. */
  readonly mainFile: string;
  steps: number;
  depth: number;
  /** The partial call that is being made, and the mark to show in its place if its context is missing. */
  partialSite: Site | undefined;
  partialGap: string | undefined;
  /** How often each site has reported. */
  readonly reported: Map<Site, number>;
  /** Elements with a name taken so far, so that ids stay unique. */
  readonly ids: Set<string>;
};

/** Thrown through Handlebars when a limit is passed; caught by fill.ts. */
export class FillLimit extends Error {
  readonly site: Site | undefined;
  constructor(message: string, site: Site | undefined) {
    super(message);
    this.site = site;
  }
}

/** Counts work done: one for a pass of a loop or a call of a partial, `amount` for work that grows with the data. */
export function countStep(filling: Filling, site: Site | undefined, amount = 1): void {
  filling.steps += amount;
  if (filling.steps > limits.steps) throw new FillLimit(`the template takes more than ${limits.steps.toLocaleString('en')} steps`, site);
}

export function checkOutput(output: string, site: Site | undefined): string {
  if (output.length > limits.output) throw new FillLimit(`the template writes more than ${limits.output / 1_000_000} million characters`, site);
  return output;
}

/** Findings of one site beyond this many are counted, not listed. */
const listedPerSite = 10;

export function reportAt(filling: Filling, site: Site, finding: Omit<Diagnostic, 'stage' | 'source'>, data?: string): void {
  const count = (filling.reported.get(site) ?? 0) + 1;
  filling.reported.set(site, count);
  if (count > listedPerSite) return;
  const { file, line, column } = site;
  filling.report({ ...finding, stage: 'template', source: { file, line, column, ...(data === undefined ? {} : { data }) } });
}

/** What the sites left out of the list, one line each; called once at the end. */
export function reportUnlisted(filling: Filling): void {
  for (const [site, count] of filling.reported) {
    if (count <= listedPerSite) continue;
    const { file, line, column } = site;
    filling.report({
      severity: 'warning', stage: 'template', code: 'template-repeated', source: { file, line, column },
      message: `${count - listedPerSite} more findings at this place`,
    });
  }
}

/** Reports a gap and gives its mark; `data` is the dataset path of the context. */
export function showGap(filling: Filling, gap: Gap, site: Site, data: string | undefined): Markup {
  const { severity, code, message, hint } = gap;
  reportAt(filling, gap.site, { severity, code, message, ...(hint === undefined ? {} : { hint }) }, data);
  return markup(gapMarkup(gap.shown, site.surroundings));
}
