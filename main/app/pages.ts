// The pages of a window: made by the worker, or taken over from its head start; what they were made of is followed on the disk.

import type { Outcome, Rendered, RenderRequest } from '../contract.ts';
import { followSources } from './follow.ts';
import { firstPages, pagesLane } from './head-start.ts';
import type { DeskWindow } from './window.ts';
import type { WorkerClient } from './worker-client.ts';

export async function pagesFor(worker: WorkerClient, window: DeskWindow, request: RenderRequest): Promise<Outcome<Rendered>> {
  const { headStart } = window;
  window.headStart = undefined;
  const first = headStart === undefined ? undefined : await firstPages(headStart, request);
  const { since, made } = first ?? { since: Date.now(), made: worker.run('render', request, { lane: pagesLane(window.lane) }) };
  const outcome = await made;
  if (outcome.kind !== 'done') return outcome;
  followSources(window, request.draft.report, outcome.value.files, since);
  return outcome.value.outcome;
}
