// A dataset read as far as its own stage goes: what the tree, the forms and the completion need of it.

import { makeBriefing, type Briefing } from '../briefing.ts';
import { readOrRefuse } from '../choices.ts';
import { BriefingError, type Diagnostic } from '../diagnostic.ts';
import type { Engine } from '../engine.ts';
import type { Host } from '../host.ts';

export type Dataset = NonNullable<Briefing['trees']['dataset']>;

/** Throws BriefingError where it cannot be read. */
export async function loadDataset(file: string, host: Host, engine: Engine): Promise<Dataset & { readonly diagnostics: readonly Diagnostic[] }> {
  const { trees, diagnostics } = await makeBriefing(
    { kind: 'briefing', report: { file, bytes: readOrRefuse(file, host) }, template: { folder: '', base: '' }, parameters: {} },
    host, engine, { stage: () => false },
  );
  if (trees.dataset === undefined) throw new BriefingError(diagnostics);
  return { ...trees.dataset, diagnostics };
}
