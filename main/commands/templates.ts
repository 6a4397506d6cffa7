// `briefing templates`: what there is to fill, with its parameters.

import { nodeHost, programFolder } from '../host-node.ts';
import { bundledTemplates, listTemplates, type ListedTemplate } from '../library.ts';
import type { Command } from './command.ts';

function describe({ manifest, folder }: ListedTemplate): string {
  const parameters = Object.entries(manifest.parameters).map(([name, parameter]) => {
    const choices = parameter.type === 'choice' ? ` (${parameter.choices.map((choice) => choice.value).join(', ')})` : '';
    const start = parameter.default === undefined ? '' : `, default ${JSON.stringify(parameter.default)}`;
    return `    ${name.padEnd(14)} ${parameter.type}${choices}${start}: ${parameter.label}`;
  });
  return [`${manifest.name}: ${manifest.purpose}`, `  ${folder}; ${manifest.papers.join(', ')}`, ...parameters].join('\n');
}

export const templates: Command = {
  name: 'templates',
  usage: '[FOLDER]',
  summary: 'Lists the bundled templates, or those in a folder, with their parameters.',
  options: [{ name: 'json', help: 'print them as JSON' }],
  run: async (words, terminal) => {
    const host = nodeHost();
    const [folder] = words.words;
    const list = folder === undefined ? bundledTemplates(programFolder(), host) : listTemplates(folder, `${programFolder()}/templates/base`, host);
    terminal.out(words.flag('json') ? `${JSON.stringify(list, undefined, 2)}\n` : `${list.map(describe).join('\n\n')}\n`);
    return 0;
  },
};
