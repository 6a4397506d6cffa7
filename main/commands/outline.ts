// `briefing outline REPORT.json`: what can be chosen, with the names that `--sections` takes.

import { formatDiagnostic } from '../diagnostic.ts';
import { loadReport } from '../dataset/load.ts';
import { nodeHost } from '../host-node.ts';
import { dumpOutline, outlineReport } from '../select/outline.ts';
import { UsageError } from './arguments.ts';
import type { Command } from './command.ts';
import { readInput } from './terminal.ts';

export const outline: Command = {
  name: 'outline',
  usage: 'REPORT.json',
  summary: 'Lists the sections of a report and what stands in them.',
  options: [{ name: 'json', help: 'print it as JSON' }],
  run: async (words, terminal) => {
    const [file, ...more] = words.words;
    if (file === undefined || more.length > 0) throw new UsageError('name one report');
    const { report } = loadReport(readInput(file, nodeHost().read), file, (problem) => terminal.error(`${formatDiagnostic(problem)}\n`));
    const items = outlineReport(report);
    terminal.out(words.flag('json') ? `${JSON.stringify(items, undefined, 2)}\n` : dumpOutline(items));
    return 0;
  },
};
