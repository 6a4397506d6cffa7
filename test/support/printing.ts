// Printing systems for tests: small programs that note what they are told and answer as CUPS or PowerShell would.

import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes a shell script that can be run. */
function program(path: string, lines: readonly string[]): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${lines.join('\n')}\n`);
  chmodSync(path, 0o755);
}

const note = (log: string): string => `for word in "$@"; do printf '%s\\n' "$word" >> '${log}'; done`;

/** `lp` and `lpstat` in this folder; `usual` is the default printer. `refusal` makes `lp` fail with it. */
export function fakeCups(folder: string, printers: readonly string[], { usual, refusal }: { readonly usual?: string; readonly refusal?: string } = {}): void {
  const destination = usual === undefined ? 'no system default destination' : `system default destination: ${usual}`;
  program(join(folder, 'lpstat'), [`case "$1" in -d) echo '${destination}';; -e) ${printers.length === 0 ? 'echo "lpstat: No destinations added." >&2; exit 1' : printers.map((name) => `echo '${name}'`).join('; ')};; *) exit 1;; esac`]);
  program(join(folder, 'lp'), [
    note(join(folder, 'told')),
    refusal === undefined ? 'echo "request id is $2-17 (1 file(s))"' : `echo 'lp: ${refusal}' >&2; exit 1`,
  ]);
}

/** A PowerShell under this SystemRoot, with these printers as it tells them; `refusal` makes printing fail with it. */
export function fakePowerShell(root: string, printers: string, refusal?: string): void {
  program(join(root, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe'), [
    `case "$4" in *Win32_Printer*) echo '${printers}'; exit 0;; esac`,
    `printf '%s\\n' "$BRIEFING_FILE" "$BRIEFING_PRINTER" "$BRIEFING_COPIES" > '${join(root, 'told')}'`,
    note(join(root, 'words')),
    refusal === undefined ? 'exit 0' : `echo '${refusal}' >&2; exit 1`,
  ]);
}

/** What a program was told, word by word. */
export const told = (folder: string, file = 'told'): readonly string[] => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
