// Printing on Linux and macOS: the commands of CUPS, `lpstat` and `lp`, found in PATH.

import { basename } from 'node:path';
import { problem, runProgram, type Duplex, type Ended, type Machine, type Printer, type PrintSystem } from './system.ts';

/** Values of the IPP attribute `sides` (RFC 8011, 5.2.8). */
const sides: Readonly<Record<Duplex, string>> = { none: 'one-sided', 'long-edge': 'two-sided-long-edge', 'short-edge': 'two-sided-short-edge' };
/** Answers in English, where the system goes by this. */
const plain = { LC_ALL: 'C', LANG: 'C' };

async function list(machine: Machine): Promise<readonly Printer[]> {
  const names = await namesOf(machine);
  if (names.length === 0) return [];
  const usual = defaultOf((await runProgram('lpstat', ['-d'], machine, plain)).out);
  return names.map((name) => ({ name, isDefault: name === usual }));
}

/** `-e` knows printers of the network too, but is younger than `-a`. Where there is none, both end with an error. */
async function namesOf(machine: Machine): Promise<readonly string[]> {
  for (const option of ['-e', '-a']) {
    const { code, out } = await runProgram('lpstat', [option], machine, plain);
    if (code === 0) return out.split('\n').map((line) => line.split(/\s/)[0] ?? '').filter((name) => name !== '');
  }
  return [];
}

/** "system default destination: NAME", in whatever language macOS says it. */
function defaultOf(text: string): string | undefined {
  return /[:：]\s*(\S+)\s*$/.exec(text)?.[1];
}

const print: PrintSystem['print'] = async (file, { printer, copies, duplex }, machine) => {
  const words = ['-d', printer, '-n', String(copies), ...(duplex === undefined ? [] : ['-o', `sides=${sides[duplex]}`]), '-t', basename(file), file];
  const ended = await runProgram('lp', words, machine, plain);
  if (ended.code !== 0) throw problem('print-failed', `the printing system refused it: ${reasonOf(ended)}`);
  return { job: /\b(\S+-\d+)\b/.exec(ended.out)?.[1], notes: [] };
};

function reasonOf({ error, code }: Ended): string {
  return error.trim().replace(/^lp: /, '').split('\n')[0] || `lp ended with ${code}`;
}

export const cups: PrintSystem = { list, print };
