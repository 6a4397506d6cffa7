// What the preview's worker does while a new window is still being drawn: it opens the file that the window will show and makes
// its pages once. The window asks for the same a moment later, and finds fonts, templates and paragraphs known.

import type { Draft, Opened, Outcome } from '../contract.ts';
import type { WorkerClient } from './worker-client.ts';
import { openFile, sampleReports } from './workspace.ts';

/** Opens the file for a window to come. */
export async function beginOpening(worker: WorkerClient, file: string, lane: string): Promise<Outcome<Opened>> {
  const outcome = await openFile(worker, file);
  if (outcome.kind === 'done') makePages(worker, outcome.value.briefing?.draft ?? likelyDraft(outcome.value.report.file), lane);
  return outcome;
}

/** With no file to open, the pages of a bundled report: whatever is opened next comes sooner. */
export async function warmUp(worker: WorkerClient, lane: string): Promise<void> {
  const [sample] = await sampleReports();
  if (sample !== undefined) makePages(worker, likelyDraft(sample.file), lane);
}

/** A guess at what the window begins with; a wrong one costs nothing but time that was free. */
function likelyDraft(report: string): Draft {
  return { report, template: 'executive-brief', choices: undefined, parameters: {}, options: {}, budget: undefined };
}

/** In the lane of the window to come, so that the window's own request takes its place where it has not begun. */
function makePages(worker: WorkerClient, draft: Draft, lane: string): void {
  void worker.run('render', { draft, buffers: {} }, { lane: `${lane} pages` });
}
