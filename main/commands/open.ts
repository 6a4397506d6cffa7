// `briefing open FILE.pdf`: gives back what a PDF was made from, as a briefing file with its dataset and template beside it.

import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { nodeHost } from '../host-node.ts';
import { outputOf } from '../output.ts';
import { openProvenance } from '../provenance/open.ts';
import { printBriefingFile, type ParameterValue } from '../select/briefing-file.ts';
import { UsageError } from './arguments.ts';
import type { Command } from './command.ts';
import { readInput, writeOutput } from './terminal.ts';

export const open: Command = {
  name: 'open',
  usage: 'FILE.pdf',
  summary: 'Restores the briefing, dataset and template from a PDF made by this program.',
  options: [{ name: 'output', short: 'o', value: 'FOLDER', help: 'where to; without it, a folder named after the file' }],
  run: async (words, terminal) => {
    const [file, ...more] = words.words;
    if (file === undefined || more.length > 0) throw new UsageError('name one PDF');
    const opened = openProvenance(readInput(file, nodeHost().read), file);
    const name = basename(file, '.pdf');
    const folder = words.value('output') ?? name;
    if (existsSync(folder) && readdirSync(folder).length > 0) throw new UsageError(`the folder ${folder} is not empty; name another with -o`);
    const { manifest } = opened;
    await writeOutput(join(folder, 'dataset.json'), opened.dataset);
    for (const [path, data] of opened.images) await writeOutput(join(folder, path), data);
    for (const [path, data] of opened.template) {
      await writeOutput(path.startsWith('base/') ? join(folder, path) : join(folder, manifest.template.name, path), data);
    }
    const output = outputOf(manifest.edition, manifest.handout ?? undefined);
    const briefing = printBriefingFile({
      report: './dataset.json', template: `./${manifest.template.name}`,
      parameters: manifest.parameters as Readonly<Record<string, ParameterValue>>, options: manifest.options,
      ...(manifest.selection === null ? {} : { selection: manifest.selection }), ...(manifest.breaks === undefined ? {} : { breaks: manifest.breaks }), ...(output === undefined ? {} : { output }),
    });
    const target = join(folder, `${name}.briefing.json`);
    await writeOutput(target, briefing);
    terminal.out(`${target}\n`);
    return 0;
  },
};
