// `briefing render PAGE.html`: the engine on a finished page, for template authors and for comparison with other engines.

import { basename, extname } from 'node:path';
import { nodeHost } from '../host-node.ts';
import { UsageError } from './arguments.ts';
import type { Command } from './command.ts';
import { outputOptions, produce } from './output.ts';
import { readInput } from './terminal.ts';

export const render: Command = {
  name: 'render',
  usage: 'PAGE.html',
  summary: 'Sets a finished HTML file with CSS Paged Media.',
  options: [{ name: 'css', value: 'SHEET', repeat: true, help: 'a style sheet besides the page’s own; may be given several times' }, ...outputOptions],
  run: async (words, terminal) => {
    const [file, ...more] = words.words;
    if (file === undefined || more.length > 0) throw new UsageError('name one HTML file, or - for standard input');
    const { read } = nodeHost();
    const text = (path: string): string => new TextDecoder().decode(readInput(path, read));
    const sheets = words.values('css').map((path) => ({ file: path, text: text(path) }));
    const output = words.value('output') ?? (file === '-' ? '-' : `${basename(file, extname(file))}.pdf`);
    const request = { kind: 'page', file: file === '-' ? 'standard-input.html' : file, text: text(file), sheets } as const;
    return produce({ request, output, diagnostics: [] }, words, terminal);
  },
};
