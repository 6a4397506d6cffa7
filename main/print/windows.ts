// Printing on Windows: the verb `printto` of the program that opens PDFs, by PowerShell. Names reach the scripts in variables, never
// in their text. The verb knows printers, but neither copies nor duplex: copies are handed over one by one, duplex is told.

import { join } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { problem, runProgram, type Duplex, type Ended, type Machine, type Printer, type PrintSystem } from './system.ts';

const listScript = `
$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [Text.Encoding]::UTF8
ConvertTo-Json -Compress @(Get-CimInstance -ClassName Win32_Printer | Select-Object -Property Name, Default)`;

const printScript = `
$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [Text.Encoding]::UTF8
$start = New-Object System.Diagnostics.ProcessStartInfo
$start.FileName = $env:BRIEFING_FILE
$start.Verb = 'printto'
$start.Arguments = '"' + $env:BRIEFING_PRINTER + '"'
$start.UseShellExecute = $true
$start.WindowStyle = 'Hidden'
foreach ($copy in 1..[int]$env:BRIEFING_COPIES) { [System.Diagnostics.Process]::Start($start) | Out-Null }`;

/** The system's own PowerShell, by its full path: nothing else of that name is ever run. */
function powershell(script: string, machine: Machine, variables: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const program = join(machine.environment['SystemRoot'] ?? 'C:\\Windows', 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
  return runProgram(program, ['-NoProfile', '-NonInteractive', '-Command', script], machine, variables);
}

const list: PrintSystem['list'] = async (machine) => {
  const { code, out, error } = await powershell(listScript, machine);
  if (code !== 0) throw problem('print-failed', `Windows does not tell its printers: ${firstLine(error)}`);
  return readList(out);
};

/** A list of objects, or one of them by itself, or nothing: PowerShell is not strict about it. */
function readList(text: string): readonly Printer[] {
  try {
    const value = JSON.parse(text.trim() || '[]') as unknown;
    return [value].flat().flatMap((one) => {
      const { Name, Default } = one as { readonly Name?: unknown; readonly Default?: unknown };
      return typeof Name === 'string' && !Name.includes('"') ? [{ name: Name, isDefault: Default === true }] : [];
    });
  } catch {
    throw problem('print-failed', 'Windows’ answer about its printers cannot be read');
  }
}

const print: PrintSystem['print'] = async (file, { printer, copies, duplex }, machine) => {
  const { code, error } = await powershell(printScript, machine, { BRIEFING_FILE: file, BRIEFING_PRINTER: printer, BRIEFING_COPIES: String(copies) });
  if (code !== 0) throw problem('print-failed', `no program on this computer prints PDFs unasked: ${firstLine(error)}`, 'open the PDF and print it from there');
  return { job: undefined, notes: duplex === undefined || duplex === 'none' ? [] : [duplexNote(duplex, printer)] };
};

function duplexNote(duplex: Exclude<Duplex, 'none'>, printer: string): Diagnostic {
  return {
    severity: 'warning', stage: 'pdf', code: 'duplex-by-printer', message: `Windows prints PDFs as the printer is set; both sides, turned about the ${duplex === 'long-edge' ? 'long' : 'short'} edge, cannot be asked for`,
    hint: `set it in the preferences of ${printer}`,
  };
}

function firstLine(text: string): string {
  return text.trim().split(/\r?\n/)[0] || 'it gave no reason';
}

export const windows: PrintSystem = { list, print };
