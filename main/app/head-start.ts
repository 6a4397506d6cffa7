// What the preview's worker does while a new window is still being drawn: it opens the file that the window will show and makes
// its pages. The window asks for the same a moment later, and has it at once, or at least finds fonts, templates and paragraphs known.

import { isDeepStrictEqual } from 'node:util';
import type { Draft, Opened, Outcome, RenderRequest } from '../contract.ts';
import type { Jobs } from './jobs.ts';
import type { WorkerClient } from './worker-client.ts';
import { openFile, sampleReports } from './workspace.ts';

/** Pages on their way, made from what the files held at `since` or later, in milliseconds of the clock. */
export type PagesToCome = { readonly draft: Draft; readonly since: number; readonly made: Promise<Outcome<Jobs['render']['back']>> };
/** `pages` are undefined where there is no file to make them of. */
export type HeadStart = { readonly opened: Promise<Outcome<Opened>>; readonly pages: Promise<PagesToCome | undefined> };

/** Jobs for a window's pages take each other's place where they have not begun. */
export const pagesLane = (window: string): string => `${window} pages`;

/** Opens the file for a window to come, and makes its pages. */
export function beginOpening(worker: WorkerClient, file: string, lane: string): HeadStart {
  const since = Date.now();
  const opened = openFile(worker, file);
  const pages = opened.then((outcome) => {
    if (outcome.kind !== 'done') return undefined;
    const draft = outcome.value.briefing?.draft ?? likelyDraft(outcome.value.report.file);
    return { draft, since, made: makePages(worker, draft, lane) };
  });
  return { opened, pages };
}

/** The pages of a head start, where they are the ones that the window asks for. */
export async function firstPages({ pages }: HeadStart, { draft, buffers }: RenderRequest): Promise<PagesToCome | undefined> {
  const found = await pages;
  return found !== undefined && Object.keys(buffers).length === 0 && isDeepStrictEqual(found.draft, draft) ? found : undefined;
}

/** With no file to open, the pages of a bundled report: whatever is opened next comes sooner. */
export async function warmUp(worker: WorkerClient, lane: string): Promise<void> {
  const [sample] = await sampleReports();
  if (sample !== undefined) await makePages(worker, likelyDraft(sample.file), lane);
}

/** A guess at what the window begins with; a wrong one costs nothing but time that was free. */
function likelyDraft(report: string): Draft {
  return { report, template: 'executive-brief', choices: undefined, parameters: {}, options: {}, budget: undefined };
}

function makePages(worker: WorkerClient, draft: Draft, lane: string): PagesToCome['made'] {
  return worker.run('render', { draft, buffers: {} }, { lane: pagesLane(lane) });
}
