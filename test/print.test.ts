import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { BriefingError } from '../main/diagnostic.ts';
import { listPrinters, printPdf, type Machine, type PrintOptions } from '../main/print.ts';
import { fakeCups, fakePowerShell, told } from './support/printing.ts';

const root = mkdtempSync(join(tmpdir(), 'print-'));
afterAll(() => rmSync(root, { recursive: true }));
let folder = '';
beforeEach(() => { folder = mkdtempSync(join(root, 'case-')); });

const file = '/documents/-o $(touch x); "Brief" – 1.pdf';

async function refusal(machine: Machine, options: PrintOptions = {}): Promise<string> {
  try {
    await printPdf(file, options, machine);
    return 'printed';
  } catch (error) {
    return error instanceof BriefingError ? `${error.diagnostics[0]?.code}: ${error.message}` : `a fault: ${String(error)}`;
  }
}

describe('printing with CUPS', () => {
  const machine = (): Machine => ({ platform: 'linux', environment: { PATH: `${folder}:/usr/bin:/bin` } });

  it('lists printers with the default one', async () => {
    fakeCups(folder, ['Office', 'Hall_A3'], { usual: 'Hall_A3' });
    expect(await listPrinters(machine())).toEqual([{ name: 'Office', isDefault: false }, { name: 'Hall_A3', isDefault: true }]);
    fakeCups(folder, []);
    expect(await listPrinters(machine())).toEqual([]);
  });

  it('hands over file, printer, copies and sides as words of their own', async () => {
    fakeCups(folder, ['Office', 'Hall_A3'], { usual: 'Hall_A3' });
    expect(await printPdf(file, { printer: 'Office', copies: 3, duplex: 'short-edge' }, machine())).toEqual({ printer: 'Office', job: 'Office-17', notes: [] });
    expect(told(folder)).toEqual(['-d', 'Office', '-n', '3', '-o', 'sides=two-sided-short-edge', '-t', '-o $(touch x); "Brief" – 1.pdf', file]);
  });

  it('takes the default printer as it is set', async () => {
    fakeCups(folder, ['Office', 'Hall_A3'], { usual: 'Hall_A3' });
    expect(await printPdf(file, {}, machine())).toMatchObject({ printer: 'Hall_A3' });
    expect(told(folder)).toEqual(['-d', 'Hall_A3', '-n', '1', '-t', '-o $(touch x); "Brief" – 1.pdf', file]);
    fakeCups(folder, ['Only']);
    expect(await printPdf(file, {}, machine())).toMatchObject({ printer: 'Only' });
  });

  it('says why it cannot, and where the file is', async () => {
    expect(await refusal({ platform: 'darwin', environment: { PATH: folder } })).toMatch(/^no-print-system: .*no lpstat; the file is \/documents\//);
    fakeCups(folder, []);
    expect(await refusal(machine())).toMatch(/^no-printer: .*knows no printer; the file is/);
    fakeCups(folder, ['Office', 'Hall_A3']);
    expect(await refusal(machine())).toMatch(/^no-printer: .*choose one of Office, Hall_A3/);
    expect(await refusal(machine(), { printer: 'Ofice' })).toMatch(/^unknown-printer: .*did you mean "Office"\?/);
    fakeCups(folder, ['Office'], { refusal: 'The printer or class does not exist.' });
    expect(await refusal(machine())).toMatch(/^print-failed: .*refused it: The printer or class does not exist\.; the file is/);
  });
});

describe('printing on Windows', () => {
  const machine = (): Machine => ({ platform: 'win32', environment: { SystemRoot: folder, PATH: '/usr/bin:/bin' } });
  const printers = '[{"Name":"Office HP","Default":true},{"Name":"Fax","Default":false}]';

  it('lists printers, also where there is one or none', async () => {
    fakePowerShell(folder, printers);
    expect(await listPrinters(machine())).toEqual([{ name: 'Office HP', isDefault: true }, { name: 'Fax', isDefault: false }]);
    fakePowerShell(folder, '{"Name":"Fax","Default":false}');
    expect(await listPrinters(machine())).toEqual([{ name: 'Fax', isDefault: false }]);
    fakePowerShell(folder, '');
    expect(await listPrinters(machine())).toEqual([]);
  });

  it('hands names over in variables, never in the script, and tells what Windows cannot be asked for', async () => {
    fakePowerShell(folder, printers);
    const job = await printPdf(file, { copies: 2, duplex: 'long-edge' }, machine());
    expect(told(folder)).toEqual([file, 'Office HP', '2']);
    expect(told(folder, 'words').join('\n')).not.toMatch(/documents|Office/);
    expect(job).toMatchObject({ printer: 'Office HP', job: undefined, notes: [{ code: 'duplex-by-printer', severity: 'warning' }] });
  });

  it('says why it cannot, and where the file is', async () => {
    fakePowerShell(folder, printers, 'No application is associated with the specified file for this operation');
    expect(await refusal(machine())).toMatch(/^print-failed: .*No application is associated.*the file is/);
    expect(await refusal({ platform: 'win32', environment: { SystemRoot: root } })).toMatch(/^no-print-system: /);
  });
});
