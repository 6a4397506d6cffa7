// Printing: the finished PDF goes to the system's own printing, as a file. Chromium's printing of PDFs is not used: its options
// are lost on the way. Linux and macOS: `lp`. Windows: the program that prints PDFs there.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { app } from 'electron';
import type { Outcome, PaperSetup, Printed, Printer, RenderRequest } from '../contract.ts';
import { safeFileName, writeWhole } from './files.ts';
import { grantFile } from './grants.ts';
import { texts } from './texts.ts';
import type { DeskWindow } from './window.ts';
import type { WorkerClient } from './worker-client.ts';

const run = promisify(execFile);
/** A printer's answer is waited for so long. */
const patience = 20_000;

export async function printersOf(window: DeskWindow): Promise<readonly Printer[]> {
  const printers = await window.browser.webContents.getPrintersAsync().catch(() => []);
  return printers.map(({ name, displayName, options }) => ({
    name, label: displayName === '' ? name : displayName, isDefault: (options as Readonly<Record<string, string>> | undefined)?.['printer-is-default'] === 'true',
  }));
}

/** Makes the file and hands it over; where there is no printer, the file is still there. */
export async function printBriefing(
  worker: WorkerClient,
  { request, printer, copies, name }: { readonly request: RenderRequest; readonly printer: string; readonly copies: number; readonly name: string },
): Promise<Outcome<Printed>> {
  const outcome = await worker.run('finish', request);
  if (outcome.kind !== 'done') return outcome;
  const file = join(app.getPath('temp'), 'briefing-desk', `${safeFileName(name, texts.briefingFallback)}.pdf`);
  await writeWhole(file, outcome.value.pdf);
  grantFile(file);
  if (printer === '') return { kind: 'done', value: { sent: false, file, pages: outcome.value.pages } };
  try {
    await handOver(file, printer, copies, request.setup);
    return { kind: 'done', value: { sent: true, file, pages: outcome.value.pages } };
  } catch (error) {
    return { kind: 'fault', message: texts.printFailed(printer, error instanceof Error ? error.message : String(error)) };
  }
}

async function handOver(file: string, printer: string, copies: number, setup: PaperSetup | undefined): Promise<void> {
  const [program, words] = process.platform === 'win32' ? windowsCommand(file, printer) : ['lp', lpWords(file, printer, copies, setup)] as const;
  await run(program, [...words], { timeout: patience, windowsHide: true });
}

/** The words of `lp`; names go as single words, never through a shell. */
export function lpWords(file: string, printer: string, copies: number, setup: PaperSetup | undefined): readonly string[] {
  const sides = { none: 'one-sided', 'long-edge': 'two-sided-long-edge', 'short-edge': 'two-sided-short-edge' }[setup?.duplex ?? 'none'];
  const media = setup === undefined || setup.layout === 'pages' ? [] : ['-o', `media=${setup.paper}`];
  return ['-d', printer, '-n', String(Math.max(1, Math.min(999, Math.round(copies)))), '-o', `sides=${sides}`, ...media, '--', file];
}

/** Windows prints PDFs by the verb of the program that opens them; file and printer come as arguments, not as script. */
function windowsCommand(file: string, printer: string): readonly [string, readonly string[]] {
  const script = '& { param($f, $p) Start-Process -FilePath $f -Verb PrintTo -ArgumentList ("`"" + $p + "`"") -WindowStyle Hidden }';
  return ['powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script, '-f', file, '-p', printer]];
}
