// Names of files to be, by the pattern of the briefing or of the settings: the worker fills them as the command line does.

import { useEffect, useState } from 'react';
import type { Diagnostic, Draft } from '../../main/contract.ts';
import { desk } from '../api.ts';
import { deskName } from '../state.ts';
import { store } from '../store.ts';

/** Pattern of a briefing's own, or of the settings. */
export function patternFor(draft: Draft): string {
  return draft.output?.fileName ?? store.get().settings?.fileName ?? '{report.title}';
}

export async function nameFor(draft: Draft): Promise<string> {
  const name = deskName(store.get());
  const outcome = await desk.call('export.names', { drafts: [draft], pattern: patternFor(draft), name });
  return outcome.kind === 'done' ? (outcome.value.names[0] ?? name) : name;
}

export type Named = { readonly names: readonly string[]; readonly problems: readonly Diagnostic[] };

/** Names of many drafts; the list of an older pattern stays until the new one is there. */
export function useNames(drafts: readonly Draft[], pattern: string): Named {
  const [named, set] = useState<Named>({ names: [], problems: [] });
  useEffect(() => {
    let stopped = false;
    void desk.call('export.names', { drafts, pattern, name: deskName(store.get()) }).then((outcome) => {
      if (stopped || outcome.kind === 'superseded') return;
      if (outcome.kind === 'done') set({ names: outcome.value.names, problems: outcome.value.diagnostics });
      else set({ names: [], problems: outcome.kind === 'refused' ? outcome.diagnostics : [] });
    });
    return () => {
      stopped = true;
    };
  }, [drafts, pattern]);
  return named;
}
