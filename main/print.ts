// A finished PDF to the system's own printing: CUPS (`lp`) on Linux and macOS, the verb of the installed PDF reader on Windows. No
// shell ever sees a file's or a printer's name. What cannot be printed stays where it is, and the message names it.

import { resolve } from 'node:path';
import { BriefingError, nearest } from './diagnostic.ts';
import { cups } from './print/cups.ts';
import { problem, type Duplex, type Machine, type Printer, type PrintJob, type PrintSystem } from './print/system.ts';
import { windows } from './print/windows.ts';

export type { Duplex, Machine, Printer, PrintJob } from './print/system.ts';

export type PrintOptions = {
  /** Without it, the default one, or the only one. */
  readonly printer?: string;
  readonly copies?: number;
  /** Without it, as the printer is set. */
  readonly duplex?: Duplex;
};

export const duplexes = ['none', 'long-edge', 'short-edge'] as const satisfies readonly Duplex[];

const here: Machine = { platform: process.platform, environment: process.env };
const systemOf = ({ platform }: Machine): PrintSystem => (platform === 'win32' ? windows : cups);

/** The printers that the system knows; none where there are none. Throws BriefingError (`no-print-system`, `print-failed`). */
export function listPrinters(machine: Machine = here): Promise<readonly Printer[]> {
  return systemOf(machine).list(machine);
}

/**
 * Hands a PDF to a printer. Throws BriefingError: `no-print-system`, `no-printer`, `unknown-printer`, `print-failed`; its message
 * names the file.
 */
export async function printPdf(file: string, { printer: wanted, copies = 1, duplex }: PrintOptions = {}, machine: Machine = here): Promise<PrintJob> {
  const path = resolve(file);
  try {
    const printer = choosePrinter(await listPrinters(machine), wanted);
    return { printer, ...(await systemOf(machine).print(path, { printer, copies, duplex }, machine)) };
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error;
    throw new BriefingError(error.diagnostics.map((one) => ({ ...one, message: `${one.message}; the file is ${path}` })));
  }
}

function choosePrinter(printers: readonly Printer[], wanted: string | undefined): string {
  const names = printers.map(({ name }) => name);
  if (names.length === 0) throw problem('no-printer', 'this computer knows no printer', 'add one in the system’s settings, or open the PDF elsewhere');
  if (wanted !== undefined) return names.find((name) => name === wanted) ?? refuse(wanted, names);
  const usual = printers.find(({ isDefault }) => isDefault)?.name ?? (names.length === 1 ? names[0] : undefined);
  if (usual === undefined) throw problem('no-printer', 'none of the printers is the default', `choose one of ${names.join(', ')}`);
  return usual;
}

function refuse(wanted: string, names: readonly string[]): never {
  const near = nearest(wanted, names);
  throw problem('unknown-printer', `there is no printer "${wanted}"`, near === undefined ? `there are ${names.join(', ')}` : `did you mean "${near}"?`);
}
