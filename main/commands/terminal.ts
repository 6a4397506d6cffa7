// Where a command reads and writes: standard streams, files that are complete or absent, progress on a terminal.

import { readFileSync } from 'node:fs';
import { BriefingError, formatDiagnostic, type Diagnostic } from '../diagnostic.ts';
import type { Host } from '../host.ts';
import { nodeHost } from '../host-node.ts';
import { writeWholeFile } from '../whole-file.ts';

export type Terminal = {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Shows how far the work is, once it has taken half a second, and only on a terminal. */
  readonly progress: (text: string) => void;
  readonly clearProgress: () => void;
};

const patience = 500;

export function openTerminal(): Terminal {
  const start = performance.now();
  let shown = false;
  const clearProgress = (): void => {
    if (shown) process.stderr.write('\r\u001B[K');
    shown = false;
  };
  return {
    out: (text) => {
      clearProgress();
      process.stdout.write(text);
    },
    error: (text) => {
      clearProgress();
      process.stderr.write(text);
    },
    progress: (text) => {
      if (process.stderr.isTTY !== true || performance.now() - start < patience) return;
      process.stderr.write(`\r\u001B[K${text.slice(0, Math.max(20, (process.stderr.columns || 80) - 1))}`);
      shown = true;
    },
    clearProgress,
  };
}

/** `-` is standard input. Throws BriefingError in plain words. */
export function readInput(path: string, read: (path: string) => Uint8Array): Uint8Array {
  try {
    return path === '-' ? readFileSync(0) : read(path);
  } catch (error) {
    throw new BriefingError([{ severity: 'error', stage: 'dataset', code: 'unreadable-file', message: `cannot read ${path}: ${(error as Error).message}` }]);
  }
}

/** The host of a command: `-` is standard input, read once. */
export function commandHost(): Host {
  const host = nodeHost();
  let input: Uint8Array | undefined;
  return { ...host, read: (path) => (path === '-' ? (input ??= readFileSync(0)) : host.read(path)) };
}

/** Writes a file whole or not at all; `-` is standard output. Makes the folders on the way. */
export async function writeOutput(path: string, data: Uint8Array | string): Promise<void> {
  if (path !== '-') return writeWholeFile(path, data);
  await new Promise<void>((done, failed) => process.stdout.write(data, (error) => (error ? failed(error) : done())));
}

/** The diagnostics as lines, the gravest first, with a count at the end. */
export function describeDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const rank = { error: 0, warning: 1, info: 2 };
  const lines = [...diagnostics].sort((a, b) => rank[a.severity] - rank[b.severity]).map((one) => formatDiagnostic(one));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
