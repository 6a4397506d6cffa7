// Printing from the desk: the finished file is made as an export is, and handed to the system as the command line hands it.

import { join } from 'node:path';
import { app } from 'electron';
import type { Outcome, Printed, Printer, RenderRequest } from '../contract.ts';
import { BriefingError } from '../diagnostic.ts';
import { duplexOf } from '../output.ts';
import { listPrinters, printPdf, type Duplex } from '../print.ts';
import { writeWhole } from './files.ts';
import { grantFile } from './grants.ts';
import type { WorkerClient } from './worker-client.ts';

/** None where the system has no printing. */
export async function printersOf(): Promise<readonly Printer[]> {
  return listPrinters().catch(() => []);
}

export type PrintOrder = { readonly request: RenderRequest; readonly printer: string; readonly copies: number; readonly duplex: Duplex | undefined; readonly name: string };

/** Makes the file and hands it over. Where that fails, the message names the file: it is still there. */
export async function printBriefing(worker: WorkerClient, { request, printer, copies, duplex, name }: PrintOrder): Promise<Outcome<Printed>> {
  const outcome = await worker.run('finish', request);
  if (outcome.kind !== 'done') return outcome;
  const file = join(app.getPath('temp'), 'briefing-desk', name);
  await writeWhole(file, outcome.value.pdf);
  grantFile(file);
  const { handout } = request.draft.output ?? {};
  const sides = duplex ?? (handout === undefined ? undefined : duplexOf(handout));
  try {
    await printPdf(file, { printer, copies, ...(sides !== undefined && { duplex: sides }) });
    return { kind: 'done', value: { file, pages: outcome.value.pages } };
  } catch (error) {
    if (error instanceof BriefingError) return { kind: 'refused', diagnostics: error.diagnostics };
    return { kind: 'fault', message: error instanceof Error ? error.message : String(error) };
  }
}
