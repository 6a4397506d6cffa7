// `briefing verify FILE.pdf`: makes the PDF again from what is attached to it and compares the bytes.

import { createEngine } from '../engine.ts';
import { nodeHost } from '../host-node.ts';
import { verifyPdf } from '../provenance/verify.ts';
import { UsageError } from './arguments.ts';
import type { Command } from './command.ts';
import { readInput, writeOutput } from './terminal.ts';

export const verify: Command = {
  name: 'verify',
  usage: 'FILE.pdf',
  summary: 'Makes a PDF again from what it carries, and says whether the bytes agree.',
  options: [
    { name: 'output', short: 'o', value: 'AGAIN.pdf', help: 'also write what was made again' },
    { name: 'json', help: 'print the result as JSON' },
  ],
  run: async (words, terminal) => {
    const [file, ...more] = words.words;
    if (file === undefined || more.length > 0) throw new UsageError('name one PDF');
    const host = nodeHost();
    const { same, manifest, differences, remade } = await verifyPdf(readInput(file, host.read), file, host, createEngine(host));
    const output = words.value('output');
    if (output !== undefined) await writeOutput(output, remade);
    if (words.flag('json')) terminal.out(`${JSON.stringify({ same, producer: manifest.producer, differences }, undefined, 2)}\n`);
    else if (same) terminal.out(`${file}: the same bytes, made by ${manifest.producer}\n`);
    else terminal.out(`${file}: not the same\n${differences.map((one) => `  ${one}\n`).join('')}`);
    return same ? 0 : 1;
  },
};
